"""Writing what was found in articles, and keeping what people decided when it is found anew."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from ..language.document import Analysis
from ..language.entities import EntityMention
from ..language.normalise import name_key
from ..models import Mention, Quotation, TimeReference
from .analysed_article import Findings
from .bulk_rows import copy_rows
from .resolve_names import LONGEST_NAME, Name, add_forms, resolve_entities

_LONGEST_RULE = 80
_LONGEST_CUE = 100
_SPAN = ("article_id", "start", "end", "text", "rule")
_MENTION = (*_SPAN, "entity_id", "role", "certainty", "published_at", "decision", "decided_by_id")
_QUOTATION = (*_SPAN, "speaker", "speaker_entity_id", "role", "cue", "direct", "stance")
_TIME = (*_SPAN, "earliest", "latest", "granularity", "anchor")


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in one article that is stored already."""

    article: UUID
    published_at: datetime
    analysis: Analysis


@dataclass(frozen=True, slots=True)
class Marked:
    """One mention as it is written."""

    start: int
    end: int
    text: str
    rule: str
    entity: UUID
    role: str
    certainty: float
    decision: str = ""
    decided_by: int | None = None

    @property
    def place(self) -> tuple[int, int, UUID]:
        return self.start, self.end, self.entity


Decisions = dict[UUID, list[Marked]]


def article_values(findings: Findings, author: str, now: datetime) -> dict[str, Any]:
    """The columns of an article that follow from its text."""
    analysis = findings.analysis
    return {
        "kicker": analysis.kicker[:500],
        "title": analysis.title,
        "title_derived": analysis.title_derived,
        "byline": (analysis.byline or author)[:500],
        "text": analysis.text,
        "language": findings.language,
        "word_count": findings.word_count,
        "removed": [{"text": removed.text, "reason": removed.reason} for removed in analysis.removed],
        "sentences": [[sentence.start, sentence.end] for sentence in analysis.sentences],
        "credits": list(analysis.credits),
        "search": findings.search,
        "signature": findings.signature,
        "analysed_at": now,
    }


def as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def decisions_about(articles: Iterable[UUID]) -> Decisions:
    """The mentions that people confirmed, rejected or added, by article."""
    decided: Decisions = defaultdict(list)
    fields = ("start", "end", "text", "rule", "entity", "role", "certainty", "decision", "decided_by")
    mentions = Mention.objects.filter(article__in=articles).exclude(decision="").order_by("start", "end", "id")
    for article, *values in mentions.values_list("article", *fields):
        decided[article].append(Marked(*values))
    return decided


def forget_findings(articles: Sequence[UUID]) -> None:
    for model in (Mention, Quotation, TimeReference):
        model._default_manager.filter(article__in=articles).delete()


def write_findings(found: Sequence[Found], now: datetime, decisions: Mapping[UUID, list[Marked]] | None = None) -> None:
    """Write mentions, quotations and dates of articles that have none. Call it inside a transaction."""
    entities = resolve_entities(((m.kind, m.name) for one in found for m in one.analysis.entities), now)
    marks = {one.article: _marks(one.analysis, entities, (decisions or {}).get(one.article, [])) for one in found}
    add_forms(_forms(found, entities))
    copy_rows(Mention, _MENTION, (row for one in found for row in _mention_rows(one, marks[one.article])))
    copy_rows(
        Quotation, _QUOTATION, (row for one in found for row in _quotation_rows(one, marks[one.article], entities))
    )
    copy_rows(TimeReference, _TIME, (row for one in found for row in _time_rows(one)))


def _forms(found: Iterable[Found], entities: Mapping[Name, UUID]) -> Iterable[tuple[UUID, str]]:
    for one in found:
        for mention in one.analysis.entities:
            entity = entities.get((mention.kind, mention.name))
            if entity:
                # للوزارة holds the name الوزارة.
                joined = mention.text.startswith("لل") and mention.name.startswith("ال")
                yield entity, f"ال{mention.text[2:]}" if joined else mention.text


