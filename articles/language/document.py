"""One article analysed: cleaned, cut into sentences, and everything that the rules find in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from .cleaning import Cleaned, LineRules, Removed, clean
from .credits import find_credits
from .datelines import read_head
from .dates import DateMention, find_dates
from .entities import EntityMention, find_entities
from .entities.gazetteer import Gazetteer
from .line_rules import NO_RULES, RECURRING
from .quotations import KnownPerson, QuotationMention, find_quotations
from .sentences import Sentence, split_sentences

CREDITING = ("by-line", "dateline", RECURRING)


@dataclass(frozen=True, slots=True)
class Analysis:
    """An article's parts and finds; every span counts code points of ``text``."""

    title: str
    title_derived: bool
    kicker: str
    byline: str
    text: str
    removed: tuple[Removed, ...]
    sentences: tuple[Sentence, ...]
    entities: tuple[EntityMention, ...]
    dates: tuple[DateMention, ...]
    quotations: tuple[QuotationMention, ...]
    credits: tuple[str, ...]
    place: str = ""
    origins: tuple[int, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The analysis as JSON values: what ``manage.py analyse --json`` prints."""
        return {
            "title": self.title,
            "text": self.text,
            "removed": [{"text": piece.text, "reason": piece.reason} for piece in self.removed],
            "sentences": [{"start": sentence.start, "end": sentence.end} for sentence in self.sentences],
            "entities": [
                {"start": e.start, "end": e.end, "text": e.text, "kind": e.kind, "name": e.name, "rule": e.rule}
                for e in self.entities
            ],
            "dates": [_date_as_dict(mention) for mention in self.dates],
            "quotations": [_quotation_as_dict(mention) for mention in self.quotations],
            "credits": list(self.credits),
        }


def analyse(
    raw: str,
    *,
    today: date,
    title: str = "",
    source: str = "",
    gazetteer: Gazetteer | None = None,
    rules: LineRules = NO_RULES,
    author: str = "",
) -> Analysis:
    """Analyse ``raw`` as published on ``today``; ``title``, ``source`` and ``author`` where they are known beside the
    text, and ``rules`` what is known of the source's lines."""
    cleaned = clean(raw, title, source, rules, author)
    text = cleaned.text
    entities = tuple(find_entities(text, gazetteer or Gazetteer.standard()))
    return Analysis(
        title=cleaned.title,
        title_derived=cleaned.title_derived,
        kicker=cleaned.kicker,
        byline=cleaned.byline,
        text=text,
        removed=cleaned.removed,
        sentences=tuple(split_sentences(text)),
        entities=entities,
        dates=tuple(find_dates(text, today)),
        quotations=tuple(find_quotations(text, _people(entities))),
        credits=tuple(_credits(cleaned)),
        place=cleaned.place,
        origins=cleaned.origins,
    )


def _people(entities: tuple[EntityMention, ...]) -> list[KnownPerson]:
    return [KnownPerson(e.start, e.end, e.name, e.role) for e in entities if e.kind == "person"]


def _credits(cleaned: Cleaned) -> list[str]:
    """Agencies of the text, then those that stand in its by-line alone."""
    heads = (piece.text for piece in cleaned.removed if piece.reason in CREDITING)
    return list(dict.fromkeys([*find_credits(cleaned.text), *origin_of(heads).agencies, *cleaned.agencies]))


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a text was written and which agencies sent it, as its by-lines and datelines say."""

    place: str
    agencies: tuple[str, ...]


def origin_of(heads: Iterable[str]) -> Origin:
    """What by-lines and datelines that left the text, or came beside it, say; the first place counts."""
    place, agencies = "", list[str]()
    for head in heads:
        found = read_head(head)
        place = place or (found.place if found else "")
        agencies += [*find_credits(head), *(found.agencies if found else ())]
    return Origin(place, tuple(dict.fromkeys(agencies)))


def _date_as_dict(mention: DateMention) -> dict[str, Any]:
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "earliest": mention.earliest.isoformat(),
        "latest": mention.latest.isoformat(),
        "granularity": mention.granularity,
        "rule": mention.rule,
    }


def _quotation_as_dict(mention: QuotationMention) -> dict[str, Any]:
    return {
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "speaker": mention.speaker,
        "role": mention.role,
        "cue": mention.cue,
        "direct": mention.direct,
        "stance": mention.stance,
    }
