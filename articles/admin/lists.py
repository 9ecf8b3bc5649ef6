"""What all lists of the administration share: they answer alike fast for ten rows and for ten million.

Counts of related rows are asked for the rows of the page alone, long texts stay in the database, and no list is
counted or paged beyond ``MOST`` rows: whoever looks for one among more searches or filters.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias, TypeVar

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.core.paginator import Paginator
from django.db.models import Aggregate, Count, Model, QuerySet
from django.http import HttpRequest

from ..templatetags.display import day_and_time

MOST = 10_000
NOTHING = "—"

M = TypeVar("M", bound=Model)
Words: TypeAlias = "str | _StrPromise"
if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    _Paginator = Paginator[Any]

    class _ModelAdmin(admin.ModelAdmin[M]): ...
else:
    _Paginator = Paginator

    class _ModelAdmin(admin.ModelAdmin):
        def __class_getitem__(cls, _model):
            return cls


class BoundedPaginator(_Paginator):
    """Counts and pages the first ``MOST`` rows."""

    @cached_property
    def count(self) -> int:
        return min(self._counted, MOST)

    @property
    def there_are_more(self) -> bool:
        return self._counted > MOST

    @cached_property
    def _counted(self) -> int:
        rows: Any = self.object_list
        return int(rows.order_by().values("pk")[: MOST + 1].count())


class CountedList(ChangeList):
    model_admin: "DeskAdmin[Any]"

    def get_queryset(self, request: HttpRequest, exclude_parameters: Any = None) -> QuerySet[Any]:
        return super().get_queryset(request, exclude_parameters).defer(*self.model_admin.left_out)

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        self.model_admin.count_for(list(self.result_list))


class DeskAdmin(_ModelAdmin[M]):
    """A list and a form of the administration."""

    paginator = BoundedPaginator
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    list_per_page = 50
    list_max_show_all = 200
    left_out: ClassVar[tuple[str, ...]] = ()
    """Columns that no list shows."""
    counted: ClassVar[dict[str, tuple[type[Model], str, Aggregate]]] = {}
    """Attribute of a row of the list -> the model it counts, that model's foreign key, and how."""

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return CountedList

    def count_for(self, rows: Sequence[Any]) -> None:
        """Give ``rows`` their counts; one query for each count, whatever the number of rows."""
        ids = [row.pk for row in rows]
        for name, (model, key, how) in self.counted.items():
            found = model._default_manager.filter(**{f"{key}__in": ids}).order_by().values(key).annotate(n=how)
            numbers = dict(found.values_list(key, "n"))
            for row in rows:
                setattr(row, name, numbers.get(row.pk, 0))


class ReadOnlyAdmin(DeskAdmin[M]):
    """Shown, never changed here."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class AdministratorsOnly(_ModelAdmin[M]):
    """Editors do not see it. Stands before the other bases."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.is_superuser)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(request.user.is_superuser)


Column = Callable[[Any], Any]


def moment_column(field: str, label: Words) -> Column:
    """A column that writes a moment as the reader asked for."""

    @admin.display(description=label, ordering=field)
    def column(row: Any) -> str:
        value: datetime | None = getattr(row, field)
        return day_and_time(value) or NOTHING

    column.__name__ = field
    return column


def count_column(name: str, label: Words) -> Column:
    """A column of a count that ``DeskAdmin.counted`` names."""

    @admin.display(description=label)
    def column(row: Any) -> int:
        return int(getattr(row, name))

    column.__name__ = name
    return column


def rows_of(name: str) -> Aggregate:
    return Count(name, distinct=True)


def without(names: Iterable[str], prefix: str) -> tuple[str, ...]:
    return tuple(f"{prefix}__{name}" for name in names)
