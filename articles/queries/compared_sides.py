"""What a comparison can lay side by side: stored articles, their earlier versions, and texts that are not stored."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Self

from django.conf import settings

from ..analysis.compared_text import ComparedText, of_analysis
from ..language.document import analyse
from ..models import Article, Revision
from .compared_texts import MOST_SENTENCES, compared_texts

MOST_SIDES = 6


@dataclass(frozen=True, slots=True)
class Side:
    """One text of a comparison. ``key`` names it in the address; ``name`` is who published it, or what a version or a
    pasted text is called. ``cut``: it is longer than what is compared."""

    key: str
    name: str
    title: str
    language: str
    compared: ComparedText
    cut: bool
    article: Article | None = None
    replaced_at: datetime | None = None

    @property
    def direction(self) -> str:
        return "rtl" if self.language.partition("-")[0] in settings.LANGUAGES_BIDI else "ltr"

    @property
    def is_named_by_source(self) -> bool:
        """Whether it is an article among those of other outlets, and no version of one."""
        return self.article is not None and self.name == self.article.source.name

    @classmethod
    def of_text(cls, key: str, name: str, text: str, today: date, language: str = "ar") -> Self:
        """A text that nobody stored, as published on ``today``; it is read here and now."""
        found = analyse(text, today=today)
        read, cut = _cut(of_analysis(found))
        return cls(key, name, found.title, language, read, cut)


def sides_of_articles(articles: Sequence[Article]) -> list[Side]:
    """Articles in their order, in three queries."""
    return [
        Side(
            str(article.pk),
            article.source.name,
            article.title,
            article.language,
            compared,
            len(article.sentences) > MOST_SENTENCES,
            article,
        )
        for article, compared in zip(articles, compared_texts(articles), strict=True)
    ]


def side_of_version(article: Article, revision: Revision, name: str) -> Side:
    """An earlier text of an article. What was found in it is not stored, so it is read anew."""
    found = analyse(revision.text, today=article.published_day, title=revision.title, source=article.source.name)
    read, cut = _cut(of_analysis(found))
    key = str(revision.number)
    return Side(key, name, revision.title, article.language, read, cut, replaced_at=revision.replaced_at)


def _cut(read: ComparedText) -> tuple[ComparedText, bool]:
    if len(read.sentences) <= MOST_SENTENCES:
        return read, False
    return ComparedText(read.text, read.sentences[:MOST_SENTENCES], read.known, read.credits), True
