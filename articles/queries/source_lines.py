"""What cleaning knows of the lines of sources."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from ..language.line_rules import LineRules
from ..models import SourceLine


def line_rules(sources: Iterable[UUID]) -> dict[UUID, LineRules]:
    """The rules of each of ``sources`` that has any."""
    known: dict[UUID, dict[str, set[str]]] = defaultdict(lambda: {kind: set() for kind in SourceLine.Kind.values})
    for source, kind, shape in SourceLine.objects.filter(source__in=sources).values_list("source", "kind", "shape"):
        known[source][kind].add(shape)
    return {
        source: LineRules(frozenset(kinds[SourceLine.Kind.RECURRING]), frozenset(kinds[SourceLine.Kind.KEPT]))
        for source, kinds in known.items()
    }


def kept_lines() -> dict[str, frozenset[str]]:
    """The lines that editors want kept, by the source's folded name: all that cleaning knows of them at import."""
    kept: dict[str, set[str]] = defaultdict(set)
    lines = SourceLine.objects.filter(kind=SourceLine.Kind.KEPT).order_by("id")
    for key, shape in lines.values_list("source__key", "shape"):
        kept[key].add(shape)
    return {key: frozenset(shapes) for key, shapes in kept.items()}
