"""The stretch of a text that shows best why a search found it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from .query_marks import Match
from .query_tree import Phrase, Word

_SENTENCE_ENDS = ".؟!\n"
_BACK = 80
"""Characters before the first mark within which a passage looks for the beginning of its sentence."""


@dataclass(frozen=True, slots=True)
class Passage:
    """``text[start:end]``; ``cut_before`` and ``cut_after`` say that the text goes on there."""

    start: int
    end: int
    cut_before: bool
    cut_after: bool


def best_passage(text: str, matches: Sequence[Match], length: int = 240) -> Passage:
    """About ``length`` characters that hold the most different words of the query, then the most matches, then the
    earliest; the beginning of the text where nothing matches. ``matches`` in order of start."""
    first, last = _fullest(matches, length)
    start = _sentence_start(text, matches[first].start) if matches else 0
    shown = max(start + length, matches[last].end if matches else 0)
    end = _word_end(text, min(shown, len(text)))
    start += len(text[start:end]) - len(text[start:end].lstrip())
    end -= len(text[start:end]) - len(text[start:end].rstrip())
    return Passage(start, end, cut_before=start > 0, cut_after=end < len(text.rstrip()))


def _fullest(matches: Sequence[Match], length: int) -> tuple[int, int]:
    """First and last match of the best window; a window ends where its marks span more than ``length``."""
    best, best_score, held = (0, 0), (0, 0), Counter[Word | Phrase]()
    first = 0
    for last, match in enumerate(matches):
        held[match.part] += 1
        while first < last and match.end - matches[first].start > length:
            held[matches[first].part] -= 1
            held += Counter()
            first += 1
        score = (sum(_words(part) for part in held), last - first)
        if score > best_score:
            best, best_score = (first, last), score
    return best


def _words(part: Word | Phrase) -> int:
    return len(part.words) if isinstance(part, Phrase) else 1


def _sentence_start(text: str, at: int) -> int:
    """Where the sentence of ``at`` begins, or a word a little before ``at`` where that is too far."""
    earliest = max(0, at - _BACK)
    ends = max(text.rfind(mark, earliest, at) for mark in _SENTENCE_ENDS)
    if ends >= 0:
        return ends + 1
    if earliest == 0:
        return 0
    space = text.find(" ", earliest, at)
    return space + 1 if space >= 0 else at


def _word_end(text: str, at: int) -> int:
    while at < len(text) and not text[at].isspace():
        at += 1
    return at


def cut_at(text: str, start: int, end: int, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[str, bool]]:
    """``text[start:end]`` in pieces, each with whether one of ``spans`` (in order, apart) covers it."""
    at = start
    for first, last in spans:
        if last <= start or first >= end:
            continue
        left, right = max(first, at), min(last, end)
        if at < left:
            yield text[at:left], False
        yield text[left:right], True
        at = right
    if at < end:
        yield text[at:end], False
