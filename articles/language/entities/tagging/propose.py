"""Names that the trained weights see in a text."""

from collections.abc import Iterator, Sequence

from ..reading import Reading
from .features import of_article
from .lattice import Candidate, candidates
from .packing import NONE, factors, is_behind, is_below
from .surroundings import Surroundings, between, gaps_of, stretches, survey
from .weights import Weights, Word


def propose(reading: Reading, tags: Sequence[str], weights: Weights) -> list[Candidate]:
    """Every name that is not improbable; several may claim one word. ``tags`` are what the rules found."""
    words = [weights.word(token.text, token.form) for token in reading.tokens]
    gaps = gaps_of(reading)
    around = survey(reading, words, tags, gaps)
    found: list[Candidate] = []
    for first, end in stretches(reading, gaps):
        rows = _rows(words[first:end], gaps, tags, around, weights, first)
        for start, stop in _runs(rows):
            opens, closes = start == 0, stop == len(rows)
            if stop - start == 1 and is_below(rows[start], weights.alone[opens][closes]):
                continue
            run = [factors(row) for row in rows[start:stop]]
            shift = first + start
            found += [
                Candidate(one.probability, one.first + shift, one.end + shift, one.kind)
                for one in candidates(run, weights.transitions, opens=opens, closes=closes)
            ]
    return found


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Runs of words that may be names."""
    start = -1
    for at, row in enumerate(rows):
        if is_behind(row):
            if start >= 0:
                yield start, at
                start = -1
        elif start < 0:
            start = at
    if start >= 0:
        yield start, len(rows)


def _rows(
    words: Sequence[Word],
    gaps: Sequence[str],
    tags: Sequence[str],
    around: Surroundings,
    weights: Weights,
    first: int,
) -> list[int]:
    """The packed scores of each word of the stretch that begins at ``first``."""
    edge, size = weights.edge, len(words)
    padded = (edge, edge, *words, edge, edge)
    near = ("", *tags[first : first + size], "")
    signs = ("^", *["" if gap == " " else between(gap) for gap in gaps[first : first + size - 1]], "$")
    sorts = tuple([word.sort for word in padded])
    place, sporting, repeated = weights.place, around.sporting, around.repeated
    rows: list[int] = []
    for at, word in enumerate(words):
        tag = near[at + 1]
        if word.out_of_reach and not tag:
            rows.append(NONE)
            continue
        far, before, _, after, beyond = padded[at : at + 5]
        row = far.two_after + before.after + after.before + beyond.two_before
        row += place(sorts[at : at + 5], signs[at], signs[at + 1])
        if tag or near[at] or near[at + 2]:
            row += word.own + weights.rules(near[at], tag, near[at + 2], word.sort)
        else:
            row += word.unruled
        if sporting or first + at in repeated:
            row += weights.sum(of_article(around, first + at, word.sort, tag))
        rows.append(row)
    return rows
