"""Facts and outlets, quotations and outlets, written as strings: a story has hundreds of cells."""

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import pairwise

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext, pgettext

from ..analysis.coverage import Cell, Fact
from ..analysis.differences import Span
from ..analysis.quotation_variants import Form, Quoted
from ..models import Article, Kind
from ..queries.story_coverage import Day, Name, StoryCoverage
from . import display

register = template.Library()

SIGNS = {"present": "✓", "differs": "≠", "absent": "—", "only": "1"}
_TONES = {"whole": "good", "cut": "caution", "changed": "bad", "ascribed": "bad"}
_LABEL_WORDS, _SHOWN_WORDS = 26, 24
_INSTEAD, _INSTEAD_LETTERS = 3, 40
_COUNTED = re.compile(r"[ \u00a0]([^\W\d_][^\s.,،؛:؟!()«»\"”]*)")
"""The word behind a number, mostly what it counts."""
_PASSAGE = 1_500
"""Letters of a passage that a cell shows; longer ones are read where they are compared."""


def sign_names() -> dict[str, str]:
    """What each sign means, in words."""
    return {
        "present": pgettext("sign of a fact", "Has it"),
        "differs": pgettext("sign of a fact", "Has it otherwise"),
        "absent": pgettext("sign of a fact", "Does not have it"),
        "only": pgettext("sign of a fact", "Alone has it"),
    }


def variant_names() -> dict[str, str]:
    """How a quotation is printed, in words."""
    return {
        "whole": pgettext("how a quotation is printed", "Whole"),
        "cut": pgettext("how a quotation is printed", "Cut"),
        "changed": pgettext("how a quotation is printed", "Changed"),
        "ascribed": pgettext("how a quotation is printed", "Ascribed to another"),
    }


@register.simple_tag
def fact_rows(facts: Iterable[Fact], articles: Sequence[Article], alone: bool = False) -> SafeString:
    """Table rows: the fact, and a cell for each of ``articles``; with ``alone``, for a file, no link into the desk."""
    table = _Table(articles, alone)
    return SafeString("".join(table.row(fact) for fact in facts))


@register.simple_tag
def quotation_items(shared: Iterable[Quoted], covered: StoryCoverage, alone: bool = False) -> SafeString:
    """List items: a quotation in its fullest form, and what each outlet has of it; ``alone`` as above."""
    listed = _Quotations(covered, alone)
    return SafeString("".join(listed.item(one) for one in shared))


class _Table:
    """Writes the rows of one table; what many cells repeat is put into words once."""

    def __init__(self, articles: Sequence[Article], alone: bool) -> None:
        self.articles, self.alone = articles, alone
        names = sign_names()
        self.signs = {
            (column, sign): f'<span class="sign" aria-hidden="true">{SIGNS[sign]}</span>'
            f'<span class="visually-hidden">{escape(name)}{escape(_colon())}{escape(article.source.name)}</span>'
            for column, article in enumerate(articles)
            for sign, name in names.items()
        }
        self.side_by_side, self.open = escape(gettext("Side by side")), escape(gettext("Open the article"))
        self.missing = f'<span class="visually-hidden">{escape(gettext("Missing:"))}</span>'

    def row(self, fact: Fact) -> str:
        cells = "".join(self._cell(fact, cell) for cell in fact.cells)
        return f'<tr><th scope="row">{self._label(fact)}</th>{cells}</tr>\n'

    def _label(self, fact: Fact) -> str:
        written = self.articles[fact.base].text[slice(*fact.label)]
        match fact.key:
            case Name(pk, name, kind):
                shown = _isolated(name)
                shown = shown if self.alone else f'<a href="{reverse("entity", args=[pk])}">{shown}</a>'
                return f'{shown} <span class="count">{escape(str(Kind(kind).label))}</span>'
            case Day():
                return f'{display.interval(fact.key)} <span class="count">{_isolated(written)}</span>'
            case None:
                shown = Truncator(written).words(_LABEL_WORDS)
                article = self.articles[fact.base]
                return f"<p {_said(article)}>{escape(shown)}</p>"
        counted = _COUNTED.match(self.articles[fact.base].text, fact.label[1])
        return _isolated(f"{written} {counted[1]}" if counted else written)

    def _cell(self, fact: Fact, cell: Cell) -> str:
        sign = self.signs[cell.column, cell.sign]
        if cell.span is None:
            return f'<td data-sign="{cell.sign}">{sign}</td>'
        article = self.articles[cell.column]
        instead = "".join(self._instead(fact, cell)) if cell.sign == "differs" else ""
        said = f"<p {_said(article)}>{_marked(article, cell)}</p>"
        return (
            f'<td data-sign="{cell.sign}"><details><summary>{sign}{instead}</summary>{said}'
            f"{'' if self.alone else f'<p>{self._link(fact, cell)}</p>'}</details></td>"
        )

    def _instead(self, fact: Fact, cell: Cell) -> Iterator[str]:
        """The words that differ or are missing, so that most cells need not be opened."""
        own, base = self.articles[cell.column].text, self.articles[fact.base].text
        for mark in cell.marks[:_INSTEAD]:
            yield f' <span class="instead">{_isolated(Truncator(own[slice(*mark)]).chars(_INSTEAD_LETTERS))}</span>'
        for mark in cell.missing[: _INSTEAD - len(cell.marks)] if len(cell.marks) < _INSTEAD else ():
            words = _isolated(Truncator(base[slice(*mark)]).chars(_INSTEAD_LETTERS))
            yield f' <span class="instead">{self.missing} <del>{words}</del></span>'

    def _link(self, fact: Fact, cell: Cell) -> str:
        article = self.articles[cell.column]
        if cell.column == fact.base:
            return f'<a href="{article.get_absolute_url()}">{self.open}</a>'
        address = _beside(self.articles[fact.base], article, fact.label[0])
        return f'<a href="{address}">{self.side_by_side}</a>'


