from uuid import UUID

from django.http import HttpResponse, HttpResponseBadRequest, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from ...actions.reading_state import set_state, set_state_of_many
from ...actions.tag_articles import find_or_make_tag, tag_articles
from ...models import Article, Reading, Right
from ...queries.article_page import ArticlePage
from ...queries.inbox import rows_of
from ..access import DeskRequest, reads
from ..rendering import notice
from .back import back_to

MOST = 500
"""Articles that one bulk act may touch."""


@require_POST
@reads
def state(request: DeskRequest, pk: UUID) -> HttpResponse:
    """Set one's own reading state of an article: ``state`` unread, read or done, ``important`` 1 or 0."""
    article = get_object_or_404(Article.objects.select_related("source", "story"), pk=pk)
    wanted, important = request.POST.get("state", ""), request.POST.get("important")
    if wanted not in ("", *Reading.State.values) or important not in (None, "0", "1"):
        return HttpResponseBadRequest(_("This state is not known."))
    set_state(request.user, [pk], state=wanted, important=None if important is None else important == "1")
    if not request.htmx:
        return back_to(request)
    context = {"found": ArticlePage(article, request.user), "article": article, "oob": True}
    context["row"] = rows_of([article], request.user)[0]
    context |= {"here": request.POST.get("here", ""), "return_to": request.POST.get("next", "")}
    return render(request, "articles/_reading_changed.html", context)


@require_POST
@reads
def bulk(request: DeskRequest) -> HttpResponse:
    """One act on the selected articles (``a``): read, unread, done, important, tag or compare."""
    chosen = _chosen(request)
    act = request.POST.get("act", "")
    if not chosen:
        notice(request, _("Select at least one article first."))
    elif act == "compare":
        return _to_compare(chosen)
    elif act == "tag":
        _tag(request, chosen)
    elif act in (*Reading.State.values, "important"):
        _set(request, chosen, act)
    else:
        return HttpResponseBadRequest(_("This act is not known."))
    return back_to(request)


def _chosen(request: DeskRequest) -> list[UUID]:
    ids = []
    for text in request.POST.getlist("a")[:MOST]:
        try:
            ids.append(UUID(text))
        except ValueError:
            continue
    return sorted(Article.objects.filter(pk__in=ids).values_list("pk", flat=True))


def _to_compare(chosen: list[UUID]) -> HttpResponse:
    query = QueryDict(mutable=True)
    query.setlist("a", [str(pk) for pk in chosen[:6]])
    return HttpResponseRedirect(f"{reverse('compare')}?{query.urlencode()}")


def _set(request: DeskRequest, chosen: list[UUID], act: str) -> None:
    said = {
        "read": ngettext("%(n)d article marked read", "%(n)d articles marked read", len(chosen)),
        "unread": ngettext("%(n)d article marked unread", "%(n)d articles marked unread", len(chosen)),
        "done": ngettext("%(n)d article done", "%(n)d articles done", len(chosen)),
        "important": ngettext("%(n)d article marked important", "%(n)d articles marked important", len(chosen)),
    }[act] % {"n": len(chosen)}
    important = True if act == "important" else None
    wanted = "" if act == "important" else act
    change = set_state_of_many(request.user, chosen, said, state=wanted, important=important)
    notice(request, said, change)


def _tag(request: DeskRequest, chosen: list[UUID]) -> None:
    if not request.user.may(Right.ANNOTATE):
        notice(request, _("Your role does not allow tagging."))
        return
    tag = find_or_make_tag(request.POST.get("tag", ""), request.user)
    if tag is None:
        notice(request, _("Write the name of a tag first."))
        return
    said = ngettext("“%(tag)s” put on %(n)d article", "“%(tag)s” put on %(n)d articles", len(chosen))
    said %= {"tag": tag.name, "n": len(chosen)}
    notice(request, said, tag_articles(request.user, chosen, tag, said))
