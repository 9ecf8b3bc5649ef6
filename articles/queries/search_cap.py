"""How far back a query is asked for which every article that might do has to be read.

Of a phrase the text index knows the articles that hold its words, not whether they stand side by side; of an exact word
not how it is written. Each such candidate is opened, and of common words there are a hundred thousand. So only the
newest candidates are, as many as can be read in a moment, and the page says since when.
"""

from datetime import datetime

from ..language.query_tree import All, Field, Node, Not, OneOf, Phrase, Title, Word, as_one, leaves
from ..models import Article, User
from .article_filters import ArticleFilter
from .conditions import condition, is_cheap
from .search_counts import guess
from .search_plans import articles_among

LOOKED_INTO = 1_000
"""Candidates whose vector is opened: 30 microseconds each."""

READ = 300
"""Candidates whose text is read for an exact word: 120 microseconds each."""


def asked_since(node: Node | None, filters: ArticleFilter, user: User) -> datetime | None:
    """The time of publication from which on ``node`` is asked; None where all of it can be."""
    if node is None or is_cheap(node):
        return None
    candidates = filters.apply(Article.objects.filter(condition(to_open(node), user)), user)
    most = READ if any(_is_read(leaf) for leaf in leaves(node)) else LOOKED_INTO
    number = guess(candidates)
    if number < 10 * most:
        number = candidates.values("pk")[: 20 * most].count()
    if number <= most:
        return None
    within = articles_among(*filters.interval())
    newest = within.articles.newest_first().values_list("published_at", flat=True)
    return next(iter(newest[max(0, most * within.number // number - 1) :][:1]), None)


def _is_read(leaf: Word | Phrase | Title | Field) -> bool:
    """Whether something in it is looked for as it is written."""
    match leaf:
        case Word():
            return bool(leaf.exact)
        case Phrase():
            return any(word.exact for word in leaf.words)
        case Title():
            return _is_read(leaf.child)
    return False


def to_open(node: Node) -> Node:
    """A query that the text index alone answers, whose articles have to be opened to answer ``node``: those that hold
    all words of a phrase, be it wanted or left out, and what else ``node`` asks for."""
    written = as_one(OneOf, [_word_by_word(leaf) for leaf in leaves(node) if not is_cheap(leaf)])
    wanted = _words_of(node)
    both = [part for part in (wanted, written) if part]
    return (as_one(All, both) if wanted != written else wanted) or node


def _words_of(node: Node) -> Node | None:
    """``node`` word by word, without what is left out for how it is written; None where nothing else is asked."""
    match node:
        case Not():
            return node if is_cheap(node) else None
        case All() | OneOf():
            children = [child for child in map(_words_of, node.children) if child]
            return as_one(type(node), children)
        case _:
            return _word_by_word(node)


def _word_by_word(leaf: Word | Phrase | Title | Field) -> Node:
    match leaf:
        case Word():
            return Word(leaf.start, leaf.end, leaf.forms, leaf.prefix)
        case Title():
            return _word_by_word(leaf.child)
        case Phrase():
            return All(leaf.start, leaf.end, tuple(_word_by_word(word) for word in leaf.words))
    return leaf
