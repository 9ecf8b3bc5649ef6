"""Days of the week: ``الأحد الماضي``, ``هذا الخميس``, ``الأحد بعد المقبل``, ``الأحد من الأسبوع المقبل``.

A bare weekday is the last one (today too) or the next one, as the verb beside it says (``tense``); where none says it,
it is the last one, and doubtful. Stretches of weekdays are in ``weekday_stretches``, weekdays with their date in
``weekday_dates``.
"""

from datetime import date

from ..normalise import fold
from ..words import entries
from .arithmetic import add_days, unit_interval
from .mention import DOUBTFUL, LIKELY, SURE, Found
from .pieces import day_at, direction_at, points_elsewhere, unit_at
from .reading import Reading
from .tense import lean
from .vocabulary import ORDINALS, PARTS_OF_DAY, WEEKDAYS, context

_LONGEST_CHAIN = 7
_NOT_AFTER = context("before_weekday")
_NOT_BEFORE = context("after_weekday")
_CLITICS = frozenset("وفبل")
_GIVEN_NAMES = frozenset(fold(name) for (line,) in entries("given_names") for name in line.split())
_UP_TO = frozenset(("حتي", "لغايه", "غايه", "بحلول", "الي"))
_HABITS = (("من", "كل"), ("من", "شهر"), ("كل",), ("اسبوعيا",))
_BOTH_OF = frozenset(("كل", "لكل", "وكل", "بكل", "اي", "ايا"))
_WEEKS = {"past": -1, "this": 0, "next": 1, "past_twice": -2, "next_twice": 2}


def read(reading: Reading, index: int, today: date) -> Found | None:
    """The weekday at ``index``; one of a chain (السبت والأحد المقبلين) is counted from the chain's first."""
    if reading.word(index) not in WEEKDAYS:
        return None
    first = _chain_start(reading, index)
    after = _chain_end(reading, first)
    direction, end = direction_after(reading, after)
    if is_a_name(reading, index) and not (direction and reading.word(index - 1) in ("ايام", "عطله")):
        return None
    if _is_nth(reading, index) or is_habit(reading, end) or _until_habit(reading, end) or _elsewhere(reading, end):
        return None
    if not direction and reading.word(first - 1) in ("هذا", "هذه") and reading.joined(first - 1):
        direction = "this"
    if week := _week_after(reading, end):
        return _of_week(reading, index, week, today)
    day, certainty = pick(reading, first, end, direction, today)
    if day and not direction and _ends_ahead(reading, first, after, day, today) and certainty > DOUBTFUL:
        day, certainty = add_days(day, -7), DOUBTFUL
    for position in range(first + 1, index + 1):
        day = following(WEEKDAYS[reading.word(position)], day) if day else None
    if day is None:
        return None
    if not direction and (_is_surname(reading, index) or day_at(reading, index + 1)):
        certainty = DOUBTFUL
    rule = "weekdays.pair" if after - first > 1 else "weekdays.day"
    rule = f"{rule}_{direction}" if direction else rule
    return Found(end if after == index + 1 else index + 1, day, day, "day", rule, certainty=certainty)


def _ends_ahead(reading: Reading, first: int, after: int, day: date, today: date) -> bool:
    """A chain that began in the past cannot have ended after today (بدأت الثلاثاء والأربعاء, said on a Tuesday)."""
    days = (WEEKDAYS[reading.word(after - 1)] - WEEKDAYS[reading.word(first)]) % 7
    return after - first > 1 and day <= today and (today - day).days < days


def near(reading: Reading, index: int, day: date) -> date | None:
    """The day nearest to ``day`` (three days at most) that is the weekday named at ``index``."""
    if reading.word(index) not in WEEKDAYS:
        return None
    difference = (WEEKDAYS[reading.word(index)] - day.weekday() + 3) % 7 - 3
    return add_days(day, difference)


def is_a_name(reading: Reading, index: int) -> bool:
    """``خطيب الجمعة``, ``عبد الأحد``, ``صحيفة «الخميس»``: no day."""
    before = reading.word(index - 1) if reading.joined(index - 1) else ""
    after = reading.word(index + 1) if reading.joined(index) else ""
    led = before in _NOT_AFTER or (before[:1] in _CLITICS and before[1:] in _NOT_AFTER)
    if before == "من" and reading.form(index - 2) in _BOTH_OF and reading.word(index) == "الاثنين":
        return True  # كل من الاثنين
    return led or after in _NOT_BEFORE or reading.quoted(index, index + 1)


def _is_nth(reading: Reading, index: int) -> bool:
    """``الأحد الأول من كل شهر``: a month decides which day that is."""
    return reading.word(index + 1) in ORDINALS and reading.joined(index) and reading.at(index + 2, ("من",))


def is_habit(reading: Reading, end: int) -> bool:
    """``الأحد من كل أسبوع``, ``السبت أسبوعياً``: no day of its own."""
    return reading.joined(end - 1) and any(reading.at(end, habit) for habit in _HABITS)


def _until_habit(reading: Reading, end: int) -> bool:
    """The first of ``من الأحد إلى الخميس أسبوعياً``."""
    return reading.word(end) in _UP_TO and reading.word(end + 1) in WEEKDAYS and is_habit(reading, end + 2)


