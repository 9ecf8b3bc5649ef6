"""Filters of lists whose choices cost next to nothing, however many rows there are."""

from datetime import date, datetime, timedelta
from typing import Any

from django.contrib import admin
from django.db.models import Max, Min, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..models import Article
from ..templatetags.display import digits, month

_RECENT = 2_000


class _ByMonth(admin.SimpleListFilter):
    """Years between the first and the last row; within a year its months. Asks for the two ends alone."""

    title = _("published")
    parameter_name = "published"
    field = "published_at"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        ends = Article.objects.aggregate(first=Min("published_at"), last=Max("published_at"))
        if ends["first"] is None:
            return []
        first, last = timezone.localtime(ends["first"]), timezone.localtime(ends["last"])
        chosen = _read(str(self.value() or ""))
        years = [(str(year), digits(year)) for year in range(last.year, first.year - 1, -1)]
        if chosen is None:
            return years
        months = [date(chosen[0].year, number, 1) for number in range(1, 13)]
        inside = [day for day in months if first.date().replace(day=1) <= day <= last.date()]
        here = [year for year in years if year[0] == str(chosen[0].year)]
        return here + [(day.strftime("%Y-%m"), month(day)) for day in inside]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        span = _read(str(self.value() or ""))
        if span is None:
            return queryset
        return queryset.filter(**{f"{self.field}__gte": span[0], f"{self.field}__lt": span[1]})


def by_month(field: str) -> type[admin.SimpleListFilter]:
    """Filter by year and month of ``field``, a moment of publication (``article__published_at`` too)."""
    return type("ByMonth", (_ByMonth,), {"field": field})


def _read(text: str) -> tuple[datetime, datetime] | None:
    """The moments between which a year (2026) or a month (2026-11) lies."""
    year, dash, number = text.partition("-")
    try:
        first = datetime(int(year), int(number) if dash else 1, 1)  # noqa: DTZ001  (made aware below)
        last = (first + timedelta(days=32)).replace(day=1) if dash else first.replace(year=first.year + 1)
        return timezone.make_aware(first), timezone.make_aware(last)
    except (ValueError, OverflowError):
        return None


class _Recent(admin.SimpleListFilter):
    field = ""
    newest = "-pk"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        rows = model_admin.model._default_manager.order_by(self.newest).values_list(self.field, flat=True)
        values = set(rows[:_RECENT]) | ({self.value()} if self.value() else set())
        return [(value, value) for value in sorted(filter(None, values))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(**{self.field: self.value()}) if self.value() else queryset


def recent_values(field: str, label: str | Promise, newest: str = "-pk") -> type[admin.SimpleListFilter]:
    """Filter by a value of ``field``; offered are those of the newest rows, for all would mean to read every row."""
    names = {"title": label, "parameter_name": field, "field": field, "newest": newest}
    return type("Recent", (_Recent,), names)


class _Filled(admin.SimpleListFilter):
    field = ""

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("yes", _("Yes")), ("no", _("No"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() not in ("yes", "no"):
            return queryset
        return queryset.filter(**{f"{self.field}__isnull": self.value() == "no"})


def filled(field: str, label: str | Promise) -> type[admin.SimpleListFilter]:
    """Filter by whether ``field`` holds anything."""
    return type("Filled", (_Filled,), {"title": label, "parameter_name": field.removesuffix("_at"), "field": field})
