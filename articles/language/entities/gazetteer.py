"""Known names and all their spellings."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from typing import Literal, cast

from ..normalise import fold
from ..tokens import tokenise
from ..words import entries
from . import built_names
from .clitics import cuts
from .lexicon import listed
from .mention import Kind

Needs = Literal["", "context", "noun", "judge"]


@dataclass(frozen=True, slots=True)
class KnownName:
    """An entity that analysts keep: its name, kind (person, organisation, place), and its other written forms."""

    name: str
    kind: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a spelling stands for. ``exact`` is the only spelling that counts, or ""; ``needs`` is what must speak for
    it where the spelling is a word or a person's name as well: ``context`` (a word of place before it, or a list of
    places), ``noun`` (a noun of place) or ``judge`` (no rule can tell); ``own`` names are the analysts'."""

    name: str
    kind: Kind
    rule: str
    certainty: float
    exact: str = ""
    needs: Needs = ""
    own: bool = False


BUILT = "gazetteer.built_place"
_REMEMBERED = 50_000
_AND_TWO = 3

Key = tuple[str, ...]

_LISTS: tuple[tuple[str, Kind, str, float], ...] = (
    ("people", "person", "gazetteer.person", 0.95),
    ("agencies", "organisation", "gazetteer.agency", 0.9),
    ("organisations", "organisation", "gazetteer.organisation", 0.95),
    ("armed_groups", "organisation", "gazetteer.organisation", 0.93),
    ("parties", "organisation", "gazetteer.organisation", 0.93),
    ("world_bodies", "organisation", "gazetteer.organisation", 0.95),
    ("state_bodies", "organisation", "gazetteer.organisation", 0.93),
    ("companies", "organisation", "gazetteer.organisation", 0.9),
    ("media", "organisation", "gazetteer.organisation", 0.9),
    ("universities", "organisation", "gazetteer.organisation", 0.95),
    ("clubs", "organisation", "gazetteer.club", 0.9),
    ("countries", "place", "gazetteer.country", 0.97),
    ("places", "place", "gazetteer.place", 0.93),
    ("places_of_arab_lands", "place", "gazetteer.listed_place", 0.9),
    ("places_of_the_world", "place", "gazetteer.listed_place", 0.9),
    ("place_words", "place", "gazetteer.place_in_context", 0.8),
    ("places_like_words", "place", "gazetteer.place_after_noun", 0.8),
    ("bodies_like_words", "organisation", "gazetteer.body_like_words", 0.7),
)
_NEEDS: Mapping[str, Needs] = {"place_words": "context", "places_like_words": "noun", "bodies_like_words": "judge"}
_NOT_ALONE = listed("agencies_not_alone")


