"""How finds are counted against the gold: pure functions from spans and values to counts.

Spans are half-open code points of one text. What is counted as right is written at each function; README.md says it
for people.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from articles.language.normalise import fold, name_key

SHARE_OF_QUOTATION = 0.8
PARTS_OF_PERIODS = re.compile("بداي|مطلع|اوائل|منتصف|اواسط|اواخر|نهاي|ختام")


@dataclass(frozen=True, slots=True)
class Counts:
    """What was right, what the gold has and was missed, what was found and is not in the gold."""

    right: int = 0
    missed: int = 0
    extra: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.right + other.right, self.missed + other.missed, self.extra + other.extra)

    @property
    def precision(self) -> float:
        return _share(self.right, self.right + self.extra)

    @property
    def recall(self) -> float:
        return _share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float:
        return _share(2 * self.right, 2 * self.right + self.missed + self.extra)


def _share(part: int, whole: int) -> float:
    """An empty whole has nothing wrong in it."""
    return part / whole if whole else 1.0


@dataclass(frozen=True, slots=True)
class Span:
    """A find or a gold mark: ``value`` is its kind, name or whatever its counting compares."""

    start: int
    end: int
    value: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Counts, and which spans were missed and found in excess."""

    counts: Counts
    missed: tuple[Span, ...]
    extra: tuple[Span, ...]


def word_start(text: str, start: int) -> int:
    """Where a name begins for comparison: in للأمم the article has lost its alef, so a span may begin at either ل."""
    if text[start : start + 1] == "ل" and re.search(r"(?<!\w)[وف]?ل\Z", text[max(0, start - 3) : start]):
        return start - 1
    return start


CLASS_WORDS = frozenset(
    (
        *("مدينة", "محافظة", "قرية", "بلدة", "ولاية", "إقليم", "جزيرة", "دولة", "قضاء", "ناحية"),
        *("حي", "منطقة", "مشعر", "وكالة", "صحيفة", "جريدة", "مجلة", "قناة", "إذاعة", "تلفزيون"),
        *("شبكة", "موقع", "منصة", "فريق", "نادي", "شركة", "تنظيم", "جماعة", "ميليشيا"),
    )
)
"""Words that say what a name is, before it: whether they belong to the name, careful annotators answer both ways."""


def exact(text: str, gold: Iterable[Span], found: Iterable[Span], class_words: frozenset[str] = frozenset()) -> Outcome:
    """Spans that begin and end at the same place with the same value; one of ``class_words`` before the name may lie
    within either."""
    left = {_place(text, span, class_words): span for span in gold}
    right = {_place(text, span, class_words): span for span in found}
    missed = tuple(span for key, span in left.items() if key not in right)
    extra = tuple(span for key, span in right.items() if key not in left)
    return Outcome(Counts(len(left) - len(missed), len(missed), len(extra)), missed, extra)


def _place(text: str, span: Span, class_words: frozenset[str]) -> tuple[int, int, str]:
    start = word_start(text, span.start)
    first, space, _ = text[start : span.end].partition(" ")
    if space and (first in class_words or first.removeprefix("ل") in class_words):
        start = word_start(text, start + len(first) + 1)
    return start, span.end, span.value


def people(gold: Iterable[str], found: Iterable[str]) -> tuple[Counts, list[str], list[str]]:
    """Distinct people of one article by canonical name, one to one. A fuller name is the same person where the article
    itself gives only its last part (ترامب and دونالد ترامب); a shorter one is a name cut to pieces."""
    wanted = {name_key(name): name for name in gold}
    given = {name_key(name): name for name in found}
    same = wanted.keys() & given.keys()
    missed = {key: name for key, name in wanted.items() if key not in same}
    extra = {key: name for key, name in given.items() if key not in same}
    for key in list(missed):
        fuller = next((other for other in extra if other.endswith(f" {key}")), None)
        if fuller:
            del missed[key], extra[fuller]
    counts = Counts(len(wanted) - len(missed), len(missed), len(extra))
    return counts, list(missed.values()), list(extra.values())


def names(gold: Iterable[str], found: Iterable[str]) -> tuple[Counts, list[str], list[str]]:
    """Sets of names whose spelling may differ in hamza, marks and ta marbuta."""
    wanted = {fold(name): name for name in gold}
    given = {fold(name): name for name in found}
    missed = [name for key, name in wanted.items() if key not in given]
    extra = [name for key, name in given.items() if key not in wanted]
    return Counts(len(wanted) - len(missed), len(missed), len(extra)), missed, extra


Interval = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Time:
    """A date, with the readings that count as right (gold) or the one that was made (found)."""

    start: int
    end: int
    intervals: tuple[Interval, ...]
    doubted: bool = False


@dataclass(frozen=True, slots=True)
class Times:
    """Dates of one text: right, missed, (gold, found) with another value, and found where there is none."""

    right: int
    missed: tuple[Time, ...]
    wrong: tuple[tuple[Time, Time], ...]
    extra: tuple[Time, ...]

    @property
    def silently_wrong(self) -> int:
        return sum(not found.doubted for _, found in self.wrong) + sum(not found.doubted for found in self.extra)