class _Quotations:
    """Writes the list of quotations; what many repeat is put into words once."""

    def __init__(self, covered: StoryCoverage, alone: bool) -> None:
        self.covered, self.articles, self.alone = covered, covered.articles, alone
        names = {variant: escape(name) for variant, name in variant_names().items()}
        self.badges = {v: f'<span class="badge" data-tone="{_TONES[v]}">{name}</span> ' for v, name in names.items()}
        said = {True: gettext("direct speech"), False: gettext("reported speech")}
        self.direct = {direct: f'<span class="count">{escape(words)}</span> ' for direct, words in said.items()}
        self.same, self.said_by = escape(gettext("The same in all")), escape(gettext("said by"))
        self.unnamed = escape(gettext("speaker not named"))
        self.side_by_side, self.open = escape(gettext("Side by side")), escape(gettext("Open the article"))
        self.missing, self.instead = escape(gettext("Missing:")), escape(gettext("Instead of"))
        self.besides = escape(gettext("Besides:"))
        self.colon = escape(pgettext("between what stood and what stands", ": "))

    def item(self, one: Quoted) -> str:
        article = self.articles[one.fullest.said.column]
        quote = f"<blockquote {_said(article)}>{escape(article.text[slice(*one.fullest.span)])}</blockquote>"
        if one.differs or one.is_direct_and_reported:
            forms = "".join(f"<li>{self._form(one, form)}</li>" for form in one.forms)
            return f'<li class="quoted">{quote}<ul>{forms}</ul></li>\n'
        same = f'<span class="badge" data-tone="good">{self.same}</span> '
        outlets = " ".join(self._outlet(self.articles[form.said.column]) for form in one.forms)
        return (
            f'<li class="quoted">{quote}<p class="printed-line">{same}{outlets} {self._speaker(one.fullest)}</p></li>\n'
        )

    def _outlet(self, article: Article) -> str:
        name = _isolated(article.source.name)
        return name if self.alone else f'<a href="{article.get_absolute_url()}">{name}</a>'

    def _link(self, one: Quoted, article: Article, base: Article) -> str:
        if self.alone:
            return ""
        if article == base:
            return f'<a class="quoted-link" href="{article.get_absolute_url()}">{self.open}</a>'
        return f'<a class="quoted-link" href="{_beside(base, article, one.fullest.span[0])}">{self.side_by_side}</a>'

    def _form(self, one: Quoted, form: Form) -> str:
        article, base = (self.articles[each.said.column] for each in (form, one.fullest))
        return (
            f'<p class="printed-line"><span class="outlet">{_isolated(article.source.name)}</span> '
            f"{''.join(self.badges[variant] for variant in form.variants)}{self.direct[form.said.direct]}"
            f"{self._speaker(form)} {self._link(one, article, base)}</p>"
            f"{self._missing(base, form)}{self._changed(base, article, form)}"
        )

    def _speaker(self, form: Form) -> str:
        name = self.covered.quotes[form.said.index].said_by
        words = f"{self.said_by} {_isolated(name)}" if name else self.unnamed
        return f'<span class="count">{words}</span>'

    def _missing(self, base: Article, form: Form) -> str:
        if not form.missing:
            return ""
        words = " · ".join(f"<del {_said(base)}>{_short(base, span)}</del>" for span in form.missing)
        return f'<p class="printed-words"><span class="count">{self.missing}</span> {words}</p>'

    def _changed(self, base: Article, article: Article, form: Form) -> str:
        if not form.changed:
            return ""
        items = []
        for old, new in form.changed:
            here = f"<ins {_said(article)}>{_short(article, new)}</ins>"
            there = f"<del {_said(base)}>{_short(base, old)}</del>{self.colon}" if old else ""
            items.append(f'<li><span class="count">{self.instead if old else self.besides}</span> {there}{here}</li>')
        return f'<ul class="printed-words">{"".join(items)}</ul>'


def _beside(base: Article, other: Article, at: int) -> str:
    """The address, on this page, that leads to the two side by side."""
    return f"?base={base.pk}&amp;beside={other.pk}&amp;at={at}"


def _said(article: Article) -> str:
    """The attributes of words of an article."""
    return f'class="said" lang="{escape(article.language)}" dir="{article.direction}"'


def _short(article: Article, span: Span) -> str:
    return escape(Truncator(article.text[slice(*span)]).words(_SHOWN_WORDS))


def _colon() -> str:
    return pgettext("between what a sign means and an outlet's name", ": ")


def _marked(article: Article, cell: Cell) -> str:
    """The passage of a cell with its marks."""
    start, end = cell.span or (0, 0)
    end = min(end, start + _PASSAGE)
    cuts: list[Span] = [(start, start)]
    for mark in sorted(cell.marks):
        if cuts[-1][1] <= mark[0] and mark[1] <= end:
            cuts.append(mark)
    parts = []
    for before, mark in pairwise([*cuts, (end, end)]):
        parts.append(escape(article.text[before[1] : mark[0]]))
        if mark[0] < mark[1]:
            parts.append(f"<mark>{escape(article.text[slice(*mark)])}</mark>")
    return "".join(parts) + ("…" if cell.span and end < cell.span[1] else "")


def _isolated(text: str) -> str:
    return f'<bdi dir="{display.direction(text)}">{escape(text)}</bdi>'
