"""Facets as the template prints them: each line with its words and the addresses that it leads to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from ..queries.facet_choices import Choice
from ..queries.facets import Facet
from ..templatetags.display import digits, month
from .search_address import SearchAddress
from .search_words import FACETS, KINDS, OUTLETS, STATES


@dataclass(frozen=True, slots=True)
class Line:
    """``key`` is unique in its facet; ``address`` chooses the value or drops it, ``without`` leaves it out or not."""

    key: str
    label: str
    count: int
    chosen: bool
    left_out: bool
    address: str
    without: str


@dataclass(frozen=True, slots=True)
class ShownFacet:
    name: str
    heading: str | Promise
    lines: tuple[Line, ...]
    about: bool

    @property
    def on(self) -> bool:
        return any(line.chosen or line.left_out for line in self.lines)


def shown_facets(facets: Iterable[Facet], address: SearchAddress) -> Iterator[ShownFacet]:
    for facet in facets:
        lines = tuple(_line(facet.name, choice, address) for choice in facet.choices)
        yield ShownFacet(facet.name, FACETS[facet.name], lines, facet.about)


def _line(name: str, choice: Choice, address: SearchAddress) -> Line:
    return Line(
        key=str(getattr(choice.value, "pk", choice.value)).replace("+", ""),
        label=_label(name, choice.value),
        count=choice.count,
        chosen=choice.chosen,
        left_out=choice.left_out,
        address=address.of(filters=choice.filters),
        without=address.of(filters=choice.without),
    )


def _label(name: str, value: Any) -> str:
    match name:
        case "month":
            return month(value)
        case "state":
            return str(STATES[value])
        case "kind":
            return str(KINDS[value])
        case "outlets":
            return digits(OUTLETS[value])
    return str(value)
