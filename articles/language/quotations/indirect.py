"""Indirect speech: the clause that أنّ or إن opens after a reporting verb."""

from collections.abc import Sequence
from functools import cache

from ..tokens import Token
from ..words import entries, folded, words

_LONGEST_WAY = 60  # words between a verb and its أن
_WAY_TO_INNA = 12  # between a verb that is not قال and إن, which elsewhere opens a sentence of its own


def opens_reported_clause(form: str) -> bool:
    return form in folded("bare_connectors", "pronoun_connectors")


def find_connector(tokens: Sequence[Token], first: int, limit: int, lemma: str = "قال") -> int:
    """Index of the أن or إن that opens what the verb ``lemma`` reports among ``tokens[first:limit]``, or -1."""
    if lemma in _only_quoted():
        return -1
    bare, with_pronoun = folded("bare_connectors"), folded("pronoun_connectors")
    expects = lemma in words("expecting_verbs")
    for index in range(first, min(limit, first + _LONGEST_WAY)):
        form = tokens[index].form
        if (form not in bare and form not in with_pronoun) or tokens[index].text[0] == "آ":
            continue
        if form.startswith("و") and index > first:
            continue
        if "إ" in tokens[index].text and lemma != "قال" and index - first > _WAY_TO_INNA:
            continue
        before = tokens[index - 1].form if index else ""
        if before in folded("clauses_not_reported"):
            continue
        if form in bare and not expects and _wishes(tokens, index):
            continue
        return index
    return -1


@cache
def _only_quoted() -> frozenset[str]:
    """Verbs that report words in marks or behind a colon and no clause (صرخ)."""
    return frozenset(verb for sign, *verbs in entries("reporting_signs") if sign == ":" for verb in verbs)


def clause_start(tokens: Sequence[Token], connector: int, lemma: str = "قال") -> int:
    """Where the reported clause begins: after a bare أن, at أنه and its sisters (the pronoun is part of the clause),
    and at an أن without which the verb behind it would not stand (أن يكون)."""
    token = tokens[connector]
    bare = token.form in folded("bare_connectors")
    if bare and lemma in words("expecting_verbs") and connector + 1 < len(tokens):
        return token.start if tokens[connector + 1].form[0] in "يت" else token.end
    return token.end if bare and not _wishes(tokens, connector) else token.start


def _wishes(tokens: Sequence[Token], index: int) -> bool:
    """أن before a present-tense verb (أن يستثمر) asks or allows; it reports nothing."""
    if index + 1 >= len(tokens) or tokens[index].text.endswith("ّ") or "إ" in tokens[index].text:
        return False
    following = tokens[index + 1].form
    if following.startswith("ي"):
        return len(following) > 2 and following not in folded("nouns_like_present_verbs")
    return following.startswith(("تت", "تست")) or following in folded("present_verbs_like_nouns")
