"""People without a title: a given name and what belongs to it."""

from .lexicon import NameWord, splits
from .marks import Mark
from .mention import Span
from .offices import office_after
from .person_names import certainty, name_at
from .reading import Reading


def find(reading: Reading) -> list[Span]:
    found: list[Span] = []
    for index in reading.having(Mark.NAME):
        span = _at(reading, index) if reading.free(index, index + 1) else None
        if span:
            found.append(span)
            reading.cover(span.first, span.end)
    return found


def _at(reading: Reading, index: int) -> Span | None:
    for form, cut in reading.cuts(index):
        if cut and reading.kind(index) is not NameWord.UNKNOWN and reading.kind(index) is not NameWord.NONE:
            return None
        if form != reading.forms[index] and not splits(reading.forms[index], form):
            continue
        name = name_at(reading, index, cut)
        sure = certainty(reading, name) if name else 0.0
        if name and sure and reading.free(name.first, name.end):
            written = reading.written(name.first, name.end, cut)
            role = office_after(reading, name.end)
            return Span(index, name.end, cut, "person", written, "person.given_name", sure, role, name.last)
    return None
