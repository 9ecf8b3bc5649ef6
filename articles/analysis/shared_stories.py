"""Which stories several groups of articles share, who of them was first, and what one alone has. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain
from statistics import median_low
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Telling:
    """One article of a story, or one that tells a story by itself. ``column`` is its group, ``at`` when it was
    published where that is known to the minute."""

    column: int
    story: UUID
    source: UUID
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Overlap:
    """Of the ``of`` stories of one group, ``shared`` are told by another too."""

    shared: int
    of: int

    @property
    def share(self) -> float | None:
        return self.shared / self.of if self.of else None


@dataclass(frozen=True, slots=True)
class Speed:
    """Of ``timed`` shared stories, those whose times are known in two groups or more, a group was ``first`` in some;
    of the others half came within ``behind``, None where it was always first."""

    timed: int
    first: int
    behind: timedelta | None


@dataclass(frozen=True, slots=True)
class SharedStories:
    """``overlaps[one][other]``; its diagonal is None. ``only`` are a group's stories that no other has, each with the
    sources that tell it."""

    stories: tuple[int, ...]
    overlaps: tuple[tuple[Overlap | None, ...], ...]
    speeds: tuple[Speed, ...]
    only: tuple[Mapping[UUID, frozenset[UUID]], ...]


def shared_stories(tellings: Iterable[Telling], columns: int) -> SharedStories:
    """Linear in the articles; quadratic in ``columns``."""
    told: list[dict[UUID, list[Telling]]] = [defaultdict(list) for _column in range(columns)]
    for telling in tellings:
        told[telling.column][telling.story].append(telling)
    had = [by.keys() for by in told]
    shared = {story for story, tellers in Counter(chain.from_iterable(had)).items() if tellers > 1}
    return SharedStories(
        tuple(len(stories) for stories in had),
        tuple(tuple(None if one is other else Overlap(len(one & other), len(one)) for other in had) for one in had),
        _speeds([{column: by[story] for column, by in enumerate(told) if story in by} for story in shared], columns),
        tuple(
            {story: frozenset(telling.source for telling in by[story]) for story in by.keys() - shared} for by in told
        ),
    )


def _speeds(stories: Iterable[Mapping[int, Sequence[Telling]]], columns: int) -> tuple[Speed, ...]:
    behind: dict[int, list[timedelta]] = defaultdict(list)
    for by in stories:
        earliest = {column: at for column, tellings in by.items() if (at := _earliest(tellings))}
        if len(earliest) > 1:
            first = min(earliest.values())
            for column, at in earliest.items():
                behind[column].append(at - first)
    return tuple(_speed(behind[column]) for column in range(columns))


def _earliest(tellings: Iterable[Telling]) -> datetime | None:
    return min((telling.at for telling in tellings if telling.at), default=None)


def _speed(behind: Sequence[timedelta]) -> Speed:
    late = [apart for apart in behind if apart]
    return Speed(len(behind), len(behind) - len(late), median_low(late) if late else None)
