"""The tables of a comparison, written as strings: two long articles have thousands of cells."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from html import escape
from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext, ngettext

from ..analysis.comparison import ComparedRow, Piece
from ..models import Kind
from ..queries.comparison import Column, CoverageRow
from . import display
from .frame import icon

register = template.Library()

_ELEMENTS = {"added": "ins", "omitted": "del"}
_QUOTED_WORDS = 28


@register.simple_tag
def compared_rows(
    rows: Iterable[ComparedRow],
    columns: Sequence[Column],
    letters: Mapping[str, str],
    hidden: Sequence[str],
    appended: bool = False,
) -> SafeString:
    """Table rows. ``letters`` marks each kind of difference; those of the kinds in ``hidden`` are plain. The first of
    rows that are ``appended`` to a page takes the focus of the link that asked for them."""
    # What every cell of a column repeats is written once.
    absent = [_absent(column) for column in columns]
    opened = [_opened(column) for column in columns]
    focus = ' tabindex="-1" autofocus' if appended else ""
    parts = []
    for row in rows:
        only = " data-only data-stop" if row.only is not None else ""
        parts.append(f'<tr id="row-{row.number + 1}"{only}{focus}>')
        for number, cell in enumerate(row.cells):
            text = "".join(_piece(piece, letters, hidden) for piece in cell.pieces)
            parts.append(f"{opened[number]}{text}</td>" if text else absent[number])
        parts.append("</tr>\n")
        focus = ""
    return SafeString("".join(parts))


def _opened(column: Column) -> str:
    article = column.article
    label = escape(article.source.name)
    return f'<td data-label="{label}" lang="{escape(article.language)}" dir="{article.direction}">'


def _absent(column: Column) -> str:
    label, absent = escape(column.article.source.name), escape(gettext("Not in this article"))
    return f'<td class="absent" data-label="{label}"><span class="absent-sign">{absent}</span></td>'


def _piece(piece: Piece, letters: Mapping[str, str], hidden: Sequence[str]) -> str:
    kind, text = piece.kind, escape(piece.text)
    if not kind or piece.is_hidden(hidden):
        return text
    element, numbers = _ELEMENTS.get(kind, "mark"), " ".join(map(str, piece.numbers))
    return (
        f'<{element} data-difference="{kind}" data-letter="{escape(letters[kind])}" data-n="{numbers}">'
        f"{text}</{element}>"
    )


@register.simple_tag
def coverage_rows(kind: str, rows: Iterable[CoverageRow]) -> SafeString:
    """Table rows for what was found: ``kind`` is entities, dates, quotations or credits."""
    absent = f'<td><span class="absent-sign" aria-label="{escape(gettext("Absent"))}" role="img">—</span></td>'
    # What many rows repeat is put into words once.
    mentions = cache(lambda count: f'{icon("check")}<span class="count">{escape(_mentions(count))}</span>')
    kinds = cache(lambda kind: f'<span class="count">{escape(str(Kind(kind).label))}</span>')
    parts = []
    for row in rows:
        cells = "".join(f"<td>{_found(kind, cell, mentions)}</td>" if cell else absent for cell in row.cells)
        partial = "" if row.everywhere else " data-partial"
        parts.append(f'<tr{partial}><th scope="row">{_subject(kind, row.subject, kinds)}</th>{cells}</tr>')
    return SafeString("".join(parts))


def _subject(kind: str, subject: Any, kinds: Callable[[str], str]) -> str:
    if kind == "entities":
        return f'<a href="{escape(subject.get_absolute_url())}">{_isolated(subject.name)}</a> {kinds(subject.kind)}'
    if kind == "dates":
        return display.interval(subject)
    if kind == "quotations":
        named = subject.speaker_entity.name if subject.speaker_entity else subject.speaker
        return _isolated(named or gettext("Speaker not named"))
    return _isolated(subject)


def _found(kind: str, cell: Sequence[Any], mentions: Callable[[int], str]) -> str:
    """What one article has."""
    if kind == "entities":
        return mentions(len(cell))
    if kind == "dates":
        return "<br>".join(_isolated(found.text, ' class="written"') for found in cell)
    if kind == "quotations":
        return "".join(_excerpt(found.text) for found in cell)
    return icon("check", gettext("Credited"))


def _mentions(count: int) -> str:
    return ngettext("%(shown)s mention", "%(shown)s mentions", count) % {"shown": display.number(count)}


def _excerpt(text: str) -> str:
    shown = Truncator(text).words(_QUOTED_WORDS)
    return f'<p class="excerpt" dir="{display.direction(text)}" title="{escape(text)}">{escape(shown)}</p>'


def _isolated(text: str, attributes: str = "") -> str:
    return f'<bdi dir="{display.direction(text)}"{attributes}>{escape(text)}</bdi>'
