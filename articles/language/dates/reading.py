"""A text as the date rules read it: words without their clitics, and what lies between them."""

from functools import lru_cache

from ..normalise import MARKS
from ..tokens import Token, gap_after, is_joint, tokenise
from . import vocabulary

_CLITICS = frozenset("وفبلك")
_AND_AUGUST = "واب"
_QUOTES = frozenset("\"'«»“”„‟‘’")


class Reading:
    """Words of ``text``. ``words[i]`` is folded and, where the rest is a date word, cut free of one or two clitics;
    ``starts[i]`` is where that rest begins in ``text``. Indices past either end read as the empty word."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens: list[Token] = tokenise(text)
        cuts = [_cut(token.form) for token in self.tokens]
        self.words: list[str] = [word for word, _ in cuts]
        if _AND_AUGUST in self.words:
            cuts = [_and_august(token, cut) for token, cut in zip(self.tokens, cuts, strict=True)]
            self.words = [word for word, _ in cuts]
        self.starts: list[int] = [
            self._after(token, letters) if letters else token.start
            for token, (_, letters) in zip(self.tokens, cuts, strict=True)
        ]

    def word(self, index: int) -> str:
        return self.words[index] if 0 <= index < len(self.words) else ""

    def form(self, index: int) -> str:
        """The folded word with its clitics."""
        return self.tokens[index].form if 0 <= index < len(self.tokens) else ""

    def number(self, index: int) -> int | None:
        """The number of up to four digits written at ``index``."""
        word = self.word(index)
        return int(word) if word.isdecimal() and len(word) <= 4 else None

    def gap(self, index: int) -> str:
        """What stands between word ``index`` and the next one."""
        return gap_after(self.text, self.tokens, index)

    def joined(self, index: int, between: str = "") -> bool:
        """Whether only blanks, and at most one of the characters ``between``, part word ``index`` from the next."""
        return is_joint(self.gap(index), between)

    def at(self, index: int, phrase: tuple[str, ...]) -> bool:
        """Whether the words of ``phrase`` stand at ``index``, one blank apart."""
        return all(
            self.word(index + step) == word and (step == 0 or self.joined(index + step - 1))
            for step, word in enumerate(phrase)
        )

    def quoted(self, first: int, end: int) -> bool:
        """Whether words ``first`` to ``end`` (without) stand alone between quotation marks: then they are a name."""
        start, stop = self.tokens[first].start, self.tokens[end - 1].end
        return self.text[start - 1 : start] in _QUOTES and self.text[stop : stop + 1] in _QUOTES

    def _after(self, token: Token, letters: int) -> int:
        position = token.start
        while position < token.end and (letters or self.text[position] in MARKS):
            letters -= self.text[position] not in MARKS
            position += 1
        return position


def _and_august(token: Token, cut: tuple[str, int]) -> tuple[str, int]:
    """وآب, which a folded word does not tell from وأب."""
    return ("اب", 1) if cut[0] == _AND_AUGUST and "آ" in token.text else cut


@lru_cache(maxsize=65_536)
def _cut(form: str) -> tuple[str, int]:
    """The date word in ``form`` and how many letters stand before it; ``form`` itself where there is none."""
    if form in vocabulary.KNOWN or len(form) < 3:
        return form, 0
    return next((way for way in _without_clitics(form) if way[0] in vocabulary.KNOWN), (form, 0))


def _without_clitics(form: str) -> list[tuple[str, int]]:
    """Ways to cut clitics off, with how many letters go: وبالأحد may be بالأحد and الأحد. لل keeps its letters,
    because the article's alef is not written."""
    ways: list[tuple[str, int]] = []
    rest, cut = form, 0
    while len(rest) > 3 and rest[0] in _CLITICS and cut < 2:
        if rest.startswith("لل"):
            ways.append(("ا" + rest[1:], cut))
        rest, cut = rest[1:], cut + 1
        ways.append((rest, cut))
    return ways
