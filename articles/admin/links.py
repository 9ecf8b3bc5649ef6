"""Ways from the administration to the desk and between its own pages."""

from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from .lists import NOTHING, Words


def change_address(row: Model) -> str:
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


def link(address: str, text: object, direction: str = "auto") -> SafeString:
    return format_html('<a href="{}"><bdi dir="{}">{}</bdi></a>', address, direction, text)


def link_column(field: str, label: Words, ordering: str | None = None) -> Any:
    """A column or read-only field that leads to the page of what a foreign key points at."""

    @admin.display(description=label, ordering=ordering)
    def column(row: Any) -> SafeString | str:
        target = getattr(row, field)
        return link(change_address(target), target) if target is not None else NOTHING

    column.__name__ = f"{field}_link"
    return column
