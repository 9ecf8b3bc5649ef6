"""What a word may have been meant to be: forms one slip of the hand, the ear or the eye away from it.

No list of words is asked. Whoever has an index of words asks it which of these forms exist.
"""

from collections.abc import Iterator
from itertools import combinations

_ARABIC = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءئؤ"
_LATIN = "abcdefghijklmnopqrstuvwxyz"

_CONFUSED = (
    "ضظذزد",  # sounds that speech does not tell apart
    "ثستص",
    "طت",
    "قغجك",
    "ءئؤاي",
    "حهخ",
    "عا",
    "ايو",
    "اه",  # at the end of foreign names
    "بتثني",  # the same body, other dots
    "جحخ",
    "دذ",
    "رز",
    "سش",
    "صض",
    "طظ",
    "عغ",
    "فق",
    "رو",
    "aeiou",
    "iy",
    "ckq",
    "szx",
    "bp",
    "fvw",
    "gj",
    "mn",
)
_LIKE: dict[str, set[str]] = {}
for _group in _CONFUSED:
    for _letter in _group:
        _LIKE.setdefault(_letter, set()).update(_group.replace(_letter, ""))

_WEAK = "اويهeaiouh"
"""Letters that come and go when names and sounds are written down."""

_CONFUSION, _DOUBLE, _SWAP, _WEAK_LETTER, _LETTER, _FIRST = 0.5, 0.4, 0.6, 0.7, 1.0, 0.3
_SHORTEST = 4
"""Letters from which on any one letter may be wrong; of shorter words all others would be near."""

_LONGEST = 24

_KEYS = dict(zip("qwertyuiopasdfghjklzxcvnm", "ضصثقفغعهخحشسيبلاتنمئءؤرىة", strict=True)) | {"b": "لا"}
"""What the keys of Latin letters write on the Arabic layout."""


def near_forms(form: str) -> dict[str, float]:
    """Forms near the folded ``form``, each with how far it is: 0.4 for a letter doubled, 1 for any one letter, at most
    1.3; none of a number. A word of seven letters has about 600."""
    if not form.isalpha() or len(form) > _LONGEST or len(form) < _SHORTEST - 1:
        return {}
    found: dict[str, float] = {}
    for near, cost in (*_confused(form), *_slipped(form)):
        if near != form and len(near) >= _SHORTEST - 1:
            found[near] = min(cost, found.get(near, cost))
    return found


def other_keyboard(written: str) -> str:
    """The word that the same keys write on the Arabic layout: hguvhr is العراق; empty where a key writes no letter."""
    letters = [_KEYS.get(letter, "") for letter in written.casefold()]
    return "".join(letters) if all(letters) else ""


def _confused(form: str) -> Iterator[tuple[str, float]]:
    """One or two letters replaced by letters that are taken for them, or two neighbours exchanged."""
    changes = [(at, other) for at, letter in enumerate(form) for other in sorted(_LIKE.get(letter, ()))]
    for at, other in changes:
        yield form[:at] + other + form[at + 1 :], _CONFUSION
    if len(form) >= _SHORTEST:
        for (at, one), (later, other) in combinations(changes, 2):
            if at != later:
                yield form[:at] + one + form[at + 1 : later] + other + form[later + 1 :], 2 * _CONFUSION
    for at in range(len(form) - 1):
        yield form[:at] + form[at + 1] + form[at] + form[at + 2 :], _SWAP


def _slipped(form: str) -> Iterator[tuple[str, float]]:
    """One letter too many, too few, or wrong."""
    if len(form) < _SHORTEST:
        return
    alphabet = _LATIN if form.isascii() else _ARABIC
    for at, letter in enumerate(form):
        yield form[:at] + form[at + 1 :], _loose(letter, form[at - 1 : at]) + _first(at)
        for other in alphabet:
            yield form[:at] + other + form[at + 1 :], _LETTER + _first(at)
    for at in range(len(form) + 1):
        for other in alphabet:
            yield form[:at] + other + form[at:], _loose(other, form[max(0, at - 1) : at]) + _first(at)


def _loose(letter: str, before: str) -> float:
    if letter == before:
        return _DOUBLE
    return _WEAK_LETTER if letter in _WEAK else _LETTER


def _first(at: int) -> float:
    """Whoever mistypes a word mostly begins it well."""
    return 0.0 if at else _FIRST
