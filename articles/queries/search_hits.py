"""Hits with what explains them: marks in the headline, the passage that holds most, and the forms that were found."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ..language.inflection import same_word
from ..language.latin_names import script_of
from ..language.passages import best_passage, cut_at
from ..language.query_marks import Match, find_matches, merged
from ..language.query_tree import Phrase, Query, Word
from ..language.query_words import spelled
from ..language.stems import terms
from ..models import Article, User
from .inbox import Row, rows_of

_FORMS = 5
"""Forms that are shown of one word; where there are several words, fewer of each."""
_FORMS_OF_MANY = 3


class Nearness(StrEnum):
    """How near a word of a text is to the one that was asked for, the nearest first."""

    TYPED = "typed"
    WORD = "word"
    NAME = "name"
    """The same name in the other script."""
    FAMILY = "family"


_ORDER = list(Nearness)


@dataclass(frozen=True, slots=True)
class Form:
    """``text`` as the article has it, and how often."""

    text: str
    times: int
    nearness: Nearness


@dataclass(frozen=True, slots=True)
class Why:
    """One word or phrase of the query as typed, and the forms in which it was found: nearest, then commonest."""

    part: str
    forms: tuple[Form, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    row: Row
    title: tuple[tuple[str, bool], ...]
    """Pieces of the headline, each with whether it is marked."""
    passage: tuple[tuple[str, bool], ...]
    why: tuple[Why, ...]
    """In the order of the query; without what was found nowhere."""
    cut_before: bool
    cut_after: bool

    @property
    def forms(self) -> tuple[tuple[str, int], ...]:
        """Words as the text has them, with how often, the commonest first."""
        found = [(form.text, form.times) for why in self.why for form in why.forms]
        return tuple(sorted(found, key=lambda one: -one[1]))


def hits(articles: Sequence[Article], query: Query, user: User) -> list[Hit]:
    """``articles`` explained, in their order; two queries however many there are."""
    return [_hit(row, query) for row in rows_of(articles, user)]


def _hit(row: Row, query: Query) -> Hit:
    title, text = row.article.title, row.article.text
    in_title, in_text = find_matches(title, query, headline=True), find_matches(text, query)
    passage = best_passage(text, in_text)
    return Hit(
        row,
        tuple(cut_at(title, 0, len(title), merged(in_title))),
        tuple(cut_at(text, passage.start, passage.end, merged(in_text))),
        tuple(_why(query, [*_written(title, in_title), *_written(text, in_text)])),
        passage.cut_before,
        passage.cut_after,
    )


def _written(text: str, matches: Iterable[Match]) -> Iterator[tuple[Word | Phrase, str]]:
    return ((match.part, " ".join(text[match.start : match.end].split())) for match in matches)


def _why(query: Query, written: Iterable[tuple[Word | Phrase, str]]) -> Iterator[Why]:
    parts: dict[tuple[int, int], Word | Phrase] = {}
    for part in query.wanted_in_title:
        parts.setdefault((part.start, part.end), part)
    found: dict[tuple[int, int], Counter[str]] = defaultdict(Counter)
    for part, text in written:
        found[part.start, part.end][text] += 1
    most = _FORMS if len(found) < 2 else _FORMS_OF_MANY
    for span, part in parts.items():
        if span in found:
            forms = (Form(text, n, nearness(text, part, query)) for text, n in found[span].most_common(most))
            yield Why(_typed(query, part), tuple(sorted(forms, key=lambda form: _ORDER.index(form.nearness))))


def _typed(query: Query, part: Word | Phrase) -> str:
    return query.text[part.start : part.end].strip(' "”“„＂«»=')


def nearness(text: str, part: Word | Phrase, query: Query) -> Nearness:
    """How near ``text`` is to ``part`` as typed; a beginning that is asked for is found as it was typed."""
    words = part.words if isinstance(part, Phrase) else (part,)
    asked = query.text[part.start : part.end]
    if {script_of(asked), script_of(text)} == {"arabic", "latin"}:
        return Nearness.NAME
    typed = {spelled(asked[term.start : term.end]) for term in terms(asked)}
    return max((_nearness(text[t.start : t.end], t.forms, words, typed) for t in terms(text)), key=_ORDER.index)


def _nearness(written: str, forms: Sequence[str], words: Sequence[Word], typed: set[str]) -> Nearness:
    if not forms or spelled(written) in typed or any(word.prefix for word in words):
        return Nearness.TYPED
    same = any(form in same_word(word.forms[0]) for word in words for form in forms)
    return Nearness.WORD if same else Nearness.FAMILY
