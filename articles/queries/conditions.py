"""A query's tree as a condition on articles.

What a tsquery can say is asked of the text index in one piece; fields are asked of their tables; an exact word is
looked for in headline and text among the articles that the index gives for it.
"""

import re
from datetime import date, datetime, time
from functools import reduce
from itertools import pairwise
from operator import or_
from typing import Any

from django.db.models import CharField, Exists, Lookup, OuterRef, Q, TextField
from django.utils.timezone import make_aware

from ..language.normalise import MARKS, fold, spellings_of
from ..language.query_compiler import compiled, is_plain
from ..language.query_syntax import parse
from ..language.query_tree import All, Field, FieldName, Node, Not, OneOf, Phrase, Title, Word, leaves
from ..models import Article, ArticleTag, Mention, Quotation, User
from . import found_by  # noqa: F401 (registers the look-up)


@CharField.register_lookup
@TextField.register_lookup
class Spells(Lookup):
    """``text__spells=pattern``: a regular expression on the text without vowel signs and invisible marks."""

    lookup_name = "spells"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[str | int, ...]]:
        sql, params = self.process_lhs(compiler, connection)
        return f"translate({sql}, %s, '') ~* %s", (*params, _MARKS, str(self.rhs))


_MARKS = "".join(sorted(MARKS - {"\x00"}))
_LETTER, _GAP = "[[:alpha:][:digit:]]", "[^[:alpha:][:digit:]]+"


def condition(node: Node, user: User | None = None) -> Q:
    """``node`` as a condition. A negated text is asked the other way round, by those that hold it: an index of words
    cannot find an article by a word that it lacks."""
    if is_plain(node) and not _has_not_alone(node):
        return Q(search__found_by=compiled(node))
    match node:
        case Not():
            plain = is_plain(node.child) and not _has_not_alone(node.child)
            return ~Q(_held(compiled(node.child))) if plain else ~condition(node.child, user)
        case All():
            return _all(node, user)
        case OneOf():
            return _any(node, user)
        case Field():
            return _FIELDS[node.name](node, user)
        case Title():
            return _spelled(node, node.child, "title")
        case _:
            return _spelled(node, node, "title", "text")


def is_cheap(node: Node) -> bool:
    """Whether the text index alone tells which articles ``node`` finds: no phrases, headlines or exact words, for which
    each candidate is read."""
    return not any(isinstance(leaf, Phrase | Title) or (isinstance(leaf, Word) and leaf.exact) for leaf in leaves(node))


def _held(tsquery: str) -> Exists:
    return Exists(Article.objects.filter(pk=OuterRef("pk"), search__found_by=tsquery))


def _has_not_alone(node: Node) -> bool:
    """Whether something below is only left out, with no words beside it that the index could begin with."""
    if isinstance(node, All):
        return all(isinstance(child, Not) or _has_not_alone(child) for child in node.children)
    return isinstance(node, Not) or (isinstance(node, OneOf) and any(map(_has_not_alone, node.children)))


def _all(node: All, user: User | None) -> Q:
    plain = [child for child in node.children if is_plain(child)]
    begun = any(not isinstance(child, Not) and not _has_not_alone(child) for child in plain)
    together = All(node.start, node.end, tuple(plain)) if begun else None
    found = Q(search__found_by=compiled(together)) if together else Q()
    for child in node.children:
        if together is None or child not in plain:
            found &= condition(child, user)
    return found


def _any(node: OneOf, user: User | None) -> Q:
    found = Q()
    for child in node.children:
        found |= condition(child, user)
    return found


def _spelled(node: Word | Phrase | Title, words: Word | Phrase, *columns: str) -> Q:
    found = Q(search__found_by=compiled(node))
    for pattern in _patterns(words):
        found &= reduce(or_, (Q(**{f"{column}__spells": pattern}) for column in columns))
    return found


def _patterns(node: Word | Phrase) -> list[str]:
    """Regular expressions that all must be met: the words as typed one after the other, or each by itself where not all
    of them are exact or they may stand apart."""
    if isinstance(node, Word):
        return [_before(node.exact) + re.escape(node.exact) + _after(node.exact)]
    if node.near or not all(word.exact for word in node.words):
        return [pattern for word in node.words if word.exact for pattern in _patterns(word)]
    steps = [_before(node.words[0].exact) + re.escape(node.words[0].exact)]
    for word, (earlier, later) in zip(node.words[1:], pairwise(node.offsets), strict=True):
        steps.append(_GAP + f"(?:{_LETTER}+{_GAP})" * (later - earlier - 1) + re.escape(word.exact))
    return ["".join(steps) + _after(node.words[-1].exact)]


def _before(word: str) -> str:
    return f"(?<!{_same_sort(word[0])})"


def _after(word: str) -> str:
    return f"(?!{_same_sort(word[-1])})"


def _same_sort(letter: str) -> str:
    """What a word does not end before: letters go on after letters, digits after digits."""
    return "[[:digit:]]" if letter.isdigit() else "[[:alpha:]]"


def _source(field: Field, _user: User | None) -> Q:
    return Q(source__in=field.ids)


def _tag(field: Field, _user: User | None) -> Q:
    return Q(Exists(ArticleTag.objects.filter(article=OuterRef("pk"), tag__in=field.ids)))


def _entity(field: Field, _user: User | None) -> Q:
    return Q(Exists(Mention.objects.standing().filter(article=OuterRef("pk"), entity__in=field.ids)))


def _speaker(field: Field, _user: User | None) -> Q:
    """Quotations of a known name, or with a speaker written so: looked for among the articles that hold the words."""
    quoted = Quotation.objects.exclude(decision=Quotation.Decision.REJECTED).filter(article=OuterRef("pk"))
    found = Q(Exists(quoted.filter(speaker_entity__in=field.ids))) if field.ids else Q()
    written = parse(field.value).root
    if written is None or not is_plain(written) or _has_not_alone(written):
        return found or Q(pk=None)
    named = quoted.filter(speaker__spells=".*".join(map(_in_any_spelling, fold(field.value).split())))
    return found | (Q(search__found_by=compiled(written)) & Q(Exists(named)))


def _in_any_spelling(folded: str) -> str:
    return "".join(f"[{spellings_of(letter)}]" if letter.isalpha() else re.escape(letter) for letter in folded)


def _after_day(field: Field, _user: User | None) -> Q:
    return Q(published_at__gte=_midnight(field.day))


def _before_day(field: Field, _user: User | None) -> Q:
    return Q(published_at__lt=_midnight(field.day))


def _story(field: Field, _user: User | None) -> Q:
    return Q(story__in=field.ids)


def _state(field: Field, user: User | None) -> Q:
    if user is None or user.pk is None:
        return Q(pk=None)
    return Q(pk__in=Article.objects.in_state(user, field.value).values("pk"))


def _midnight(day: date | None) -> datetime:
    """When ``day`` begins at the desk."""
    if day is None:
        raise ValueError("a time without a day")
    return make_aware(datetime.combine(day, time.min))


_FIELDS = {
    FieldName.SOURCE: _source,
    FieldName.TAG: _tag,
    FieldName.ENTITY: _entity,
    FieldName.SPEAKER: _speaker,
    FieldName.AFTER: _after_day,
    FieldName.BEFORE: _before_day,
    FieldName.STORY: _story,
    FieldName.STATE: _state,
}
