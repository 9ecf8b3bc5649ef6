"""Rules of spelling: the same words, written otherwise."""

from collections.abc import Sequence
from functools import cache

from articles.language.inflection import foreign
from articles.language.normalise import MARKS, fold, fold_digits
from articles.language.words import folded, frequencies, words

from .misspellings import one_way
from .model import Change, Unit, Verdict
from .nearness import is_near
from .wordings import abbreviated

_WEAK_LETTERS = str.maketrans("", "", "اويئءؤىه")
_FOREIGN = _WEAK_LETTERS | str.maketrans("غ", "ج")
"""A foreign name's letters: the short vowels are written or not, and g is غ or ج."""

_SEATS = str.maketrans("ئؤ", "يو", "ء")
_BEFORE, _BEHIND = "افوبكلسنيت", "اتنهيك"
_OF_G = str.maketrans("جك", "غغ")
_LONG_FOREIGN = 6
_JUSSIVE = "اوي"
_ENDINGS = (("ون", "ين"), ("ان", "ين"), ("وا", "ون"), ("تان", "تين"), ("و", "ي"))
_ACCUSATIVE = "ا"
_TIMES_COMMONER = 10
_LONG_ENOUGH = 4
_BEFORE_THAT = frozenset(("من", "علي", "الي", "عن"))
_PREPOSITIONS = {"في": ("ب",), "وفي": ("وب",), "الي": ("ل", "ب"), "والي": ("ول", "وب"), "علي": ("ب",)}
_LETTERS = frozenset(("و", "ف", "ب", "ل", "ك", "ال"))


def written(left: str, right: str) -> str:
    """How two spellings of one folded word differ: "digits", "marks" for harakat and tatweel, "letters" for hamza, ة
    and ى, or "" where they do not."""
    if left == right:
        return ""
    if fold_digits(left) == fold_digits(right):
        return "digits"
    bare = ("".join(letter for letter in word if letter not in MARKS) for word in (left, right))
    return "marks" if len(set(bare)) == 1 else "letters"


def same_letters(change: Change) -> Verdict | None:
    """Only spaces and marks differ, or a letter stands apart: و روسيا and وروسيا, أوبك + and أوبك+, لـ "فيفا"."""
    if not change.left or not change.right:
        return None
    if _letters(change.left) == _letters(change.right):
        return Verdict("spelling", "spacing")
    if {_letters(side).lstrip("وبف") for side in (change.left, change.right)} == {"انلا", "الا"}:
        return Verdict("spelling", "spacing")
    words = [[unit for unit in side if unit.form not in _LETTERS] for side in (change.left, change.right)]
    apart = len(change.left) != len(change.right) and list(map(len, words)) == [1, 1]
    return Verdict("spelling", "clitic") if apart and words[0][0].bare == words[1][0].bare else None


def _letters(units: Sequence[Unit]) -> str:
    return "".join(unit.form for unit in units).replace(" ", "").replace("اا", "ا")


def preposition(change: Change) -> Verdict | None:
    """بالديوان and في الديوان, للمكتب and إلى المكتب: joined to the word, or written apart."""
    for one, other in ((change.left, change.right), (change.right, change.left)):
        if len(one) == 1 and len(other) == 2 and joins(other[0].form, one[0].form, other[1].form):
            return Verdict("spelling", "clitic")
    if pair := change.one_each:
        for joined, apart, after in ((*pair, change.after[1]), (*pair[::-1], change.after[0])):
            if after and after.known and joins(apart.form, joined.form, after.form.partition(" ")[0]):
                return Verdict("spelling", "clitic")
    return None


def before_that(change: Change) -> Verdict | None:
    """حذر من أن and حذر أن: the preposition in front of أن is written or not."""
    only = change.only
    if len(only) != 1 or only[0].form not in _BEFORE_THAT:
        return None
    that = [unit.form for unit in change.after if unit]
    signs = folded("bare_connectors", "pronoun_connectors")
    return Verdict("spelling", "clitic") if len(that) == 2 and that[0] == that[1] and that[0] in signs else None


def joins(word: str, joined: str, form: str) -> bool:
    """Whether ``joined`` is the folded ``form`` with a letter that means what ``word`` means."""
    letters = _PREPOSITIONS.get(word, ())
    return any(
        joined == letter + (form.removeprefix("ا") if letter.endswith("ل") and form.startswith("ال") else form)
        for letter in letters
    )


def abbreviation(change: Change) -> Verdict | None:
    """د. and الدكتور."""
    pair = change.one_each
    if pair is None:
        return None
    cut = any(other.form in abbreviated(one.form) for one, other in (pair, pair[::-1]))
    return Verdict("spelling", "abbreviation") if cut else None


def hamza(change: Change) -> Verdict | None:
    """A hamza on another letter, or on none: مفاجىء and مفاجئ."""
    pair = change.one_each
    if pair is None or pair[0].form == pair[1].form or min(len(unit.form) for unit in pair) < _LONG_ENOUGH:
        return None
    bare = [unit.form.replace("يء", "ئ").replace("ئ", "ؤ").replace("ء", "ؤ") for unit in pair]
    return Verdict("spelling", "letters") if bare[0] == bare[1] else None


def shortened(change: Change) -> Verdict | None:
    """قاض and قاضي: a noun in ي, which is no word without it where it has its article."""
    pair = change.one_each
    if pair is None or pair[0].known or pair[1].known:
        return None
    for short, full in (pair, pair[::-1]):
        if full.bare and full.form == short.form + "ي" and f"ال{full.bare}" in frequencies():
            return Verdict("spelling", "case") if f"ال{full.bare[:-1]}" not in frequencies() else None
    return None