def direction_after(reading: Reading, end: int) -> tuple[str, int]:
    """past, this, next, past_twice (قبل الماضي), next_twice (بعد المقبل) or empty; and the index after it."""
    if not reading.joined(end - 1):
        return "", end
    at = end + (reading.word(end) == "ما" and reading.joined(end))
    twice = {"قبل": "past", "بعد": "next"}.get(reading.word(at))
    if twice and reading.joined(at) and direction_at(reading, at + 1) == twice:
        return f"{twice}_twice", at + 2
    direction = direction_at(reading, end)
    return direction, end + bool(direction)


def pick(reading: Reading, first: int, end: int, direction: str, today: date) -> tuple[date | None, float]:
    """The day that the weekday at ``first`` means, and how sure that is; ``end`` follows the words that tell which."""
    weekday = WEEKDAYS[reading.word(first)]
    back = (today.weekday() - weekday) % 7
    ahead = (weekday - today.weekday()) % 7
    if direction.startswith("past"):
        return add_days(today, -(back or 7) - 7 * direction.endswith("twice")), SURE
    if direction.startswith("next"):
        return add_days(today, (ahead or 7) + 7 * direction.endswith("twice")), SURE
    if direction == "this":
        return add_days(today, weekday - today.weekday()), LIKELY
    led = _led_by(reading, first)
    if led == "منذ":
        return _since(reading, first, today, back)
    if led in _UP_TO or led == "ل":
        return add_days(today, ahead), DOUBTFUL
    around = lean(reading, first, end)
    if led == "قبل" and around.direction == "past":
        return add_days(today, -back), DOUBTFUL  # وأمرت بتسليمه قبل الجمعة may be a term
    if around.direction == "next":
        certainty = max(around.certainty, DOUBTFUL)
        return add_days(today, ahead), certainty if ahead else min(certainty, LIKELY)
    return add_days(today, -back), around.certainty if around.direction else DOUBTFUL


def _since(reading: Reading, first: int, today: date, back: int) -> tuple[date | None, float]:
    """``منذ الأربعاء`` said on a Wednesday is a week ago more often than not, ``منذ فجر الأربعاء`` is today."""
    if back:
        return add_days(today, -back), SURE
    of_day = reading.word(first - 1) in PARTS_OF_DAY
    return (today, LIKELY) if of_day else (add_days(today, -7), DOUBTFUL)


def following(weekday: int, day: date) -> date | None:
    """The first such weekday after ``day``."""
    return add_days(day, (weekday - day.weekday() - 1) % 7 + 1)


def _is_surname(reading: Reading, index: int) -> bool:
    """``أحمد الخميس`` may be a man."""
    return reading.form(index - 1) in _GIVEN_NAMES and reading.joined(index - 1)


def _elsewhere(reading: Reading, end: int) -> bool:
    """``السبت التالي``: counted from another day of the text."""
    return points_elsewhere(reading, end) and reading.joined(end - 1)


def _led_by(reading: Reading, first: int) -> str:
    """The word before a weekday and its ``يوم`` or part of a day; ل where it is written on to one of them."""
    at = first - 1
    if _has_lam(reading, first):
        return "ل"
    while at > first - 3 and (unit_at(reading, at) == ("day", "one") or reading.word(at) in PARTS_OF_DAY):
        if _has_lam(reading, at):
            return "ل"
        at -= reading.joined(at) or 3
    return reading.word(at) if reading.joined(at) else ""


def _has_lam(reading: Reading, index: int) -> bool:
    return reading.form(index) != reading.word(index) and reading.form(index).startswith("ل")


def _week_after(reading: Reading, end: int) -> tuple[int, int] | None:
    """``من الأسبوع المقبل``, ``من هذا الأسبوع``: the week's offset from this one, and the index after it."""
    if reading.word(end) != "من" or not reading.joined(end - 1) or not reading.joined(end):
        return None
    this = reading.word(end + 1) == "هذا" and reading.joined(end + 1)
    at = end + 1 + this
    if unit_at(reading, at) != ("week", "the"):
        return None
    direction, after = direction_after(reading, at + 1)
    return (_WEEKS[direction or "this"], after) if direction or this else None


def _of_week(reading: Reading, index: int, week: tuple[int, int], today: date) -> Found | None:
    """Weeks run from Monday here, in Arab countries from Saturday or Sunday: at their ends the day is doubtful."""
    weekday = WEEKDAYS[reading.word(index)]
    days = unit_interval("week", today, week[0])
    day = add_days(days[0], weekday) if days else None
    certainty = SURE if weekday < 5 else DOUBTFUL
    return Found(week[1], day, day, "day", "weekdays.of_week", certainty=certainty) if day else None


def _chain_start(reading: Reading, index: int) -> int:
    """The first of weekdays that are tied by و; ``index`` itself where it stands alone."""
    first = index
    while index - first < _LONGEST_CHAIN and reading.form(first).startswith("و"):
        before = first - 1
        if reading.word(before) not in WEEKDAYS or not reading.joined(before) or is_a_name(reading, before):
            break
        first = before
    return first


def _chain_end(reading: Reading, first: int) -> int:
    end = first + 1
    while (
        end - first < _LONGEST_CHAIN
        and reading.joined(end - 1)
        and reading.word(end) in WEEKDAYS
        and reading.form(end).startswith("و")
    ):
        end += 1
    return end
