"""A saved search as an Atom feed (RFC 4287). Its address holds a secret token and asks for no sign-in."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.feedgenerator import Atom1Feed
from django.utils.http import http_date
from django.utils.xmlutils import SimplerXMLGenerator
from django.views.decorators.http import require_safe

from ...models import Article, Right, SavedSearch
from ...queries.saved_searches import search_at
from ...queries.search import Sort
from ...queries.search_hits import Hit, hits
from ...queries.time_limit import within_time

NEWEST = 50
TIMEOUT = 2_000
"""Milliseconds for one statement."""

WAIT = 600
"""Seconds after which a reader of feeds may try again a search that took too long."""

# What XML 1.0 cannot hold, not even escaped.
_UNWRITABLE = {code: None for code in range(0x20) if chr(code) not in "\t\n\r"} | {0xFFFE: None, 0xFFFF: None}
_PRIVATE = {"Cache-Control": "private", "X-Robots-Tag": "noindex"}


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponseBase:
    """The newest hits of one saved search, as its owner sees them; 404 for a token that opens nothing (any more)."""
    saved = SavedSearch.objects.select_related("user").filter(token=token).first()
    if saved is None or not saved.user.may(Right.READ):
        raise Http404
    response = _answer(request, saved)
    for name, value in _PRIVATE.items():
        response[name] = value
    return response


def _answer(request: HttpRequest, saved: SavedSearch) -> HttpResponseBase:
    search = replace(search_at(saved.address, saved.user), sort=Sort.NEWEST)
    with within_time(TIMEOUT):
        articles = search.page(search.count(), size=NEWEST).articles
        if "hits" in search.late:
            return HttpResponse(status=503, headers={"Retry-After": str(WAIT)})
        etag, updated = _etag(saved, articles), max((_updated(one) for one in articles), default=saved.created_at)
        # An article may enter a search long after it was written, by a tag or a name: only the entity tag tells.
        response = get_conditional_response(request, etag=etag)
        if response is None:
            found = hits(articles, search.query, saved.user)
            response = HttpResponse(_written(request, saved, found), content_type="application/atom+xml; charset=utf-8")
        response["ETag"] = etag
        response["Last-Modified"] = http_date(updated.timestamp())
    return response


def _etag(saved: SavedSearch, articles: Sequence[Article]) -> str:
    """Another one for whatever a reader of the feed would see changed."""
    parts = [str(saved.pk), saved.token, saved.name, saved.address]
    parts += [f"{one.pk} {one.digest} {one.source.name} {_updated(one).isoformat()}" for one in articles]
    return '"' + hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32] + '"'


def _updated(article: Article) -> datetime:
    """When it was published, or when its text came here (again) where that was later."""
    return max(article.published_at, article.received_at)


def _written(request: HttpRequest, saved: SavedSearch, found: Sequence[Hit]) -> str:
    atom = _Atom(
        title=_clean(saved.name),
        link=request.build_absolute_uri(f"{reverse('search')}?{saved.address}"),
        description=None,
        feed_url=request.build_absolute_uri(),
        feed_guid=saved.pk.urn,
        changed=max((_updated(hit.row.article) for hit in found), default=saved.created_at),
    )
    for hit in found:
        article = hit.row.article
        atom.add_item(
            title=_clean(article.title),
            link=request.build_absolute_uri(article.get_absolute_url()),
            description="",
            author_name=_clean(article.source.name),
            unique_id=article.pk.urn,
            pubdate=article.published_at,
            updateddate=_updated(article),
            summary=_clean(_passage(hit)),
            original=_clean(article.url),
            lang=article.language,
        )
    return str(atom.writeString("utf-8"))


def _passage(hit: Hit) -> str:
    passage = "".join(text for text, _marked in hit.passage)
    return f"{'… ' if hit.cut_before else ''}{passage}{' …' if hit.cut_after else ''}"


def _clean(text: str) -> str:
    return text.translate(_UNWRITABLE)


class _Atom(Atom1Feed):
    """Django's, with summaries of plain text, each entry's language, and the address of the original."""

    def latest_post_date(self) -> datetime:
        changed: datetime = self.feed["changed"]
        return changed

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        return {"xml:lang": item["lang"]}

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item | {"description": None})  # which would be HTML
        handler.addQuickElement("summary", item["summary"], {"type": "text"})
        if item["original"]:
            handler.addQuickElement("link", "", {"rel": "via", "href": item["original"]})
