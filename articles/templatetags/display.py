"""Template filters that write dates, times and numbers as the reader asked for.

``articles.web.middleware`` sets the reader's ``Display`` for each request; outside a request the defaults hold.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from ..language import calendar
from ..language.calendar import Style

register = template.Library()


@dataclass(frozen=True, slots=True)
class Display:
    """How one person wants the desk to look; values as in ``models.User``."""

    style: Style = field(default_factory=Style)
    theme: str = "auto"
    text_size: str = "medium"
    density: str = "comfortable"
    shortcuts: bool = True


class Interval(Protocol):
    """Whatever has a first day, a last day and a granularity: a ``TimeReference`` or a ``DateMention``."""

    earliest: date
    latest: date
    granularity: str


_DEFAULT = Display()
_current: ContextVar[Display] = ContextVar("display", default=_DEFAULT)


@contextmanager
def override(display: Display) -> Iterator[None]:
    """Lets ``display`` hold inside the block."""
    token = _current.set(display)
    try:
        yield
    finally:
        _current.reset(token)


_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]")


@register.filter
def direction(name: object) -> str:
    """``rtl`` for a name or text that holds an Arabic letter anywhere, so that "Reuters عربي" runs as Arabic does."""
    return "rtl" if _ARABIC.search(str(name)) else "ltr"


def current() -> Display:
    """The display that holds now."""
    return _current.get()


def _local(value: date) -> date:
    return timezone.localtime(value) if isinstance(value, datetime) and timezone.is_aware(value) else value


@register.filter
def digits(value: object) -> str:
    """Any text with its digits in the reader's script, without grouping: years, codes, "3/5"."""
    return "" if value is None else calendar.digits(value, current().style)


@register.filter
def number(value: float | None, places: int = 0) -> str:
    """A quantity with its thousands grouped: 15,042 or ١٥٬٠٤٢."""
    return "" if value is None else calendar.number(value, current().style, places)


@register.filter
def percent(share: float | None, places: int = 0) -> str:
    """A share between 0 and 1 as 37% or ٣٧٪; one that would be rounded to nothing is said to be under the least."""
    if share is None:
        return ""
    style = current().style
    least = 10.0**-places
    few = 0 < share * 100 <= least / 2
    written = calendar.number(least if few else share * 100, style, places) + ("٪" if style.arabic_digits else "%")
    return gettext("under %(share)s") % {"share": written} if few else written


@register.filter
def day(value: date | None) -> str:
    """A day with its year as plain text: 3 كانون الأول 2017."""
    return "" if value is None else calendar.day(_local(value), current().style)


@register.filter
def short_day(value: date | None) -> str:
    """A day without its year where that is this year."""
    if value is None:
        return ""
    local = _local(value)
    return calendar.day(local, current().style, year=local.year != timezone.localdate().year)


@register.filter
def weekday(value: date | None) -> str:
    """A day with the name of its weekday: الأحد 3 كانون الأول 2017."""
    return "" if value is None else calendar.day(_local(value), current().style, weekday=True)


@register.filter
def hijri(value: date | None) -> str:
    """A day in the Hijri calendar alone; empty outside the years that its tables cover."""
    return "" if value is None else calendar.hijri(_local(value), current().style)


@register.simple_tag
def today() -> date:
    """The day it is at the desk."""
    return timezone.localdate()


@register.filter
def clock(value: datetime | None) -> str:
    """17:05, in the desk's time zone."""
    return "" if value is None else calendar.clock(timezone.localtime(value), current().style)


@register.filter
def day_and_time(value: datetime | None) -> str:
    """A moment in full as plain text."""
    return "" if value is None else calendar.day_and_time(timezone.localtime(value), current().style)


@register.filter
def month(value: date | None) -> str:
    """A month with its year."""
    return "" if value is None else calendar.interval(value, value, "month", current().style)


@register.filter
def moment(value: datetime | None) -> SafeString | str:
    """A ``<time>``: how long ago, with the moment in full on hover."""
    if value is None:
        return ""
    local = timezone.localtime(value)
    return format_html(
        '<time datetime="{}" title="{}">{}</time>',
        local.isoformat(timespec="minutes"),
        day_and_time(value),
        calendar.relative(local, timezone.localtime(), current().style),
    )


@register.filter
def interval(value: Interval | None) -> SafeString | str:
    """A ``<time>`` for an interval by its granularity, with the ISO days on hover."""
    if value is None:
        return ""
    first, last = value.earliest.isoformat(), value.latest.isoformat()
    return format_html(
        '<time datetime="{}" title="{}">{}</time>',
        first,
        first if first == last else f"\u2066{first}/{last}\u2069",
        calendar.interval(value.earliest, value.latest, value.granularity, current().style),
    )


@register.filter
def iso(value: date | None) -> SafeString | str:
    """``2017-12-03`` that stays left-to-right inside Arabic."""
    if value is None:
        return ""
    text = _local(value).strftime("%Y-%m-%d %H:%M" if isinstance(value, datetime) else "%Y-%m-%d")
    return format_html('<bdi class="iso" dir="ltr">{}</bdi>', text)
