"""The cells of the table of words."""

from django import template
from django.urls import reverse

from ..queries.wording_matrix import Cell

register = template.Library()


@register.filter
def cell_address(cell: Cell) -> str:
    """The search that finds the articles of a cell, with the sentences that hold the word."""
    return f"{reverse('search')}?{cell.filters.address(q=cell.query)}"


@register.filter
def unlocalize_share(share: float) -> str:
    """A share as an attribute wants it, whatever the language."""
    return f"{share:.3f}"
