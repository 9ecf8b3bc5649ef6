"""Names that `manage.py build_gazetteer` took from packages: the form of their rows, and the choice among them.

A row of ``words/gazetteer.tsv`` is kind, canonical name, other forms (``|`` between them), use, origin, licence. Use
says how sure a spelling alone is: ``alone`` names the place wherever it stands, ``context`` after a word of place or in
a list of places, ``noun`` after a noun of place only (مدينة, محافظة), because it is a word or a person's name as well.
Given names and surnames are chosen so that no word of the language is among them; those rows are ``alone``.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from ..normalise import fold, strip_marks
from ..tokens import tokenise
from ..words import folded, frequencies, table
from .lexicon import is_lonely, is_word, listed, origins

ARAB = frozenset(
    [
        "AE",
        "BH",
        "DJ",
        "DZ",
        "EG",
        "IQ",
        "JO",
        "KM",
        "KW",
        "LB",
        "LY",
        "MA",
        "MR",
        "OM",
        "PS",
        "QA",
        "SA",
        "SD",
        "SO",
        "SY",
        "TN",
        "YE",
    ]
)
"""Countries whose places newsdesk knows down to small towns."""

_LETTERS = re.compile(r"(?![ةىء])[\u0621-\u063a\u0641-\u064a \-]{3,40}")
_HEADS = re.compile(
    "^(?:محافظة|إمارة|ولاية|منطقة|مقاطعة|إقليم|جهة|قضاء|مديرية|ناحية|مركز|شعبية|معتمدية|دائرة|لواء|بلدية|مدينة|استان) "
)
_NOT_ARABIC = re.compile("ة(?! |-|$)|ى[^ -]| ولايت$| استان$|شهرستان")
_WORD = re.compile(r"[\u0621-\u063a\u0641-\u064a]{3,}")
_ARABIC_ONLY = re.compile("[ةأإؤئىيك]")
_OPENERS = frozenset(
    [
        "عين",
        "راس",
        "كفر",
        "تل",
        "بيت",
        "دار",
        "خان",
        "ام",
        "ابو",
        "بني",
        "وادي",
        "جبل",
        "سيدي",
        "برج",
        "دير",
        "بئر",
        "حمام",
        "سوق",
    ]
)
_BIG = 300_000
_TOWN = 5_000
_ALIKE = 0.81
_MOST_FORMS = 3
_TOO_COMMON = 3e-5
_EVERYDAY = 1e-5


Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    kind: str
    name: str
    forms: tuple[str, ...]
    use: str
    origin: str
    licence: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place as a package gives it: its names in Arabic script, some of them Persian, Urdu or Kurdish."""

    written: tuple[str, ...]
    country: str
    population: int
    origin: str
    licence: str


@cache
def rows() -> tuple[Row, ...]:
    """The committed rows, in the order of the file."""
    return tuple(
        Row(kind, name, tuple(filter(None, forms.split("|"))), use, origin, licence)
        for kind, name, forms, use, origin, licence in table("gazetteer")
    )


def chosen_names(kind: str, counts: dict[str, int], known: frozenset[str], least: int) -> list[Row]:
    """Names borne by ``least`` people or more, that no own list holds and that are no words of the language."""
    origin, licence = "Wikidata through arabic-name-romanizer", "CC0-1.0"
    folded = {fold(name): count for name, count in counts.items() if _WORD.fullmatch(name)}
    return [
        Row(kind, name, (), "alone", origin, licence)
        for name, count in sorted(folded.items())
        if count >= least and name not in known and name not in origins() and not is_word(name)
    ]


