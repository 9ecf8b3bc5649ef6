"""The words of a text that say whose words follow or went before: قال وزير الدفاع إن, وفقاً لما ذكرته وكالة."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from articles.language.clitics import is_stop_word
from articles.language.quotations.word_forms import VerbForm, verb_forms
from articles.language.tokens import Token
from articles.language.words import folded

from ..compared_text import Known

_MOST_WORDS = 14
_WITHOUT_SIGN = 4
_STOPS = frozenset('.؟!:\n"“«')


def reporting_words(text: str, tokens: Sequence[Token], known: Iterable[Known]) -> frozenset[int]:
    """The indexes of such tokens: from a reporting verb or a preposition of source to أن, a colon, a quotation mark or
    the end of the sentence; at most fourteen behind it, four where no such sign follows."""
    verbs = {span.start for span in known if span.kind == "verb"}
    found: set[int] = set()
    for index, token in enumerate(tokens):
        if token.form in folded("according_to"):
            found.update(_source(text, tokens, index))
        elif token.start in verbs or is_reporting(tokens, index):
            found.update(_speaker(text, tokens, index))
    return frozenset(found)


def is_reporting(tokens: Sequence[Token], index: int) -> bool:
    """Whether token ``index`` is a verb that by itself means to say something: قال, but not بين, and no noun."""
    verb = strong_verbs().get(tokens[index].form)
    before = tokens[index - 1].form if index else ""
    if verb is None or before in folded("verbless_before", "before_nouns"):
        return False
    # ناقلة is a ship as often as she who reports.
    signs = folded("bare_connectors", "pronoun_connectors")
    return not verb.participle or any(token.form in signs for token in tokens[index + 1 : index + 5])


@cache
def strong_verbs() -> dict[str, VerbForm]:
    """Reporting verbs that are hardly ever another word."""
    return {form: verb for form, verb in verb_forms().items() if not verb.weak}


def _speaker(text: str, tokens: Sequence[Token], index: int) -> Iterator[int]:
    signs = folded("bare_connectors", "pronoun_connectors")
    behind: list[int] = []
    for at in range(index + 1, min(len(tokens), index + 1 + _MOST_WORDS)):
        gap = text[tokens[at - 1].end : tokens[at].start]
        if tokens[at].form in folded("clauses_behind_speakers"):
            return iter((index, *behind))
        if tokens[at].form in signs or not frozenset(':"“«').isdisjoint(gap):
            return iter((index, *behind))
        if not _STOPS.isdisjoint(gap):
            break
        behind.append(at)
    return iter((index, *_without_object(tokens, behind)))


def _without_object(tokens: Sequence[Token], behind: Sequence[int]) -> Iterator[int]:
    """The speaker's words where no sign of speech follows: what is announced begins with a preposition, or without an
    article behind a word that has it (أعلنت الوزارة وقف العمل)."""
    for number, at in enumerate(behind[:_WITHOUT_SIGN]):
        form = tokens[at].form
        before = tokens[behind[number - 1]].form if number else ""
        if is_stop_word(tokens[at].text) or (form.startswith("با") and number):
            return
        if before.startswith("ال") and not form.startswith("ال"):
            return
        yield at


def _source(text: str, tokens: Sequence[Token], index: int) -> Iterator[int]:
    """A source ends with its clause."""
    yield index
    for at in range(index + 1, min(len(tokens), index + 1 + _MOST_WORDS)):
        gap = text[tokens[at - 1].end : tokens[at].start]
        if not frozenset(".؟!،؛\n").isdisjoint(gap):
            return
        yield at
