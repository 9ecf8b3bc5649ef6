"""Addresses of a screen in another state."""

from typing import Any, Protocol

from django import template
from django.http import QueryDict

register = template.Library()


@register.simple_tag
def query(current: str, **changes: Any) -> str:
    """The query string ``current`` with some parameters set; an empty value takes the parameter out."""
    parameters = QueryDict(current, mutable=True)
    for name, value in changes.items():
        if value in ("", None):
            parameters.pop(name, None)
        else:
            parameters[name] = str(value)
    encoded = parameters.urlencode()
    return f"?{encoded}" if encoded else "?"


class Listed(Protocol):
    """A page of a list that is paged by key."""

    @property
    def newer(self) -> str: ...
    @property
    def older(self) -> str: ...


@register.inclusion_tag("_pager.html")
def pager(current: str, listed: Listed, anchor: str = "", target: str = "") -> dict[str, str]:
    """Links to the pages before and after ``listed`` in a list that stands newest first.

    ``anchor`` ("#table") says where on the page the list begins; ``target`` is what htmx fills.
    """
    return {
        "before": query(current, older="", newer=listed.newer) + anchor if listed.newer else "",
        "after": query(current, newer="", older=listed.older) + anchor if listed.older else "",
        "target": target,
    }
