"""Each person under one name: the longest that the article itself gives."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from ..normalise import name_key
from .lexicon import is_common, origins
from .mention import Span
from .name_forms import Words, is_shortened, may_lead, units
from .spellings import sound, sounds_alike

_FIRST_OF_TWO = frozenset(["محمد", "احمد", "علي", "ابو"])
"""Given names that come before a second one by which the person goes."""
_MOST_NAMES = 400


def with_full_names(spans: list[Span]) -> list[Span]:
    """Each person under the longest form that the article gives: بومبيو under مايك بومبيو, وزارة الدفاع under وزارة
    الدفاع العراقية; never where two longer forms compete."""
    by_kind: dict[str, list[str]] = {}
    for span in spans:
        names = by_kind.setdefault(span.kind, [])
        if span.name not in names:
            names.append(span.name)
    fuller = {
        "person": full_people(by_kind.get("person", ())),
        "organisation": _full_bodies(by_kind.get("organisation", ())),
    }
    return [
        replace(span, name=fuller[span.kind][span.name])
        if span.name in fuller.get(span.kind, {}) and span.rule != "gazetteer.own"
        else span
        for span in spans
    ]


def full_people(names: Iterable[str]) -> dict[str, str]:
    """Short names with the full one of the same person. The longest are settled first, so that a short one that is part
    of two forms of one person is theirs."""
    keys = {name: tuple(name_key(name).replace("-", " ").split()) for name in list(names)[:_MOST_NAMES]}
    order = {name: at for at, name in enumerate(keys)}
    beside = _by_sound(keys)
    found: dict[str, str] = {}
    for name in sorted(keys, key=lambda one: (-len(keys[one]), order[one])):
        others = {other: keys[other] for word in keys[name][:1] for other in beside[sound(word)]}
        full = _whole(keys[name], others, found)
        if full is None:
            before = (other for other in others if order[other] < order[name] and other not in found)
            full = next((other for other in before if _sounds(keys[name], keys[other])), "")
        if full:
            found[name] = full
    return found


def _by_sound(keys: Mapping[str, Words]) -> defaultdict[str, list[str]]:
    """Names by the sound of each of their words, and of all of them written together: whatever a name may be part of
    has its first word."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name, key in keys.items():
        for heard in {sound(word) for word in (*key, "".join(key))}:
            found[heard].append(name)
    return found


def _whole(key: Words, others: Mapping[str, Words], found: Mapping[str, str]) -> str | None:
    """The one longer name that a name is part of; "" where it may be two, None where it is part of none."""
    longer = {other: whole for other, whole in others.items() if len(whole) > len(key)}
    for part_of in _WAYS:
        wholes = {found.get(other, other) for other, whole in longer.items() if part_of(key, whole)}
        if wholes:
            return wholes.pop() if len(wholes) == 1 else ""
    return None


def _is_given(key: Words, whole: Words) -> bool:
    """سند is سند القوس: the first part, and no other."""
    first = units(whole)[0]
    return first.end < len(whole) and key == whole[: first.end]


def _is_end(key: Words, whole: Words) -> bool:
    """Whether a name is the end of a longer one, and names the same person: رفعت سلطان is no part of ليلى رفعت سلطان,
    his daughter, but حسني مبارك is of محمد حسني مبارك."""
    if whole[-len(key) :] != key or (len(key) == 1 and whole[-2:-1] in (("ابو",), ("ام",))):
        return False
    return len(key) == 1 or may_lead(key[0]) or whole[0] in _FIRST_OF_TWO


def _sounds_like_end(key: Words, whole: Words) -> bool:
    return _sounds(key, whole[-len(key) :])


def _sounds_shortened(key: Words, whole: Words) -> bool:
    return len(key) > 1 and _sounds(key, (whole[0], *whole[1 - len(key) :]))


def _sounds_given(key: Words, whole: Words) -> bool:
    return _sounds(key, whole[: units(whole)[0].end]) and len(whole) > 1


def _is_inside(key: Words, whole: Words) -> bool:
    """آيت العربي is مقران آيت العربي أومالو."""
    starts = [part.first for part in units(whole)[1:]]
    return may_lead(key[0]) and any(whole[at : at + len(key)] == key for at in starts)


def _is_joined(key: Words, whole: Words) -> bool:
    """مامادوبا is مامادو با."""
    return len(key) == 1 and len(whole) == 2 and key[0] == "".join(whole)


def _sounds(key: Words, other: Words) -> bool:
    return len(key) == len(other) and all(map(_sound_one, key, other)) and sounds_alike(" ".join(key), " ".join(other))


def _sound_one(word: str, other: str) -> bool:
    return sound(word) == sound(other)


_WAYS: tuple[Callable[[Words, Words], bool], ...] = (
    is_shortened, _is_given, _is_end, _is_joined, _sounds_shortened, _sounds_like_end, _sounds_given, _is_inside,
)  # fmt: skip
"""From the surest: who a name begins with decides before what it ends with."""


def _full_bodies(names: Iterable[str]) -> dict[str, str]:
    keys = {name: name_key(name) for name in list(names)[:_MOST_NAMES]}
    found: dict[str, str] = {}
    for name, key in keys.items():
        longer = [
            other for other, whole in keys.items()
            if whole.startswith(key + " ") and _is_origin(whole[len(key) + 1 :]) and " " in key
        ]  # fmt: skip
        if len(longer) == 1:
            found[name] = longer[0]
    return found


def _is_origin(rest: str) -> bool:
    """Whether the word that a longer name has more is an adjective of origin, of an unlisted country too."""
    one = " " not in rest and rest.startswith("ال")
    return rest in origins() or (one and rest.endswith(("ي", "يه")) and not is_common(rest, 1e-6))
