"""Passages that stand in two texts word for word but for small edits, wherever they stand in each.

Runs of five folded words that both texts have are the seeds; each is drawn out as far as the words agree, runs that
follow one another in both texts over a few other words become one passage (a local alignment: an equal word counts
one, a word between runs costs one), and its ends go on over an edit where more words agree behind it. Longer passages
take their words first; what is left of a shorter one counts if it is still long enough.

A run that stands more than ``COMMON`` times in one text times its places in the other is no seed: a phrase that a text
repeats all the time says nothing about where it came from. Where both texts begin or end alike is always a seed.

Bound: at most two seeds for each word of both texts together, and ``DRAWN`` words drawn out for each word, so the time
grows with the sum of the lengths, not with their product. Measured on one core: two texts of 800 words 5 ms; 50,000
words against themselves, rewritten here and there, 0.6 s; the same word 50,000 times against itself 0.2 s; the worst
that was built for it (50,000 words at random out of eight) 3 s.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from heapq import heapify, heappop, heappush
from itertools import pairwise

from articles.language.tokens import Token, tokenise

from .similarity import SHINGLE_WORDS

Span = tuple[int, int]
Shingle = tuple[str, ...]
LEAST_WORDS = 12
"""Equal words that make a passage: shorter ones are phrases that any two reports may share."""
LONGEST_GAP = 8
"""Words on either side that may stand between two equal runs of one passage."""
COMMON = 16
DRAWN = 64

_EDIT = 3
"""Words on either side that may differ at the end of a passage where more words agree behind them."""
_EDITS_AT_END = 3
_WORDS_BEHIND = 50


@dataclass(frozen=True, slots=True)
class _Run:
    """``words`` equal words from ``left`` in one text and from ``right`` in the other."""

    left: int
    right: int
    words: int


_Chain = list[_Run]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text, each folded, and every run of five of them in order; ``different`` has each run once."""

    tokens: list[Token]
    forms: list[str]
    shingles: list[Shingle]
    different: frozenset[Shingle]


@lru_cache(maxsize=2)
def words_of(text: str) -> Words:
    """The last two texts are kept: one text is laid beside several others."""
    tokens = tokenise(text)
    forms = [token.form for token in tokens]
    shingles = list(zip(*(forms[first:] for first in range(SHINGLE_WORDS)), strict=False))
    return Words(tokens, forms, shingles, frozenset(shingles))


def shared_passages(left_text: str, right_text: str) -> tuple[tuple[Span, Span], ...]:
    """``((start, end) in left_text, (start, end) in right_text)`` for each passage, half-open code points, from the
    first to the last word; in the order of the left text, no two overlap on either side. The texts exchanged give the
    same passages exchanged."""
    if right_text < left_text:
        return tuple(sorted((left, right) for right, left in shared_passages(right_text, left_text)))
    here, there = words_of(left_text), words_of(right_text)
    left, right = here.tokens, there.tokens
    chains = [_drawn_on(chain, here.forms, there.forms) for chain in _chains(_runs(here, there))]
    found = []
    for chain in _without_overlap(chains, len(left), len(right)):
        first, last = chain[0], chain[-1]
        left_span = left[first.left].start, left[last.left + last.words - 1].end
        right_span = right[first.right].start, right[last.right + last.words - 1].end
        found.append((left_span, right_span))
    return tuple(sorted(found))


def _runs(here: Words, there: Words) -> list[_Run]:
    """Equal runs that hold a seed, each as long as the words agree, in the order of the left text."""
    left, right = here.forms, there.forms
    allowed = DRAWN * (len(left) + len(right))
    runs: list[_Run] = []
    until = (0, -1)
    for shift, at in _seeds(here, there):
        if shift == until[0] and at < until[1]:
            continue
        run = _drawn(at, at + shift, left, right)
        allowed -= run.words
        if allowed < 0:
            break
        runs.append(run)
        until = shift, run.left + run.words
    return sorted(runs, key=lambda run: (run.left, run.right))


