from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from ...actions.reading_state import mark_opened
from ...models import Article, Kind, Right, User
from ...models.article import ArticleQuerySet
from ...queries.article_filters import ArticleFilter, read_filter
from ...queries.article_page import ArticlePage
from ...queries.inbox import arrived_since, inbox_articles, rows_of
from ...queries.keyset import page_of
from ..access import DeskRequest, reads
from ..filter_chips import filter_chips
from ..rendering import page
from .article import reader_context

_RANGES = {
    "": _("Any time"),
    "visit": _("Since my last visit"),
    "today": _("Today"),
    "shift": _("Last 8 hours"),
    "week": _("Last 7 days"),
}
_STATES = {
    "": _("To do"),
    "unread": _("Unread"),
    "important": _("Important"),
    "done": _("Done"),
    "all": _("All"),
}
_VISIT = "visit_began_after"


@require_safe
@reads
def inbox(request: DeskRequest) -> HttpResponse:
    """The list at the start, the reader at the end; ``open`` names the article that is read."""
    filters, folded = _asked(request)
    articles = _within_range(request, inbox_articles(request.user, filters, folded=folded))
    listed = page_of(articles, older=request.GET.get("older", ""), newer=request.GET.get("newer", ""))
    context = {
        "filters": filters,
        "chips": list(filter_chips(filters)),
        "range": request.GET.get("range", ""),
        "ranges": _RANGES,
        "state": request.GET.get("state", ""),
        "states": _STATES,
        "folded": folded,
        "list": listed,
        "since": timezone.now().isoformat(),
        "here": _here(request),
        "may_annotate": request.user.may(Right.ANNOTATE),
        "mark_kinds": Kind.choices,
    }
    opened = _opened(request)
    if opened:
        context |= reader_context(request, opened) | {"here": context["here"]}
    context["rows"] = rows_of(listed.articles, request.user)
    return page(request, "articles/inbox.html", context)


@require_safe
@reads
def arrivals(request: DeskRequest) -> HttpResponse:
    """The pill above the list: how many articles arrived since ``since``. Asked for by the open page every minute."""
    since = _read_time(request.GET.get("since", ""))
    if since is None:
        raise Http404
    filters, folded = _asked(request)
    count = arrived_since(request.user, filters, since, folded=folded)
    return render(
        request, "articles/_arrivals.html", {"count": count, "here": _here(request), "since": since.isoformat()}
    )


def _asked(request: DeskRequest) -> tuple[ArticleFilter, bool]:
    """The filter in the address, in the inbox's own words for states, and whether copies are folded."""
    filters = read_filter(request.GET)
    state = request.GET.get("state", "")
    if state in ("", "all"):
        filters = replace(filters, state="" if state else "todo", ignored=())
    narrowed = bool(replace(filters, after=None, before=None, state=""))
    return filters, not narrowed and request.GET.get("fold") != "0"


def _within_range(request: DeskRequest, articles: ArticleQuerySet) -> ArticleQuerySet:
    now = timezone.now()
    last_visit = _last_visit(request, now)
    match request.GET.get("range"):
        case "visit":
            return articles.filter(received_at__gte=last_visit) if last_visit else articles
        case "today":
            midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
            return articles.published_between(midnight, None)
        case "shift":
            return articles.published_between(now - timedelta(hours=8), None)
        case "week":
            return articles.published_between(now - timedelta(days=7), None)
        case _:
            return articles


def _last_visit(request: DeskRequest, now: datetime) -> datetime | None:
    """When the user last looked before this session began; this visit is noted once a minute."""
    seen = request.user.inbox_seen_at
    if _VISIT not in request.session:
        request.session[_VISIT] = seen.isoformat() if seen else ""
    if seen is None or now - seen > timedelta(minutes=1):
        User.objects.filter(pk=request.user.pk).update(inbox_seen_at=now)
    return _read_time(request.session[_VISIT])


def _read_time(text: str) -> datetime | None:
    try:
        time = parse_datetime(text)
    except ValueError:
        return None
    return time if time and timezone.is_aware(time) else None


def _opened(request: DeskRequest) -> ArticlePage | None:
    try:
        pk = UUID(request.GET.get("open", ""))
    except ValueError:
        return None
    article = get_object_or_404(Article.objects.select_related("source", "story"), pk=pk)
    mark_opened(request.user, article.pk)
    return ArticlePage(article, request.user)


def _here(request: DeskRequest) -> str:
    """The address of this list without the article that is open, to hang ``open`` on."""
    query = request.GET.copy()
    query.pop("open", None)
    query.pop("since", None)
    return query.urlencode()