def chosen_places(
    places: Iterable[Place], known: dict[Key, str], barred: frozenset[Key], people: frozenset[str]
) -> list[Row]:
    """One row for each place that has an Arabic name; of namesakes the largest. ``known`` are the keys of our own lists
    of places with their canonical names: a place that has one gets that name, and only spellings that the lists lack.
    ``barred`` are the keys of what is no place, or one in context only."""
    taken: set[Key] = set(known) | barred
    found: list[Row] = []
    written = [(place, _arabic_forms(place)) for place in places]
    named = [
        (place, forms, next(filter(None, (known.get(key_of(form)) for form in forms)), "")) for place, forms in written
    ]
    for place, forms, canonical in sorted(named, key=lambda each: (not each[2], -each[0].population, each[0].origin)):
        if not forms:
            continue
        name, use = canonical, "alone"
        if not canonical:
            name, key = forms[0], key_of(forms[0])
            use = use_of(key, people, large=place.population >= (_TOWN if place.country in ARAB else _BIG))
            if key in taken or not use:
                continue
            taken.add(key)
        others = _others(name, forms, taken, people)
        if others or not canonical:
            found.append(Row("place", name, tuple(others), use, place.origin, place.licence))
    return sorted(found, key=lambda row: (row.name, row.origin))


def _others(name: str, forms: list[str], taken: set[Key], people: frozenset[str]) -> list[str]:
    """Other spellings of ``name`` among ``forms``, three at most, added to ``taken``: alike, and no word."""
    found: list[str] = []
    for form in forms:
        key = key_of(form)
        alike = SequenceMatcher(None, fold(name), fold(form), autojunk=False).ratio() >= _ALIKE
        longer = set(key) > set(key_of(name))
        if longer or not alike or key in taken or len(found) == _MOST_FORMS:
            continue
        if use_of(key, people, large=True) == "alone":
            taken.add(key)
            found.append(form)
    return found


def key_of(form: str) -> Key:
    return tuple(token.form for token in tokenise(form))


def _arabic_forms(place: Place) -> list[str]:
    """The names in Arabic, the likeliest first: letters that Persian and Kurdish lack speak for a form."""
    bare = {form: _HEADS.sub("", form) for form in (" ".join(strip_marks(name).split()) for name in place.written)}
    sure = {form for whole, form in bare.items() if form != whole or form.startswith("ال")}
    backwards = {form[::-1] for form in sure}
    written = dict.fromkeys(bare.values())
    forms = [form for form in written if _LETTERS.fullmatch(form) and not _NOT_ARABIC.search(form)]
    forms = [form for form in forms if form not in backwards or form in sure]
    return sorted(forms, key=lambda form: (-_likeness(form, place.country), len(form), form))


def _likeness(form: str, country: str) -> float:
    key = key_of(form)
    common = max((frequencies().get(word, 0.0) for word in key), default=0.0) if len(key) == 1 else 0.0
    arab = country in ARAB and form.startswith("ال")
    return bool(_ARABIC_ONLY.search(form)) + 1.5 * arab + (common > 0) - ("-" in form) * 0.5 - form.endswith("ه") * 0.5


def use_of(key: Key, people: frozenset[str], *, large: bool) -> str:
    """How a spelling may be used; empty where it may not."""
    if not key or all(len(word) < 3 for word in key) or " ".join(key) in folded("places_left_out"):
        return ""
    if len(key) == 1:
        return _use_of_one(key[0], people, large=large)
    if not large:
        return "context" if key[0] in _OPENERS or not all(is_word(word) for word in key) else "noun"
    shares = [frequencies().get(word, 0.0) for word in key]
    if all(share > _EVERYDAY for share in shares):
        return "context" if key[0] in _OPENERS else "noun"
    return "noun" if all(word in people for word in key) else "alone"


def _use_of_one(word: str, people: frozenset[str], *, large: bool) -> str:
    if word in origins() or word in listed("demonyms") or len(word) < 3:
        return ""
    if word in people or word.removeprefix("ال") in people or len(word) < 4:
        return "noun"
    share = frequencies().get(word, 0.0)
    if share > _TOO_COMMON:
        return ""
    if share and is_lonely(word):
        return "context"
    if is_word(word):
        return "noun"
    return "alone" if large else "context"