def _seeds(left: Words, right: Words) -> list[tuple[int, int]]:
    """``(how much further right, place in the left text)`` of the shared shingles that are not too common."""
    shared = left.different & right.different
    if not shared:
        return []
    seeds: set[tuple[int, int]] = set()
    places = _places(right.shingles, shared)
    for shingle, here in _places(left.shingles, shared).items():
        there = places[shingle]
        if len(here) * len(there) <= COMMON:
            seeds.update((j - i, i) for i in here for j in there)
    for i, j in ((0, 0), (len(left.shingles) - 1, len(right.shingles) - 1)):
        if left.shingles[i] == right.shingles[j]:
            seeds.add((j - i, i))
    return sorted(seeds)


def _places(shingles: Iterable[Shingle], wanted: Set[Shingle]) -> dict[Shingle, list[int]]:
    places: defaultdict[Shingle, list[int]] = defaultdict(list)
    for at, shingle in enumerate(shingles):
        if shingle in wanted:
            places[shingle].append(at)
    return places


def _drawn(i: int, j: int, left: Sequence[str], right: Sequence[str]) -> _Run:
    """The run around the seed at ``i`` and ``j``, as far as the words agree on both sides of it."""
    end = _agree(i + SHINGLE_WORDS, j + SHINGLE_WORDS, left, right, 1)
    start = _agree(i - 1, j - 1, left, right, -1)
    return _Run(i - start, j - start, start + SHINGLE_WORDS + end)


def _agree(i: int, j: int, left: Sequence[str], right: Sequence[str], step: int) -> int:
    """How many words agree from ``i`` and ``j`` on, forwards (``step`` 1) or backwards (-1)."""
    most = min(len(left) - i, len(right) - j) if step > 0 else min(i, j) + 1
    count = 0
    while count < most and left[i + step * count] == right[j + step * count]:
        count += 1
    return count


def _chains(runs: Sequence[_Run]) -> list[_Chain]:
    """Runs put together that follow one another in both texts; each run stands in one chain.

    Only the last run on each of the nearest diagonals is looked at, so that many runs cost no more than their number.
    """
    score: list[int] = []
    before: list[int] = []
    last_on: dict[int, int] = {}
    for number, run in enumerate(runs):
        best, previous = 0, -1
        shift = run.right - run.left
        for near in range(shift - LONGEST_GAP, shift + LONGEST_GAP + 1):
            other = last_on.get(near, -1)
            gap = _gap(runs[other], run) if other >= 0 else None
            if gap is not None and score[other] - gap > best:
                best, previous = score[other] - gap, other
        score.append(best + run.words)
        before.append(previous)
        last_on[shift] = number
    return _followed(runs, score, before)


def _gap(one: _Run, other: _Run) -> int | None:
    """Words between two runs; None where ``other`` does not follow ``one`` in both texts, or from too far.

    Two runs may share a word or two at their border, where a word was written twice: that costs as a gap does.
    """
    left, right = other.left - one.left - one.words, other.right - one.right - one.words
    if max(left, right) > LONGEST_GAP or min(left, right) <= -min(SHINGLE_WORDS, one.words, other.words):
        return None
    return max(abs(left), abs(right))


def _followed(runs: Sequence[_Run], score: Sequence[int], before: Sequence[int]) -> list[_Chain]:
    chains = []
    used = [False] * len(runs)
    for number in sorted(range(len(runs)), key=lambda n: (-score[n], n)):
        chain: _Chain = []
        at = number
        while at >= 0 and not used[at]:
            used[at] = True
            chain.append(_cut_before(runs[at], chain[-1]) if chain else runs[at])
            at = before[at]
        if chain:
            chains.append(chain[::-1])
    return chains


def _cut_before(run: _Run, following: _Run) -> _Run:
    """``run`` without the words that it shares with the run behind it."""
    shared = max(0, run.left + run.words - following.left, run.right + run.words - following.right)
    return _Run(run.left, run.right, run.words - shared)