class Gazetteer:
    """Spellings, folded and cut into words, and what each stands for. Immutable; safe to share."""

    def __init__(
        self, known: dict[Key, Entry], longest: dict[str, int], shared: dict[Key, tuple[str, ...]] | None = None
    ) -> None:
        self._shared = shared or {}
        self._known = known
        self._longest = longest
        self._starts: dict[str, tuple[tuple[str, int, int], ...]] = {}

    @staticmethod
    def standard() -> "Gazetteer":
        """The names of the word lists, read once."""
        return _standard()

    def with_names(self, names: Iterable[KnownName]) -> "Gazetteer":
        """These names as well. They take precedence over the lists; a form that two of them claim names neither (see
        ``shared``). Unknown kinds raise ValueError."""
        known, longest = dict(self._known), dict(self._longest)
        claims: dict[Key, dict[str, None]] = {}
        for name in names:
            if name.kind not in ("person", "organisation", "place"):
                raise ValueError(f"no such kind of entity: {name.kind}")
            entry = Entry(name.name, cast(Kind, name.kind), "gazetteer.own", 1.0, own=True)
            for form in (name.name, *name.forms):
                claims.setdefault(_key(form), {})[name.name] = None
                _add(known, longest, form, entry)
        shared = {key: tuple(claimants) for key, claimants in claims.items() if len(claimants) > 1}
        for key, claimants in shared.items():
            whole = [name for name in claimants if _key(name) == key]
            if len(whole) == 1:
                known[key] = replace(known[key], name=whole[0])
            else:
                known.pop(key, None)
        return Gazetteer(known, longest, shared)

    def shared(self, form: str) -> tuple[str, ...]:
        """Canonical names of the analysts' entities that claim one form, where there are several. Such a form is
        linked to none of them, unless it is the whole name of one: ``identity`` gives candidates for it."""
        return self._shared.get(_key(form), ())

    def starts(self, written: str, form: str) -> tuple[tuple[str, int, int], ...]:
        """How a name may begin at a word: folded form, code points cut, words of the longest name that begins so."""
        found = self._starts.get(written)
        if found is None:
            if len(self._starts) > _REMEMBERED:
                self._starts.clear()
            read = cuts(written, form)
            if len(form) == _AND_TWO and form[0] == "و":
                read = (*read, (form[1:], 1))  # وأم درمان
            found = tuple((rest, cut, self._longest[rest]) for rest, cut in read if rest in self._longest)
            self._starts[written] = found
        return found

    def longest(self, first: str) -> int:
        """How many words the longest name has that begins with the folded word ``first``; 0 where none does."""
        return self._longest.get(first, 0)

    def get(self, key: Key) -> Entry | None:
        """What the folded words stand for."""
        return self._known.get(key)


def _key(form: str) -> Key:
    return tuple(token.form for token in tokenise(form))


def _add(known: dict[Key, Entry], longest: dict[str, int], form: str, entry: Entry) -> None:
    written = _key(form)
    for key in (_apart(written), _together(written), written) if entry.kind == "person" else (written,):
        if key and (len(key) > 1 or len(key[0]) > 1) and (key == written or key not in known):
            known[key] = entry
            longest[key[0]] = max(longest.get(key[0], 0), len(key))


def _apart(key: Key) -> Key:
    """عبدالعزيز as عبد العزيز: print writes either."""
    split = (("عبد", form[3:]) if form.startswith("عبدال") and len(form) > 6 else (form,) for form in key)
    return tuple(form for forms in split for form in forms)


def _together(key: Key) -> Key:
    """عبد العزيز as عبدالعزيز."""
    found: list[str] = []
    for form in key:
        if found and found[-1] == "عبد" and form.startswith("ال"):
            found[-1] += form
        else:
            found.append(form)
    return tuple(found)


def _listed() -> Iterator[tuple[str, Entry]]:
    for subject, kind, rule, certainty in _LISTS:
        for name, *others in entries(subject):
            canonical = name.rstrip("!")
            for form in (name, *others):
                exact = form.rstrip("!") if form.endswith("!") else ""
                if subject == "agencies" and not form.startswith("وكال"):
                    yield f"وكالة {form}", Entry(canonical, kind, rule, certainty)
                if subject == "agencies" and (fold(form) in _NOT_ALONE or form.isascii()):
                    continue
                needs = _NEEDS.get(subject, "")
                yield form.rstrip("!"), Entry(canonical, kind, rule, certainty, exact, needs)


def _built() -> Iterator[tuple[str, Entry]]:
    """Places of the built table. The lists have nothing that is in it."""
    for row in built_names.rows():
        if row.kind == "place":
            sure = 0.9 if row.use == "alone" else 0.75
            needs = cast(Needs, "" if row.use == "alone" else row.use)
            for form in (row.name, *row.forms):
                yield form, Entry(row.name, "place", BUILT, sure, "", needs)


@cache
def _standard() -> Gazetteer:
    known: dict[Key, Entry] = {}
    longest: dict[str, int] = {}
    for form, entry in chain(_built(), _listed()):
        if entry.needs and len(_key(form)) > 1 and _key(form) in known:
            continue  # المسجد الأقصى is sure, though الأقصى alone is not
        _add(known, longest, form, entry)
    return Gazetteer(known, longest)
