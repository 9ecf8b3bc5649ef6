"""Whether a few words that stand alone name a person or a place, by the desk's lists of names."""

import re
from functools import cache

from .line_keys import key_of
from .normalise import fold
from .words import words

_INITIAL = re.compile(r"^(?:[^\W\d_]\s?\.\s?(?:(?:بن|بو|أبو|آل) )?[^\W\d_]{2,12}|[^\W\d_]{3,12}\s?\.\s?[^\W\d_]\.?)$")
_HONOURS = ("د", "م", "أ", "دكتور", "الدكتور")


@cache
def _places() -> frozenset[str]:
    lists = ("places", "places_in_headlines", "countries")
    return frozenset(key_of(name) for subject in lists for name in words(subject))


@cache
def _given() -> frozenset[str]:
    lists = ("given_names", "given_names_by_hand", "given_names_also_words", "foreign_given_names")
    return frozenset(fold(name) for subject in lists for entry in words(subject) for name in entry.split())


def is_place(part: str) -> bool:
    """A known place, with what is said of it (``القدس المحتلة``) or its province after a comma."""
    key = key_of(part)
    if not key or len(part) > 40:
        return False
    return key in _places() or (key.endswith((" المحتله", " المكرمه", " المنوره")) and key.split()[0] in _firsts())


@cache
def _firsts() -> frozenset[str]:
    return frozenset(place.split()[0] for place in _places())


def has_initial(part: str) -> bool:
    """A short signature: ``ق. وطني``, ``نادية. ب``."""
    return len(part) <= 20 and bool(_INITIAL.match(part))


def is_name(part: str) -> bool:
    """Two to five words of letters of which the first is a given name (after a title of one letter), or a name with
    an initial (``ق. وطني``)."""
    if len(part) > 45:
        return False
    words_of_part = without_honours(part).split()
    if not 2 <= len(words_of_part) <= 5 or not all(word.isalpha() or word == "ـ" for word in words_of_part):
        return False
    first, second = (key_of(word) for word in words_of_part[:2])
    return first in _given() or first in ("عبد", "ابو", "ام", "ال") or (first.startswith("عبدال") and second != "")


def without_honours(part: str) -> str:
    """``د. سالم العلي`` without the title before it, full stops as spaces."""
    words_of_part = part.replace(".", " ").split()
    while words_of_part and words_of_part[0] in _HONOURS:
        words_of_part = words_of_part[1:]
    return " ".join(words_of_part)
