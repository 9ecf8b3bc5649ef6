"""Places that a noun of place names (``محافظة النخيل``, ``نهر السلسال``), and their bare names later in the article."""

import re

from .lexicon import NameWord, is_common, listed, origins
from .marks import Mark
from .mention import Span
from .reading import Reading

_LONGEST_KEY = 3
PARTICIPLE = re.compile("م(?:..و.ه?|ا.{2}ه?|.ا..ه)|مت.{3,}|م.ا[^يو].")
_STATES = ("جمهوريه", "مملكه", "سلطنه")


def find(reading: Reading) -> list[Span]:
    """Places after their noun; the noun of a river or a dam belongs to the name."""
    found: list[Span] = []
    for index in reading.having(Mark.PLACE):
        if not reading.joined(index) or not reading.free(index, index + 2):
            continue
        for form, cut in reading.cuts(index):
            if form in listed("place_heads") or form in listed("place_name_heads"):
                span = _named(reading, index, cut, whole=form in listed("place_name_heads"))
                if span:
                    found.append(span)
                    reading.cover(span.first, span.end)
                break
    return found


def _named(reading: Reading, index: int, cut: int, *, whole: bool) -> Span | None:
    end = _name_end(reading, index + 1)
    if not end:
        return None
    if not reading.free(index, end):
        return None
    first, cut = (index, cut) if whole else (index + 1, 0)
    name = reading.written(first, end, cut)
    return Span(first, end, cut, "place", name, "place.after_noun", 0.7)


def _name_end(reading: Reading, index: int) -> int:
    form = reading.form(index)
    if form in origins() or form in listed("words_after_names") or not reading.free(index, index + 1):
        return 0
    if form in listed("place_name_openers") and reading.joined(index) and _may_close(reading, index + 1):
        return index + 2
    kind = reading.kind(index)
    if PARTICIPLE.fullmatch(form) and kind is NameWord.UNKNOWN:
        return 0
    if kind is NameWord.DEFINITE or (kind is NameWord.UNKNOWN and not form.endswith(("ون", "ين", "ات"))):
        return index + 1
    if kind is NameWord.FAMILY and form.startswith("بو"):
        return index + 1  # بوزنيقة
    rare = not is_common(form, 5e-6) and not form.startswith("ال") and len(form) > 3
    return index + 1 if rare and reading.form(index - 1).endswith(_STATES) else 0


def _may_close(reading: Reading, index: int) -> bool:
    kind = reading.kind(index)
    return reading.form(index).startswith("ال") or kind in (NameWord.UNKNOWN, NameWord.GIVEN, NameWord.DOUBTFUL)


def later_mentions(reading: Reading, places: list[Span]) -> list[Span]:
    """Bare names of places that the article introduced by their noun (جمهورية سروان, later سروان)."""
    keys = {
        tuple(reading.forms[place.first : place.end]): place
        for place in places
        if not place.cut and place.end - place.first <= _LONGEST_KEY and not _is_everyday(reading, place)
    }
    firsts = {key[0] for key in keys}
    found: list[Span] = []
    for index in range(reading.size) if keys else ():
        for form, cut in reading.cuts(index) if not reading.covered[index] else ():
            place = _at(reading, index, form, keys) if form in firsts else None
            if place:
                end = index + place.end - place.first
                found.append(Span(index, end, cut, "place", place.name, "linking.place", 0.75))
                reading.cover(index, end)
                break
    return found


def _is_everyday(reading: Reading, place: Span) -> bool:
    return place.end - place.first == 1 and is_common(reading.form(place.first), 3e-6)


def _at(reading: Reading, index: int, form: str, keys: dict[tuple[str, ...], Span]) -> Span | None:
    for length in range(min(_LONGEST_KEY, reading.size - index), 0, -1):
        place = keys.get((form, *reading.forms[index + 1 : index + length]))
        together = all(reading.joined(at) for at in range(index, index + length - 1))
        if place and together and reading.free(index, index + length):
            return place
    return None
