"""Sentences about whose names people decided."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch

from ..models import Article, Mention
from ..models.article import ArticleQuerySet
from ..models.spans import Decision

_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class NameIn:
    """A name in a sentence, in code points of the sentence; ``by`` is a person's or a rule's word for it."""

    start: int
    end: int
    kind: str
    by: str


@dataclass(frozen=True, slots=True)
class CorrectedSentence:
    """A sentence at ``start`` of an article's text: the names that stand in it, and those that people rejected."""

    article: UUID
    start: int
    text: str
    names: tuple[NameIn, ...]
    rejected: tuple[NameIn, ...]


def corrected_sentences(articles: ArticleQuerySet, *, whole: bool = False) -> Iterator[CorrectedSentence]:
    """Sentences with a decided name, in order of article and text. A name that only a rule found counts as one beside
    them; ``whole`` leaves out sentences that have such a name."""
    decided = Mention.objects.filter(article=OuterRef("pk")).exclude(decision="")
    mentions = Mention.objects.select_related("entity").order_by("start", "-end", "pk")
    chosen = articles.filter(Exists(decided)).only("pk", "text", "sentences").order_by("pk")
    for article in chosen.prefetch_related(Prefetch("mentions", mentions)).iterator(chunk_size=_AT_ONCE):
        yield from _of(article, list(article.mentions.all()), whole)


def _of(article: Article, mentions: Sequence[Mention], whole: bool) -> Iterator[CorrectedSentence]:
    for start, end in article.sentences:
        inside = [m for m in mentions if start <= m.start and m.end <= end]
        decided = [m for m in inside if m.decision]
        standing = _apart(sorted((m for m in inside if m.decision != Decision.REJECTED), key=_first))
        if not decided or (whole and any(not m.decision for m in standing)):
            continue
        rejected = [m for m in decided if m.decision == Decision.REJECTED]
        text = article.text[start:end]
        yield CorrectedSentence(article.pk, start, text, _names(standing, start), _names(rejected, start))


def _first(mention: Mention) -> tuple[bool, int, int]:
    """People's names go before those of rules, then the earlier and longer before others."""
    return not mention.decision, mention.start, -mention.end


def _apart(mentions: Iterable[Mention]) -> list[Mention]:
    """Of mentions that overlap the first given."""
    kept: list[Mention] = []
    for mention in mentions:
        if all(mention.end <= other.start or other.end <= mention.start for other in kept):
            kept.append(mention)
    return sorted(kept, key=lambda m: m.start)


def _names(mentions: Iterable[Mention], start: int) -> tuple[NameIn, ...]:
    return tuple(
        NameIn(m.start - start, m.end - start, m.entity.kind, "person" if m.decision else m.rule) for m in mentions
    )
