"""What was understood of a search, each thing as a chip that can be taken off."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..language.query_tree import Field, FieldName, Node, Not, OneOf, Phrase, Query, Strength, Title, Word
from ..templatetags.display import day, digits
from .filter_chips import days_and_state, filter_chips
from .search_address import SearchAddress
from .search_words import FIELDS, STATES

_NAMES = 3
"""Names that a chip tells one by one."""

_QUOTES = '"”“„＂«»'


@dataclass(frozen=True, slots=True)
class Chip:
    """``kind`` says what ``label`` is and ``note`` how it is looked for, both may be empty; ``address`` is that of the
    search without it."""

    label: str
    address: str
    kind: str = ""
    note: str = ""
    excluded: bool = False


def chips(address: SearchAddress) -> Iterator[Chip]:
    """Three queries at most."""
    query, filters = address.search.query, address.search.filters
    for part in query.parts:
        inner = part.child if isinstance(part, Not) else part
        kind, label, note = _understood(inner, query)
        yield Chip(label, address.of(query=query.without(part)), kind, note, isinstance(part, Not))
    for one in (*filter_chips(filters), *days_and_state(filters)):
        yield Chip(one.label, address.of(filters=one.left), one.kind, excluded=one.excluded)


def _understood(node: Node, query: Query) -> tuple[str, str, str]:
    """Kind, label and note of one part of a query."""
    written = query.text[node.start : node.end]
    match node:
        case Field():
            return str(FIELDS[node.name]), _field_value(node), ""
        case Title():
            return _("Headline"), _inside(written.partition(":")[2] or written), ""
        case Phrase():
            return "", f"«{_inside(written)}»", _apart(node.near)
        case Word():
            return "", written, str(_word_note(node, query))
        case OneOf():
            return _either(node, query)
    return "", written, ""


def _either(node: OneOf, query: Query) -> tuple[str, str, str]:
    """Several values of a field; a name that is also looked for in the other script; or one of what was written."""
    fields = [child for child in node.children if isinstance(child, Field)]
    if len(fields) == len(node.children) and len({child.name for child in fields}) == 1:
        either = _("or")
        return str(FIELDS[fields[0].name]), f" {either} ".join(map(_field_value, fields)), ""
    if {(child.start, child.end) for child in node.children} == {(node.start, node.end)}:
        kind, label, note = _understood(node.children[0], query)
        also = _("also in the other script")
        return kind, label, f"{note}, {also}" if note else also
    return "", query.text[node.start : node.end], ""


def _field_value(node: Field) -> str:
    if node.name is FieldName.STATE:
        return str(STATES.get(node.value, node.value))
    if node.day:
        return day(node.day)
    more = f" +{digits(len(node.names) - _NAMES)}" if len(node.names) > _NAMES else ""
    return " · ".join(node.names[:_NAMES]) + more or node.value


def _inside(written: str) -> str:
    """A phrase without its quotation marks and what follows them."""
    end = max(map(written.rfind, _QUOTES))
    return written[:end].strip(_QUOTES + " ") if end > 0 else written.strip(_QUOTES + " ")


def _apart(near: int) -> str:
    if not near:
        return _("side by side")
    text = ngettext("at most %(n)s word apart", "at most %(n)s words apart", near)
    return text % {"n": digits(near)}


def _word_note(word: Word, query: Query) -> str | Promise:
    if word.prefix:
        return _("whatever begins so")
    return _("exactly as typed") if word.exact and query.strength is not Strength.EXACT else ""
