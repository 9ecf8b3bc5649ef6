"""The features of each word of a stretch, as names that the trained weights know.

Features that depend on one word come from ``spelling`` and are told apart by where that word stands: ``-1w=قال``. They
are added up once for each spelling; what is made here for each place in the text are the few that depend on more.
"""

from collections.abc import Iterator, Sequence

from ..reading import Reading
from .spelling import EDGE, Spelling, describe
from .surroundings import Surroundings, between

OFFSETS = ("-2", "-1", "", "+1", "+2")
"""Where the word that a feature is of stands, seen from the word that it tells of."""

EDGE_WORD = Spelling((), ("edge",), ("edge",), EDGE, "", "")


def of_word(spelling: Spelling) -> tuple[tuple[str, ...], ...]:
    """What a word tells of the word two after it, one after it, itself, one before it, two before it."""
    return (spelling.beyond, spelling.beside, spelling.own, spelling.beside, spelling.beyond)


def of_places(previous: str, own: str, following: str, left: str, right: str) -> list[str]:
    """The sorts of the words before, at and after a place, and the signs on its two sides."""
    return [
        f"g-={left}",
        f"g+={right}",
        f"c-1,0={previous},{own},{left}",
        f"c0,1={own},{following},{right}",
        f"c3={previous},{own},{following}",
    ]


def of_sides(two_before: str, previous: str, following: str, two_after: str) -> list[str]:
    """The sorts of the two words before a place and of the two after it."""
    return [f"c-2,-1={two_before},{previous}", f"c1,2={following},{two_after}"]


def of_rules(before: str, tag: str, after: str, sort: str) -> list[str]:
    """What the rules say of the word before, the word and the word after (see ``rule_tags``); the word's sort."""
    before, short, after = before[:2], tag[:2], after[:2]
    whole = f"{before},{short},{after}"
    return [f"r={tag}", f"r2={short}", f"rl={before}", f"rr={after}", f"rp={whole}", f"rc={short},{sort}"]


def of_article(around: Surroundings, index: int, sort: str, tag: str) -> tuple[str, ...]:
    """Features from the rest of the article."""
    found = around.repeated.get(index, ())
    return (*found, f"t={sort}", f"tr={tag[:2]}") if around.sporting and around.sporting[index] else found


def spellings(reading: Reading) -> list[Spelling]:
    return [describe(token.text, token.form) for token in reading.tokens]


def of_stretch(
    words: Sequence[Spelling], gaps: Sequence[str], tags: Sequence[str], around: Surroundings, first: int, end: int
) -> Iterator[list[str]]:
    """All features of each of the words ``first`` to ``end``, as training needs them."""
    padded = [EDGE_WORD, EDGE_WORD, *words[first:end], EDGE_WORD, EDGE_WORD]
    for at in range(end - first):
        index = first + at
        window = padded[at : at + 5]
        found = [
            f"{offset}{name}"
            for place, (offset, word) in enumerate(zip(OFFSETS, window, strict=True))
            for name in of_word(word)[place]
        ]
        left = between(gaps[index - 1]) if at else "^"
        right = between(gaps[index]) if index < end - 1 else "$"
        near = (tags[index - 1] if at else "", tags[index], tags[index + 1] if index < end - 1 else "")
        sorts = [word.sort for word in window]
        found += of_places(sorts[1], sorts[2], sorts[3], left, right)
        found += of_sides(sorts[0], sorts[1], sorts[3], sorts[4])
        found += of_rules(*near, sorts[2])
        found += of_article(around, index, sorts[2], tags[index])
        yield found
