"""How dates, times and numbers are written, in Arabic and English. Formatting alone: nothing is parsed, no clock read.

Arabic has two families of month names for the same months (كانون الأول in the Levant and Iraq, ديسمبر in Egypt and
the Gulf), two scripts of digits, and a lunar calendar beside the solar one. ``Style`` carries the reader's choice.
Month and unit names live here and not in the translation catalogue, because a reader may mix them with either
interface language.
"""

from dataclasses import dataclass
from datetime import date, datetime

from hijridate import Gregorian

LEVANTINE = (
    "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران",
    "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول",
)  # fmt: skip
GULF = (
    "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو",
    "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
)  # fmt: skip
ENGLISH = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
HIJRI = (
    "محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة",
    "رجب", "شعبان", "رمضان", "شوال", "ذو القعدة", "ذو الحجة",
)  # fmt: skip
HIJRI_ENGLISH = (
    "Muharram", "Safar", "Rabi I", "Rabi II", "Jumada I", "Jumada II",
    "Rajab", "Shaban", "Ramadan", "Shawwal", "Dhu al-Qadah", "Dhu al-Hijjah",
)  # fmt: skip
WEEKDAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
WEEKDAYS_ENGLISH = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SEASONS = ("شتاء", "ربيع", "صيف", "خريف")
SEASONS_ENGLISH = ("winter", "spring", "summer", "autumn")
QUARTERS = ("الأول", "الثاني", "الثالث", "الرابع")

_TO_ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_HIJRI_FIRST, _HIJRI_LAST = date(1924, 8, 1), date(2077, 11, 16)

# unit -> one, two, few (3-10), many (11-99), other (100, 101, 102, 200 ...)
_UNITS = {
    "minute": ("دقيقة", "دقيقتين", "{} دقائق", "{} دقيقة", "{} دقيقة"),
    "hour": ("ساعة", "ساعتين", "{} ساعات", "{} ساعة", "{} ساعة"),
    "day": ("يوم", "يومين", "{} أيام", "{} يومًا", "{} يوم"),
    "month": ("شهر", "شهرين", "{} أشهر", "{} شهرًا", "{} شهر"),
    "year": ("سنة", "سنتين", "{} سنوات", "{} سنة", "{} سنة"),
}


@dataclass(frozen=True, slots=True)
class Style:
    """One reader's choices: ``language`` ar|en, ``digits`` latin|arabic, ``months`` levantine|gulf|both, ``hijri``.

    Digits and month names concern Arabic alone: Arabic-Indic digits inside English turn a line's order around.
    """

    language: str = "ar"
    digits: str = "latin"
    months: str = "levantine"
    hijri: bool = False

    @property
    def arabic(self) -> bool:
        """Whether words are written in Arabic."""
        return self.language != "en"

    @property
    def arabic_digits(self) -> bool:
        """Whether digits are Arabic-Indic."""
        return self.arabic and self.digits == "arabic"


def digits(text: object, style: Style) -> str:
    """``text`` with its ASCII digits in the reader's script."""
    return str(text).translate(_TO_ARABIC) if style.arabic_digits else str(text)


def number(value: float, style: Style, places: int = 0) -> str:
    """``15042`` as ``15,042`` or ``١٥٬٠٤٢``; ``places`` decimals."""
    written = f"{value:,.{places}f}"
    if style.arabic_digits:
        written = written.replace(",", "٬").replace(".", "٫")
    return digits(written, style)


def month_name(month: int, style: Style) -> str:
    """Name of a Gregorian month (1 to 12)."""
    if not style.arabic:
        return ENGLISH[month - 1]
    if style.months == "both":
        return f"{LEVANTINE[month - 1]}/{GULF[month - 1]}"
    return (GULF if style.months == "gulf" else LEVANTINE)[month - 1]


def hijri(day: date, style: Style) -> str:
    """``15 ربيع الأول 1439 هـ``; empty outside 1924-08-01 to 2077-11-16, where the Umm al-Qura tables end."""
    day = date(day.year, day.month, day.day)  # a datetime is a date that compares with none
    if not _HIJRI_FIRST <= day <= _HIJRI_LAST:
        return ""
    lunar = Gregorian(day.year, day.month, day.day).to_hijri()
    name = (HIJRI if style.arabic else HIJRI_ENGLISH)[lunar.month - 1]
    return digits(f"{lunar.day} {name} {lunar.year} {'هـ' if style.arabic else 'AH'}", style)


