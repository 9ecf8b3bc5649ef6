"""What people decided about groups, laid over what was found."""

from collections.abc import Iterable, Mapping, Sequence

from .clusters import Id, connected_groups


def arranged(
    groups: Iterable[Sequence[Id]], moved: Mapping[Id, Id | None], merged: Iterable[tuple[Id, Id]]
) -> list[tuple[Id, ...]]:
    """The groups, each sorted and in the order of their first ids, after the decisions.

    ``moved``: each is where the other is, whatever it was found with, and alone where that is None. ``merged``: the
    groups of the two are one.
    """
    links: list[tuple[Id, Id]] = []
    for group in groups:
        stay = [key for key in group if key not in moved]
        links += [(stay[0], key) for key in stay]
    links += [(key, key if other is None else other) for key, other in moved.items()]
    return connected_groups([*links, *merged])
