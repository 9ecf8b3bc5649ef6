"""Names that a text spells rightly in one place and wrongly in another (داع beside داعش), words with two spellings."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from articles.language.inflection import same_word
from articles.language.normalise import fold
from articles.language.tokens import Token
from articles.language.words import entries, frequencies

from ..compared_text import Known
from .nearness import is_near

_NAMES = frozenset(("person", "organisation", "place", "agency"))
_SHORTEST = 4
_TIMES_COMMONER = 10
_RARE = 5e-7


def misspelt(tokens: Sequence[Token], known: Iterable[Known]) -> Iterator[Known]:
    """Words that are hardly any, one slip away from a name of one word in the same text, as that name."""
    names: defaultdict[str, dict[str, Known]] = defaultdict(dict)
    for name, span in _names(tokens, known).items():
        names[name[0]][name] = span
    seen: dict[str, Known | None] = {}
    for token in tokens:
        if token.form not in seen:
            seen[token.form] = _meant(token.form, names.get(token.form[0], {}))
        if meant := seen[token.form]:
            yield Known(token.start, token.end, meant.kind, meant.key)


def _names(tokens: Sequence[Token], known: Iterable[Known]) -> dict[str, Known]:
    spans = {(span.start, span.end): span for span in known if span.kind in _NAMES}
    return {t.form: spans[t.start, t.end] for t in tokens if (t.start, t.end) in spans and len(t.form) >= _SHORTEST}


def _meant(form: str, names: dict[str, Known]) -> Known | None:
    if not names or form in names or len(form) < _SHORTEST - 1 or not form.isalpha():
        return None
    share = frequencies().get(form, _RARE)
    for name, span in names.items():
        if is_near(form, name) and share * _TIMES_COMMONER <= frequencies().get(name, 0):
            return span
    return None


def one_way(form: str) -> str:
    """The first spelling of a folded word that print writes in two ways, and the word itself of any other."""
    return _ways().get(form, form)


@cache
def _ways() -> dict[str, str]:
    lines = [[fold(word) for word in line] for line in entries("written_two_ways")]
    return {form: line[0] for line in lines for word in line for form in (*same_word(word), word)}
