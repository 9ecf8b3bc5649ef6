"""What cleaning left that is not the article's, and what it took that is, counted in characters."""

import unicodedata
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from articles.language.normalise import strip_marks

SAME_WORDS = 0.6
_NOT_COUNTED = str.maketrans(dict.fromkeys("\"'“”«»‘’"))


@dataclass(frozen=True, slots=True)
class Cleanness:
    """Pieces of furniture left in a text and of its body removed; white space counts nothing."""

    left: tuple[str, ...]
    removed: tuple[str, ...]

    @property
    def characters_left(self) -> int:
        return sum(len("".join(piece.split())) for piece in self.left)

    @property
    def characters_removed(self) -> int:
        return sum(len("".join(piece.split())) for piece in self.removed)


def compare(wanted: str, cleaned: str) -> Cleanness:
    """``cleaned`` against the body that the gold wants: by words first, so that letters never match across texts, then
    letter by letter where words were cut or glued. Quotation marks and invisible marks count nothing, nor
    whether presentation forms (ﻻ) were written as their letters."""
    gold, found = _words(wanted), _words(cleaned)
    left: list[str] = []
    removed: list[str] = []
    gone: list[str] = []
    come: list[str] = []
    for block in Indel.opcodes(gold, found):
        if block.tag == "equal":
            _settle(gone, come, left, removed)
            gone, come = [], []
        gone += gold[block.src_start : block.src_end] if block.tag != "equal" else []
        come += found[block.dest_start : block.dest_end] if block.tag != "equal" else []
    _settle(gone, come, left, removed)
    return Cleanness(tuple(left), tuple(removed))


def _words(text: str) -> list[str]:
    return strip_marks(unicodedata.normalize("NFKC", text)).translate(_NOT_COUNTED).split()


def _settle(gone: list[str], come: list[str], left: list[str], removed: list[str]) -> None:
    before, after = "".join(gone), "".join(come)
    if not before or not after:
        removed += [" ".join(gone)] if before else []
        left += [" ".join(come)] if after else []
    elif before in after:  # the body whole, with something glued to it
        left += [piece for piece in after.split(before, 1) if piece]
    elif after in before:
        removed += [piece for piece in before.split(after, 1) if piece]
    elif Indel.normalized_similarity(before, after) < SAME_WORDS:
        removed.append(" ".join(gone))
        left.append(" ".join(come))
    else:
        for block in Indel.opcodes(before, after):
            removed += [before[block.src_start : block.src_end]] if block.tag == "delete" else []
            left += [after[block.dest_start : block.dest_end]] if block.tag == "insert" else []
