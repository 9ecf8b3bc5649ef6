"""Where in a text the words of a query stand: by the forms that the index holds, on the text as written."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .normalise import fold
from .query_tree import Phrase, Query, Word
from .query_words import spelled
from .stems import Term, forms_of, joins_the_next, terms
from .tokens import written_words
from .word_ends import ends_of, words_ending


@dataclass(frozen=True, slots=True)
class Match:
    """``text[start:end]`` is there because ``part`` of the query asked for it."""

    start: int
    end: int
    part: Word | Phrase


def find_marks(text: str, query: Query, *, headline: bool = False) -> list[tuple[int, int]]:
    """Spans of ``text`` that the query's words and phrases found, merged where they overlap."""
    return merged(find_matches(text, query, headline=headline))


def merged(matches: Iterable[Match]) -> list[tuple[int, int]]:
    """The spans of ``matches`` (in order of start), those that overlap as one."""
    spans: list[tuple[int, int]] = []
    for match in matches:
        if spans and match.start < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], match.end))
        else:
            spans.append((match.start, match.end))
    return spans


def find_matches(text: str, query: Query, *, headline: bool = False) -> list[Match]:
    """Every place of ``text`` where a word or phrase of the query stands, in order; what only a headline may hold is
    looked for where ``text`` is one. Linear in the text."""
    wanted = list(dict.fromkeys(query.wanted_in_title if headline else query.wanted))
    if not wanted:
        return []
    alone = _each_alone(text, wanted)
    return _by_place(text, wanted) if alone is None else alone


def _each_alone(text: str, wanted: list[Word | Phrase]) -> list[Match] | None:
    """The matches of single words, each written form judged once; None where words must be seen side by side."""
    singles = tuple(part for part in wanted if isinstance(part, Word))
    if len(singles) < len(wanted):
        return None
    ends = ends_of(singles)
    places = words_ending(text, ends) if ends else None
    if places is None:
        written = {place.group() for place in written_words(text)}
        if any(map(joins_the_next, written)):
            return None
        found = _judged(written, singles)
        places = written_words(text) if found else iter(())
    else:
        near = list(places)
        found, places = _judged({place.group() for place in near}, singles), iter(near)
    return [Match(p.start(), p.end(), part) for p in places for part in found.get(p.group(), ())]


def _judged(written: Iterable[str], singles: Iterable[Word]) -> dict[str, list[Word]]:
    found = {}
    for word in written:
        forms = forms_of(word) if fold(word) else ()
        parts = [part for part in singles if any(_finds(part, form) for form in forms) and _as_typed(part, word)]
        if parts:
            found[word] = parts
    return found


def _finds(part: Word, form: str) -> bool:
    return form.startswith(part.forms) if part.prefix else form in part.forms


def _as_typed(part: Word, written: str) -> bool:
    return not part.exact or spelled(written) == part.exact


def _by_place(text: str, wanted: list[Word | Phrase]) -> list[Match]:
    return [match for start, end in _stretches(text, wanted) for match in _matches_within(text, start, end, wanted)]


def _stretches(text: str, wanted: list[Word | Phrase]) -> list[tuple[int, int]]:
    """Where ``text`` is worth cutting into terms: around the words of which a match holds one at least; the whole of it
    where that cannot be told."""
    words_apart = any(isinstance(part, Phrase) and part.near and len(part.words) > 2 for part in wanted)
    ends = None if words_apart else ends_of(tuple(dict.fromkeys(w for part in wanted for w in _held_words(part))))
    near = words_ending(text, ends) if ends else None
    if near is None:
        return [(0, len(text))]
    places = [place.start() for place in near]
    words = [place.span() for place in written_words(text)] if places else []
    # Two written words may be one term, and a few are none.
    reach = 2 * max(part.near or part.offsets[-1] if isinstance(part, Phrase) else 0 for part in wanted) + 4
    found: list[tuple[int, int]] = []
    for place in places:
        number = bisect_left(words, (place, place))
        start, end = words[max(0, number - reach)][0], words[min(len(words) - 1, number + reach)][1]
        joins = found and start <= found[-1][1]
        found[len(found) - bool(joins) :] = [(found[-1][0] if joins else start, end)]
    return found


def _held_words(part: Word | Phrase) -> tuple[Word, ...]:
    if isinstance(part, Word):
        return (part,)
    return part.words if part.near else part.words[:1]


def _matches_within(text: str, start: int, end: int, wanted: list[Word | Phrase]) -> list[Match]:
    places = list(terms(text[start:end]))
    index = _Index(text[start:end], places, wanted)
    found = {
        (start + places[first].start, start + places[last].end, number)
        for number, part in enumerate(wanted)
        for first, last in index.runs(part)
    }
    return [Match(first, last, wanted[number]) for first, last, number in sorted(found)]


class _Index:
    """The places of a text by form, as the tsvector holds them; only the forms that may be ``wanted``."""

    def __init__(self, text: str, places: Sequence[Term], wanted: Iterable[Word | Phrase]) -> None:
        self._text, self._terms = text, places
        words = [word for part in wanted for word in ((part,) if isinstance(part, Word) else part.words)]
        whole = {form for word in words if not word.prefix for form in word.forms}
        beginnings = tuple({form for word in words if word.prefix for form in word.forms})
        self._by_form: dict[str, list[int]] = defaultdict(list)
        for number, place in enumerate(places):
            for form in place.forms:
                if form in whole or (beginnings and form.startswith(beginnings)):
                    self._by_form[form].append(number)
        self._forms = sorted(self._by_form)

    def runs(self, part: Word | Phrase) -> Iterator[tuple[int, int]]:
        """First and last place of each occurrence; of words near each other each place by itself."""
        if isinstance(part, Word):
            yield from ((number, number) for number in self._places(part))
            return
        if part.near:
            yield from self._near(part)
            return
        others = [(offset, self._places(word)) for offset, word in zip(part.offsets[1:], part.words[1:], strict=True)]
        for first in self._places(part.words[0]):
            if all(first + offset in places for offset, places in others):
                yield first, first + part.offsets[-1]

    def _near(self, part: Phrase) -> Iterator[tuple[int, int]]:
        found = [
            {place for pair in self._pairs(first, second, part.near) for place in pair}
            for first, second in pairwise(part.words)
        ]
        if all(found):
            yield from ((place, place) for place in set().union(*found))

    def _pairs(self, first: Word, second: Word, most: int) -> Iterator[tuple[int, int]]:
        others = self._places(second)
        for place in self._places(first):
            for gap in range(1, most + 1):
                yield from ((place, other) for other in (place - gap, place + gap) if other in others)

    def _places(self, word: Word) -> set[int]:
        found = {number for form in word.forms for number in self._at(form, word.prefix)}
        if not word.exact:
            return found
        return {number for number in found if _as_typed(word, self._written(number))}

    def _at(self, form: str, prefix: bool) -> Iterator[int]:
        for longer in self._beginning(form) if prefix else (form,):
            yield from self._by_form.get(longer, ())

    def _written(self, number: int) -> str:
        return self._text[self._terms[number].start : self._terms[number].end]

    def _beginning(self, prefix: str) -> Iterator[str]:
        for number in range(bisect_left(self._forms, prefix), len(self._forms)):
            if not self._forms[number].startswith(prefix):
                return
            yield self._forms[number]