def _drawn_on(chain: _Chain, left: Sequence[str], right: Sequence[str]) -> _Chain:
    """The chain with what agrees beyond small edits at its two ends."""
    first, last = chain[0], chain[-1]
    behind = _beyond(last.left + last.words, last.right + last.words, left, right, 1)
    ahead = _beyond(first.left - 1, first.right - 1, left, right, -1)
    return [*ahead[::-1], *chain, *behind]


def _beyond(i: int, j: int, left: Sequence[str], right: Sequence[str], step: int) -> _Chain:
    """Runs behind edits, from ``i`` and ``j`` on, forwards (``step`` 1) or backwards (-1)."""
    found: _Chain = []
    while len(found) < _EDITS_AT_END and (edit := _next(i, j, left, right, step)):
        here, there, words = edit
        i, j = i + step * (here + words), j + step * (there + words)
        found.append(_Run(i - words, j - words, words) if step > 0 else _Run(i + 1, j + 1, words))
    return found


def _next(i: int, j: int, left: Sequence[str], right: Sequence[str], step: int) -> tuple[int, int, int] | None:
    """``(skipped left, skipped right, words that agree)`` at the nearest place where more words agree than were
    skipped, at least two; None where there is no such place within an edit."""
    for here, there in _EDITS:
        agree = _agree(i + step * here, j + step * there, left, right, step)
        if agree > max(1, here, there):
            return here, there, min(agree, _WORDS_BEHIND)
    return None


_EDITS = sorted(
    ((here, there) for here in range(_EDIT + 1) for there in range(_EDIT + 1) if here or there),
    key=lambda edit: (max(edit), sum(edit), edit),
)


def _without_overlap(chains: Sequence[_Chain], left: int, right: int) -> list[_Chain]:
    """Chains of enough words, the longest first; what stands in a longer one is cut out of the shorter."""
    taken = bytearray(left), bytearray(right)
    waiting = [(-_size(chain), number, chain) for number, chain in enumerate(chains) if _size(chain) >= LEAST_WORDS]
    heapify(waiting)
    kept = []
    count = len(chains)
    while waiting:
        _, _, chain = heappop(waiting)
        pieces = _free(chain, *taken)
        if pieces == [chain]:
            kept.append(chain)
            for side, (start, end) in zip(taken, _covered(chain), strict=True):
                side[start:end] = b"\x01" * (end - start)
            continue
        for piece in pieces:
            if _size(piece) >= LEAST_WORDS:
                count += 1
                heappush(waiting, (-_size(piece), count, piece))
    return kept


def _size(chain: _Chain) -> int:
    return sum(run.words for run in chain)


def _covered(chain: _Chain) -> tuple[Span, Span]:
    first, last = chain[0], chain[-1]
    return (first.left, last.left + last.words), (first.right, last.right + last.words)


def _free(chain: _Chain, left: bytearray, right: bytearray) -> list[_Chain]:
    """The parts of a chain whose words, and the words between them, belong to no other."""
    runs = [free for run in chain for free in _free_runs(run, left, right)]
    pieces = [runs[:1]] if runs else []
    for one, other in pairwise(runs):
        (left_start, left_end), (right_start, right_end) = _covered([one, other])
        if left.find(1, left_start, left_end) < 0 and right.find(1, right_start, right_end) < 0:
            pieces[-1].append(other)
        else:
            pieces.append([other])
    return pieces


def _free_runs(run: _Run, left: bytearray, right: bytearray) -> list[_Run]:
    if left.find(1, run.left, run.left + run.words) < 0 and right.find(1, run.right, run.right + run.words) < 0:
        return [run]
    free: list[_Run] = []
    start = 0
    for at in range(run.words + 1):
        if at == run.words or left[run.left + at] or right[run.right + at]:
            if at > start:
                free.append(_Run(run.left + start, run.right + start, at - start))
            start = at + 1
    return free
