"""A text as the entity rules read it."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from ..normalise import strip_marks
from ..tokens import Token, is_joint, tokenise
from .clitics import cuts
from .lexicon import NameWord, name_word
from .marks import Mark, marks
from .mention import Span

QUOTES = frozenset("\"'«»“”„‟‘’‹›")


def _by_bit(marks: Iterable[int]) -> dict[int, list[int]]:
    """Where each bit is set."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for index, bits in enumerate(marks):
        while bits:
            lowest = bits & -bits
            found[lowest].append(index)
            bits ^= lowest  # noqa: PLW2901
    return found


class Reading:
    """Words of ``text`` with what lies between them. Indices past either end read as nothing."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: list[Token] = tokenise(text)
        self.forms: list[str] = [token.form for token in self.tokens]
        self.size = len(self.tokens)
        self.gaps = [text[one.end : other.start] for one, other in pairwise(self.tokens)] + ["\n"] * bool(self.tokens)
        """What stands after each word; a line's end after the last."""
        self.marks = [marks(token.text, token.form) for token in self.tokens]
        self.covered = bytearray(self.size)
        self._having = _by_bit(self.marks)
        self.doubted: list[Span] = []
        """Known names that rules met and did not take for names here."""
        ala = sum(token.text == "على" for token in self.tokens)
        self.writes_ala_as_ali = not ala and self.forms.count("علي") > 2
        """Egyptian print drops the dots: then علي is the preposition على far more often than the name."""

    def having(self, mark: Mark) -> list[int]:
        """Words at which a rule may begin."""
        return self._having.get(mark.value, [])

    def form(self, index: int) -> str:
        return self.forms[index] if 0 <= index < self.size else ""

    def gap(self, index: int) -> str:
        return self.gaps[index] if 0 <= index < self.size else "\n"

    def joined(self, index: int, between: str = "") -> bool:
        """Whether only blanks, and at most one of the characters ``between``, part word ``index`` from the next."""
        gap = self.gap(index)
        return gap == " " or (bool(gap) and is_joint(gap, between, longest=6))

    def kind(self, index: int, cut: int = 0) -> NameWord:
        """What the word (less ``cut`` code points) can be within a person's name."""
        if not 0 <= index < self.size:
            return NameWord.NONE
        token = self.tokens[index]
        return name_word(token.text[cut:] if cut else token.text)

    def cuts(self, index: int) -> tuple[tuple[str, int], ...]:
        """The word's folded form, and what remains of it without one or two clitics, with the code points cut.

        The article's alef is not written after ل: للعراق gives العراق with nothing cut.
        """
        return cuts(self.tokens[index].text, self.forms[index])

    def written(self, first: int, end: int, cut: int = 0) -> str:
        """Words ``first`` to ``end`` as written, without marks and what stands between them but for a hyphen."""
        words = [strip_marks(token.text) for token in self.tokens[first:end]]
        if words and cut:
            words[0] = strip_marks(self.tokens[first].text[cut:])
        elif words and words[0].startswith("لل"):
            words[0] = ("الل" + words[0][2:]) if words[0].startswith("للجن") else "ا" + words[0][1:]
        return "".join(f"{'-' if at and self.gap(first + at - 1) == '-' else ' '}{w}" for at, w in enumerate(words))[1:]

    def free(self, first: int, end: int) -> bool:
        return not any(self.covered[first:end])

    def cover(self, first: int, end: int) -> None:
        self.covered[first:end] = b"\x01" * (end - first)
