"""A text as it is compared: its sentences, and the spans in it whose meaning is known.

``of_analysis`` makes it from what the language rules found; ``queries.comparison`` from database rows.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal, Protocol

from articles.language.credits import find_credit_spans
from articles.language.document import Analysis
from articles.language.normalise import name_key
from articles.language.quantities import find_quantities
from articles.language.quotations.word_forms import verb_forms
from articles.language.sentences import Sentence
from articles.language.tokens import Token, tokenise
from articles.language.words import entries, folded

from .written_numbers import hours, with_points

KnownKind = Literal["person", "organisation", "place", "date", "number", "agency", "speaker", "role", "verb"]

_BEFORE, _AFTER = 120, 120
"""How many code points before and behind a quotation its verb and speaker are looked for."""


@dataclass(frozen=True, slots=True)
class Known:
    """``text[start:end]`` means ``key``: two spans of one kind with one key mean the same thing.

    Keys: the folded canonical name of a person, organisation or place; ``first/last`` day of a date; the value of a
    number (``language.quantities``, ``written_numbers``); the standard name of an agency; the folded words of a speaker
    or role; the reporting verb's first form.
    """

    start: int
    end: int
    kind: KnownKind
    key: str


@dataclass(frozen=True, slots=True, eq=False)
class ComparedText:
    """``sentences`` in order; ``known`` sorted by start, and spans may lie in one another; ``credits`` are agencies.

    Two are equal only where they are one object: a text is read once for many comparisons, and looked up by it.
    """

    text: str
    sentences: tuple[Sentence, ...]
    known: tuple[Known, ...] = ()
    credits: tuple[str, ...] = ()


class Named(Protocol):
    """A name that was found: an ``EntityMention``, or a row of the database."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def role(self) -> str: ...


class Dated(Protocol):
    """A date that was found."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def earliest(self) -> date: ...
    @property
    def latest(self) -> date: ...


class Quoted(Protocol):
    """Reported speech that was found."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def speaker(self) -> str: ...
    @property
    def role(self) -> str: ...
    @property
    def cue(self) -> str: ...


def of_analysis(analysis: Analysis) -> ComparedText:
    """The text of an analysis with all that was found in it."""
    text = analysis.text
    known = known_in(text, analysis.entities, analysis.dates, analysis.quotations)
    return ComparedText(text, analysis.sentences, known, analysis.credits)


def known_in(
    text: str, names: Iterable[Named], dates: Iterable[Dated], quotations: Iterable[Quoted]
) -> tuple[Known, ...]:
    """What is known of ``text`` from its finds; numbers and agencies are read here."""
    written = with_points(text)
    tokens = tokenise(written)
    known = [
        *_agencies(text),
        *_names(text, names),
        *(Known(d.start, d.end, "date", f"{d.earliest}/{d.latest}") for d in dates),
        *(Known(*number[:2], "number", number.key) for number in hours(written, tokens)),
        *(Known(q.start, q.end, "number", q.value) for q in find_quantities(written, tokens)),
    ]
    for quotation in quotations:
        known += _reporting(text, quotation)
    return tuple(sorted(dict.fromkeys(known), key=lambda k: (k.start, -k.end)))


@cache
def _agency_keys() -> frozenset[str]:
    return frozenset(name_key(entry[0]) for entry in entries("agencies"))


def _agencies(text: str) -> Iterator[Known]:
    for start, end, name in find_credit_spans(text):
        yield Known(start, end, "agency", name_key(name))


def _names(text: str, names: Iterable[Named]) -> Iterator[Known]:
    for name in names:
        key = name_key(name.name)
        end = _without_labels(text, name.start, name.end, key)
        match "agency" if key in _agency_keys() else name.kind:
            case "agency" | "person" | "organisation" | "place" as kind:
                yield Known(name.start, end, kind, key)
        if name.role and (at := _beside(text, name.role, name.start, name.end)) is not None:
            yield Known(at, at + len(name.role), "role", name_key(name.role))


def _without_labels(text: str, start: int, end: int, key: str) -> int:
    """تنظيم "داعش" الإرهابي: the label is the writer's word and no part of the name, unless it stands in its key."""
    tokens = tokenise(text[start:end])
    while len(tokens) > 1 and tokens[-1].form in folded("labels_behind_names") and tokens[-1].form not in key.split():
        tokens.pop()
        end = start + _closed(text[start:end], tokens[-1])
    return end


def _closed(written: str, last: Token) -> int:
    """The end of ``last`` with the mark that closes it."""
    return last.end + 1 if written[last.end : last.end + 1] in tuple("”\"»)'") else last.end


def _beside(text: str, words: str, start: int, end: int) -> int | None:
    """Where ``words`` stand close before ``start`` or close behind ``end``; the nearest place before counts first."""
    at = text.rfind(words, max(0, start - _BEFORE), start)
    if at < 0:
        at = text.find(words, end, end + _AFTER)
    return at if at >= 0 else None


def _reporting(text: str, quotation: Quoted) -> Iterator[Known]:
    """The verb, speaker and role of reported speech where they stand beside it."""
    if quotation.cue and (at := _beside(text, quotation.cue, quotation.start, quotation.end)) is not None:
        yield Known(at, at + len(quotation.cue), "verb", _lemma(quotation.cue))
    if quotation.speaker and (at := _beside(text, quotation.speaker, quotation.start, quotation.end)) is not None:
        yield Known(at, at + len(quotation.speaker), "speaker", name_key(quotation.speaker))
    if quotation.role and (at := _beside(text, quotation.role, quotation.start, quotation.end)) is not None:
        yield Known(at, at + len(quotation.role), "role", name_key(quotation.role))


def _lemma(cue: str) -> str:
    """The verb's first form; of a preposition (وفقاً) its own."""
    forms: Sequence[str] = [token.form for token in tokenise(cue)]
    verb = next((verb_forms()[form] for form in reversed(forms) if form in verb_forms()), None)
    return verb.lemma if verb else " ".join(forms)