def joined_letters(change: Change) -> Verdict | None:
    """The same word with another letter joined to it: قال and وقال, الحكومة and للحكومة. A future verb's س is none."""
    pair = change.one_each
    if pair is None:
        return None
    joined = ((one.form, other.form) for one, other in (pair, pair[::-1]))
    if any(
        one in ("و" + other, "ف" + other) and (one not in frequencies() or other[0] == "و") for one, other in joined
    ):
        return Verdict("spelling", "clitic")
    if pair[0].key != pair[1].key:
        return None
    if pair[0].known and pair[1].known:
        same = _without_letters(pair[0].form) == _without_letters(pair[1].form)
        return Verdict("spelling", "clitic") if same else None
    return Verdict("spelling", "clitic")


def _without_letters(form: str) -> str:
    first, _, rest = form.partition(" ")
    for joined in ("وال", "فال", "بال", "كال", "لل", "ال", "و", "ف", "ب", "ل", "ك"):
        if first.startswith(joined) and len(first) > len(joined) + 2:
            first = first.removeprefix(joined)
            break
    return f"{first} {rest}"


def ending(change: Change) -> Verdict | None:
    """The same word in another case: مسلحون and مسلحين, كاتب and كاتبا."""
    pair = change.one_each
    if pair is None or pair[0].known or pair[1].known:
        return None
    one, other = pair[0].bare, pair[1].bare
    if len(one) < 3 or len(other) < 3:
        return None
    for here, there in ((one, other), (other, one)):
        if here + _ACCUSATIVE == there or (here[0] in "يت" and there[:-1] == here and there[-1] in _JUSSIVE):
            return Verdict("spelling", "case")
    for first, second in _ENDINGS:
        for here, there in ((one, other), (other, one)):
            stem = here.removesuffix(first)
            if stem != here and len(stem) > 2 and stem + second == there:
                return Verdict("spelling", "case")
    return None


def foreign_name(change: Change) -> Verdict | None:
    """A foreign name in other letters: هالفورسن and هالفرسن, ترامب and ترمب. Two Arabic names are two names."""
    if not change.left or not change.right:
        return None
    here, there = _words(change.left), _words(change.right)
    if len(here) != len(there) or not all(map(_one_name, here, there)):
        return None
    names = any(unit.known and unit.known.kind in ("person", "place", "organisation") for unit in change.left)
    different = [(one, other) for one, other in zip(here, there, strict=True) if one != other]
    rare = all(one not in frequencies() and other not in frequencies() for one, other in different)
    return Verdict("spelling", "foreign name") if names or rare else None


def foreign_word(change: Change) -> Verdict | None:
    """A foreign g in other letters: فوتوغرافية and فوتوجرافية."""
    pair = change.one_each
    if pair is None or pair[0].form == pair[1].form or min(len(unit.form) for unit in pair) < _LONG_FOREIGN:
        return None
    words = [unit.form.translate(_OF_G) for unit in pair]
    return Verdict("spelling", "foreign name") if words[0] == words[1] else None


def two_ways(change: Change) -> Verdict | None:
    """A word that print writes in two ways: صحافي and صحفي."""
    pair = change.one_each
    if pair is None or pair[0].known or pair[1].known:
        return None
    ways = [one_way(unit.bare) for unit in pair]
    return Verdict("spelling", "written two ways") if ways[0] == ways[1] and pair[0].bare != pair[1].bare else None


def _words(units: Sequence[Unit]) -> list[str]:
    return [word for unit in units for word in unit.form.split()]


def _one_name(one: str, other: str) -> bool:
    if one == other:
        return True
    seats = [word.translate(_SEATS).replace("وو", "و") for word in (one, other)]
    if seats[0] == seats[1]:
        return True
    if one in _arab_names() and other in _arab_names():
        return False
    skeletons = one.translate(_FOREIGN), other.translate(_FOREIGN)
    alike = skeletons[0] == skeletons[1] and len(skeletons[0]) > 1 and abs(len(one) - len(other)) < 3
    return alike or other in foreign.spellings(one) or one in foreign.spellings(other)


@cache
def _arab_names() -> frozenset[str]:
    subjects = ("given_names_of_arabs", "given_names_by_hand", "given_names", "families_of_arabs", "family_names")
    return frozenset(fold(name) for subject in subjects for line in words(subject) for name in line.split())


def misspelling(change: Change) -> Verdict | None:
    """One letter or two away from the right word, and itself hardly a word: داع for داعش."""
    pair = change.one_each
    if pair is None:
        return None
    one, other = pair
    for wrong, right in ((one, other), (other, one)):
        word = wrong.form
        if any(unit.known and unit.known.kind in ("number", "date") for unit in pair):
            return None
        if " " in word or not word.isalpha() or len(word) < 3:
            continue
        for meant in right.form.split():
            if word != meant and is_near(word, meant) and not _is_other_form(word, meant) and _is_slip(word, meant):
                return Verdict("spelling", "misspelling")
    return None


def _is_other_form(word: str, meant: str) -> bool:
    """Whether two words that are no names differ by a letter that makes another form or name of it: أنقل and نقل."""
    if word in _arab_names() and meant in _arab_names():
        return True
    shorter, longer = sorted((word, meant), key=len)
    if len(longer) - len(shorter) != 1 or not {word, meant} <= frequencies().keys():
        return False
    return (longer[1:] == shorter and longer[0] in _BEFORE) or (longer[:-1] == shorter and longer[-1] in _BEHIND)


def _is_slip(word: str, meant: str) -> bool:
    """Whether print hardly knows ``word``, but ``meant``."""
    known = frequencies()
    if meant not in known and word not in known:
        return word not in _arab_names()
    return known.get(word, 5e-7) * _TIMES_COMMONER <= known.get(meant, 5e-7)
