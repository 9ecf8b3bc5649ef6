"""Indirect speech: the clause that أنّ or إن opens after a reporting verb."""

from collections.abc import Sequence

from ..tokens import Token
from ..words import folded


def find_connector(tokens: Sequence[Token], first: int, limit: int) -> int:
    """Index of the أن or إن that opens a reported clause among ``tokens[first:limit]``, or -1."""
    bare, with_pronoun = folded("bare_connectors"), folded("pronoun_connectors")
    for index in range(first, min(limit, first + 60)):
        form = tokens[index].form
        if form not in bare and form not in with_pronoun:
            continue
        if form.startswith("و") and index > first:
            continue
        before = tokens[index - 1].form if index else ""
        if before in folded("clauses_not_reported"):
            continue
        if form in bare and _wishes(tokens, index):
            continue
        return index
    return -1


def clause_start(tokens: Sequence[Token], connector: int) -> int:
    """Where the reported clause begins: after a bare أن, at أنه and its sisters (the pronoun is part of the clause)."""
    token = tokens[connector]
    return token.end if token.form in folded("bare_connectors") else token.start


def _wishes(tokens: Sequence[Token], index: int) -> bool:
    """أن before a present-tense verb (أن يستثمر) asks or allows; it reports nothing."""
    if index + 1 >= len(tokens) or tokens[index].text.endswith("ّ") or "إ" in tokens[index].text:
        return False
    following = tokens[index + 1].form
    return following.startswith("ي") and len(following) > 3 and following not in folded("nouns_like_present_verbs")
