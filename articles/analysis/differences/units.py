"""A text as units: words, and known spans that are never split."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from articles.language.clitics import readings
from articles.language.tokens import Token, tokenise

from ..compared_text import ComparedText, Known
from .meanings import sense_of
from .misspellings import misspelt
from .model import Span, Unit
from .reporting import reporting_words
from .titles import Titles, titles_in

_RANK = {"date": 0, "agency": 1, "person": 2, "organisation": 2, "place": 2, "number": 3}
"""The kinds that are units. Where two overlap, the lower rank counts, then the longer."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A text read once for all its passages; ``units`` in order, ``starts`` where each begins, ``keys`` those of
    all that is known in it, ``bodies`` the words of the names of its bodies, the noun first."""

    text: str
    units: tuple[Unit, ...]
    starts: tuple[int, ...]
    keys: frozenset[str]
    bodies: frozenset[tuple[str, ...]] = frozenset()

    def between(self, span: Span) -> tuple[Unit, ...]:
        """The units of a passage."""
        return self.units[bisect_left(self.starts, span[0]) : bisect_left(self.starts, span[1])]


@lru_cache(maxsize=12)
def read(compared: ComparedText) -> Reading:
    """``compared`` as units; the last dozen texts are kept, for one is compared with several."""
    tokens = tokenise(compared.text)
    reporting = reporting_words(compared.text, tokens, compared.known)
    titles = titles_in(compared)
    units = []
    index = 0
    chosen = _chosen([*compared.known, *misspelt(tokens, compared.known)], tokens)
    for known, first, end in chosen:
        units += [_word(tokens, at, at in reporting) for at in range(index, first)]
        units.append(_known(known, tokens[first:end], first in reporting, titles))
        index = end
    units += [_word(tokens, at, at in reporting) for at in range(index, len(tokens))]
    keys = frozenset(unit.key for unit in units if unit.known)
    bodies = frozenset(unit.titles for unit in units if unit.titles and unit.key.startswith("organisation:"))
    return Reading(compared.text, tuple(units), tuple(unit.start for unit in units), keys, bodies)


def words_of(text: str, units: Iterable[Unit]) -> tuple[Unit, ...]:
    """``units`` as single words; a known span keeps its meaning only where it is one word."""
    words: list[Unit] = []
    for unit in units:
        if " " not in unit.form:
            words.append(unit)
            continue
        for token in tokenise(text[unit.start : unit.end]):
            start, end, bare = unit.start + token.start, unit.start + token.end, _bare(token.text)
            words.append(Unit(start, end, token.form, bare, bare or token.form, None, "", unit.reports))
    return tuple(words)


def _chosen(known: Iterable[Known], tokens: Sequence[Token]) -> list[tuple[Known, int, int]]:
    """Known spans without overlap, with their first token and the one behind the last, in order."""
    starts = [token.start for token in tokens]
    taken = bytearray(len(tokens))
    chosen = []
    for span in sorted(known, key=lambda k: (_RANK.get(k.kind, 9), k.start - k.end, k.start)):
        if span.kind not in _RANK:
            break
        first = max(0, bisect_right(starts, span.start) - 1)
        end = bisect_left(starts, span.end)
        if first < end and not any(taken[first:end]):
            taken[first:end] = b"\1" * (end - first)
            chosen.append((span, first, end))
    return sorted(chosen, key=lambda place: place[1])


def _word(tokens: Sequence[Token], index: int, reports: bool) -> Unit:
    token = tokens[index]
    bare = _bare(token.text)
    following = tokens[index + 1].form if index + 1 < len(tokens) else ""
    sense = sense_of(token.form, following, tokens[index - 1].form if index else "")
    return Unit(token.start, token.end, token.form, bare, bare or _serving(token.form), None, sense, reports)


@lru_cache(maxsize=2_000)
def _serving(form: str) -> str:
    """A word that serves others without what is joined before it: بأن is أن, ومن is من."""
    for joined in ("و", "ف", "ب", "ل"):
        rest = form.removeprefix(joined)
        if rest != form and len(rest) > 1 and not _bare(rest):
            return rest
    return form


@lru_cache(maxsize=50_000)
def _bare(word: str) -> str:
    return next(iter(readings(word)), "")


def _known(known: Known, tokens: Sequence[Token], reports: bool, titles: Titles) -> Unit:
    form = " ".join(token.form for token in tokens)
    end = max(tokens[-1].end, known.end)
    return Unit(
        tokens[0].start, end, form, form, f"{known.kind}:{known.key}", known, "", reports, titles.get(known.key, ())
    )
