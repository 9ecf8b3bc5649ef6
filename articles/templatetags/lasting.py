"""How long something took, in words."""

from datetime import timedelta

from django import template

from ..language import calendar
from . import display

register = template.Library()

_STEPS = ((timedelta(days=1), "day"), (timedelta(hours=1), "hour"), (timedelta(minutes=1), "minute"))


@register.filter
def lasting(value: timedelta | None) -> str:
    """The largest whole unit of a duration, for use after a preposition: ``ساعتين``, ``5 أيام``; "" below a minute."""
    for length, unit in _STEPS:
        if value is not None and value >= length:
            return calendar.counted(int(value / length), unit, display.current().style)
    return ""
