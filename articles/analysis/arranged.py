"""What people decided about groups, laid over what was found."""

from collections.abc import Iterable, Mapping, Sequence

from .clusters import Id, connected_groups


def arranged(
    groups: Iterable[Sequence[Id]], moved: Mapping[Id, Id | None], merged: Iterable[tuple[Id, Id]]
) -> list[tuple[Id, ...]]:
    """The groups, each sorted and in the order of their first ids, after the decisions.

    ``moved``: each is where the other is, whatever it was found with, and alone where that is None. ``merged``: the
    groups of the two are one; a decision about an article that was moved later says nothing any more.
    """
    links: list[tuple[Id, Id]] = []
    for group in groups:
        stay = [key for key in group if key not in moved]
        links += [(stay[0], key) for key in stay]
    links += [(key, key if other is None else other) for key, other in moved.items()]
    links += [(one, other) for one, other in merged if one not in moved and other not in moved]
    return connected_groups(links)
