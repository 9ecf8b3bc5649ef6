"""People without a title: a given name and what belongs to it."""

from .lexicon import NameWord, splits
from .marks import Mark
from .mention import Span
from .name_ends import extended, written
from .offices import office_after, opens_something
from .person_names import certainty, name_at
from .reading import Reading


def find(reading: Reading) -> list[Span]:
    found: list[Span] = []
    for index in reading.having(Mark.NAME):
        span = _at(reading, index) if reading.free(index, index + 1) else None
        if span:
            found.append(span)
            reading.cover(span.first, span.end)
    return found + _in_lists(reading)


def _in_lists(reading: Reading) -> list[Span]:
    """``وباسل بلوط ولينا بلوط``: beside another person, a given name and a plain word that ends before a comma, a full
    stop or the next name is a person too."""
    found: list[Span] = []
    for index in reading.having(Mark.NAME):
        cut = 1 if reading.form(index).startswith("و") and reading.kind(index) is not NameWord.GIVEN else 0
        if reading.kind(index, cut) not in (NameWord.GIVEN, NameWord.DOUBTFUL) or not reading.joined(index):
            continue
        if "\u064b" in reading.tokens[index].text:
            continue  # وفداً
        if not reading.free(index, index + 2) or opens_something(reading, index + 1):
            continue
        after_person = index > 0 and bool(reading.covered[index - 1]) and _is_name(reading, index - 1)
        if (after_person or _is_person_after(reading, index + 2)) and _is_set_off(reading, index + 1):
            name = reading.written(index, index + 2, cut)
            found.append(Span(index, index + 2, cut, "person", name, "person.in_list", 0.6, "", 1))
            reading.cover(index, index + 2)
    return found


def _is_name(reading: Reading, index: int) -> bool:
    return reading.kind(index) in (NameWord.GIVEN, NameWord.FAMILY, NameWord.DEFINITE, NameWord.UNKNOWN)


def _is_person_after(reading: Reading, index: int) -> bool:
    """A name that begins after a comma or with و."""
    if index >= reading.size or not reading.covered[index]:
        return False
    return any(reading.kind(index, cut) is NameWord.GIVEN for _, cut in reading.cuts(index))


def _is_set_off(reading: Reading, index: int) -> bool:
    """Whether a word ends its part of the list: punctuation follows, or و and another name."""
    gap = reading.gap(index).strip()
    if gap or index + 1 >= reading.size:
        return gap[:1] in ("،", ",", ".", "(", "؛", "")
    following = reading.form(index + 1)
    return following.startswith("و") and reading.kind(index + 1, 1) is NameWord.GIVEN


def _at(reading: Reading, index: int) -> Span | None:
    for form, cut in reading.cuts(index):
        if cut and reading.kind(index) is not NameWord.UNKNOWN and reading.kind(index) is not NameWord.NONE:
            return None
        if form != reading.forms[index] and not splits(reading.forms[index], form):
            continue
        name = name_at(reading, index, cut)
        sure = certainty(reading, name) if name else 0.0
        if name and sure and reading.free(name.first, name.end):
            name, how = extended(reading, name)
            role = office_after(reading, name.end)
            rule = f"person.{how or 'given_name'}"
            return Span(index, name.end, cut, "person", written(reading, name, cut), rule, sure, role, name.last)
    return None
