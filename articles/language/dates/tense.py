"""Whether the words around a time say that it was or that it will be.

Arabic news leaves the weekday bare (وصل الأحد، سيصل الأحد) and lets the verb decide. The nearest cue before it in the
same sentence counts, then the first one after it. A verb of saying decides nothing about what follows its أنّ. Cues are
word lists of our own (``words/tense_cues.txt``, ``words/past_verbs.txt``); the future's س is a prefix that frequencies
must confirm (سيصل, not سيارة). An imperfect that opens the clause of the day tells a plan (``imperfect``).
"""

from dataclasses import dataclass
from functools import lru_cache

from ..normalise import fold
from ..words import entries, folded, frequencies
from .imperfect import is_circumstance, is_of_she, may_be_of_she, may_be_plan, opens_clause, opens_plan, plans_nothing
from .mention import DOUBTFUL, LIKELY, SURE
from .reading import Reading
from .vocabulary import NUMBERS, PARTS_OF_DAY, UNITS, roles

_BACK, _AHEAD, _NEARBY, _PLAN_REACH, _BESIDE, _CLOSE, _FAR = 20, 8, 4, 7, 3, 3, 9
_STOPS = frozenset(".!؟?؛\n")
_CUES = roles("tense_cues")
_FUTURE, _PLAN, _NEGATED, _REPORTED, _WAS, _EITHER, _DECIDED = (
    frozenset(phrase[0] for phrase in _CUES[role])
    for role in ("future", "plan", "negated", "reported", "was", "either", "decided")
)
_ASKED = frozenset(("سال", "سالت", "سالها", "سام"))
_DECISIONS = frozenset(("دعوه", "الدعوه", "دعوات", "تاجيل", "ارجاء", "التحضير", "الاستعداد", "استعدادا", "تحضيرا"))
_PREPOSITIONS = frozenset(
    ("الي", "علي", "في", "عن", "من", "بعد", "قبل", "خلال", "عقب", "اثر", "حول", "دون", "ضد", "مع")
)
_ENDINGS = ("", "ت", "وا", "ا", "تا")
_PAST = frozenset(
    fold(verb) + ending for (line,) in entries("past_verbs") for verb in line.split() for ending in _ENDINGS
)
SAYING = frozenset(fold(verb) for row in entries("reporting_verbs") for verb in row[:2])
_NOT_FUTURE = folded("not_future")
_NOUNS = PARTS_OF_DAY | UNITS.keys() | NUMBERS.keys()
_NO_VERB_ENDINGS = ("ه", "ات", "ين", "يا", "ي", "ان")


@dataclass(frozen=True, slots=True)
class Lean:
    """past, next or empty, and how sure the words make it: below ``DOUBTFUL`` by a verb of the present alone."""

    direction: str
    certainty: float


_NONE = Lean("", DOUBTFUL)
_PLANNED = Lean("next", DOUBTFUL)
_WAS_SURELY = Lean("past", SURE)
_GUESSED = Lean("next", DOUBTFUL / 2)


def lean(reading: Reading, first: int, end: int) -> Lean:
    """What the sentence around words ``first`` to ``end`` (without) says of their time."""
    before = _before(reading, first)
    return before if before.direction else _after(reading, end)


def _before(reading: Reading, first: int) -> Lean:
    reported = vague = planned = False
    passed = _NONE
    for index in range(first - 1, max(first - _BACK, 0) - 1, -1):
        if not _STOPS.isdisjoint(reading.gap(index)):
            break
        form = reading.form(index)
        if form in _REPORTED:
            reported = True
            continue
        vague = vague or form in _DECISIONS or (form == "الاتفاق" and reading.form(index + 1) == "علي")
        cue = _cue_at(reading, index, form)
        if cue is not None and cue.direction == "past" and reading.form(index - 1) in _PREPOSITIONS:
            vague = vague or reading.form(index - 1) in ("الي", "علي")
            continue  # a noun: دعا إلى تجمع
        if cue is None or (cue == _PLANNED and index < first - _PLAN_REACH):
            told = _imperfect_at(reading, index, first - index)
            if told == _PLANNED and not passed.direction:
                return _GUESSED
            vague, planned = vague or told is not None, planned or told == _GUESSED
            continue
        if reported and _bare(form) in SAYING:
            break
        found = _from(_weighed(reading, index, cue), form, first - index)
        vague = vague or (found == _WAS_SURELY and _is_inside_plan(reading, index, first))
        if vague and found.direction == "past":
            found = Lean("past", DOUBTFUL)
        if _bare(form) not in _EITHER or passed.direction:
            return found if found.direction == "next" or not passed.direction else passed
        passed = found
    return _GUESSED if planned and not passed.direction else passed


def _imperfect_at(reading: Reading, index: int, distance: int) -> Lean | None:
    """A verb in the imperfect that no list knows: ``_PLANNED`` where it opens its clause, ``_GUESSED`` where it stands
    close, ``_NONE`` where it is enough for doubt; None where there is none."""
    form = reading.form(index)
    if distance > _PLAN_REACH or _of_past(reading, index):
        return None
    circumstance = is_circumstance(reading, index)
    if not circumstance and opens_plan(reading, index):
        return _PLANNED
    if not _is_present(form):
        return _NONE if may_be_plan(reading, index) else None
    return _GUESSED if distance <= _CLOSE and not circumstance and not plans_nothing(_bare(form)) else _NONE


