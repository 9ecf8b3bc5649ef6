"""A verb in the imperfect that opens the clause of a bare day tells what is planned: وأكمل الميناء الرصيف وترسو السفينة
ليل السبت. What was told before it in the sentence, in a clause of its own, says nothing about that day.

It opens its clause behind a stop or a comma, with و or ف, or behind a word that joins clauses (ثم ترسو). Verbs of
saying, seeing and lasting (``words/not_plans.txt``: يقول، يتذكر، يبلغ) plan nothing, and neither does a circumstance
(وهو يعبر).
"""

from functools import cache, lru_cache

from ..normalise import fold
from ..words import entries, folded, frequencies
from .reading import Reading

_STOPS = frozenset('.!؟?؛\n،,:«»"')
_JOINING = frozenset(("ثم", "فيما", "بينما", "كما", "حيث"))
_CIRCUMSTANCE = frozenset(("وهو", "وهي", "وهم", "وهما", "وهن"))
_HABITS = frozenset(("عاده", "غالبا", "دائما", "كل", "اسبوعيا"))
_HABIT_REACH = 6
_SHORTEST = 4


def opens_plan(reading: Reading, index: int) -> bool:
    """Whether word ``index`` is such a verb, with its subject or object behind it."""
    word = _opening(reading, index)
    if not word or any(reading.form(at) in _HABITS for at in range(index + 1, index + _HABIT_REACH)):
        return False
    return _is_imperfect(word, ends_in_alif=reading.tokens[index].text.endswith("ى"))


def may_be_plan(reading: Reading, index: int) -> bool:
    """Whether a word that nobody knows stands where such a verb would (وتصدح الموسيقى): enough for doubt."""
    word = _opening(reading, index)
    unknown = len(word) >= _SHORTEST and word not in frequencies() and word not in _no_plans()
    return unknown and not _is_verbal_noun(word)


def plans_nothing(word: str) -> bool:
    """``يتذكر``, ``يقول``: a folded verb of saying, feeling or lasting; what it tells of has been."""
    return word in _no_plans()


def is_circumstance(reading: Reading, index: int) -> bool:
    """``وهو يعبر الشارع``: the day is that of the verb before."""
    return reading.form(index - 1) in _CIRCUMSTANCE


def is_of_she(reading: Reading, index: int) -> bool:
    """``تقدم الفرقة عرضها``: she presents; he who came forward would not stand before a feminine noun."""
    following = reading.tokens[index + 1].text if index + 1 < len(reading.tokens) else ""
    return may_be_of_she(reading.form(index)) and reading.joined(index) and following.endswith(("ة", "ات"))


def may_be_of_she(form: str) -> bool:
    """``تقدم``: he came forward, or she presents."""
    bare = form[1:] if form[:1] in "وف" else form
    return bare[:1] == "ت" and len(bare) >= _SHORTEST and f"ي{bare[1:]}" in frequencies()


def _opening(reading: Reading, index: int) -> str:
    """The word in ي or ت that opens a clause at ``index``, without its و or ف; else nothing."""
    form = reading.form(index)
    bare = form[1:] if form[:1] in "وف" else form
    if bare[:1] not in "يت" or not bare:
        return ""
    if bare == form:
        return form if opens_clause(reading, index) else ""
    known = frequencies()
    is_noun = known.get(form, 0.0) > known.get(bare, 0.0)  # فيضان
    return "" if is_noun else bare


def opens_clause(reading: Reading, index: int) -> bool:
    """Whether a stop, a comma or a word that joins clauses stands before word ``index``."""
    gap = reading.gap(index - 1) if index else "\n"
    return not _STOPS.isdisjoint(gap) or reading.form(index - 1) in _JOINING


@lru_cache(maxsize=16_384)
def _is_imperfect(word: str, *, ends_in_alif: bool) -> bool:
    """A folded word is a verb where it has the other gender (تغرق, يغرق), or an ending that no noun in ت has (ترسو,
    تطوى); of words in ي where no list knows another meaning."""
    if len(word) < _SHORTEST or word in _no_plans():
        return False
    other = {"ي": "ت", "ت": "ي"}[word[0]]
    if f"{other}{word[1:]}" in frequencies():
        return not (word[0] == "ت" and _is_verbal_noun(word))
    if word.startswith("ت"):
        return word.endswith("و") or ends_in_alif
    return not word.startswith(("يوم", "يا")) and word not in folded("months")


def _is_verbal_noun(word: str) -> bool:
    """تنظيم, تقديم: with يـ it is another word by chance."""
    return len(word) > _SHORTEST and word[-2] == "ي"


@cache
def _no_plans() -> frozenset[str]:
    """Verbs that tell what is said or lasts, and given names (يوسف، تمام)."""
    said = (fold(verb) for row in entries("reporting_verbs") for verb in row[2:4])
    names = (fold(name) for (line,) in entries("given_names") for name in line.split())
    return folded("not_plans").union(said, names)
