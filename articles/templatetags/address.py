"""Addresses of a screen in another state."""

from typing import Any

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