def day(value: date, style: Style, *, year: bool = True, weekday: bool = False) -> str:
    """``3 كانون الأول 2017``, with the Hijri day in brackets where the reader wants it beside."""
    written = f"{value.day} {month_name(value.month, style)}" + (f" {value.year}" if year else "")
    if weekday:
        name = (WEEKDAYS if style.arabic else WEEKDAYS_ENGLISH)[value.weekday()]
        written = f"{name} {written}" if style.arabic else f"{name}, {written}"
    beside = hijri(value, style) if style.hijri and year else ""
    return digits(f"{written} ({beside})" if beside else written, style)


def clock(value: datetime, style: Style) -> str:
    """``17:05``; the 24-hour clock in both languages."""
    return digits(f"{value:%H:%M}", style)


def day_and_time(value: datetime, style: Style) -> str:
    """``3 كانون الأول 2017، 17:05``."""
    return f"{day(value, style)}{'، ' if style.arabic else ', '}{clock(value, style)}"


def counted(amount: int, unit: str, style: Style) -> str:
    """``amount`` of ``unit`` (minute, hour, day, month, year) in words after a preposition: ``ساعتين``, ``5 أيام``."""
    if not style.arabic:
        return digits(f"{amount} {unit}{'' if amount == 1 else 's'}", style)
    one, two, few, many, other = _UNITS[unit]
    tail = amount % 100
    form = one if amount == 1 else two if amount == 2 else few if 3 <= tail <= 10 else many if tail >= 11 else other
    return digits(form.format(amount), style)


def relative(moment: datetime, now: datetime, style: Style) -> str:
    """How long before or after ``now``: ``قبل ساعتين``, ``أمس``, ``بعد 3 أيام``. Both in the reader's time zone.

    Days are calendar days, so that the article of 23:50 is yesterday's at 00:10 once an hour has passed.
    """
    seconds = (now - moment).total_seconds()
    amount, unit = _largest_unit(abs(seconds), abs((now.date() - moment.date()).days))
    if amount == 0:
        return "الآن" if style.arabic else "just now"
    if unit == "day" and amount == 1:
        past, future = ("أمس", "غدًا") if style.arabic else ("yesterday", "tomorrow")
        return past if seconds > 0 else future
    words = counted(amount, unit, style)
    if style.arabic:
        return f"{'قبل' if seconds > 0 else 'بعد'} {words}"
    return f"{words} ago" if seconds > 0 else f"in {words}"


def _largest_unit(seconds: float, days: int) -> tuple[int, str]:
    if seconds < 3600:
        return int(seconds // 60), "minute"
    if days == 0 or seconds < 6 * 3600:
        return int(seconds // 3600), "hour"
    if days < 30:
        return days, "day"
    return (days // 30, "month") if days < 365 else (days // 365, "year")


def interval(earliest: date, latest: date, granularity: str, style: Style) -> str:
    """A resolved time as people write it: ``صيف 2018``, ``الربع الأول من 2018``, ``3 – 9 كانون الأول 2017``.

    ``granularity`` is day, week, month, quarter, season, year, decade or range; ``latest`` is the last day inside.
    """
    year = earliest.year
    match granularity:
        case "day" if earliest == latest:
            return day(earliest, style)
        case "month" if (earliest.year, earliest.month) == (latest.year, latest.month):
            return digits(f"{month_name(earliest.month, style)} {year}", style)
        case "quarter":
            name = QUARTERS[(earliest.month - 1) // 3] if style.arabic else str((earliest.month - 1) // 3 + 1)
            return digits(f"الربع {name} من {year}" if style.arabic else f"Q{name} {year}", style)
        case "season":
            name = (SEASONS if style.arabic else SEASONS_ENGLISH)[earliest.month % 12 // 3]
            return digits(f"{name} {year}" if latest.year == year else f"{name} {year}/{latest.year}", style)
        case "year" if year == latest.year:
            return digits(f"عام {year}" if style.arabic else year, style)
        case "decade":
            return digits(f"من {year} إلى {latest.year}" if style.arabic else f"{year}s", style)
        case "week":
            return f"{'أسبوع' if style.arabic else 'week of'} {_between(earliest, latest, style)}"
    return _between(earliest, latest, style)


def _between(earliest: date, latest: date, style: Style) -> str:
    """Two days with what they share said once; Hijri is left out, because a range of both is unreadable."""
    if style.hijri:
        style = Style(style.language, style.digits, style.months)
    if earliest == latest:
        return day(earliest, style)
    if (earliest.year, earliest.month) == (latest.year, latest.month):
        return digits(f"{earliest.day} – {latest.day} {month_name(latest.month, style)} {latest.year}", style)
    first = day(earliest, style, year=earliest.year != latest.year)
    return f"{first} – {day(latest, style)}"
