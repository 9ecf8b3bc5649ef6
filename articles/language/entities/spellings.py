"""One foreign name in two spellings: ``غوتيريش`` and ``جوتيريش``, ``ترامب`` and ``ترمب``."""

from functools import lru_cache

from ..normalise import name_key
from .lexicon import is_from_elsewhere

_ONE_SOUND = str.maketrans({"ج": "غ", "ق": "غ", "ك": "غ", "ط": "ت", "ص": "س", "ث": "ت", "ذ": "ز", "ؤ": "و", "ئ": "ي"})
_SPELLED = {other: tuple(chr(letter) for letter, one in _ONE_SOUND.items() if one == other) for other in "غتسزوي"}
_SPELLED["ش"] = ("تش",)
_VOWELS = str.maketrans("", "", "اويةىء")
_SHORTEST, _BOTH = 3, 2


@lru_cache(maxsize=20_000)
def sound(word: str) -> str:
    """What stays the same however a foreign name is written: its consonants, with g and k, t, s as one each."""
    heard = name_key(word).replace("تش", "ش").translate(_ONE_SOUND)
    return heard[:1] + heard[1:].translate(_VOWELS)


def spelled_as(sounds: frozenset[str]) -> tuple[str, ...]:
    """How folded words begin for which ``sound`` gives one of these first letters, and perhaps some others."""
    return tuple(letter for sound in sounds for letter in (sound, *_SPELLED.get(sound, ())))


def sounds_alike(one: str, other: str) -> bool:
    """Whether two names, word by word, are one name in two spellings. Names that Arabic itself has never are: there a
    letter makes another family (الغامدي, الجامدي)."""
    left, right = one.split(), other.split()
    if len(left) != len(right) or left == right:
        return False
    return all(a == b or _may_be_one(a, b) for a, b in zip(left, right, strict=True))


def _may_be_one(one: str, other: str) -> bool:
    strange = is_from_elsewhere(one) + is_from_elsewhere(other)
    if not strange:
        return False
    if one.startswith("ال") or other.startswith("ال") or abs(len(one) - len(other)) > 1 + (len(one) > _SHORTEST * 2):
        return False
    heard = sound(one)
    return len(heard) >= _SHORTEST + (strange < _BOTH) and heard == sound(other)
