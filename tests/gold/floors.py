"""The floors: what was measured when they were pinned, with a digest of the gold that it was measured on."""

import math
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from .tables import Measure

FLOORS = Path(__file__).parent / "floors.toml"
_HEAD = "# Written by `python -m tests.gold.quality --pin`. A number named as a share of mistakes is a ceiling.\n"
_STEP = 10_000


@dataclass(frozen=True, slots=True)
class Group:
    """One gold with its digest and its floors by the measure's name."""

    digest: str
    values: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Floors:
    groups: Mapping[str, Group]

    @classmethod
    def read(cls, path: Path = FLOORS) -> "Floors":
        """The pinned floors; none where there is no file yet."""
        if not path.exists():
            return cls({})
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        return cls({name: Group(table["digest"], table["floors"]) for name, table in tables.items()})

    def write(self, path: Path = FLOORS) -> None:
        pieces = [_HEAD]
        for name, group in sorted(self.groups.items()):
            pieces += [f'\n[{name}]\ndigest = "{group.digest}"\n\n[{name}.floors]\n']
            pieces += [f'"{key}" = {value:.4f}\n' for key, value in group.values.items()]
        path.write_text("".join(pieces), encoding="utf-8")

    def value(self, key: str) -> float | None:
        return next((group.values[key] for group in self.groups.values() if key in group.values), None)

    def with_group(self, name: str, digest: str, measures: Iterable[Measure]) -> "Floors":
        return replace(self, groups={**self.groups, name: Group(digest, {m.key: rounded(m) for m in measures})})

    def broken(self, name: str, digest: str, measures: Iterable[Measure]) -> list[str]:
        """What is wrong with a group as measured, in sentences."""
        group = self.groups.get(name)
        if group is None:
            return [f"{name}: no floors are pinned; --pin writes them."]
        if group.digest != digest:
            return [f"{name}: the gold is not the one that the floors were pinned on; --pin measures it anew."]
        known = {m.key: m for m in measures}
        problems = [f"{key}: pinned, but no longer measured." for key in group.values if key not in known]
        problems += [f"{key}: measured, but never pinned." for key in known if key not in group.values]
        for key, measure in known.items():
            floor = group.values.get(key)
            if floor is not None and worse(measure, floor):
                problems.append(f"{key}: {measure.value:.4f} is below its floor, {floor:.4f}.")
        return problems


def rounded(measure: Measure) -> float:
    """A floor rounds down and a ceiling up, so that what was measured holds it."""
    turn = math.ceil if measure.most else math.floor
    return turn(round(measure.value * _STEP, 6)) / _STEP


def worse(measure: Measure, floor: float) -> bool:
    return measure.value > floor + 1e-9 if measure.most else measure.value < floor - 1e-9


def sinking(floors: Floors, name: str, measures: Iterable[Measure]) -> list[str]:
    """Floors that pinning ``measures`` would lower, or drop."""
    group = floors.groups.get(name)
    if group is None:
        return []
    known = {m.key: m for m in measures}
    lines = [f"{key} would be gone" for key in group.values if key not in known]
    for key, floor in group.values.items():
        if key in known and worse(known[key], floor):
            lines.append(f"{key} from {floor:.4f} to {known[key].value:.4f}")
    return lines
