"""The tables of a comparison, written as strings: two long articles have thousands of cells."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from html import escape
from typing import Any, NamedTuple

from django import template
from django.template import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import get_language, gettext, ngettext

from ..analysis.comparison import ComparedRow, Piece
from ..models import Kind
from ..queries.comparison import Column, CoverageRow
from . import display
from .address import query
from .frame import icon

register = template.Library()

_ELEMENTS = {"added": "ins", "omitted": "del"}
_QUOTED_WORDS = 28


class Sign(NamedTuple):
    """What a mark carries: the letter of its kind, the id of the sentence that says why, and that sentence."""

    letter: str
    described_by: str
    why: str


Signs = Mapping[tuple[str, str], Sign]
"""By kind and reason."""


@register.simple_tag
def compared_rows(
    rows: Sequence[ComparedRow],
    columns: Sequence[Column],
    signs: Signs,
    hidden: Sequence[str],
    all_rows: Sequence[ComparedRow],
    appended: bool = False,
) -> SafeString:
    """Table rows, of ``all_rows``. Differences of the kinds in ``hidden`` are plain. The first of rows that are
    ``appended`` to a page takes the focus of the link that asked for them."""
    # What every cell of a column repeats is written once.
    opened = [_opened(column) for column in columns]
    absent = [_absent(column) for column in columns]
    base = next(column.number for column in columns if column.is_base)
    focus = ' tabindex="-1" autofocus' if appended else ""
    places = _places(all_rows)
    parts = []
    for row in rows:
        only = " data-only" if row.only is not None else ""
        parts.append(f'<tr id="row-{row.number + 1}"{only}{focus}>')
        seen: set[int] = set()
        labels = _labels(row, base, signs, hidden, places)
        for number, cell in enumerate(row.cells):
            if cell.span:
                text = "".join(_piece(piece, signs, hidden, seen) for piece in cell.pieces)
                parts.append(f"{opened[number]}{labels.get(number, '')}{text}</td>")
            else:
                parts.append(absent[number].replace("{}", labels.get(number) or _not_here()))
        parts.append("</tr>\n")
        focus = ""
    return SafeString("".join(parts))


def _opened(column: Column) -> str:
    side = column.side
    base = " data-base" if column.is_base else ""
    return f'<td data-label="{escape(side.name)}" lang="{escape(side.language)}" dir="{side.direction}"{base}>'


def _absent(column: Column) -> str:
    base = " data-base" if column.is_base else ""
    return f'<td class="absent" data-label="{escape(column.side.name)}"{base}>{{}}</td>'


def _not_here() -> str:
    # Outside the braces, where the catalogue's tools read it.
    said = gettext("Not in this text")
    return f'<span class="absent-sign">{escape(said)}</span>'


def _labels(
    row: ComparedRow, base: int, signs: Signs, hidden: Sequence[str], places: Mapping[tuple[int, int], int]
) -> dict[int, str]:
    """By column, what is said of a row that differs as a whole. The first of a row is where stepping stops."""
    labels: dict[int, str] = {}
    stop = " data-whole"
    for number, cell in enumerate(row.cells):
        label = ""
        if not cell.span and row.cells[base].span and "omitted" not in hidden:
            label = _label("omitted", gettext("Left out here"), signs, stop)
        elif cell.span and not row.cells[base].span and "added" not in hidden:
            label = _label("added", gettext("Added"), signs, stop)
        if cell.moved and "moved" not in hidden:
            before = places.get((number, row.number))
            label += _label("moved", _moved(before), signs, "" if label else stop, before)
        if label:
            labels[number], stop = label, ""
    return labels


def _label(kind: str, text: str, signs: Signs, stop: str, row: int | None = None) -> str:
    sign = signs[kind, "sentence"]
    element, link = ("a", f' href="#row-{row + 1}"') if row is not None else ("span", ' tabindex="-1"')
    return (
        f'<{element} class="whole" data-difference="{kind}" data-letter="{escape(sign.letter)}"{link}'
        f' aria-describedby="{sign.described_by}"{stop} lang="{get_language()}" dir="auto">{escape(text)}</{element}> '
    )


def _moved(before: int | None) -> str:
    if before is None:
        return gettext("Moved: it stands at the beginning here")
    return gettext("Moved: here it follows row %(row)s") % {"row": display.digits(before + 1)}


def _places(rows: Iterable[ComparedRow]) -> dict[tuple[int, int], int]:
    """``(column, row)`` of a cell that moved -> the row that stands before it in its own text, if any."""
    places: dict[tuple[int, int], int] = {}
    in_text: dict[int, list[tuple[int, int]]] = {}
    for row in rows:
        for cell in row.cells:
            if cell.span:
                in_text.setdefault(cell.column, []).append((cell.span[0], row.number))
    moved = [(cell.column, row.number, cell.span) for row in rows for cell in row.cells if cell.moved and cell.span]
    for column, number, span in moved:
        before = max(((start, row) for start, row in in_text[column] if start < span[0]), default=None)
        if before:
            places[column, number] = before[1]
    return places


def _piece(piece: Piece, signs: Signs, hidden: Sequence[str], seen: set[int]) -> str:
    kind, text = piece.kind, escape(piece.text)
    if not kind or piece.is_hidden(hidden):
        return text
    element, sign = _ELEMENTS.get(kind, "mark"), signs[kind, piece.reason]
    first = next((number for number in piece.numbers if number not in seen), None)
    anchor = "" if first is None else f' id="d{first}"'
    seen.update(piece.numbers)
    return (
        f'<{element} data-difference="{kind}" data-letter="{escape(sign.letter)}"'
        f' data-n="{" ".join(map(str, piece.numbers))}"{anchor} tabindex="-1"'
        f' aria-describedby="{sign.described_by}" title="{escape(sign.why)}">{text}</{element}>'
    )


def why(kind: str, reason: str) -> str:
    """The id under which a page keeps the sentence for a reason."""
    return f"why-{kind}-{reason}".replace(" ", "-")


@register.simple_block_tag(takes_context=True)
def instate(
    context: Context,
    content: str,
    css: str = "",
    kind: str = "",
    off: bool = False,
    current: bool = False,
    **changes: Any,
) -> SafeString:
    """A link to the comparison in another state; where its texts came with a form, the button that sends them again."""
    address = query(context["here"], **changes)
    chosen = "aria-pressed" if context.get("posted") else "aria-current"
    given = (("class", css), ("data-difference", kind), (chosen, "true" if current else ""))
    attributes = format_html_join("", ' {}="{}"', (pair for pair in given if pair[1]))
    attributes += SafeString(" data-off" if off else "")
    if context.get("posted"):
        return format_html('<button form="pasted" name="go" value="{}"{}>{}</button>', address, attributes, content)
    return format_html(
        '<a href="{}" hx-get="{}" hx-target="#comparison" hx-push-url="true"{}>{}</a>',
        address,
        address,
        attributes,
        content,
    )


@register.simple_tag
def coverage_rows(kind: str, rows: Iterable[CoverageRow]) -> SafeString:
    """Table rows for what was found: ``kind`` is entities, dates, quotations or credits."""
    said = gettext("Absent")
    absent = f'<td><span class="absent-sign" aria-label="{escape(said)}" role="img">—</span></td>'
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
