"""The words of the date rules, folded, from the word lists."""

from ..normalise import fold
from ..words import entries

Phrase = tuple[str, ...]


def _phrase(spelling: str) -> Phrase:
    return tuple(fold(spelling).split())


def _numbered(subject: str) -> dict[Phrase, int]:
    return {_phrase(name): int(number) for number, *names in entries(subject) for name in names}


def _single(subject: str) -> dict[str, int]:
    return {phrase[0]: number for phrase, number in _numbered(subject).items()}


def feasts() -> dict[Phrase, tuple[str, ...]]:
    """Folded name of a feast to its calendar, month, day and length, as written in the list."""
    return {_phrase(name): tuple(when.split()) for when, *names in entries("feasts") for name in names}


def roles(subject: str) -> dict[str, tuple[Phrase, ...]]:
    """Role to folded phrases of a list whose lines are ``role | words``."""
    return {role: tuple(_phrase(spelling) for spelling in spellings) for role, *spellings in entries(subject)}


GREGORIAN = _numbered("months")
FAMOUS_DAYS = frozenset(tuple(int(part) for part in day.split()) for day, *_ in entries("famous_days"))
"""Month and day of events that are named by them."""
HIJRI = _numbered("months_hijri")
WEEKDAYS = _single("weekdays")
ORDINALS = _single("ordinals")
NUMBERS = _single("numbers")
SEASONS = _single("seasons")
DECADES = _single("decades")
UNITS = {phrase[0]: tuple(role.split(".")) for role, phrases in roles("time_units").items() for phrase in phrases}
"""Folded word to (unit, form): ``UNITS["عامين"] == ("year", "two")``."""
DIRECTIONS = {phrase[0]: role for role, phrases in roles("time_directions").items() for phrase in phrases}
"""Folded word to past, this or next."""

_PHRASES = roles("time_phrases")
PARTS_OF_DAY = frozenset(phrase[0] for phrase in _PHRASES["part_of_day"])
PARTS_OF_PERIOD = frozenset(phrase[0] for phrase in _PHRASES["part_of_period"])
PREPOSITIONS = frozenset(lead + phrase[0] for phrase in _PHRASES["preposition"] for lead in ("", "و", "ف"))
ABOUT = _PHRASES["about"]

_CONTEXTS = roles("date_contexts")


def context(role: str) -> frozenset[str]:
    """Folded words of a role in date_contexts.txt."""
    return frozenset(phrase[0] for phrase in _CONTEXTS[role])


_DAYS = "اليوم امس الامس غد غدا الغد الليله بعد اول من قبل منذ هذا هذه الربع النصف الموافق عامي سنتي يومي بين الي القرن"
_DAYS += " فاتح غره سلخ اخر ليله ايام شهري اشهر الاسبوع النصف الثلث العشر عطله اجازه موسم العقد"
MONTH_WORDS = frozenset(word for names in (GREGORIAN, HIJRI) for phrase in names for word in phrase)
KNOWN = MONTH_WORDS.union(WEEKDAYS, ORDINALS, NUMBERS, SEASONS, DECADES, UNITS, DIRECTIONS, _DAYS.split()).union(
    PARTS_OF_DAY, PARTS_OF_PERIOD, (phrase[0] for phrase in feasts())
)
"""Words from which a clitic (و ف ب ل ك) may be cut; every other word is left whole."""
