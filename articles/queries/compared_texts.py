"""Articles as they are compared: their sentences with what was found in them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple, TypeVar
from uuid import UUID

from django.db.models import F

from ..analysis.compared_text import ComparedText, known_in
from ..language.sentences import Sentence
from ..models import Article, Mention, Quotation, TimeReference
from ..models.spans import DecidedSpan

MOST_SENTENCES = 1_000
"""Sentences of one article that are compared; what lies beyond is left out, and the screen says so."""


class _Name(NamedTuple):
    article: UUID
    start: int
    end: int
    kind: str
    name: str
    role: str


class _Date(NamedTuple):
    article: UUID
    start: int
    end: int
    earliest: date
    latest: date


class _Quotation(NamedTuple):
    article: UUID
    start: int
    end: int
    speaker: str
    role: str
    cue: str


Found = TypeVar("Found", _Name, _Date, _Quotation)


def compared_texts(articles: Sequence[Article]) -> list[ComparedText]:
    """The articles as texts to compare, in their order, in three queries. What a person rejected is not known."""
    mentions = Mention.objects.standing().filter(article__in=articles)
    names = _by_article(
        _Name(*row)
        for row in mentions.annotate(kind=F("entity__kind"), name=F("entity__name")).values_list(
            "article_id", "start", "end", "kind", "name", "role"
        )
    )
    dates = _by_article(
        _Date(*row)
        for row in TimeReference.objects.filter(article__in=articles)
        .exclude(decision=DecidedSpan.Decision.REJECTED)
        .values_list("article_id", "start", "end", "earliest", "latest")
    )
    quotations = _by_article(
        _Quotation(*row)
        for row in Quotation.objects.filter(article__in=articles)
        .exclude(decision=DecidedSpan.Decision.REJECTED)
        .values_list("article_id", "start", "end", "speaker", "role", "cue")
    )
    return [
        ComparedText(
            one.text,
            tuple(Sentence(start, end) for start, end in one.sentences[:MOST_SENTENCES]),
            known_in(one.text, names[one.pk], dates[one.pk], quotations[one.pk]),
            tuple(one.credits),
        )
        for one in articles
    ]


def _by_article(found: Iterable[Found]) -> defaultdict[UUID, list[Found]]:
    grouped: defaultdict[UUID, list[Found]] = defaultdict(list)
    for one in found:
        grouped[one.article].append(one)
    return grouped
