"""Writing what was found in articles, and keeping what people decided when it is found anew."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from ..language.dates import DateMention
from ..language.document import CREDITING, Analysis, origin_of
from ..language.entities import EntityMention
from ..language.normalise import fold, name_key
from ..language.quotations import QuotationMention
from ..language.removed import Removed, carry_over
from ..models import Mention, Quotation, SetAside, TimeReference
from ..models.spans import Decision
from .analysed_article import Findings
from .bulk_rows import copy_rows
from .decisions import Decided, Marked, aside_of, settled, with_decisions
from .removed_pieces import as_rows
from .resolve_names import LONGEST_NAME, Name, add_forms, resolve_entities

_LONGEST_RULE = 80
_LONGEST_CUE = 100
_SPAN = ("article_id", "start", "end", "text", "rule")
_DECISION = ("decision", "decided_by_id")
_MENTION = (*_SPAN, "entity_id", "role", "certainty", "published_at", *_DECISION)
_QUOTATION = (*_SPAN, "speaker", "speaker_entity_id", "role", "cue", "direct", "stance", *_DECISION)
_TIME = (*_SPAN, "earliest", "latest", "granularity", "anchor", "certainty", *_DECISION)


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in one article that is stored already."""

    article: UUID
    published_at: datetime
    analysis: Analysis


def article_values(findings: Findings, author: str, now: datetime, earlier: Sequence[Removed] = ()) -> dict[str, Any]:
    """The columns of an article that follow from its text, and from what was taken from it ``earlier``."""
    analysis = findings.analysis
    removed = carry_over(earlier, analysis.removed, analysis.origins)
    byline = analysis.byline or author
    origin = origin_of((*(piece.text for piece in removed if piece.reason in CREDITING), byline))
    return {
        "kicker": analysis.kicker[:500],
        "title": analysis.title,
        "title_derived": analysis.title_derived,
        "byline": byline[:500],
        "dateline": (analysis.place or origin.place)[:200],
        "text": analysis.text,
        "language": findings.language,
        "word_count": findings.word_count,
        "removed": as_rows(removed),
        "sentences": [[sentence.start, sentence.end] for sentence in analysis.sentences],
        "credits": list(dict.fromkeys((*analysis.credits, *origin.agencies))),
        "search": findings.search,
        "analysed_at": now,
    }


def as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def forget_findings(articles: Sequence[UUID]) -> None:
    for model in (Mention, Quotation, TimeReference, SetAside):
        model._default_manager.filter(article__in=articles).delete()


def write_findings(found: Sequence[Found], now: datetime, decisions: Mapping[UUID, Decided] | None = None) -> None:
    """Write mentions, quotations and dates of articles that have none, with what people decided about them.

    Call it inside a transaction.
    """
    entities = resolve_entities(((m.kind, m.name) for one in found for m in one.analysis.entities), now)
    add_forms(_forms(found, entities))
    mentions: list[Sequence[Any]] = []
    quotations: list[Sequence[Any]] = []
    times: list[Sequence[Any]] = []
    aside: list[SetAside] = []
    for one in found:
        decided, text = (decisions or {}).get(one.article) or Decided(), one.analysis.text
        marks, lost = _marks(one.analysis, entities, decided.marks)
        said, said_aside = settled(
            _quotations(one.analysis, marks, entities), decided.of("quotation"), text, may_nest=True
        )
        named, named_aside = settled(_times(one.analysis), decided.of("timereference"), text, may_nest=False)
        mentions += _mention_rows(one, marks)
        quotations += _rows(one.article, _QUOTATION, said)
        times += _rows(one.article, _TIME, named)
        aside += aside_of(one.article, (*said_aside, *named_aside), lost)
    copy_rows(Mention, _MENTION, mentions)
    copy_rows(Quotation, _QUOTATION, quotations)
    copy_rows(TimeReference, _TIME, times)
    if aside:
        SetAside.objects.bulk_create(aside)


def _forms(found: Iterable[Found], entities: Mapping[Name, UUID]) -> Iterable[tuple[UUID, str]]:
    for one in found:
        for mention in one.analysis.entities:
            entity = entities.get((mention.kind, mention.name))
            if entity:
                yield entity, _with_alef(mention)


def _with_alef(mention: EntityMention) -> str:
    """The form as it stands alone: للوزارة holds لوزارة, whose alef the ل before it took, and that is الوزارة."""
    first, *_ = fold(mention.text).split() or [""]
    swallowed = first.startswith("ل") and f"ا{first}" in fold(mention.name).split()
    return f"ا{mention.text}" if swallowed else mention.text


def _marks(
    analysis: Analysis, entities: Mapping[Name, UUID], decided: Sequence[Marked]
) -> tuple[list[Marked], list[Marked]]:
    marks: dict[tuple[int, int, UUID], Marked] = {}
    for mention in analysis.entities:
        entity = entities.get((mention.kind, mention.name))
        if entity:
            mark = _marked(mention, entity)
            marks.setdefault(mark.place, mark)
    return with_decisions(marks.values(), decided, analysis.text) if decided else (list(marks.values()), [])


def _marked(mention: EntityMention, entity: UUID) -> Marked:
    certainty = min(1.0, max(0.0, mention.certainty))
    rule, role = mention.rule[:_LONGEST_RULE], mention.role[:LONGEST_NAME]
    return Marked(mention.start, mention.end, mention.text, rule, entity, role, certainty)


def _mention_rows(found: Found, marks: Iterable[Marked]) -> Iterable[Sequence[Any]]:
    for mark in marks:
        yield (
            *(found.article, mark.start, mark.end, mark.text, mark.rule),
            *(mark.entity, mark.role, mark.certainty, found.published_at, mark.decision, mark.decided_by),
        )


def _rows(article: UUID, columns: Sequence[str], found: Iterable[dict[str, Any]]) -> Iterable[Sequence[Any]]:
    for row in found:
        yield article, *(row[column] for column in columns[1:])


def _quotations(analysis: Analysis, marks: Sequence[Marked], entities: Mapping[Name, UUID]) -> Iterable[dict[str, Any]]:
    people = {name_key(mark.text): mark.entity for mark in marks if mark.decision != Decision.REJECTED}
    for mention in analysis.entities:
        entity = entities.get((mention.kind, mention.name))
        if entity and mention.kind != "place":
            people.setdefault(name_key(mention.name), entity)
    for said in {(said.start, said.end): said for said in reversed(analysis.quotations)}.values():
        yield {
            **_span(said),
            "speaker": said.speaker[:LONGEST_NAME],
            "speaker_entity_id": people.get(name_key(said.speaker)) if said.speaker else None,
            "role": said.role[:LONGEST_NAME],
            "cue": said.cue[:_LONGEST_CUE],
            "direct": said.direct,
            "stance": said.stance,
        }


def _times(analysis: Analysis) -> Iterable[dict[str, Any]]:
    for day in {(day.start, day.end): day for day in reversed(analysis.dates)}.values():
        yield {
            **_span(day),
            "earliest": day.earliest,
            "latest": day.latest,
            "granularity": day.granularity,
            "anchor": day.anchor,
            "certainty": min(1.0, max(0.0, day.certainty)),
        }


def _span(found: DateMention | QuotationMention) -> dict[str, Any]:
    return {
        "start": found.start,
        "end": found.end,
        "text": found.text,
        "rule": found.rule[:_LONGEST_RULE],
        "decision": "",
        "decided_by_id": None,
    }