def _is_inside_plan(reading: Reading, index: int, first: int) -> bool:
    """``ويكرم النادي لاعباً أصيب في العام الفائت الأحد``: a verb in the imperfect opens the clause that holds the past
    one, and the day does not follow that one at once."""
    if first - index < _BESIDE or _opens(reading, index):
        return False
    for at in range(index - 1, max(index - _PLAN_REACH, 0) - 1, -1):
        opens = _opens(reading, at)
        if opens_plan(reading, at) or (opens and _cue(_bare(reading.form(at))) == _PLANNED):
            return True
        if opens:
            return False
    return False


def _opens(reading: Reading, index: int) -> bool:
    """Whether the word at ``index`` opens a clause; ف of فاز is its own."""
    form = reading.form(index)
    joined = form[:1] in "وف" and (_cue(form[1:]) is not None or _is_present(form[1:]))
    return joined or opens_clause(reading, index)


def _from(cue: Lean, form: str, distance: int) -> Lean:
    """A verb far away decides less; one of deciding speaks of what is to come, unless the day stands close behind."""
    if cue.direction == "past" and not _DECIDED.isdisjoint((form, _bare(form))):
        return Lean("past", LIKELY) if distance <= _CLOSE else Lean("next", DOUBTFUL)
    return Lean(cue.direction, min(cue.certainty, LIKELY)) if distance > _FAR else cue


def _after(reading: Reading, end: int) -> Lean:
    for index in range(end, end + _AHEAD):
        if not _STOPS.isdisjoint(reading.gap(index - 1)):
            break
        form = reading.form(index)
        if form in _REPORTED:
            break
        cue = _cue_at(reading, index, form)
        if cue is not None and index > end and form.startswith("و") and _cue(form[1:]) == cue:
            break  # another clause: ومن المقرر، وقال
        if cue is not None:
            found = _weighed(reading, index, cue)
            return Lean(found.direction, min(found.certainty, LIKELY))
    return _NONE


def _weighed(reading: Reading, index: int, cue: Lean) -> Lean:
    """``لم يصل`` and ``كان يشارك`` was, ``كان من المقرر`` may be either, ``من المقرر أن يعقد`` will be."""
    nearby = [reading.form(index - step) for step in range(1, _NEARBY + 1)]
    if cue.direction == "next" and _bare(nearby[0]) in _NEGATED:
        return Lean("past", LIKELY)
    if cue.direction != "next":
        return cue
    scheduled = any(_bare(word) in _FUTURE or is_future_verb(_bare(word)) for word in nearby)
    if not _WAS.isdisjoint(nearby):
        return Lean("past", LIKELY) if cue == _PLANNED and not scheduled else Lean("next", DOUBTFUL)
    return Lean("next", SURE) if scheduled else cue


def _of_past(reading: Reading, index: int) -> bool:
    """``لم يصل``, ``كان يعمل``."""
    near = (reading.form(index - 1), reading.form(index - 2))
    return any(_bare(form) in _NEGATED or form in _WAS for form in near)


@lru_cache(maxsize=16_384)
def _is_present(form: str) -> bool:
    """A verb in the imperfect that no list knows: one for which the other gender is a word too (تؤدي, يؤدي)."""
    word = _bare(form)
    other = {"ي": "ت", "ت": "ي"}.get(word[:1])
    if not other or len(word) < 4 or word.startswith("يوم"):
        return False
    return f"{other}{word[1:]}" in frequencies() and word in frequencies()


def _cue_at(reading: Reading, index: int, form: str) -> Lean | None:
    """What word ``index`` says; سألتقي and ساعد differ in a hamza alone, which a folded word has lost."""
    if form.startswith("سا") and reading.tokens[index].text.startswith("سأ") and form not in _ASKED:
        return Lean("next", SURE) if form[1:] in frequencies() else None
    cue = _cue(form)
    if cue != _WAS_SURELY or not may_be_of_she(form):
        return cue
    return _PLANNED if is_of_she(reading, index) else Lean("past", LIKELY)


@lru_cache(maxsize=16_384)
def _cue(form: str) -> Lean | None:
    for word in (form, _bare(form)):
        if word in _FUTURE or is_future_verb(word):
            return Lean("next", SURE)
        if word in _PLAN:
            return _PLANNED
        if (word in _PAST or word in _EITHER or word in _DECIDED) and word not in _NOUNS:
            return Lean("past", SURE)
    return None


def _bare(form: str) -> str:
    return form[1:] if len(form) > 2 and form[0] in "وف" else form


def is_future_verb(word: str) -> bool:
    """``سيصل``, ``ستبدأ``: a folded word whose س is the future's. Where frequencies know neither the word nor the rest
    of it (ستطفأ), what does not end like a noun is a verb."""
    if word[:2] not in ("سي", "ست", "سن") or len(word) < 4 or word in _NOT_FUTURE:
        return False
    known = frequencies()
    return word[1:] in known or (
        word[1] != "ن" and len(word) > 4 and word not in known and not word.endswith(_NO_VERB_ENDINGS)
    )
