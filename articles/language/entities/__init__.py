"""People, organisations and places that an Arabic text names.

Rules run first; a tagger trained on annotated news sees what they found and proposes names of its own; ``combining``
says which hold. Each mention says which rule or model found it and how sure that is.
"""

from . import candidates, linking, offices, people, places, titles
from .combining import combine
from .gazetteer import Gazetteer, KnownName
from .judging.judge import Judge
from .mention import EntityMention, Span
from .name_edges import with_edges
from .reading import Reading
from .tagging.propose import propose
from .tagging.surroundings import rule_tags
from .tagging.weights import Weights

__all__ = ["EntityMention", "Gazetteer", "KnownName", "find_entities"]


def find_entities(text: str, gazetteer: Gazetteer | None = None) -> list[EntityMention]:
    """Names of ``text`` in order, none overlapping. Without a gazetteer the standard one is used. Never raises."""
    reading = Reading(text)
    gazetteer = gazetteer or Gazetteer.standard()
    ruled = by_rules(reading, gazetteer)
    proposed = propose(reading, rule_tags(reading.size, ruled), Weights.standard())
    spans = with_edges(reading, combine(reading, gazetteer, ruled, proposed, Judge.standard()))
    spans = _with_short_mentions(reading, spans)
    spans = linking.with_full_names(sorted(spans, key=lambda span: span.first))
    return [_mention(reading, span) for span in spans]


def _with_short_mentions(reading: Reading, spans: list[Span]) -> list[Span]:
    """The names, and words that are short for a person among them; these outweigh a word that the tagger alone took for
    somebody."""
    if not any(span.rule == "crf.person" for span in spans):
        return spans
    kept = [span for span in spans if not _is_word_of_tagger(span)]
    for span in kept:
        reading.cover(span.first, span.end)
    short = linking.short_mentions(reading, [span for span in spans if span.kind == "person"])
    taken = {at for span in short for at in range(span.first, span.end)}
    alone = (span for span in spans if _is_word_of_tagger(span) and span.first not in taken)
    return [*kept, *short, *alone]


def _is_word_of_tagger(span: Span) -> bool:
    return span.rule == "crf.person" and span.end - span.first == 1


def by_rules(reading: Reading, gazetteer: Gazetteer) -> list[Span]:
    """What the rules find, from the surest to the least sure; a word belongs to one name only and is covered then."""
    spans = _chosen(reading, candidates.find(reading, gazetteer))
    known_people = {span.first: span for span in spans if span.kind == "person"}
    titled = titles.find(reading, known_people)
    spans = [offices.with_office_after(reading, known_people.get(span.first, span)) for span in spans] + titled
    spans += people.find(reading)
    nouned = places.find(reading)
    spans += [*nouned, *places.later_mentions(reading, nouned)]
    named = [span for span in spans if span.kind == "person"]
    return spans + linking.short_mentions(reading, sorted(named, key=lambda span: span.first))


def _chosen(reading: Reading, spans: list[Span]) -> list[Span]:
    """Analysts' own names first, then the longer, then the surer of names that overlap."""
    order = sorted(spans, key=lambda span: (span.rule != "gazetteer.own", span.first - span.end, -span.certainty))
    chosen: list[Span] = []
    for span in order:
        if reading.free(span.first, span.end):
            reading.cover(span.first, span.end)
            chosen.append(span)
    return chosen


def _mention(reading: Reading, span: Span) -> EntityMention:
    start = reading.tokens[span.first].start + _letters_before(reading, span)
    end = max(span.close, reading.tokens[span.end - 1].end)
    return EntityMention(
        start, end, reading.text[start:end], span.kind, span.name, span.rule, span.role, span.certainty
    )


def _letters_before(reading: Reading, span: Span) -> int:
    """Code points before the name: its clitics, and ل where the article's alef is not written after it (للعراق)."""
    written = reading.tokens[span.first].text[span.cut :]
    return span.cut + (written.startswith("لل") and len(written) > 4)
