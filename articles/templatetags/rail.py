"""The lists beside an article, written as strings: a long one names hundreds of people, places and days."""

from collections.abc import Iterable
from html import escape

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from ..models import TimeReference
from ..queries.article_page import Named
from . import display
from .frame import icon

register = template.Library()


@register.simple_tag
def rail_names(named: Iterable[Named], direction: str) -> SafeString:
    """An item for each entity: the link to its first mention, how often, its own page, and the role beside it."""
    page_of = gettext("Page of %(name)s")
    parts = []
    for one in named:
        name = escape(one.entity.name)
        label = escape(page_of % {"name": one.entity.name})
        role = f'<span class="rail-role"><bdi dir="{direction}">{escape(one.role)}</bdi></span>' if one.role else ""
        parts.append(
            f'<li><a href="#m{one.mentions[0].pk}"><bdi dir="{display.direction(name)}">{name}</bdi></a>'
            f"{_times(len(one.mentions))}{_confirmed(one)} "
            f'<a class="rail-open" href="{reverse("entity", args=[one.entity.pk])}" aria-label="{label}">'
            f"{icon('external-link')}</a>{role}</li>"
        )
    return SafeString("".join(parts))


def _times(count: int) -> str:
    return f' <bdi class="count" dir="ltr">×{display.digits(count)}</bdi>' if count > 1 else ""


def _confirmed(one: Named) -> str:
    return f" {icon('success', gettext('Confirmed'))}" if one.confirmed else ""


@register.simple_tag
def rail_dates(references: Iterable[TimeReference], direction: str) -> SafeString:
    """An item for each day or interval: the link to its place, and the days it stands for."""
    return SafeString(
        "".join(
            f'<li><a href="#t{reference.pk}"><bdi dir="{direction}">{escape(reference.text)}</bdi></a> '
            f'<span class="count">{display.interval(reference)}</span></li>'
            for reference in references
        )
    )
