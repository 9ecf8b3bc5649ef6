"""Weeks, months, years, decades, quarters and counted stretches beside today."""

from datetime import date

from .arithmetic import add_days, months_interval, shift, unit_interval, years_interval
from .mention import Found
from .pieces import count_at, day_at, direction_at, points_elsewhere, unit_at, year_at
from .reading import Reading
from .vocabulary import DECADES, PARTS_OF_PERIOD, SEASONS

_HOLY = frozenset(("المبارك", "الكريم", "الفضيل", "الحرام"))
_OFFSETS = {"past": -1, "this": 0, "next": 1}
_QUARTERS = {"الاول": 1, "الثاني": 2, "الثالث": 3, "الرابع": 4, "الاخير": 4}


def read(reading: Reading, index: int, today: date) -> Found | None:
    """A period at ``index``, or a day of a month beside today (``الرابع من الشهر الماضي``, ``25 الجاري``)."""
    return (
        _unit(reading, index, today)
        or _stretch(reading, index, today)
        or _day_of_month(reading, index, today)
        or _season(reading, index, today)
        or _quarter(reading, index, today)
        or _decade(reading, index)
    )


def _unit(reading: Reading, index: int, today: date) -> Found | None:
    """``الأسبوع الماضي``, ``هذا الشهر``, ``العام قبل الماضي``, ``نهاية العام``."""
    this = reading.word(index) in ("هذا", "هذه") and reading.joined(index)
    at = index + this
    unit, form = unit_at(reading, at)
    if form != "the" or unit == "day":
        return None
    offset, end = _offset(reading, at + 1)
    if this and reading.word(at + 1) in _HOLY:
        return None
    if offset == -1 and reading.word(end - 1).startswith("الاخير") and (this or reading.word(end) == "من"):
        offset, end = (0, end) if this else (None, end)
    elif offset is None and (this or _part_of_period(reading, at)):
        offset, end = 0, at + 1
    interval = unit_interval(unit, today, offset) if offset is not None else None
    return Found(end, *interval, unit, f"periods.{unit}") if interval else None


def _offset(reading: Reading, index: int) -> tuple[int | None, int]:
    if not reading.joined(index - 1):
        return None, index
    twice = {"قبل": "past", "بعد": "next"}.get(reading.word(index))
    if twice and reading.joined(index) and direction_at(reading, index + 1) == twice:
        return 2 * _OFFSETS[twice], index + 2
    direction = direction_at(reading, index)
    return (_OFFSETS[direction], index + 1) if direction else (None, index)


def _part_of_period(reading: Reading, at: int) -> bool:
    """``بنهاية العام`` means this year's end, unless the year is another kind of year (الدراسي)."""
    if reading.word(at - 1) not in PARTS_OF_PERIOD or not reading.joined(at - 1) or unit_at(reading, at)[0] == "week":
        return False
    after = reading.word(at + 1)
    return not (reading.joined(at) and (after.startswith("ال") or reading.number(at + 1) is not None)) and not (
        points_elsewhere(reading, at + 1)
    )


def _stretch(reading: Reading, index: int, today: date) -> Found | None:
    """``الأشهر الثلاثة الأخيرة``, ``اليومين الماضيين``, ``السنوات الـ10 المقبلة``."""
    unit, form = unit_at(reading, index)
    if form == "the_two":
        count, end = 2, index + 1
    elif form == "the_many" and reading.joined(index):
        skip = index + 1 + (reading.word(index + 1) == "ال")
        counted = count_at(reading, skip)
        if counted is None:
            return None
        count, end = counted
    else:
        return None
    direction = direction_at(reading, end) if reading.joined(end - 1) else ""
    if direction not in ("past", "next") or not 0 < count < 400:
        return None
    other = shift(unit, today, count if direction == "next" else -count)
    if other is None:
        return None
    earliest, latest = sorted((other, today))
    return Found(end + 1, earliest, latest, "range", f"periods.{direction}_{unit}s")


