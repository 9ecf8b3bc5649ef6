"""Which articles report the same event, and the groups that they make.

Copies of one text are always together. Groups of copies are then joined, the likest first, while the average likeness
of their articles is high enough (``linkage``). Articles are taken day by day, each day with what lies in the window
around it: a month taken at once, and the same month taken evening by evening, give the same groups, and what one
article more costs follows the window, never the archive.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Generic

from .clusters import connected_groups
from .linkage import Group, added, join
from .reports import Id, Report

WINDOW_DAYS = 3
"""Reports this many days apart may be of one event; those further apart only by reports between them."""

LEAST_LIKENESS = 0.25
"""Two groups are joined when the cosine of their reports' signs is at least this on average."""

LOOKED_UP = 16
"""Of this many of its heaviest signs a report must share one or more with another for the two to be compared."""


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


def group_events(reports: Sequence[Report[Id]]) -> list[tuple[Id, ...]]:
    """Every report in exactly one group; ids sorted in a group, groups by their first id.

    The order of ``reports`` is without meaning.
    """
    return [attached.reports for attached in attach(reports, ())]


def lookup_signs(report: Report[Id]) -> tuple[str, ...]:
    """The signs under which reports of the same event are looked up, the heaviest first."""
    heaviest = sorted((-weight, sign) for sign, weight in report.signs.items())
    return tuple(sign for _, sign in heaviest[:LOOKED_UP])


def attach(reports: Iterable[Report[Id]], window: Iterable[Placed[Id]]) -> list[Attached[Id]]:
    """All new ``reports`` in groups, each with the stories of ``window`` that it joins; sorted by their first id.

    ``window`` is what is placed at most ``WINDOW_DAYS`` before or after a new report, and any copy of one. Stories of
    which no report shares a ``lookup_signs`` with a new one may be left out, but of a story that is in it all reports
    of those days must be. What is placed never leaves its story.
    """
    given = list(window)
    stories = {placed.story for placed in given}
    placed = given
    links: list[tuple[Id, Id]] = []
    for day, todays in groupby(sorted(reports, key=_when), key=_day):
        batch = list(todays)
        links += _joined_today(day, batch, _near(day, batch, placed))
        story_of = {key: members[0] for members in connected_groups(links) for key in members}
        placed = [replace(one, story=story_of.get(one.story, one.story)) for one in placed]
        placed += [Placed(report, story_of[report.id]) for report in batch]
    found = []
    for members in connected_groups(links):
        new = tuple(key for key in members if key not in stories)
        found.append(Attached(new, tuple(key for key in members if key in stories)))
    return sorted(found, key=lambda attached: attached.reports)


def _when(report: Report[Id]) -> tuple[object, Id]:
    return report.published_at, report.id


def _day(report: Report[Id]) -> date:
    return report.published_at.date()


def _is_near(report: Report[Id], day: date) -> bool:
    return abs((_day(report) - day).days) <= WINDOW_DAYS


def _near(day: date, batch: Iterable[Report[Id]], placed: Iterable[Placed[Id]]) -> list[Placed[Id]]:
    """What lies in the window around ``day``, or is a copy of something in the batch."""
    copied = {report.copy_group for report in batch if report.copy_group is not None}
    return [one for one in placed if _is_near(one.report, day) or one.report.copy_group in copied]


def _joined_today(day: date, batch: Sequence[Report[Id]], placed: Sequence[Placed[Id]]) -> list[tuple[Id, Id]]:
    """Links that tie each report of a day to its story or to the first report of its group."""
    settled: dict[Id, list[Placed[Id]]] = defaultdict(list)
    for one in sorted(placed, key=lambda one: _when(one.report)):
        settled[one.story].append(one)
    copies: dict[object, list[Report[Id]]] = defaultdict(list)
    for report in batch:
        copies[("alone", report.id) if report.copy_group is None else report.copy_group].append(report)
    labels: list[Id] = [*settled, *(members[0].id for members in copies.values())]
    seeds = [
        _seed(number, [one.report for one in members], day, settled=True, fixed=any(one.kept for one in members))
        for number, members in enumerate(settled.values())
    ]
    seeds += [_seed(number, members, day) for number, members in enumerate(copies.values(), len(seeds))]
    links = [(members[0].id, report.id) for members in copies.values() for report in members]
    for group in join(seeds, LEAST_LIKENESS):
        links += [(labels[group.members[0]], labels[number]) for number in group.members[1:]]
    return links


def _seed(
    number: int, reports: Sequence[Report[Id]], day: date, *, settled: bool = False, fixed: bool = False
) -> Group:
    """A group to begin with; of what lies outside the window it counts only of what text it is a copy."""
    copies: set[Hashable] = {report.copy_group for report in reports if report.copy_group is not None}
    near = [report for report in reports if _is_near(report, day)]
    return Group(
        members=[number],
        size=len(near),
        sums=added(report.signs for report in near),
        keys={sign for report in near for sign in lookup_signs(report)} | {f"copy:{key}" for key in copies},
        copies=copies,
        settled=settled,
        fixed=fixed,
    )
