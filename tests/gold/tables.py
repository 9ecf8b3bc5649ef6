"""What is measured as numbers by name, and every mistake as a line that a person can read."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Measure:
    """One number. ``bar`` is what the language core is asked to reach; ``most``: it is a ceiling, less is better."""

    key: str
    value: float
    bar: float | None = None
    most: bool = False
    of: int = 0


@dataclass
class Table:
    """The measures of one kind of find on one set, and its mistakes."""

    title: str
    measures: list[Measure] = field(default_factory=list)
    mistakes: list[str] = field(default_factory=list)

    def add(self, key: str, value: float, of: int, bar: float | None = None, *, most: bool = False) -> None:
        self.measures.append(Measure(key, value, bar, most, of))


def around(text: str, start: int, end: int, reach: int = 70) -> str:
    """The span in ⟦ ⟧ with what stands around it in its paragraph."""
    first = max(text.rfind("\n", 0, start) + 1, start - reach)
    stop = text.find("\n", end)
    last = min(len(text) if stop < 0 else stop, end + reach)
    before = "…" * (first > 0 and text[first - 1] != "\n") + text[first:start]
    after = text[end:last] + "…" * (last < len(text) and text[last] != "\n")
    return f"{before}⟦{text[start:end]}⟧{after}".replace("\n", " ⏎ ")
