"""Days beside today: اليوم، أمس، أول أمس، البارحة، غداً، بعد غد، الليلة الماضية; a weekday may correct them."""

from dataclasses import replace
from datetime import date

from . import weekday_dates, weekdays
from .arithmetic import add_days, day_interval
from .mention import DOUBTFUL, LIKELY, Found
from .pieces import direction_at, points_elsewhere, unit_at, year_at
from .reading import Reading
from .vocabulary import DIRECTIONS, ORDINALS, PARTS_OF_DAY, WEEKDAYS, context

_PHRASES: tuple[tuple[tuple[str, ...], int, str], ...] = (
    (("اول", "من", "امس"), -2, "day_before_yesterday"),
    (("اول", "امس"), -2, "day_before_yesterday"),
    (("امس", "الاول"), -2, "day_before_yesterday"),
    (("امس", "اول"), -2, "day_before_yesterday"),
    (("الامس",), -1, "yesterday"),
    (("امس",), -1, "yesterday"),
    (("بعد", "يوم", "غد"), 2, "day_after_tomorrow"),
    (("بعد", "غد"), 2, "day_after_tomorrow"),
    (("بعد", "غدا"), 2, "day_after_tomorrow"),
    (("بعد", "الغد"), 2, "day_after_tomorrow"),
    (("غدا",), 1, "tomorrow"),
    (("غد",), 1, "tomorrow"),
    (("الغد",), 1, "tomorrow"),
    (("قبل", "امس"), -2, "day_before_yesterday"),
    (("اول", "البارحه"), -2, "day_before_yesterday"),
    (("البارحه",), -1, "yesterday"),
    (("هذه", "الليله"), 0, "this_night"),
    (("هذا", "الصباح"), 0, "this_part"),
    (("هذا", "المساء"), 0, "this_part"),
    (("هذا", "اليوم"), 0, "this_day"),
    (("الليله",), 0, "tonight"),
    (("اليوم",), 0, "today"),
)
_BY_START = {phrase[0]: tuple(entry for entry in _PHRASES if entry[0][0] == phrase[0]) for phrase, _, _ in _PHRASES}
STARTS = frozenset(_BY_START)
# An outlet, a party or a channel: «المصري اليوم», «عين اليوم».
_NAME_BEFORE = context("before_today")
_LONG_AGO = context("after_yesterday")
_POINTING = frozenset(("this_day", "this_night"))
"""May point to a day told before: وفي هذا اليوم وحده. واليوم begins what is so nowadays as often as today."""
_TANWIN = ("اً", "ًا")
_RELATIVE = frozenset(("الذي", "التي", "حتي", "بعدما", "حين", "حيث", "ما", "فقد", "لقد"))
_ADJECTIVES = context("after_today")


def read(reading: Reading, index: int, today: date) -> Found | None:
    matched = next((entry for entry in _BY_START[reading.word(index)] if reading.at(index, entry[0])), None)
    if matched is None:
        return None
    phrase, offset, rule = matched
    end = index + len(phrase)
    if rule == "tonight" and direction_at(reading, end) == "past" and reading.joined(end - 1):
        return _day(today, -1, end + 1, "relative.last_night")
    if rule == "tonight" and direction_at(reading, end) in ("this", "next") and reading.joined(end - 1):
        return _day(today, 0, end + 1, "relative.tonight")
    if rule == "tonight" and reading.at(end, ("قبل", "الماضيه")):
        return _day(today, -2, end + 2, "relative.night_before_last")
    if rule == "this_day" and reading.word(index - 1) == "مثل":
        return _this_day_of(reading, end, today)
    if _is_no_day(reading, index, end, rule):
        return None
    found = _day(today, offset, end, f"relative.{rule}")
    if found and (
        rule in _POINTING
        or _is_past_in_general(reading, index)
        or (reading.form(index) == "واليوم" and reading.word(index - 1) != "امس")
        or (rule == "tonight" and reading.word(end).endswith("يه"))
    ):
        found = replace(found, certainty=DOUBTFUL)
    return _with_weekday(reading, found, today) if found else None


def _this_day_of(reading: Reading, end: int, today: date) -> Found | None:
    """``في مثل هذا اليوم من عام 1986``."""
    at = end + (reading.word(end) == "من" and reading.joined(end))
    year = year_at(reading, at + 1) if at > end and unit_at(reading, at)[0] == "year" and reading.joined(at) else None
    days = day_interval(year.number, today.month, today.day) if year and not year.hijri else None
    return Found(year.end, *days, "day", "relative.this_day_of", certainty=LIKELY) if year and days else None


def _day(today: date, offset: int, end: int, rule: str) -> Found | None:
    day = add_days(today, offset)
    return Found(end, day, day, "day", rule) if day else None


