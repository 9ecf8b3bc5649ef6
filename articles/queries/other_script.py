"""A query that names somebody in one script also finds them in the other: Guterres and غوتيريش, رويترز and Reuters.

The other names are those of the alias table, as far as a person or a list gave them, and those of the language's own
list. Noise must not widen a search: forms that were merely seen in a text lead nowhere.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from django.db import connection

from ..language.latin_names import NameKey, can_be_found, key_of, key_of_terms, other_names, script_of
from ..language.normalise import name_key
from ..language.query_syntax import parse
from ..language.query_tree import All, Node, Not, OneOf, Phrase, Query, Strength, Title, Word
from ..language.stems import Term, terms
from ..models.entity import Kind

MOST_ADDED = 4
"""Forms that are added for one name at most."""

_LONGEST = 7
"""Words of a name, at most."""

_MOST_KEYS = 300
_JOINTS = frozenset(" \u00a0-'’.")
"""Characters that may stand between the words of a name."""

Span = tuple[int, int]


def widened(query: Query) -> Query:
    """``query`` in which each known name is joined by OR with its names in the other script, under the same span.

    One database query for all of them; none where nothing can be a name. Exact words stay as they were typed.
    """
    if query.root is None or query.strength is Strength.EXACT:
        return query
    places = tuple(terms(query.text))
    spots = list(dict.fromkeys(_spots(query.root, query.text, places)))
    others = _others(spots)
    if not others:
        return query
    return replace(query, root=_with_others(query.root, others))


@dataclass(frozen=True, slots=True)
class _Spot:
    """Words of a query that may be one name: where they stand, as written, and as the list compares names."""

    span: Span
    written: str
    key: NameKey

    @property
    def keys(self) -> Iterator[str]:
        """The folded keys under which the alias table may have the name: as typed, and without a clitic."""
        yield name_key(self.written)
        if len(self.key) == 1 and script_of(self.written) == "arabic":
            yield from (self.key[0], f"ال{self.key[0]}")


def _spots(node: Node, text: str, places: Sequence[Term]) -> Iterator[_Spot]:
    match node:
        case All():
            yield from _runs(node.children, text, places)
        case OneOf():
            for child in node.children:
                yield from _spots(child, text, places)
        case Not():
            yield from _spots(node.child, text, places)
        case Title():
            inside = [place for place in places if node.start <= place.start and place.end <= node.end]
            if _may_be_name(node.child):
                yield from _spot((node.start, node.end), inside[1:], text)
        case Word():
            yield from _runs((node,), text, places)
        case Phrase():
            inside = [place for place in places if node.start <= place.start and place.end <= node.end]
            if _may_be_name(node):
                yield from _spot((node.start, node.end), inside, text)


def _may_be_name(node: Node) -> bool:
    if isinstance(node, Phrase):
        return not node.near and all(map(_may_be_name, node.words))
    return isinstance(node, Word) and not node.prefix and not node.exact


def _spot(span: Span, inside: Sequence[Term], text: str) -> Iterator[_Spot]:
    if inside and len(inside) <= _LONGEST and (key := key_of_terms(text, inside)):
        yield _Spot(span, text[inside[0].start : inside[-1].end], key)


def _runs(children: Sequence[Node], text: str, places: Sequence[Term]) -> Iterator[_Spot]:
    """What may be a name among parts that stand side by side: each alone, and plain words that nothing parts."""
    for number, first in enumerate(children):
        if not isinstance(first, Word):
            yield from _spots(first, text, places)
            continue
        for last in children[number : number + _LONGEST]:
            if not isinstance(last, Word) or not _may_be_name(last):
                break
            inside = [place for place in places if first.start <= place.start and place.end <= last.end]
            for run in _with_stop_words(inside, text, places):
                yield from _spot((first.start, last.end), run, text)


def _with_stop_words(inside: list[Term], text: str, places: Sequence[Term]) -> Iterator[list[Term]]:
    """``inside`` alone and with the stop words beside it, of which the tree knows nothing: بي بي سي, أم درمان."""
    if not inside or not _joined(inside, text):
        return
    yield inside
    first, last = places.index(inside[0]), places.index(inside[-1])
    while first and not places[first - 1].forms and _joined(places[first - 1 : first + 1], text):
        first -= 1
    while last + 1 < len(places) and not places[last + 1].forms and _joined(places[last : last + 2], text):
        last += 1
    if last - first + 1 > len(inside):
        yield list(places[first : last + 1])


def _joined(run: Sequence[Term], text: str) -> bool:
    return all(set(text[one.end : other.start]) <= _JOINTS and not _parts(text, other) for one, other in pairwise(run))


def _parts(text: str, place: Term) -> bool:
    """Whether a minus before the word, and not a hyphen within the name, stands there."""
    return text[place.start - 1] == "-" and text[place.start - 2].isspace()


def _others(spots: Sequence[_Spot]) -> dict[Span, tuple[Node, ...]]:
    """What is to be added where; of names that overlap the longest, else the first."""
    known = _known(spots)
    added: dict[Span, tuple[Node, ...]] = {}
    for spot in sorted(spots, key=lambda spot: (-len(spot.key), spot.span)):
        if any(_overlap(spot.span, taken) for taken in added):
            continue
        names = [name for key in spot.keys for name in known.get(key, ())]
        nodes = _nodes([*names, *other_names(spot.key)], spot)
        if nodes:
            added[spot.span] = nodes
    return added


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _nodes(names: Iterable[str], spot: _Spot) -> tuple[Node, ...]:
    script = script_of(spot.written)
    wanted = [name for name in names if script_of(name) not in ("", script) and can_be_found(name)]
    roots = [parse(f'"{name}"').root for name in dict.fromkeys(wanted)]
    found = dict.fromkeys(_at(root, spot.span) for root in roots if isinstance(root, Word | Phrase))
    return tuple(node for node in found if not any(_says_less(node, other) for other in found))[:MOST_ADDED]


def _says_less(node: Word | Phrase, other: Word | Phrase) -> bool:
    """Whether whatever ``node`` finds is found by the single word ``other``."""
    return isinstance(node, Phrase) and isinstance(other, Word) and other in node.words


def _at(node: Word | Phrase, span: Span) -> Word | Phrase:
    if isinstance(node, Word):
        return replace(node, start=span[0], end=span[1])
    words = tuple(replace(word, start=span[0], end=span[1]) for word in node.words)
    return replace(node, start=span[0], end=span[1], words=words)


def _known(spots: Sequence[_Spot]) -> dict[str, list[str]]:
    """The names of the alias table in the other script, by the key that was asked for."""
    keys = list(dict.fromkeys(key for spot in spots for key in spot.keys if script_of(key)))[:_MOST_KEYS]
    if not keys:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_NAMES, [Kind.values, keys, keys])
        rows = cursor.fetchall()
    found: dict[str, list[str]] = defaultdict(list)
    for (key, kind), named in groupby(rows, key=lambda row: row[:2]):
        names = [name for _key, _kind, name in named if script_of(name) not in ("", script_of(key))]
        found[key] += _like(key, names) if kind == Kind.PERSON else names
    return found


def _like(key: str, names: list[str]) -> list[str]:
    """Of a person's names those as full as ``key``: Hillary Clinton is not every كلينتون. All for a single name that
    has no other single one."""
    single = [name for name in names if len(key_of(name)) == 1]
    if len(key_of(key)) > 1:
        return [name for name in names if name not in single]
    return single or names


# Of confirmed names and of forms that a person or a list gave: the key asked for, the kind, every other such name.
_NAMES = """
    WITH named AS (
        SELECT e.key AS asked, e.id FROM articles_entity e
         WHERE e.kind = ANY(%s) AND e.key = ANY(%s) AND e.confirmed
         UNION
        SELECT a.key, a.entity_id FROM articles_alias a WHERE a.key = ANY(%s) AND a.origin <> 'text'
    )
    SELECT named.asked, e.kind, e.name FROM named JOIN articles_entity e USING (id) WHERE e.merged_into_id IS NULL
     UNION
    SELECT named.asked, e.kind, a.text FROM named JOIN articles_entity e USING (id)
      JOIN articles_alias a ON a.entity_id = e.id WHERE e.merged_into_id IS NULL AND a.origin <> 'text'
     ORDER BY 1, 2, 3
