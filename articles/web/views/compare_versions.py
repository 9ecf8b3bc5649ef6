"""The versions of one article side by side."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ...models import Article, Revision
from ...queries.compared_sides import MOST_SIDES, Side, side_of_version, sides_of_articles
from ...queries.comparison import articles_by_id, compare_sides
from ...templatetags.display import digits
from ..access import DeskRequest, reads
from ..comparison_exports import exported
from ..comparison_page import rows_shown, whole_page
from ..rendering import page, wants_fragment

_NOW = "now"


@require_safe
@reads
def compare_versions(request: DeskRequest, pk: UUID) -> HttpResponse:
    """The versions of an article named by ``v`` (their numbers, "now" for the text of today), the oldest first; the
    newest six without it. The base is the oldest, or the one named by ``base``."""
    article = next(iter(articles_by_id([pk])), None)
    if article is None:
        raise Http404
    count = Revision.objects.filter(article=article).count()
    if not count:
        raise Http404(_("This article has one version."))
    sides = _sides(article, request.GET.getlist("v"))
    keys = [side.key for side in sides]
    wanted = request.GET.get("base", "")
    comparison = compare_sides(sides, keys.index(wanted) if wanted in keys else 0)
    if export := exported(comparison, request.GET):
        return export
    if "after" in request.GET and wants_fragment(request):
        return page(request, "articles/compare_rows.html", rows_shown(comparison, request.GET, append=True))
    context = whole_page(comparison, request.GET) | {"heading": _("Versions of one article")}
    if len(sides) <= count:
        shown = {"shown": digits(len(sides)), "all": digits(count + 1)}
        context["found_out"] = [_("%(shown)s of %(all)s versions are shown.") % shown]
    return page(request, "articles/compare.html", context)


def _sides(article: Article, wanted: list[str]) -> list[Side]:
    """At least two versions: what is asked for is completed by the newest."""
    asked = [int(number) for number in wanted if number.isdecimal() and len(number) < 6]
    versions = Revision.objects.filter(article=article).order_by("-number")
    named = list(versions.filter(number__in=asked)[: MOST_SIDES - 1])
    earlier = [
        side_of_version(article, one, _("Version %(number)s") % {"number": digits(one.number)})
        for one in reversed(named or list(versions[: MOST_SIDES - 1]))
    ]
    is_whole = len(named) > 1 and _NOW not in wanted
    return earlier if is_whole else [*earlier, _current(article)]


def _current(article: Article) -> Side:
    (side,) = sides_of_articles([article])
    return Side(_NOW, _("Version of today"), side.title, side.language, side.compared, side.cut, article)
