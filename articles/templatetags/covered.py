"""The table of facts and outlets, written as strings: a story has hundreds of cells."""

from collections.abc import Iterable, Sequence
from html import escape
from itertools import pairwise

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext, pgettext

from ..analysis.coverage import Cell, Fact
from ..analysis.differences import Span
from ..models import Article, Kind
from ..queries.story_coverage import Day, Name
from . import display

register = template.Library()

SIGNS = {"present": "✓", "differs": "≠", "absent": "—", "only": "1"}
_LABEL_WORDS = 26
_INSTEAD, _INSTEAD_LETTERS = 3, 40
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


@register.simple_tag
def fact_rows(facts: Iterable[Fact], articles: Sequence[Article]) -> SafeString:
    """Table rows: the fact, and a cell for each of ``articles``."""
    table = _Table(articles)
    return SafeString("".join(table.row(fact) for fact in facts))


class _Table:
    """Writes the rows of one table; what many cells repeat is put into words once."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self.articles = articles
        names = sign_names()
        self.signs = {
            (column, sign): f'<span class="sign" aria-hidden="true">{SIGNS[sign]}</span>'
            f'<span class="visually-hidden">{escape(name)}{escape(_colon())}{escape(article.source.name)}</span>'
            for column, article in enumerate(articles)
            for sign, name in names.items()
        }
        self.side_by_side, self.open = escape(gettext("Side by side")), escape(gettext("Open the article"))
        self.compare = reverse("compare")

    def row(self, fact: Fact) -> str:
        cells = "".join(self._cell(fact, cell) for cell in fact.cells)
        return f'<tr><th scope="row">{self._label(fact)}</th>{cells}</tr>\n'

    def _label(self, fact: Fact) -> str:
        written = self.articles[fact.base].text[slice(*fact.label)]
        match fact.key:
            case Name(pk, name, kind):
                link = f'<a href="{reverse("entity", args=[pk])}">{_isolated(name)}</a>'
                return f'{link} <span class="count">{escape(str(Kind(kind).label))}</span>'
            case Day():
                return f'{display.interval(fact.key)} <span class="count">{_isolated(written)}</span>'
            case None:
                shown = Truncator(written).words(_LABEL_WORDS)
                article = self.articles[fact.base]
                return (
                    f'<p class="said" lang="{escape(article.language)}" dir="{article.direction}">{escape(shown)}</p>'
                )
        return _isolated(written)

    def _cell(self, fact: Fact, cell: Cell) -> str:
        sign = self.signs[cell.column, cell.sign]
        if cell.span is None:
            return f'<td data-sign="{cell.sign}">{sign}</td>'
        article = self.articles[cell.column]
        instead = self._instead(article, cell) if cell.sign == "differs" else ""
        passage = (
            f'<p class="said" lang="{escape(article.language)}" dir="{article.direction}">{_marked(article, cell)}</p>'
        )
        return (
            f'<td data-sign="{cell.sign}"><details><summary>{sign}{instead}</summary>{passage}'
            f"<p>{self._link(fact, cell)}</p></details></td>"
        )

    def _instead(self, article: Article, cell: Cell) -> str:
        """The words that differ, so that most cells need not be opened."""
        written = (Truncator(article.text[slice(*mark)]).chars(_INSTEAD_LETTERS) for mark in cell.marks[:_INSTEAD])
        return "".join(f' <span class="instead">{_isolated(words)}</span>' for words in written)

    def _link(self, fact: Fact, cell: Cell) -> str:
        article = self.articles[cell.column]
        if cell.column == fact.base:
            return f'<a href="{article.get_absolute_url()}">{self.open}</a>'
        return f'<a href="{self.compare}?a={self.articles[fact.base].pk}&amp;a={article.pk}">{self.side_by_side}</a>'


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
