"""What people decided about the findings of an article, and where it stands in another version of its text."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Model

from ..analysis.relocation import Anchor, anchor, relocate
from ..models import Article, Entity, Mention, Quotation, SetAside, TimeReference
from ..models.spans import BY_HAND, Decision, Span

MODELS: dict[str, type[Model]] = {"mention": Mention, "quotation": Quotation, "timereference": TimeReference}
_NOT_KEPT = frozenset(("id", "article_id", "published_at"))


@dataclass(frozen=True, slots=True)
class Marked:
    """One mention as it is written; ``anchor`` says where it stood if a person decided about it."""

    start: int
    end: int
    text: str
    rule: str
    entity: UUID
    role: str
    certainty: float
    decision: str = ""
    decided_by: int | None = None
    anchor: Anchor | None = None

    @property
    def place(self) -> tuple[int, int, UUID]:
        return self.start, self.end, self.entity


@dataclass(frozen=True, slots=True)
class Kept:
    """A date or quotation that a person corrected or rejected, with the columns of its row (see ``as_row``)."""

    model: str
    anchor: Anchor
    row: dict[str, Any]
    rejected: bool
    decided_by: int | None


@dataclass(slots=True)
class Decided:
    """What people decided about one article."""

    marks: list[Marked] = field(default_factory=list)
    others: list[Kept] = field(default_factory=list)

    def of(self, model: str) -> list[Kept]:
        return [one for one in self.others if one.model == model]


Decisions = dict[UUID, Decided]


def as_row(found: Span) -> dict[str, Any]:
    """The columns of a finding as JSON has them, without its id, article and time of publication."""
    row = {}
    for column in found._meta.concrete_fields:
        value = getattr(found, column.attname)
        if column.attname not in _NOT_KEPT:
            row[column.attname] = str(value) if isinstance(value, UUID | date) else value
    return row


def values_of(model: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """The columns of ``row`` that the model has today, with defaults for those that it got since."""
    columns = [c for c in MODELS[model]._meta.concrete_fields if c.attname not in _NOT_KEPT]
    return {c.attname: row.get(c.attname, c.get_default()) for c in columns}


def decisions_about(articles: Iterable[UUID]) -> Decisions:
    """Mentions that people confirmed, rejected or added, dates and quotations that they corrected or rejected. Call it
    before the text changes: the neighbours of each are read from it."""
    ids = list(articles)
    live: list[Any] = []
    for model in MODELS.values():
        rows = model._default_manager.filter(article__in=ids).exclude(decision="")
        live += rows.order_by("article", "start", "end", "id")
    aside = list(SetAside.objects.filter(article__in=ids).order_by("article", "start", "id"))
    concerned = {one.article_id for one in (*live, *aside)}
    texts = dict(Article.objects.filter(pk__in=concerned).values_list("pk", "text")) if concerned else {}
    decided: Decisions = defaultdict(Decided)
    for found in live:
        _take(decided[found.article_id], found._meta.model_name, texts[found.article_id], as_row(found), rejected=False)
    standing = _standing(one.row for one in aside)
    for one in aside:
        now = {"start": one.start, "end": one.end, "text": one.text, "decided_by_id": one.decided_by_id}
        row = _with_standing(one.row | now, standing)
        if row:
            rejected = one.reason == SetAside.Reason.REJECTED
            _take(decided[one.article_id], one.model, texts[one.article_id], row, rejected=rejected)
    return dict(decided)


def _take(decided: Decided, model: str, text: str, row: dict[str, Any], *, rejected: bool) -> None:
    start, end = row["start"], row["end"]
    stands = text[start:end] == row["text"]
    stood = anchor(text, start, end) if stands else Anchor(start, row["text"])
    if model == "mention":
        fields = ("start", "end", "text", "rule", "role", "certainty", "decision")
        values = {name: row[name] for name in fields}
        mark = Marked(**values, entity=UUID(row["entity_id"]), decided_by=row["decided_by_id"], anchor=stood)
        decided.marks.append(mark)
    else:
        decided.others.append(Kept(model, stood, row, rejected, row["decided_by_id"]))


def _entity_of(row: Mapping[str, Any]) -> str:
    return row.get("entity_id") or row.get("speaker_entity_id") or ""


def _standing(rows: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Entities that rows name, and what each leads to now; one that is gone is left out."""
    ids = {_entity_of(row) for row in rows} - {""}
    if not ids:
        return {}
    known = Entity.objects.filter(pk__in=ids).values_list("pk", "merged_into")
    return {str(pk): str(into or pk) for pk, into in known}