def _day_of_month(reading: Reading, index: int, today: date) -> Found | None:
    found = day_at(reading, index)
    if found is None or not reading.joined(found[1] - 1):
        return None
    day, end = found
    if direction_at(reading, end) == "this" and reading.number(end - 1) is not None:
        offset: int | None = 0
        end += 1
    else:
        end += reading.word(end) == "من" and reading.joined(end)
        this = reading.word(end) == "هذا" and reading.joined(end)
        end += this
        if unit_at(reading, end) != ("month", "the"):
            return None
        offset, end = (0, end + 1) if this else _offset(reading, end + 1)
    month = unit_interval("month", today, offset) if offset is not None else None
    if month is None or not 1 <= day <= month[1].day:
        return None
    exact = month[0].replace(day=day)
    return Found(end, exact, exact, "day", "periods.day_of_month")


def _season(reading: Reading, index: int, today: date) -> Found | None:
    """``صيف 2015``, ``الشتاء الماضي``. Winter takes the name of the year in which it ends."""
    month = SEASONS.get(reading.word(index))
    if month is None or not reading.joined(index):
        return None
    direction = direction_at(reading, index + 1) if reading.word(index).startswith("ال") else ""
    if direction:
        return _season_beside(month, direction, today, index + 2)
    after = index + 1 + (unit_at(reading, index + 1)[0] == "year" and reading.joined(index + 1))
    year = year_at(reading, after)
    if year is None or year.hijri or not 1500 <= year.number <= 2999:
        return None
    interval = months_interval(year.number - (month == 12), month, 3)
    return Found(year.end, *interval, "season", "periods.season") if interval else None


def _season_beside(month: int, direction: str, today: date, end: int) -> Found | None:
    found = [season for year in range(today.year - 2, today.year + 3) if (season := months_interval(year, month, 3))]
    if direction == "past":
        chosen = [season for season in found if season[1] < today][-1:]
    elif direction == "next":
        chosen = [season for season in found if season[0] > today][:1]
    else:
        chosen = [season for season in found if season[0] <= today <= season[1]]
    return Found(end, *chosen[0], "season", f"periods.{direction}_season") if chosen else None


def _quarter(reading: Reading, index: int, today: date) -> Found | None:
    """``الربع الأول من العام الجاري``, ``النصف الثاني من عام 2018``."""
    whole = reading.word(index)
    number = _QUARTERS.get(reading.word(index + 1))
    if whole not in ("الربع", "النصف") or number is None or not reading.joined(index) or not reading.joined(index + 1):
        return None
    after = index + 2 + (reading.word(index + 2) == "من" and reading.joined(index + 2))
    if unit_at(reading, after)[0] == "year" and reading.joined(after):
        after += 1
    year = year_at(reading, after)
    offset, end = _offset(reading, after)
    if year and not year.hijri:
        chosen, end = year.number, year.end
    elif offset is not None and unit_at(reading, after - 1) == ("year", "the"):
        chosen = today.year + offset
    else:
        return None
    size = 3 if whole == "الربع" else 6
    number = 2 if size == 6 and reading.word(index + 1) == "الاخير" else number
    interval = months_interval(chosen, (number - 1) * size + 1, size) if number * size <= 12 else None
    granularity = "quarter" if size == 3 else "range"
    return Found(end, *interval, granularity, f"periods.{granularity}_of_year") if interval else None


def _decade(reading: Reading, index: int) -> Found | None:
    """``تسعينيات القرن الماضي``; an age (في الستينات من عمره) is none."""
    start = DECADES.get(reading.word(index))
    if start is None or not reading.joined(index):
        return None
    after = index + 1 + (reading.word(index + 1) == "من" and reading.joined(index + 1))
    if reading.word(after) != "القرن" or not reading.joined(after):
        return None
    if direction_at(reading, after + 1) != "past" and reading.word(after + 1) != "العشرين":
        return None
    interval = years_interval(1900 + start, 1909 + start)
    return Found(after + 2, *interval, "decade", "periods.decade_of_century") if interval else None


def recent_hours(reading: Reading, index: int, today: date) -> Found | None:
    """``الساعات الـ24 الماضية``: yesterday and today."""
    if reading.word(index) != "الساعات" or not reading.joined(index):
        return None
    counted = count_at(reading, index + 1 + (reading.word(index + 1) == "ال"))
    if counted is None or counted[0] not in (24, 48, 72) or direction_at(reading, counted[1]) != "past":
        return None
    first = add_days(today, -counted[0] // 24)
    return Found(counted[1] + 1, first, today, "range", "periods.past_hours") if first else None
