"""A parsed query as a tsquery for the database, and as marks on a text: both from the same forms."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .normalise import fold
from .query_tree import All, Node, Not, Phrase, Query, Word
from .stems import Term, forms_of, joins_the_next, terms
from .tokens import written_words
from .word_ends import ends_of, words_ending


def to_tsquery(query: Query) -> str:
    """A literal for ``%s::tsquery``; empty where nothing was understood (and then it finds nothing)."""
    return _compiled(query.root) if query.root else ""


def only_excluded(query: Query) -> str:
    """For a query that does nothing but leave out: a tsquery of what it leaves out; else empty.

    An index of words cannot find an article by a word that it lacks, so such a query is better asked the other way.
    """
    left_out = [part.child for part in query.parts if isinstance(part, Not)]
    if not left_out or len(left_out) < len(query.parts):
        return ""
    return " | ".join(_compiled(child) for child in left_out)


def _compiled(node: Node) -> str:
    if isinstance(node, Word):
        return _word(node)
    if isinstance(node, Phrase):
        gaps = [later - earlier for earlier, later in zip(node.offsets, node.offsets[1:], strict=False)]
        steps = [f" <{gap}> {_word(word)}" for gap, word in zip(gaps, node.words[1:], strict=True)]
        return f"({_word(node.words[0])}{''.join(steps)})"
    if isinstance(node, Not):
        return f"!{_compiled(node.child)}"
    sign = " & " if isinstance(node, All) else " | "
    return f"({sign.join(_compiled(child) for child in node.children)})"


def _word(word: Word) -> str:
    written = ["'" + form.replace("\\", "\\\\").replace("'", "''") + "'" + ":*" * word.prefix for form in word.forms]
    return written[0] if len(written) == 1 else f"({' | '.join(written)})"


@dataclass(frozen=True, slots=True)
class Match:
    """``text[start:end]`` is there because ``part`` of the query asked for it."""

    start: int
    end: int
    part: Word | Phrase


def find_marks(text: str, query: Query) -> list[tuple[int, int]]:
    """Spans of ``text`` that the query's words and phrases found, merged where they overlap."""
    return merged(find_matches(text, query))


def merged(matches: Iterable[Match]) -> list[tuple[int, int]]:
    """The spans of ``matches`` (in order of start), those that overlap as one."""
    spans: list[tuple[int, int]] = []
    for match in matches:
        if spans and match.start < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], match.end))
        else:
            spans.append((match.start, match.end))
    return spans


def find_matches(text: str, query: Query) -> list[Match]:
    """Every place of ``text`` where a word or phrase of the query stands, in order. Linear in the text."""
    wanted = list(dict.fromkeys(query.wanted))
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
        parts = [part for part in singles if any(_finds(part, form) for form in forms)]
        if parts:
            found[word] = parts
    return found


def _finds(part: Word, form: str) -> bool:
    return form.startswith(part.forms) if part.prefix else form in part.forms


def _by_place(text: str, wanted: list[Word | Phrase]) -> list[Match]:
    places = list(terms(text))
    index = _Index(places, wanted)
    found = {
        (places[first].start, places[last].end, number)
        for number, part in enumerate(wanted)
        for first, last in index.runs(part)
    }
    return [Match(start, end, wanted[number]) for start, end, number in sorted(found)]


class _Index:
    """The places of a text by form, as the tsvector holds them; only the forms that may be ``wanted``."""

    def __init__(self, places: Iterable[Term], wanted: Iterable[Word | Phrase]) -> None:
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
        """First and last place of each occurrence."""
        if isinstance(part, Word):
            yield from ((number, number) for number in self._places(part))
            return
        others = [(offset, self._places(word)) for offset, word in zip(part.offsets[1:], part.words[1:], strict=True)]
        for first in self._places(part.words[0]):
            if all(first + offset in places for offset, places in others):
                yield first, first + part.offsets[-1]

    def _places(self, word: Word) -> set[int]:
        if not word.prefix:
            return {number for form in word.forms for number in self._by_form.get(form, ())}
        return {number for form in word.forms for longer in self._beginning(form) for number in self._by_form[longer]}

    def _beginning(self, prefix: str) -> Iterator[str]:
        for number in range(bisect_left(self._forms, prefix), len(self._forms)):
            if not self._forms[number].startswith(prefix):
                return
            yield self._forms[number]