def times(text: str, gold: Sequence[Time], found: Sequence[Time]) -> Times:
    """A gold date is right where a find that touches it has its value. A part of a period (أواخر آذار) is also right
    as the whole period, and the other way round: usage draws no line there. Each find answers for one gold date."""
    free = list(found)
    right, missed, wrong = 0, [], []
    for time in gold:
        touching = [find for find in free if find.start < time.end and time.start < find.end]
        if _day_by_day(text, time, touching):
            right += 1
            free = [find for find in free if find not in touching]
            continue
        best = max(touching, key=lambda find: (agrees(text, time, find), _common(time, find)), default=None)
        if best is None:
            missed.append(time)
            continue
        free.remove(best)
        if agrees(text, time, best):
            right += 1
        else:
            wrong.append((time, best))
    extra = [find for find in free if not _repeats(find, gold, found)]
    return Times(right, tuple(missed), tuple(wrong), tuple(extra))


def _day_by_day(text: str, gold: Time, touching: Sequence[Time]) -> bool:
    """السبت والأحد is one stretch of two days or two days: both are right."""
    together = len(touching) > 1 and all(
        text[one.end : other.start].strip() == "و" for one, other in pairwise(touching)
    )
    return together and (touching[0].intervals[0][0], touching[-1].intervals[0][1]) in gold.intervals


def agrees(text: str, gold: Time, found: Time) -> bool:
    value = found.intervals[0]
    if value in gold.intervals:
        return True
    if not PARTS_OF_PERIODS.match(fold(text[gold.start : gold.end]).removeprefix("ال")):
        return False
    return any(_within(value, interval) or _within(interval, value) for interval in gold.intervals[:1])


def _within(inner: Interval, outer: Interval) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1] and (outer[1] - outer[0]).days <= 366


def _repeats(find: Time, gold: Sequence[Time], found: Sequence[Time]) -> bool:
    """A date said twice in one gold span (الاثنين الموافق 2 مارس) and found as two of one value."""
    touched = [time for time in gold if find.start < time.end and time.start < find.end]
    return any(
        other is not find and other.intervals == find.intervals and other.start < time.end and time.start < other.end
        for time in touched
        for other in found
    )


def _common(left: Time | Span, right: Time | Span) -> int:
    return max(0, min(left.end, right.end) - max(left.start, right.start))


@dataclass(frozen=True, slots=True)
class Speech:
    """A quotation with its speaker, or the role of a speaker without a name."""

    start: int
    end: int
    speaker: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Speeches:
    """Quotations of one text: pairs (gold, found) of which ``misattributed`` have another speaker, missed and extra."""

    pairs: tuple[tuple[Speech, Speech], ...]
    misattributed: tuple[tuple[Speech, Speech], ...]
    missed: tuple[Speech, ...]
    extra: tuple[Speech, ...]

    @property
    def spans(self) -> Counts:
        return Counts(len(self.pairs), len(self.missed), len(self.extra))

    @property
    def speakers(self) -> Counts:
        """Over the quotations that were found."""
        return Counts(len(self.pairs) - len(self.misattributed), len(self.misattributed), 0)


def speeches(text: str, gold: Sequence[Speech], found: Sequence[Speech]) -> Speeches:
    """A quotation is found where one find and it share four fifths of the characters of the longer one, أنّ left
    aside. Each find answers for one quotation, the closest first."""
    candidates = sorted(
        ((_overlap(text, g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)), reverse=True
    )
    partner: dict[int, int] = {}
    for share, i, j in candidates:
        if share >= SHARE_OF_QUOTATION and i not in partner and j not in partner.values():
            partner[i] = j
    pairs = tuple((gold[i], found[j]) for i, j in sorted(partner.items()))
    return Speeches(
        pairs,
        tuple((g, f) for g, f in pairs if not same_speaker(g, f)),
        tuple(g for i, g in enumerate(gold) if i not in partner),
        tuple(f for j, f in enumerate(found) if j not in partner.values()),
    )


def _overlap(text: str, gold: Speech, found: Speech) -> float:
    left, right = _core(text, gold), _core(text, found)
    common = min(left[1], right[1]) - max(left[0], right[0])
    return max(0, common) / max(1, left[1] - left[0], right[1] - right[0])


_OPENER = re.compile(r"\s*ب?[أإا]ن(?:ّ)?(?=\s)\s*")
_EDGE = " \n\t\"'“”«»‘’.،,؛:!؟…"


def _core(text: str, speech: Speech) -> tuple[int, int]:
    start, end = speech.start, speech.end
    opener = _OPENER.match(text, start, end)
    start = opener.end() if opener else start
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end


def same_speaker(gold: Speech, found: Speech) -> bool:
    """One name ends with the other (العبادي, حيدر العبادي) or, for institutions, begins with it (وزارة الصحة); or both
    begin and end alike (حيدر العبادي, حيدر جواد العبادي). A speaker without a name is right where the role is."""
    if not gold.speaker:
        given = found.speaker or found.role
        return akin(gold.role, given) if gold.role and given else not gold.role and not found.speaker
    if found.speaker:
        return akin(gold.speaker, found.speaker) or _ends(gold.speaker) == _ends(found.speaker)
    return bool(found.role) and akin(gold.speaker, found.role)


def _ends(name: str) -> tuple[str, str]:
    """First and last word of a name of several."""
    first, _, rest = fold(name).partition(" ")
    return first, rest.rpartition(" ")[2] or name


_MARKS = str.maketrans(dict.fromkeys("\"'“”«»‘’()"))


def akin(left: str, right: str) -> bool:
    """Whether one name begins or ends with the other, word by word, the article left aside."""
    a, b = (re.sub(r"(?<!\w)ال(?=\w\w)", "", fold(name).translate(_MARKS)).split() for name in (left, right))
    short, long = sorted((a, b), key=len)
    return bool(short) and (long[: len(short)] == short or long[-len(short) :] == short)
