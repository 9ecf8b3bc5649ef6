"""Who "says" and who "claims": with what kind of verb each source or camp reports speech, of whom."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from uuid import UUID

from django.db.models import Count

from ..language.normalise import fold
from ..language.words import entries
from ..models import Article, Camp, Entity, Quotation, Source, User
from .article_filters import ArticleFilter

READ_ARTICLES = 2_000
"""Newest articles whose quotations are counted where nobody is chosen."""

READ_QUOTATIONS = 5_000
"""Newest quotations of somebody that are counted."""

MOST_ROWS = 24
OPENED = 40
_VERBS = 3

STANCES = tuple(Quotation.Stance.values)


class By(StrEnum):
    SOURCE = "source"
    CAMP = "camp"
    SPEAKER = "speaker"


_OF_ROW = {By.SOURCE: "article__source", By.CAMP: "article__source__camps", By.SPEAKER: "speaker_entity"}


@dataclass(frozen=True, slots=True)
class Cell:
    """Quotations of a row that are reported in one manner, ``share`` (0..1) of the row's; the verbs used most."""

    stance: str
    count: int
    share: float
    verbs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    value: Source | Camp | Entity
    cells: tuple[Cell, ...]
    total: int


@dataclass(frozen=True, slots=True)
class ReportingMatrix:
    """``all`` is the row of everything; ``cut`` where there are more quotations than are counted."""

    rows: tuple[Row, ...]
    all: tuple[Cell, ...]
    total: int
    cut: bool
    more: int
    """Rows that are not shown."""


def reporting_matrix(speaker: Entity | None, filters: ArticleFilter, user: User, by: By) -> ReportingMatrix:
    """The manner of reporting by source, by camp or by speaker, in five queries at most."""
    read = _read(speaker, filters, user)
    group = "speaker_entity_id" if by is By.SPEAKER else "article__source_id"
    counted = Quotation.objects.filter(pk__in=read).values_list(group, "stance", "cue").annotate(Count("pk"))
    verbs: dict[UUID | None, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    everything: dict[str, Counter[str]] = defaultdict(Counter)
    for value, stance, cue, number in counted.order_by():
        verb = verb_of(cue)
        verbs[value][stance][verb] += number
        everything[stance][verb] += number
    rows = list(_rows(verbs, by))
    rows.sort(key=lambda row: (-row.total, row.value.sort_key))
    total = _total(everything)
    return ReportingMatrix(
        tuple(rows[:MOST_ROWS]), cells_of(everything), total, _is_cut(speaker, read), max(0, len(rows) - MOST_ROWS)
    )


def verb_of(cue: str) -> str:
    """The name of the verb that a reporting phrase begins with (قال for وقالت); the phrase itself where it has none."""
    first = next(iter(cue.split()), "")
    form = fold(first)
    return _verbs().get(form) or _verbs().get(form[1:] if form[:1] in ("و", "ف") else form) or cue


@cache
def _verbs() -> dict[str, str]:
    return {fold(form): forms[0] for forms in reversed(entries("reporting_verbs")) for form in forms}


def quotations_of(
    speaker: Entity | None, filters: ArticleFilter, user: User, by: By, value: UUID | int, stance: str
) -> list[Quotation]:
    """The newest quotations of one cell."""
    found = Quotation.objects.filter(pk__in=_read(speaker, filters, user), stance=stance)
    found = found.filter(**{_OF_ROW[by]: value})
    found = found.select_related("article__source", "speaker_entity").defer("article__search", "article__removed")
    return list(found.order_by("-article__published_at", "pk")[:OPENED])


def _read(speaker: Entity | None, filters: ArticleFilter, user: User) -> list[int]:
    """The keys of the quotations that are counted, one more than that where there are more."""
    within = filters.apply(Article.objects.all(), user)
    standing = Quotation.objects.exclude(decision=Quotation.Decision.REJECTED).exclude(cue="")
    if speaker:
        spoken = standing.filter(speaker_entity=speaker)
        spoken = spoken.filter(article__in=within) if filters else spoken
        newest = spoken.order_by("-article__published_at", "pk")
        return list(newest.values_list("pk", flat=True)[: READ_QUOTATIONS + 1])
    articles = list(within.newest_first().values_list("pk", flat=True)[:READ_ARTICLES])
    return list(standing.filter(article__in=articles).order_by().values_list("pk", flat=True))


def _is_cut(speaker: Entity | None, read: Sequence[int]) -> bool:
    return (
        len(read) > READ_QUOTATIONS if speaker else Article.objects.all()[: READ_ARTICLES + 1].count() > READ_ARTICLES
    )


def _rows(verbs: dict[UUID | None, dict[str, Counter[str]]], by: By) -> Iterator[Row]:
    if by is By.CAMP:
        yield from _rows_of_camps(verbs)
        return
    known: dict[UUID, Source | Entity] = dict(
        (Source if by is By.SOURCE else Entity).objects.in_bulk([value for value in verbs if value])
    )
    for value, found in verbs.items():
        if value in known:
            yield _row(known[value], found)


def _rows_of_camps(verbs: dict[UUID | None, dict[str, Counter[str]]]) -> Iterator[Row]:
    """A source that stands in several camps counts in each."""
    for camp in Camp.objects.in_order().prefetch_related("sources"):
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for source in camp.sources.all():
            for stance, counts in verbs.get(source.pk, {}).items():
                found[stance].update(counts)
        if found:
            yield _row(camp, found)


def _row(value: Source | Camp | Entity, found: dict[str, Counter[str]]) -> Row:
    return Row(value, cells_of(found), _total(found))


def _total(found: dict[str, Counter[str]]) -> int:
    return sum(verbs.total() for verbs in found.values())


def cells_of(found: dict[str, Counter[str]]) -> tuple[Cell, ...]:
    total = _total(found)
    return tuple(
        Cell(
            stance,
            found[stance].total() if stance in found else 0,
            found[stance].total() / total if stance in found and total else 0.0,
            tuple(verb for verb, _n in found[stance].most_common(_VERBS)) if stance in found else (),
        )
        for stance in STANCES
    )
