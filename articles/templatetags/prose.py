"""An article's text with its marks, written as one string: a long text has more pieces than a template has time for."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Protocol

from django import template
from django.utils.safestring import SafeString

register = template.Library()


class Marked(Protocol):
    """What stands under a stretch of text: its kind as in ``a.mark[data-kind]``, its id, the address of its card."""

    @property
    def kind(self) -> str: ...
    @property
    def key(self) -> str: ...
    @property
    def href(self) -> str: ...


class Stretch(Protocol):
    """A piece of ``web.marking``."""

    @property
    def start(self) -> int: ...
    @property
    def text(self) -> str: ...
    @property
    def quotation(self) -> Marked | None: ...
    @property
    def mark(self) -> Marked | None: ...
    @property
    def opens_quotation(self) -> bool: ...
    @property
    def opens_mark(self) -> bool: ...


@register.filter
def prose(paragraphs: Iterable[Sequence[Stretch]]) -> SafeString:
    """All paragraphs: each mark a link to its card. A mark has its id where it begins, for links that lead to it."""
    return SafeString("\n".join(map(_paragraph, paragraphs)))


def _paragraph(pieces: Sequence[Stretch]) -> str:
    """``data-start`` is where it begins in the text, in code points: what is selected in it is counted from there."""
    return f'<p data-start="{pieces[0].start}">{"".join(map(_written, pieces))}</p>'


def _written(piece: Stretch) -> str:
    text, quotation = escape(piece.text), piece.quotation
    if piece.mark:
        quoted = " data-quoted" if quotation else ""
        return _link(piece.mark, text, opens=piece.opens_mark, quoted=quoted)
    if quotation is None:
        return text
    if piece.opens_quotation:
        return _link(quotation, text, opens=True)
    return f'<span class="mark" data-kind="quotation" data-card="{escape(quotation.href)}">{text}</span>'


def _link(mark: Marked, text: str, *, opens: bool, quoted: str = "") -> str:
    named = f' id="{escape(mark.key)}"' if opens else ""
    return f'<a class="mark"{named} href="{escape(mark.href)}" data-kind="{escape(mark.kind)}"{quoted}>{text}</a>'
