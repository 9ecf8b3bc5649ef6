"""A parsed query as a tsquery for the database, from the forms that the index holds."""

from dataclasses import replace
from itertools import pairwise

from .query_tree import All, Field, Node, Not, OneOf, Phrase, Query, Title, Word, leaves, rewritten

_NEAR_OPERANDS = 640
"""Words that one pair of near words is to the database, at most: 20,000 of them take it a second to read."""


def to_tsquery(query: Query) -> str:
    """A literal for ``%s::tsquery``; empty where nothing was understood (and then it finds nothing).

    Fields are no text and are left out, and of an exact word its index form is asked: ``queries.conditions`` adds both.
    """
    root = rewritten(query.root, lambda leaf: None if isinstance(leaf, Field) else leaf)
    return compiled(root) if root else ""


def is_plain(node: Node) -> bool:
    """Whether a tsquery says all of ``node``: no fields, no exact words."""
    return all(map(_is_plain, leaves(node)))


def _is_plain(leaf: Word | Phrase | Title | Field) -> bool:
    if isinstance(leaf, Title):
        return _is_plain(leaf.child)
    words = leaf.words if isinstance(leaf, Phrase) else (leaf,)
    return all(isinstance(word, Word) and not word.exact for word in words)


def compiled(node: Node) -> str:
    """The tsquery of a tree without fields."""
    match node:
        case Word():
            return _word(node)
        case Phrase():
            return _phrase(node)
        case Title():
            child = node.child
            return _word(child, "A") if isinstance(child, Word) else _phrase(child, "A")
        case Not():
            return f"!{compiled(node.child)}"
        case All() | OneOf():
            sign = " & " if isinstance(node, All) else " | "
            return f"({sign.join(compiled(child) for child in node.children)})"
        case _:
            raise TypeError(f"{node} is no text")


def _phrase(phrase: Phrase, weight: str = "") -> str:
    words = [_word(word, weight) for word in phrase.words]
    if phrase.near:
        return f"({' & '.join(_near(first, second, phrase.near) for first, second in pairwise(phrase.words))})"
    gaps = (later - earlier for earlier, later in pairwise(phrase.offsets))
    steps = [f" <{gap}> {word}" for gap, word in zip(gaps, words[1:], strict=True)]
    return f"({words[0]}{''.join(steps)})"


def _near(first: Word, second: Word, most: int) -> str:
    """Both, and close by: the index finds articles that hold both before any distance is looked at. The rarest endings
    of a word are not looked for where many distances are."""
    kept = max(2, _NEAR_OPERANDS // (4 * most))
    one, other = (_word(replace(word, forms=word.forms[:kept])) for word in (first, second))
    either = (f"{left} <{gap}> {right}" for gap in range(1, most + 1) for left, right in ((one, other), (other, one)))
    return f"({one} & {other} & ({' | '.join(either)}))"


def _word(word: Word, weight: str = "") -> str:
    suffix = "*" * word.prefix + weight
    written = [
        "'" + form.replace("\\", "\\\\").replace("'", "''") + "'" + f":{suffix}" * bool(suffix) for form in word.forms
    ]
    return written[0] if len(written) == 1 else f"({' | '.join(written)})"
