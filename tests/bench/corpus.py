"""A synthetic desk of any size: words, names, outlets, dates and copies in the proportions of real news.

The proportions were measured on the 15,042 articles of SaudiNewsNet (July 2015): shares of words, lengths and words a
headline on every third article, cut by ``language.tokens``; outlets on all; copies as groups that hang together
through equal fifths of MinHash signatures (128 permutations, 0.6 equal). The articles themselves are not used. Words
are those of our own frequency list in its order and, after them, made of letters that stay as they are in the index.
The same seed and size make the same rows, however many processes share the work.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property
from hashlib import sha256
from itertools import accumulate
from math import exp, log
from random import Random
from typing import NamedTuple
from uuid import UUID

from articles.language.stems import forms_of
from articles.language.words import frequencies

SHARES = (
    (1, 3.4e-2), (2, 2.6e-2), (3, 1.55e-2), (5, 1.03e-2), (10, 4.0e-3), (20, 2.0e-3), (50, 1.08e-3), (100, 7.3e-4),
    (200, 4.3e-4), (500, 2.2e-4), (1_000, 1.26e-4), (2_000, 6.9e-5), (5_000, 2.8e-5), (10_000, 1.28e-5),
    (20_000, 5.4e-6), (200_000, 3.0e-7), (2_000_000, 1.7e-8),
)  # fmt: skip
"""(rank of a word, its share of all running words); beyond 20,000 carried on at the slope that was measured there."""

WORDS_LOG_MEAN, WORDS_LOG_DEVIATION, WORDS = 5.28, 0.93, (12, 3_588)
"""Of the logarithm of a text's words; its deviation is 1.05 in the real ones, whose longest are not as long: with 0.93
the mean is theirs, 297."""

FRESH = 0.62
"""A text repeats its own words: this part of them is drawn and the rest are the same again, which leaves as many
different ones as real texts have (171 forms in 305 words)."""

RARE = 0.03
"""The part of a text's words that is drawn from the rare ones alone, each for itself; the others are a piece of one
long row of words, so that words that stand together in one text do so in some more."""

HEADLINE_MEAN, HEADLINE_DEVIATION, HEADLINE = 7.7, 2.8, (3, 21)
WORDS_A_SENTENCE = 24
OUTLETS = (2282, 1657, 1481, 1356, 1318, 1298, 1256, 1229, 1217, 935, 886, 127)
GROUPS = (11959, 785, 164, 79, 39, 16, 17, 13, 8, 5, 3, 3)
"""How many texts appear once, twice and so on up to twelve times."""

MENTIONS_A_WORD = 16 / 297
NAMES_OF_WORDS = (0.35, 0.45, 0.20)
"""Names of one, two and three words."""

FLATTENED = 12
"""A name of rank r is named as often as 1 / (r + 12): the commonest stands in an eighth of the articles."""

LAST_DAY = datetime(2026, 11, 1, tzinfo=UTC)
DAYS = 5 * 365
BATCH = 1_000
_TABLE = 1 << 21
_LEAD = 60
_IN_TITLE, _IN_LEAD, _IN_TEXT = ([f"{place}{weight}" for place in range(1, 12_000)] for weight in "ABC")
_LETTERS = "بتثجحخدذرزسشصضطظعغفقكلمنهوي"
_KINDS = ("person", "organisation", "place")


class Row(NamedTuple):
    """One article. ``mentions`` are (start, end, number of the name), ``sentences`` spans of the text."""

    id: UUID
    number: int
    source: int
    story: UUID | None
    copies: UUID | None
    published: datetime
    title: str
    text: str
    words: int
    vector: str
    mentions: list[tuple[int, int, int]]
    sentences: list[tuple[int, int]]


class StoryRow(NamedTuple):
    id: UUID
    title: str
    articles: int
    sources: int
    first: datetime
    last: datetime


@dataclass
class Vocabulary:
    """Words by rank, their forms in the index, and the names made of them."""

    size: int
    names: int
    words: list[str] = field(init=False)
    lexemes: list[tuple[str, ...]] = field(init=False)
    """For each word, its forms as they begin in a literal of a vector; none for a stop word."""

    def __post_init__(self) -> None:
        known = sorted(frequencies().items(), key=lambda item: (-item[1], item[0]))
        self.words = [word for word, _share in known][: self.size]
        self.lexemes = [tuple(f"'{form}':" for form in forms_of(word)) for word in self.words]
        taken, random = set(self.words), Random("words")
        while len(self.words) < self.size:
            word = "".join(random.choices(_LETTERS, k=random.randint(4, 8)))
            if word not in taken:
                taken.add(word)
                self.words.append(word)
                self.lexemes.append((f"'{word}':",))

    @cached_property
    def table(self) -> list[int]:
        """Ranks, each as often as its share of running words; -1 where a word is too rare to stand here."""
        shares = [share_of(rank) for rank in range(1, self.size + 1)]
        scale = _TABLE / sum(shares)
        table: list[int] = []
        owed = 0.0
        for rank, share in enumerate(shares):
            owed += share * scale
            if share * scale < 1:
                break
            table += [rank] * int(owed)
            owed -= int(owed)
        self._first_rare = rank
        return table + [-1] * (_TABLE - len(table))

    @cached_property
    def row(self) -> list[int]:
        """Running words to cut pieces from."""
        random = Random("row")
        row = [rank if rank >= 0 else self._rare(random) for rank in self.table]
        random.shuffle(row)
        return row

    def some(self, random: Random, number: int) -> list[int]:
        """Ranks of ``number`` running words."""
        first = random.randrange(len(self.row) - number)
        return self.row[first : first + number]

    def text(self, random: Random, number: int) -> list[int]:
        """Ranks of the words of a text."""
        fresh = self.some(random, int(FRESH * number))
        for _word in range(int(RARE * number)):
            fresh[random.randrange(len(fresh))] = self._rare(random)
        return (fresh + fresh)[:number]

    def _rare(self, random: Random) -> int:
        # Even in the logarithm of the rank: as the slope is a little steeper than 1, the rarest come a little often.
        return min(self.size - 1, int(self._first_rare * (self.size / self._first_rare) ** random.random()))

    @cached_property
    def entities(self) -> list[tuple[int, ...]]:
        """For each name the ranks of its words."""
        random = Random("names")
        lengths = random.choices((1, 2, 3), NAMES_OF_WORDS, k=self.names)
        near, far = log(60), log(min(self.size, 40_000))
        return [tuple(int(exp(random.uniform(near, far))) for _word in range(length)) for length in lengths]

    @cached_property
    def name_weights(self) -> list[float]:
        return list(accumulate(1 / (rank + FLATTENED) for rank in range(self.names)))

    @cached_property
    def numbers(self) -> range:
        return range(self.names)

    def kind(self, name: int) -> str:
        return _KINDS[name % 3]

    def written(self, name: int) -> str:
        return " ".join(self.words[rank] for rank in self.entities[name])


def share_of(rank: int) -> float:
    """The share of running words of the word of ``rank``, between the measured ones on a straight log-log line."""
    after = min(max(1, bisect_left(SHARES, (rank, 0.0))), len(SHARES) - 1)
    (low, high), (left, right) = SHARES[after - 1], SHARES[after]
    slope = log(right / high) / log(left / low)
    return high * (rank / low) ** slope


def vocabulary_for(articles: int) -> Vocabulary:
    """As many words and names as a desk of this size would have: both grow a little slower than the desk."""
    return Vocabulary(int(116_000 * (max(articles, 1_000) / 5_014) ** 0.5), max(500, int(1.5 * articles**0.85)))


def source_id(number: int) -> UUID:
    return UUID(bytes=sha256(f"source {number}".encode()).digest()[:16])


def entity_id(number: int) -> UUID:
    return UUID(bytes=sha256(f"entity {number}".encode()).digest()[:16])


class Corpus:
    """``articles`` rows in batches that can be made in any order."""

    def __init__(self, articles: int, seed: int) -> None:
        self.articles, self.seed = articles, seed
        self.vocabulary = vocabulary_for(articles)

    @property
    def batches(self) -> int:
        return -(-self.articles // BATCH)

    def batch(self, number: int) -> tuple[list[Row], list[StoryRow]]:
        """Articles ``number * BATCH`` and on, in no order of dates, and the stories that hold some of them."""
        random = Random(f"{self.seed} {number}")
        rows: list[Row] = []
        stories: list[StoryRow] = []
        first, last = number * BATCH, min(self.articles, (number + 1) * BATCH)
        while first + len(rows) < last:
            size = random.choices(range(1, len(GROUPS) + 1), GROUPS)[0]
            made = list(self._group(random, first + len(rows), min(size, last - first - len(rows))))
            rows += made
            if len(made) > 1:
                stories.append(_story(made))
        return rows, stories

    def _group(self, random: Random, first: int, size: int) -> Iterator[Row]:
        """One text, or several copies of it that differ in their first words, outlets and hours."""
        length = _between(exp(random.gauss(WORDS_LOG_MEAN, WORDS_LOG_DEVIATION)), WORDS)
        words = self.vocabulary.text(random, length)
        headline = _between(random.gauss(HEADLINE_MEAN, HEADLINE_DEVIATION), HEADLINE)
        named = self._named(random, len(words))
        published = LAST_DAY - timedelta(days=DAYS * random.random())
        ids = [UUID(int=random.getrandbits(128)) for _copy in range(size)]
        for number, pk in enumerate(ids):
            words[: 8 if number else 0] = self.vocabulary.some(random, 8 if number else 0)
            text = _Text(self.vocabulary, self.vocabulary.some(random, headline), words, named)
            yield Row(
                pk,
                first + number,
                random.choices(range(len(OUTLETS)), OUTLETS)[0],
                min(ids) if size > 1 else None,
                ids[0] if size > 1 else None,
                published + timedelta(hours=number * random.random() * 6),
                text.title,
                text.text,
                text.number,
                text.vector,
                text.mentions,
                text.sentences,
            )

    def _named(self, random: Random, words: int) -> dict[int, int]:
        """Where a name stands instead of a word."""
        number = max(1, round(words * MENTIONS_A_WORD * random.uniform(0.5, 1.5)))
        weights = self.vocabulary.name_weights
        names = random.choices(self.vocabulary.numbers, cum_weights=weights, k=number)
        return {random.randrange(words): name for name in names}


class _Text:
    """Words put together: the text with its spans, and the vector that ``stems.index_article`` would write."""

    def __init__(self, vocabulary: Vocabulary, headline: list[int], words: list[int], named: dict[int, int]) -> None:
        written = vocabulary.words
        ranks, spans = _with_names(vocabulary, words, named)
        pieces = [written[rank] for rank in ranks]
        self.number = len(ranks)
        self.title = " ".join([written[rank] for rank in headline])
        lines = [" ".join(pieces[n : n + WORDS_A_SENTENCE]) + "." for n in range(0, len(pieces), WORDS_A_SENTENCE)]
        self.text = " ".join(lines)
        self.sentences = list(_side_by_side(lines))
        ends = list(accumulate(map(len, pieces)))
        self.mentions = [
            (_gaps(first) + (ends[first - 1] if first else 0), _gaps(last) + ends[last], name)
            for first, last, name in spans
        ]
        self.vector = _vector(vocabulary, headline, ranks)


def _with_names(
    vocabulary: Vocabulary, words: list[int], named: dict[int, int]
) -> tuple[list[int], list[tuple[int, int, int]]]:
    """Ranks of all words, those of names in place of a word each, and (first word, last word, name)."""
    ranks: list[int] = []
    spans = []
    begun = 0
    for place in sorted(named):
        ranks += words[begun:place]
        name = vocabulary.entities[named[place]]
        spans.append((len(ranks), len(ranks) + len(name) - 1, named[place]))
        ranks += name
        begun = place + 1
    return ranks + words[begun:], spans


def _gaps(word: int) -> int:
    """Spaces and full stops before a word."""
    return word + word // WORDS_A_SENTENCE


def _side_by_side(lines: list[str]) -> Iterator[tuple[int, int]]:
    start = 0
    for line in lines:
        yield start, start + len(line)
        start += len(line) + 1


def _vector(vocabulary: Vocabulary, headline: list[int], ranks: list[int]) -> str:
    places: dict[int, list[str]] = defaultdict(list)
    for rank, place in zip(headline, _IN_TITLE, strict=False):
        places[rank].append(place)
    first = len(headline) + 10
    for rank, place in zip(ranks[:_LEAD], _IN_LEAD[first:], strict=False):
        places[rank].append(place)
    for rank, place in zip(ranks[_LEAD:], _IN_TEXT[first + _LEAD :], strict=False):
        places[rank].append(place)
    lexemes = vocabulary.lexemes
    return " ".join([lexeme + ",".join(found) for rank, found in places.items() for lexeme in lexemes[rank]])


def _story(rows: list[Row]) -> StoryRow:
    earliest = min(rows, key=lambda row: (row.published, row.id))
    last = max(row.published for row in rows)
    return StoryRow(
        min(row.id for row in rows),
        earliest.title,
        len(rows),
        len({row.source for row in rows}),
        earliest.published,
        last,
    )


def _between(number: float, limits: tuple[int, int]) -> int:
    return min(max(limits[0], round(number)), limits[1])
