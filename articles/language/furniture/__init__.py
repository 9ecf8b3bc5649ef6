"""Site furniture: what a template writes around an article. One kind a file.

The forms are those of Arabic news sites, as seen in the articles that newsdesk was tried on.
"""

from ..page import Page
from . import breadcrumbs, closing_blocks, recurring_lines, related_articles, tag_lists, time_stamps
from .fixed_lines import LONGEST_LINK, is_furniture, take_sliders
from .invitations import is_invitation
from .share_bars import is_share_bar


def take_furniture(page: Page, recurring: frozenset[str]) -> None:
    """Take what is known to be furniture whatever the headline is."""
    if recurring:
        recurring_lines.take(page, recurring)
    closing_blocks.take(page)
    related_articles.take(page)
    take_sliders(page)
    page.drop_each(_reason_for, LONGEST_LINK)
    time_stamps.take(page)
    breadcrumbs.take(page)
    tag_lists.take(page)


def _reason_for(line: str) -> str:
    if is_furniture(line) or is_invitation(line):
        return "site furniture"
    return "share bar" if is_share_bar(line) else ""