def _marks(analysis: Analysis, entities: Mapping[Name, UUID], decided: Sequence[Marked]) -> list[Marked]:
    marks: dict[tuple[int, int, UUID], Marked] = {}
    for mention in analysis.entities:
        entity = entities.get((mention.kind, mention.name))
        if entity:
            mark = _marked(mention, entity)
            marks.setdefault(mark.place, mark)
    return _with_decisions(list(marks.values()), decided, analysis.text) if decided else list(marks.values())


def _marked(mention: EntityMention, entity: UUID) -> Marked:
    certainty = min(1.0, max(0.0, mention.certainty))
    rule, role = mention.rule[:_LONGEST_RULE], mention.role[:LONGEST_NAME]
    return Marked(mention.start, mention.end, mention.text, rule, entity, role, certainty)


def _with_decisions(marks: list[Marked], decided: Sequence[Marked], text: str) -> list[Marked]:
    """What was found, under the decisions of people: they cover every mention of an entity in the same words, what
    they confirmed stays though no rule finds it, and nothing is found across a confirmed mention."""
    verdicts = {(mark.entity, mark.text): mark for mark in decided}
    result = {}
    for mark in marks:
        verdict = verdicts.get((mark.entity, mark.text), mark)
        result[mark.place] = replace(mark, decision=verdict.decision, decided_by=verdict.decided_by)
    for mark in decided:
        moved = _relocated(mark, text, decided)
        if moved:
            result.setdefault(moved.place, moved)
    confirmed = [mark for mark in result.values() if mark.decision == Mention.Decision.CONFIRMED]
    kept = [mark for mark in result.values() if mark.decision or not _crosses(mark, confirmed)]
    return sorted(kept, key=lambda mark: mark.place)


def _crosses(mark: Marked, confirmed: Iterable[Marked]) -> bool:
    return any(mark.start < other.end and other.start < mark.end for other in confirmed)


def _relocated(mark: Marked, text: str, decided: Sequence[Marked]) -> Marked | None:
    """Where a decided mention stands now: in its place, or as the same one of several in another text."""
    if text[mark.start : mark.end] == mark.text:
        return mark
    same = [other for other in decided if (other.entity, other.text) == (mark.entity, mark.text)]
    start = -1
    for _earlier in range(same.index(mark) + 1):
        start = text.find(mark.text, start + 1)
        if start < 0:
            return None
    return replace(mark, start=start, end=start + len(mark.text))


def _mention_rows(found: Found, marks: Iterable[Marked]) -> Iterable[Sequence[Any]]:
    for mark in marks:
        yield (
            *(found.article, mark.start, mark.end, mark.text, mark.rule),
            *(mark.entity, mark.role, mark.certainty, found.published_at, mark.decision, mark.decided_by),
        )


def _quotation_rows(found: Found, marks: Sequence[Marked], entities: Mapping[Name, UUID]) -> Iterable[Sequence[Any]]:
    people = {name_key(mark.text): mark.entity for mark in marks if mark.decision != Mention.Decision.REJECTED}
    for mention in found.analysis.entities:
        entity = entities.get((mention.kind, mention.name))
        if entity and mention.kind != "place":
            people.setdefault(name_key(mention.name), entity)
    seen = set()
    for said in found.analysis.quotations:
        if (said.start, said.end) not in seen:
            seen.add((said.start, said.end))
            speaker = people.get(name_key(said.speaker)) if said.speaker else None
            yield (
                *(found.article, said.start, said.end, said.text, said.rule[:_LONGEST_RULE]),
                *(said.speaker[:LONGEST_NAME], speaker, said.role[:LONGEST_NAME], said.cue[:_LONGEST_CUE], said.direct),
                said.stance,
            )


def _time_rows(found: Found) -> Iterable[Sequence[Any]]:
    seen = set()
    for day in found.analysis.dates:
        if (day.start, day.end) not in seen:
            seen.add((day.start, day.end))
            yield (
                *(found.article, day.start, day.end, day.text, day.rule[:_LONGEST_RULE]),
                *(day.earliest, day.latest, day.granularity, day.anchor),
            )
