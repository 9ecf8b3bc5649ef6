"""What one word, seen alone, says about being a name: worked out once for each spelling."""

from collections.abc import Sequence
from functools import cache, lru_cache
from math import log10
from typing import NamedTuple

from ...words import folded, frequencies
from ..clitics import cuts
from ..lexicon import NameWord, is_word, listed, name_word, origins, roles

EDGE = "EDGE"
"""The sort of the words before and after a stretch."""

_LISTS = (
    *("place_nouns", "place_leads", "place_heads", "place_name_heads", "function_words", "stop_words"),
    *("institution_heads", "months", "weekdays", "numbers", "reporting_verbs", "levels", "demonyms"),
    *("words_after_names", "speaker_stops", "time_units", "ranks", "role_heads", "given_names", "family_names"),
    *("given_names_of_arabs", "given_names_of_others", "given_names_like_words", "families_of_arabs"),
    *(
        "families_of_others",
        "foreign_given_names",
        "given_names_also_words",
        "occasions",
        "named_things",
        "clubs",
        "facility_adjectives",
    ),
)
_LISTS_WITH_ROLES = ("people_titles", "organisation_heads", "facilities", "name_parts")
_LISTS_OF_NAMES = ("countries", "places", "place_words", "organisations", "agencies", "people")
_FUNCTION = frozenset(["function_words", "stop_words", "speaker_stops"])
_SORTS = (
    *(("people_titles.rank", "RANK"), ("people_titles.office", "OFFICE")),
    *(("organisation_heads.strong", "BODY"), ("organisation_heads.weak", "WEAKBODY")),
    *(("place_nouns", "PLACENOUN"), ("place_heads", "PLACENOUN"), ("countries.one", "COUNTRY"), ("places.one", "CITY")),
    *(("reporting_verbs", "SAYS"), ("months", "NUMBER"), ("weekdays", "NUMBER")),
    *(("facilities.place", "FACILITY"), ("facilities.organisation", "FACILITY")),
)
_PARTS_OF_NAMES = frozenset((NameWord.GIVEN, NameWord.FAMILY, NameWord.DOUBTFUL, NameWord.UNKNOWN, NameWord.DEFINITE))
_NAMED = {kind: kind.name for kind in NameWord}
_UNSEEN = 2e-7
_RARE = 5e-5
_REMEMBERED = 30_000


class Spelling(NamedTuple):
    """Features of a word for itself, for the word beside it and for the one after that; its sort; ``core``, the folded
    word without letters joined before it, where frequencies say that there are any; ``key``, by which a word that is
    rare enough to be a name is known again in an article, else empty."""

    own: tuple[str, ...]
    beside: tuple[str, ...]
    beyond: tuple[str, ...]
    sort: str
    core: str
    key: str


@lru_cache(maxsize=_REMEMBERED)
def core_of(form: str) -> str:
    """The folded word without one or two clitics, if what remains is much commoner than the whole."""
    shorter = cuts(form, form)
    if len(shorter) == 1:
        return form
    shares = frequencies()
    best, share = form, 3 * shares.get(form, _UNSEEN)
    for rest, _ in shorter[1:]:
        if len(rest) > 2 and shares.get(rest, 0.0) > share:
            best, share = rest, shares[rest]
    return best


def describe(text: str, form: str) -> Spelling:
    """The features of a word as written ``text``, folded ``form`` (not empty)."""
    core = core_of(form)
    sort = sort_of(text, form)
    lists = _memberships().get(form, ())
    word, stem, of_sort, kind = f"w={form}", f"s={core}", f"c={sort}", f"k={_NAMED[name_word(text)]}"
    own = [word, stem, f"b={_bare(core)}", kind, f"ks={_NAMED[name_word(core)]}", of_sort]
    own += [*_affixes(form), *_shape(text, form), *_usage(form, core)]
    own += [f"l={name}" for name in lists]
    if core != form:
        of_core = _memberships().get(core, ())
        own += [f"cut={form[0]}", *[f"lc={name}" for name in of_core]]
        lists = tuple(dict.fromkeys(lists + of_core))
    beside = (word, stem, of_sort, kind, *[f"l={name}" for name in lists])
    return Spelling(tuple(own), beside, (word, of_sort), sort, core, _key(form))