def _with_standing(row: dict[str, Any], standing: Mapping[str, str]) -> dict[str, Any] | None:
    """The row with the entity that stands for its own; None where a mention's is gone."""
    if "entity_id" in row:
        return row | {"entity_id": standing[row["entity_id"]]} if row["entity_id"] in standing else None
    if row.get("speaker_entity_id"):
        return row | {"speaker_entity_id": standing.get(row["speaker_entity_id"])}
    return row


def with_decisions(marks: Iterable[Marked], decided: Sequence[Marked], text: str) -> tuple[list[Marked], list[Marked]]:
    """What was found, under the decisions of people, and the decided mentions that ``text`` has lost.

    A decision covers every mention of an entity in the same words. What was confirmed stays though no rule finds it,
    nothing is found across it, and no other name is found where one was rejected.
    """
    places = relocate([mark.anchor or Anchor(mark.start, mark.text) for mark in decided], text)
    moved = [_at(mark, place) for mark, place in zip(decided, places, strict=True) if place is not None]
    lost = [mark for mark, place in zip(decided, places, strict=True) if place is None]
    verdicts = {(mark.entity, mark.text): mark for mark in decided}
    rejected = {(mark.start, mark.end) for mark in moved if mark.decision == Decision.REJECTED}
    result: dict[tuple[int, int, UUID], Marked] = {}
    for mark in marks:
        verdict = verdicts.get((mark.entity, mark.text))
        if verdict:
            result[mark.place] = replace(mark, decision=verdict.decision, decided_by=verdict.decided_by)
        elif (mark.start, mark.end) not in rejected:
            result[mark.place] = mark
    for mark in moved:
        if mark.rule == BY_HAND or mark.place not in result:
            result[mark.place] = mark
    confirmed = [mark for mark in result.values() if mark.decision == Decision.CONFIRMED]
    kept = [mark for mark in result.values() if mark.decision or not _crosses(mark, confirmed)]
    return sorted(kept, key=lambda mark: mark.place), lost


def _at(mark: Marked, start: int) -> Marked:
    return replace(mark, start=start, end=start + len(mark.text))


def _crosses(mark: Marked, confirmed: Iterable[Marked]) -> bool:
    return any(mark.start < other.end and other.start < mark.end for other in confirmed)


def settled(
    found: Iterable[dict[str, Any]], kept: Sequence[Kept], text: str, *, may_nest: bool
) -> tuple[list[dict[str, Any]], list[Kept]]:
    """Rows of dates or quotations under the decisions of people, and what has to be set aside."""
    if not kept:
        return list(found), []
    places = relocate([one.anchor for one in kept], text)
    standing, aside = [], []
    for one, place in zip(kept, places, strict=True):
        start = one.anchor.start if place is None else place
        row = one.row | {"start": start, "end": start + len(one.anchor.text)}
        if one.rejected or place is None:
            aside.append(replace(one, row=row, anchor=replace(one.anchor, start=start)))
        else:
            standing.append(values_of(one.model, row))
    rejected = {(one.row["start"], one.row["end"]) for one in aside if one.rejected}
    taken = {(row["start"], row["end"]) for row in standing}
    rows = [row for row in found if _is_free((row["start"], row["end"]), rejected, taken, may_nest)]
    return [*rows, *{(row["start"], row["end"]): row for row in standing}.values()], aside


def _is_free(
    span: tuple[int, int], rejected: Collection[tuple[int, int]], taken: Iterable[tuple[int, int]], may_nest: bool
) -> bool:
    start, end = span
    if span in rejected:
        return False
    across = (other for other in taken if start < other[1] and other[0] < end)
    return all(may_nest and (start < a) == (end > b) and start != a and end != b for a, b in across)


def aside_of(article: UUID, kept: Iterable[Kept], lost: Iterable[Marked]) -> Iterable[SetAside]:
    """The rows that remember what does not stand in the text now."""
    for one in kept:
        reason = SetAside.Reason.REJECTED if one.rejected else SetAside.Reason.LOST
        yield aside_row(article, one.model, reason, one.row, one.decided_by)
    for mark in lost:
        reason = SetAside.Reason.REJECTED if mark.decision == Decision.REJECTED else SetAside.Reason.LOST
        row = {name: getattr(mark, name) for name in ("start", "end", "text", "rule", "role", "certainty", "decision")}
        row |= {"entity_id": str(mark.entity), "decided_by_id": mark.decided_by}
        yield aside_row(article, "mention", reason, row, mark.decided_by)


def aside_row(article: UUID, model: str, reason: str, row: dict[str, Any], decided_by: int | None) -> SetAside:
    """What remembers a finding whose row was ``row``; not saved."""
    span = {name: row[name] for name in ("start", "end", "text", "rule")}
    return SetAside(article_id=article, model=model, reason=reason, row=row, decided_by_id=decided_by, **span)
