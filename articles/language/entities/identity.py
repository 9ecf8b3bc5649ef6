"""Who a written name may be: candidates with reasons, across articles.

Within one article ``linking`` decides by itself. Across articles a short form (الكاظمي) may have several bearers, and
nothing is merged in silence:

- the caller gives the form as written, its role and the bearers that it knows (of the database, of an analyst's list);
- ``candidates`` returns every bearer that the form fits, the likeliest first, each with the reasons for it;
- ``decided`` returns the one whom the form names beyond doubt, or None: then the candidates are a suggestion to a
  person, to be shown with their reasons, and the mention keeps the name that the article gives it.

Reasons are codes, for the interface to put into words: ``same_name``, ``other_form``, ``part_of_name``, ``short_form``,
``spelling`` (غوتيريش, جوتيريش), ``same_role``, ``same_office`` (وزير الدفاع beside وزير الدفاع السابق),
``same_country``.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from ..normalise import name_key
from .lexicon import nations
from .spellings import sounds_alike

_WEIGHTS = {
    "same_name": 1.0,
    "other_form": 0.9,
    "part_of_name": 0.7,
    "spelling": 0.6,
    "short_form": 0.4,
    "same_role": 0.3,
    "same_office": 0.15,
    "same_country": 0.1,
}
_WHOLE = frozenset(["same_name", "other_form"])
_CONTEXT = frozenset(["same_role", "same_office", "same_country"])


@dataclass(frozen=True, slots=True)
class Bearer:
    """Someone known. ``key`` is the caller's and comes back unread; ``forms`` are other written forms, ``roles`` the
    offices seen beside the name, ``countries`` names or adjectives of nation that go with the bearer."""

    key: object
    name: str
    forms: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A bearer whom the form fits, with codes of why; ``weight`` orders candidates and means nothing else."""

    bearer: Bearer
    weight: float
    reasons: tuple[str, ...]


def candidates(
    form: str, bearers: Iterable[Bearer], *, role: str = "", countries: Collection[str] = ()
) -> list[Candidate]:
    """Bearers whom ``form`` may name, the likeliest first. ``role`` stands beside the form, ``countries`` are those
    that the article is about."""
    found: list[Candidate] = []
    for bearer in bearers:
        fit = _fit(form, bearer)
        if fit:
            reasons = (fit, *_context(bearer, role, countries))
            found.append(Candidate(bearer, round(sum(_WEIGHTS[reason] for reason in reasons), 2), reasons))
    return sorted(found, key=lambda candidate: (-candidate.weight, name_key(candidate.bearer.name)))


def decided(found: list[Candidate]) -> Candidate | None:
    """The candidate beyond doubt: the only bearer of the whole name; or, of a part of it, the only candidate, or the
    only one for whom role or country speaks. None where two may be meant."""
    whole = [candidate for candidate in found if _WHOLE & set(candidate.reasons)]
    if len(whole) == 1:
        return whole[0]
    rest = whole or found
    if len(rest) == 1:
        return rest[0]
    supported = [candidate for candidate in rest if {"same_role", "same_office"} & set(candidate.reasons)]
    supported = supported or [candidate for candidate in rest if _CONTEXT & set(candidate.reasons)]
    return supported[0] if len(supported) == 1 else None


def _fit(form: str, bearer: Bearer) -> str:
    """How the form fits the bearer's names; empty where it does not."""
    key, name = name_key(form), name_key(bearer.name)
    words, whole = key.split(), name.split()
    if not words or not whole:
        return ""
    if key == name:
        return "same_name"
    if key in {name_key(other) for other in bearer.forms}:
        return "other_form"
    if len(words) > 1 and words[0] == whole[0] and (set(words) <= set(whole) or set(whole) <= set(words)):
        return "part_of_name"
    if sounds_alike(key, name):
        return "spelling"
    short = len(words) < len(whole) and (
        whole[-len(words) :] == words or sounds_alike(key, " ".join(whole[-len(words) :]))
    )
    return "short_form" if short else ""


def _context(bearer: Bearer, role: str, countries: Collection[str]) -> list[str]:
    office, offices = name_key(role), [name_key(other) for other in bearer.roles]
    found: list[str] = []
    if office and office in offices:
        found.append("same_role")
    elif office and any(_same_office(office, other) for other in offices):
        found.append("same_office")
    here = _nations(role) | {_bare(country) for country in countries}
    theirs = {_bare(country) for country in bearer.countries}.union(*(_nations(other) for other in bearer.roles))
    return [*found, "same_country"] if here & theirs else found


def _same_office(one: str, other: str) -> bool:
    """Whether two offices begin with the same two words."""
    return one.split()[:2] == other.split()[:2] and len(one.split()) > 1


def _nations(role: str) -> set[str]:
    """Adjectives of nation in a role, masculine and without the article."""
    return {_bare(word) for word in name_key(role).split() if word in nations()}


def _bare(word: str) -> str:
    return name_key(word).removeprefix("ال").removesuffix("ه")
