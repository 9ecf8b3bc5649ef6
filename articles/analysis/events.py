"""Which articles report the same event, and the groups that they make.

Copies of one text are always together. Groups of copies are then joined, the likest first, while the average likeness
of their articles is high enough (``linkage``). Articles are taken day by day, each day with what lies in the window
around it: a month taken at once, and the same month taken evening by evening, give the same groups, and what one
article more costs follows the window, never the archive.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby, islice
from typing import Generic

from .linkage import Group, added, join
from .reports import Id, Report

WINDOW_DAYS = 3
"""Reports this many days apart may be of one event; those further apart only by reports between them."""

LEAST_LIKENESS = 0.3
"""Two groups are joined when the cosine of their reports' signs is at least this on average."""

LOOKED_UP = 20
"""Reports are compared when they share three of this many of their heaviest signs."""


@dataclass(frozen=True, slots=True)
class Placed(Generic[Id]):
    """A report that has its story already; one that stands alone is a story of its own, with its own id.

    ``kept``: an analyst arranged the story. Two kept stories are never joined.
    """

    report: Report[Id]
    story: Id
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Attached(Generic[Id]):
    """New reports that belong together, and the stories that they join: none, one, or several that become one."""

    reports: tuple[Id, ...]
    stories: tuple[Id, ...]


def group_events(reports: Iterable[Report[Id]]) -> list[tuple[Id, ...]]:
    """Every report in exactly one group; ids sorted in a group, groups by their first id.

    The order of ``reports`` is without meaning.
    """
    return [attached.reports for attached in attach(reports, ())]


def lookup_signs(report: Report[Id]) -> tuple[int, ...]:
    """The signs under which reports of the same event are looked up."""
    return tuple(islice(report.signs, LOOKED_UP))


def attach(reports: Iterable[Report[Id]], window: Iterable[Placed[Id]]) -> list[Attached[Id]]:
    """All new ``reports`` in groups, each with the stories of ``window`` that it joins; sorted by their first id.

    The times of publication are all of one time zone, whose days count.

    ``window`` is what is placed at most ``WINDOW_DAYS`` before or after a new report, and any copy of one. Stories may
    be left out of which no report shares three ``lookup_signs`` with a new one; of any other story all reports of those
    days must be there. What is placed never leaves its story.
    """
    table, stories = _Table[Id](), set[Id]()
    for placed in window:
        table.add(placed)
        stories.add(placed.story)
    new: set[Id] = set()
    for day, todays in groupby(sorted(reports, key=_when), key=_day):
        batch = list(todays)
        _join_today(table, day, batch)
        new.update(report.id for report in batch)
    together: dict[Id, list[Id]] = defaultdict(list)
    for key in sorted(new | stories):
        together[table.root(key)].append(key)
    groups = (_attached(members, new) for members in together.values())
    return sorted((group for group in groups if group.reports), key=lambda group: group.reports)


def _attached(members: Sequence[Id], new: set[Id]) -> Attached[Id]:
    return Attached(tuple(key for key in members if key in new), tuple(key for key in members if key not in new))


def _when(report: Report[Id]) -> tuple[datetime, Id]:
    return report.published_at, report.id


def _day(report: Report[Id]) -> date:
    return report.published_at.date()


class _Table(Generic[Id]):
    """What is placed, by day and by copies, and which stories became one."""

    def __init__(self) -> None:
        self._by_day: dict[date, list[Placed[Id]]] = defaultdict(list)
        self._by_copies: dict[Id, list[Placed[Id]]] = defaultdict(list)
        self._parents: dict[Id, Id] = {}

    def add(self, placed: Placed[Id]) -> None:
        self._by_day[_day(placed.report)].append(placed)
        if placed.report.copy_group is not None:
            self._by_copies[placed.report.copy_group].append(placed)

    def root(self, story: Id) -> Id:
        """The story that ``story`` is part of now: of several that became one, the smallest id."""
        while (parent := self._parents.get(story, story)) != story:
            story = parent
        return story

    def unite(self, one: Id, other: Id) -> None:
        first, second = sorted((self.root(one), self.root(other)))
        if first != second:
            self._parents[second] = first

    def stories_near(self, day: date, batch: Iterable[Report[Id]]) -> dict[Id, list[Placed[Id]]]:
        """Stories with their reports in the window around ``day`` and the copies of what is in the batch."""
        near = {placed.report.id: placed for placed in self._in_window(day)}
        for report in batch:
            if report.copy_group is not None:
                near |= {placed.report.id: placed for placed in self._by_copies.get(report.copy_group, ())}
        stories: dict[Id, list[Placed[Id]]] = defaultdict(list)
        for placed in sorted(near.values(), key=lambda placed: _when(placed.report)):
            stories[self.root(placed.story)].append(placed)
        return stories

    def _in_window(self, day: date) -> Iterator[Placed[Id]]:
        first, last = day.toordinal() - WINDOW_DAYS, day.toordinal() + WINDOW_DAYS
        for number in range(max(first, 1), min(last, date.max.toordinal()) + 1):
            yield from self._by_day.get(date.fromordinal(number), ())


def _join_today(table: _Table[Id], day: date, batch: Sequence[Report[Id]]) -> None:
    """Join the reports of a day to one another and to the stories around, and place them."""
    seeds, labels = list[Group](), list[Id]()
    for story, placed in table.stories_near(day, batch).items():
        seed = _seed(len(seeds), [one.report for one in placed], day)
        seed.settled, seed.fixed = True, any(one.kept for one in placed)
        seeds.append(seed)
        labels.append(story)
    for reports in _by_copies(batch):
        seeds.append(_seed(len(seeds), reports, day))
        labels.append(reports[0].id)
        for report in reports:
            table.add(Placed(report, reports[0].id))
            table.unite(reports[0].id, report.id)
    for group in join(seeds, LEAST_LIKENESS):
        for number in group.members[1:]:
            table.unite(labels[group.members[0]], labels[number])


def _by_copies(batch: Iterable[Report[Id]]) -> list[list[Report[Id]]]:
    """The reports of a day in their order, copies of one text together."""
    together: dict[tuple[bool, Id], list[Report[Id]]] = defaultdict(list)
    for report in batch:
        is_copy = report.copy_group is not None
        together[is_copy, report.id if report.copy_group is None else report.copy_group].append(report)
    return list(together.values())


def _seed(number: int, reports: Sequence[Report[Id]], day: date) -> Group:
    """A group to begin with; of what lies outside the window it counts only of what text it is a copy."""
    near = [report for report in reports if abs(_day(report) - day) <= timedelta(days=WINDOW_DAYS)]
    return Group(
        members=[number],
        size=len(near),
        signs=added(report.signs for report in near),
        seconds=sum(int(report.published_at.timestamp()) for report in near),
        sources={report.source for report in near},
        keys=[lookup_signs(report) for report in near],
        copies={report.copy_group for report in reports if report.copy_group is not None},
    )