def _with_weekday(reading: Reading, found: Found, today: date) -> Found:
    """``أمس الجمعة``: where both disagree the weekday wins, because an article is often published after midnight."""
    end = found.end
    if not reading.joined(end - 1, "،,(") or reading.word(end) not in WEEKDAYS:
        return found
    if reading.form(end).startswith("و") and reading.word(end) != reading.form(end):
        return found
    explicit = weekday_dates.read(reading, end, today)
    if explicit:
        return explicit
    day = weekdays.near(reading, end, found.earliest)
    if day is None:
        return found
    if found.rule == "relative.today" and (day - found.earliest).days > 1:
        day = add_days(day, -7) or day  # a text is taken up days late, and printed one day early at most
    close = reading.tokens[end].end
    bracket = "(" in reading.gap(end - 1)
    if bracket and reading.text[close : close + 1] != ")":
        return found
    return Found(end + 1, day, day, "day", f"{found.rule}_weekday", close + 1 if bracket else 0)


def _is_no_day(reading: Reading, index: int, end: int, rule: str) -> bool:
    before = reading.word(index - 1) if reading.joined(index - 1, "\"'«“") else ""
    after = reading.word(end) if reading.joined(end - 1) else ""
    if reading.quoted(index, end) or before in _NAME_BEFORE or _ends_a_name(reading, index, end, rule):
        return True
    if (rule == "yesterday" and after in _LONG_AGO) or _is_then_or_now(reading, index):
        return True
    if rule == "tomorrow" and (before == "قد" or after == "لناظره" or _became(reading, index, before)):
        return True
    if rule == "tomorrow" and reading.word(index) != "غدا":
        return not (before in PARTS_OF_DAY or before == "يوم" or (reading.word(index) == "غد" and after in WEEKDAYS))
    if rule in ("today", "tonight"):
        return _is_some_day(reading, index, before, after)
    return False


def _is_past_in_general(reading: Reading, index: int) -> bool:
    """``لبنان الأمس``: without ب or a part of the day before it الأمس may be any time past."""
    before = reading.word(index - 1)
    return reading.form(index) == "الامس" and before not in PARTS_OF_DAY and before != "يوم"


def _ends_a_name(reading: Reading, index: int, end: int, rule: str) -> bool:
    """``«عكاظ اليوم»``, ``لـ«جسر الشغور اليوم»``."""
    if rule != "today" or not index or not reading.joined(index - 1):
        return False
    if reading.quoted(index - 1, end):
        return True
    longer = index > 1 and reading.joined(index - 2) and reading.quoted(index - 2, end)
    return longer and reading.text[: reading.tokens[index - 2].start - 1].endswith(("لـ", " ل"))


def _is_then_or_now(reading: Reading, index: int) -> bool:
    """``بين الأمس واليوم``, ``زملاء الأمس مدراء اليوم``: once and nowadays."""
    form = reading.form(index)
    if form in ("الامس", "والامس"):
        now = (reading.form(index + 1), reading.form(index - 1), reading.form(index + 2))
        return (now[0], form) == ("واليوم", "الامس") or (now[1], form) == ("اليوم", "والامس") or now[2] == "اليوم"
    if form == "بالبارحه":
        return reading.word(index - 1) in ("اليوم", "الليله")
    if form == "واليوم":
        return reading.form(index - 1) == "الامس"
    return form == "اليوم" and (reading.form(index + 1) == "والامس" or reading.form(index - 2) == "الامس")


def _became(reading: Reading, index: int, before: str) -> bool:
    """``وغدا المشروع حلماً``: the verb, which is written without tanwin and begins a clause."""
    token = reading.tokens[index]
    if reading.word(index) != "غدا" or token.text.endswith(_TANWIN):
        return False
    begins = token.form != "غدا" or before in _RELATIVE or not reading.joined(index - 1)
    following = reading.tokens[index + 1 : index + 4]
    return begins and any(word.text.endswith(_TANWIN) for word in following)


def _is_some_day(reading: Reading, index: int, before: str, after: str) -> bool:
    """``في اليوم التالي``, ``اليوم الأول``, ``لليوم الثالث``: a day, but not this one."""
    if after in WEEKDAYS:
        return False
    if reading.at(index + 1, ("قبل", "الغد")):
        return True
    if before == "بعد" or (before in ("هذا", "هذه") and reading.word(index - 2) == "مثل"):
        return True
    counted = after in ORDINALS or after == "الحادي" or after in DIRECTIONS
    if counted or after in _ADJECTIVES or points_elsewhere(reading, index + 1):
        return True
    return before == "في" or reading.form(index).startswith(("لل", "بال", "كال", "وبال"))
