"""People whose given name is a word for an office (``نقيب مفلح الشواربي``), or both of whose names are definite words
behind an office (``عمدة الساحل الصافي النجاح``)."""

from .lexicon import NameWord, listed, origins
from .marks import Mark
from .mention import Span
from .offices import is_title, opens_something
from .person_names import name_at
from .reading import Reading

_FARTHEST = 5
_FAMILY = (NameWord.FAMILY, NameWord.DEFINITE, NameWord.UNKNOWN)
_NAMES = (NameWord.GIVEN, NameWord.FAMILY, NameWord.DEFINITE, NameWord.ORIGIN)
_LATER = frozenset(["السابق", "السابقه", "الحالي", "الحاليه", "الراحل", "الجديد", "الاسبق", "العام", "العامه"])


def find(reading: Reading) -> list[Span]:
    """Both kinds; the office before them is read by ``titles``."""
    found = [span for at in reading.having(Mark.TITLE_NAME) if (span := _named_by_office(reading, at))]
    found += [span for at in reading.having(Mark.DEFINITE_GIVEN) if (span := _of_definites(reading, at))]
    return found


def _named_by_office(reading: Reading, at: int) -> Span | None:
    """A noun of office without article, between a definite word and a name: منسق المعرض نقيب مفلح الشواربي."""
    before = reading.form(at - 1)
    if not reading.joined(at) or not reading.joined(at - 1) or not before.startswith(("ال", "لل")):
        return None
    if reading.form(at) not in listed("title_given_names") or reading.kind(at) is NameWord.GIVEN:
        return None
    name = name_at(reading, at + 1)
    if name is None or is_title(reading.form(at + 1)):
        return None
    kinds = [part.kind for part in name.parts]
    several = (
        kinds[0] in (NameWord.GIVEN, NameWord.FAMILY) and len(kinds) > 1 and kinds[1] in (*_FAMILY, NameWord.GIVEN)
    )
    one = len(kinds) == 1 and kinds[0] is NameWord.FAMILY and reading.form(at + 1).startswith("ال")
    if not several and not one:
        return None
    return _span(reading, at, name.end, "person.title_noun", 0.6, name.last)


def _of_definites(reading: Reading, at: int) -> Span | None:
    """Two definite words after an office and its district, the first of which bears a given name's letters."""
    first, district = reading.forms[at], reading.form(at - 1)
    if not district.startswith("ال") or reading.kind(at - 1) in _NAMES or first in _LATER or first in origins():
        return None
    if not reading.joined(at) or is_title(first) or not _closes(reading, at + 1) or not _is_titled(reading, at):
        return None
    return _span(reading, at, at + 2, "person.two_definites", 0.55, 1)


def _is_titled(reading: Reading, at: int) -> bool:
    """Whether one of the few words before the district opens an office."""
    for before in range(at - 1, max(-1, at - _FARTHEST), -1):
        if not reading.joined(before):
            return False
        if before < at - 1 and any(is_title(form) for form, _ in reading.cuts(before)):
            return True
    return False


def _closes(reading: Reading, at: int) -> bool:
    form = reading.form(at)
    return (
        form.startswith("ال")
        and len(form) > 4
        and form not in origins()
        and form not in _LATER
        and form not in listed("words_after_names")
        and not is_title(form)
        and not opens_something(reading, at)
    )


def _span(reading: Reading, first: int, end: int, rule: str, sure: float, last: int) -> Span:
    return Span(first, end, 0, "person", reading.written(first, end), rule, sure, "", last)
