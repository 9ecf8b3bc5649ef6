"""What a comparison comes to, in words made from its counts: each number leads to the first such difference."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.translation import ngettext

from ..analysis.comparison import Compared, ComparedRow
from ..analysis.differences import KINDS
from ..templatetags.display import number as written

MOST_LISTED = 60
MOST_FACTS = 12


@dataclass(slots=True)
class FoundDifference:
    """One difference: the number of the mark where it is first seen, its row (from 0), and the words of each column
    that has any. One of a whole row has the number 0."""

    number: int
    kind: str
    reason: str
    row: int
    words: dict[int, str] = field(default_factory=dict)

    @property
    def anchor(self) -> str:
        return f"d{self.number}" if self.number else f"row-{self.row + 1}"


@dataclass(frozen=True, slots=True)
class Told:
    """``text`` says how many differences of a kind there are; ``first`` is the first of them."""

    kind: str
    text: str
    first: FoundDifference


def found_differences(compared: Compared) -> list[FoundDifference]:
    """All differences, the weightiest kind first and within a kind in the order of the rows."""
    found: list[FoundDifference] = []
    for row in compared.rows:
        found += _in_words(row)
        words = {cell.column: "".join(piece.text for piece in cell.pieces) for cell in row.cells if cell.span}
        found += (FoundDifference(0, kind, "sentence", row.number, words) for kind in sorted(row.whole))
    return sorted(found, key=lambda one: KINDS.index(one.kind))


def _in_words(row: ComparedRow) -> Iterable[FoundDifference]:
    """The differences within a row. A mark that belongs to several is where all of them are seen."""
    found: dict[int, FoundDifference] = {}
    for cell in row.cells:
        for piece in cell.pieces:
            mark = next((number for number in piece.numbers if number not in found), 0)
            for number in piece.numbers:
                known = row.found[number].difference
                one = found.setdefault(number, FoundDifference(mark, known.kind, known.reason, row.number))
                one.words[cell.column] = f"{one.words.get(cell.column, '')} {piece.text}".strip()
    return found.values()


def told(found: Sequence[FoundDifference]) -> list[Told]:
    """A phrase for each kind that there is, the weightiest first."""
    of_kind: dict[str, list[FoundDifference]] = {}
    for one in found:
        of_kind.setdefault(one.kind, []).append(one)
    return [Told(kind, _phrase(kind, len(these)), these[0]) for kind, these in of_kind.items()]


def _phrase(kind: str, count: int) -> str:
    phrases = {
        "fact": ngettext("%(shown)s fact differs", "%(shown)s facts differ", count),
        "attribution": ngettext("%(shown)s attribution differs", "%(shown)s attributions differ", count),
        "wording": ngettext("%(shown)s choice of words differs", "%(shown)s choices of words differ", count),
        "omitted": ngettext("%(shown)s place left out", "%(shown)s places left out", count),
        "added": ngettext("%(shown)s place added", "%(shown)s places added", count),
        "moved": ngettext("%(shown)s place moved", "%(shown)s places moved", count),
        "equivalent": ngettext("%(shown)s thing said otherwise", "%(shown)s things said otherwise", count),
        "spelling": ngettext("%(shown)s difference in spelling", "%(shown)s differences in spelling", count),
    }
    return phrases[kind] % {"shown": written(count)}