@lru_cache(maxsize=_REMEMBERED)
def sort_of(text: str, form: str) -> str:
    """A coarse class of the word; sequences of classes are features."""
    if form[0].isdigit():
        return "NUMBER"
    if form.isascii():
        return "LATIN"
    core = core_of(form)
    found = _listed_sorts().get(form, "")
    if not found and core != form:
        found = _listed_sorts().get(core, "")
    return found or _sort_of_unlisted(text, form)


@cache
def _listed_sorts() -> dict[str, str]:
    """The sort of each word that a list with a sort holds."""
    found = {form: _listed_sort(form, lists) for form, lists in _memberships().items()}
    return {form: sort for form, sort in found.items() if sort}


def _listed_sort(form: str, lists: Sequence[str]) -> str:
    if not _FUNCTION.isdisjoint(lists):
        return "FUNCTION"
    found = next((sort for name, sort in _SORTS if name in lists), "")
    return found or ("ORIGIN" if form in origins() else "")


def _sort_of_unlisted(text: str, form: str) -> str:
    kind = name_word(text)
    if kind in _PARTS_OF_NAMES:
        return kind.name
    if form.startswith(("ال", "وال", "بال", "لل")):
        return "THE"
    if form[0] in "يت":
        return "VERB"
    return "COMMON" if frequencies().get(form, 0.0) > 1e-5 else "RARE"


def _key(form: str) -> str:
    """The folded word less ل before its article."""
    if len(form) > 4 and form.startswith("لل"):
        form = f"ال{form[2:]}"
    usual = len(form) < 3 or form[0].isdigit() or frequencies().get(form, 0.0) >= _RARE
    return "" if usual else form


def _affixes(form: str) -> list[str]:
    if len(form) > 3:
        first, last = form[:3], form[-3:]
        return [
            *(f"p1={first[0]}", f"p2={first[:2]}", f"p3={first}"),
            *(f"s1={last[2]}", f"s2={last[1:]}", f"s3={last}"),
        ]
    lengths = range(1, len(form))
    return [f"p{length}={form[:length]}" for length in lengths] + [f"s{length}={form[-length:]}" for length in lengths]


def _shape(text: str, form: str) -> list[str]:
    found = [f"len={min(len(form), 9)}"]
    found += ["ascii"] if form.isascii() else []
    found += ["digits"] if form[0].isdigit() else []
    found += ["ta"] if text.endswith("ة") else []
    found += ["tanween"] if "\u064b" in text else []
    return found + (["al"] if form.startswith("ال") else [])


def _usage(form: str, core: str) -> list[str]:
    bands = _bands()
    other = bands.get(core[2:] if core.startswith("ال") else f"ال{core}", "rare")
    found = [f"f={bands.get(form, 'rare')}", f"fs={bands.get(core, 'rare')}", f"fo={other}"]
    return found if is_word(form) else [*found, "noword"]


def _bare(core: str) -> str:
    return core[2:] if core.startswith("ال") and len(core) > 4 else core


@cache
def _bands() -> dict[str, str]:
    """How common each folded word that is not rare is, in steps of two thirds of a power of ten."""
    shares = frequencies()
    named = {share: str(int(-1.5 * log10(share))) for share in frozenset(shares.values())}
    return {form: named[share] for form, share in shares.items()}


@cache
def _memberships() -> dict[str, tuple[str, ...]]:
    """The lists that hold a folded word."""
    members: dict[str, frozenset[str]] = {name: listed(name) for name in _LISTS}
    for name in _LISTS_WITH_ROLES:
        members |= {f"{name}.{role}": forms for role, forms in roles(name).items()}
    for name in _LISTS_OF_NAMES:
        spellings = [spelling.rstrip("!").split() for spelling in folded(name)]
        members[f"{name}.one"] = frozenset(parts[0] for parts in spellings if len(parts) == 1)
        members[f"{name}.in"] = frozenset(part for parts in spellings if len(parts) > 1 for part in parts)
    members["origins"] = origins()
    found: dict[str, tuple[str, ...]] = {}
    for name, forms in members.items():
        for form in forms:
            found[form] = (*found.get(form, ()), name)
    return found
