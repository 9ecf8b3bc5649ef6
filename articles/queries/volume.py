"""How much lies in each column of a window of days, counted in the database."""

from datetime import date, datetime, time
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import Count, DateField, DateTimeField, F, Func, IntegerField, QuerySet, Value
from django.utils.timezone import localtime, make_aware

from ..analysis.timeline import Window


class ColumnOf(Func):
    """The place of a value among the edges of a window: 1 for the first column, 0 before it."""

    function = "width_bucket"
    output_field = IntegerField()


def column_of(field: str, window: Window) -> ColumnOf:
    """The column of ``field``: a moment if it is ``published_at``, else a day."""
    if field == "published_at":
        moments = [midnight(day) for day in window.edges]
        return ColumnOf(F(field), Value(moments, output_field=ArrayField(DateTimeField())))
    return ColumnOf(F(field), Value(list(window.edges), output_field=ArrayField(DateField())))


def midnight(day: date) -> datetime:
    """When ``day`` begins at the desk."""
    return make_aware(datetime.combine(day, time.min))


def desk_day(moment: datetime) -> date:
    """The day on which ``moment`` falls at the desk."""
    return localtime(moment).date()


def window_counts(rows: QuerySet[Any], window: Window, counted: str = "pk") -> list[int]:
    """Distinct ``counted`` of rows that have ``published_at``, in each column, oldest first."""
    inside = rows.filter(published_at__gte=midnight(window.start), published_at__lt=midnight(window.end))
    placed = inside.order_by().annotate(place=column_of("published_at", window)).values("place")
    counts = [0] * window.zoom.columns
    for place, count in placed.annotate(count=Count(counted, distinct=True)).values_list("place", "count"):
        counts[place - 1] = count
    return counts