"""


def _with_others(node: Node, others: Mapping[Span, tuple[Node, ...]]) -> Node:
    match node:
        case All():
            children = tuple(_with_runs(node.children, others))
            return replace(node, children=children) if len(children) > 1 else children[0]
        case OneOf():
            return replace(node, children=tuple(_with_others(child, others) for child in node.children))
        case Not():
            return replace(node, child=_with_others(node.child, others))
        case Title() if names := others.get((node.start, node.end)):
            in_title = [Title(node.start, node.end, name) for name in names if isinstance(name, Word | Phrase)]
            return OneOf(node.start, node.end, (node, *in_title))
        case Word() | Phrase() if names := others.get((node.start, node.end)):
            return OneOf(node.start, node.end, (node, *names))
    return node


def _with_runs(children: Sequence[Node], others: Mapping[Span, tuple[Node, ...]]) -> Iterator[Node]:
    first = 0
    while first < len(children):
        start = children[first].start
        for last in range(min(len(children), first + _LONGEST) - 1, first, -1):
            names = others.get((start, children[last].end))
            if names:
                end = children[last].end
                yield OneOf(start, end, (All(start, end, tuple(children[first : last + 1])), *names))
                first = last + 1
                break
        else:
            yield _with_others(children[first], others)
            first += 1
