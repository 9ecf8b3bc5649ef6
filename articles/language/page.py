"""An article's lines while it is cleaned, and what has been taken from them."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from .line_keys import key_of, shape_of
from .removed import Place, Removed


@dataclass(slots=True)
class Line:
    """A line that is left, and its number in the text as received."""

    number: int
    text: str


class Page:
    """What the rules of cleaning work on. Nothing that ``kept`` names leaves it."""

    def __init__(self, lines: Sequence[str], title: str = "", source: str = "", kept: frozenset[str] = frozenset()):
        self.lines = [Line(number, line) for number, line in enumerate(lines) if line]
        self.title = title
        self.title_given = bool(title)
        self.source = source
        self.kept = kept
        self.is_report = False  # the outlet says that a reporter or a desk sent it from somewhere
        self.kicker = ""
        self.byline = ""
        self.place = ""
        self.agencies: list[str] = []
        self._taken: list[tuple[int, str, str, Place]] = []

    def __len__(self) -> int:
        return len(self.lines)

    @cached_property
    def source_key(self) -> str:
        return key_of(self.source)

    def text(self, index: int) -> str:
        return self.lines[index].text

    def texts(self, first: int = 0, last: int | None = None) -> list[str]:
        return [line.text for line in self.lines[first:last]]

    def may_go(self, piece: str) -> bool:
        return not self.kept or shape_of(piece) not in self.kept

    def drop(self, index: int, reason: str) -> bool:
        """Take a whole line; False where it is to be kept."""
        line = self.lines[index]
        if not self.may_go(line.text):
            return False
        del self.lines[index]
        self._taken.append((line.number, line.text, reason, "line"))
        return True

    def drop_each(self, reason_for: Callable[[str], str], longest: int) -> None:
        """Take every line of at most ``longest`` characters for which there is a reason."""
        kept = []
        for line in self.lines:
            reason = reason_for(line.text) if len(line.text) <= longest else ""
            if reason and self.may_go(line.text):
                self._taken.append((line.number, line.text, reason, "line"))
            else:
                kept.append(line)
        self.lines = kept

    def take(self, index: int) -> str:
        """A line that becomes the headline: it is not removed."""
        return self.lines.pop(index).text

    def note(self, number: int, piece: str, reason: str) -> None:
        """Something that was glued to the headline's line went."""
        self._taken.append((number, piece, reason, "line"))

    def cut_start(self, index: int, length: int, reason: str) -> bool:
        line = self.lines[index]
        return self._cut(line, line.text[:length].strip(), line.text[length:].strip(), reason, "start")

    def cut_end(self, index: int, start: int, reason: str) -> bool:
        line = self.lines[index]
        return self._cut(line, line.text[start:].strip(), line.text[:start].rstrip(), reason, "end")

    def _cut(self, line: Line, piece: str, rest: str, reason: str, place: Place) -> bool:
        if not piece or not self.may_go(piece):
            return False
        self._taken.append((line.number, piece, reason, place))
        line.text = rest
        if not rest:
            self.lines.remove(line)
        return True

    def removed(self) -> tuple[Removed, ...]:
        """Everything taken, in the order of the text, its lines counted in the text that is left."""
        origins = [line.number for line in self.lines]
        pieces = []
        for number, text, reason, place in sorted(self._taken, key=lambda row: (row[0], row[3] == "end")):
            at = bisect_left(origins, number)
            stands = at < len(origins) and origins[at] == number
            pieces.append(Removed(text, reason, at, place if stands or not place else "line", number))
        return tuple(pieces)
