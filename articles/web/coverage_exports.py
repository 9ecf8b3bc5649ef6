"""Who has what of a story to take away: a file of HTML that needs nothing else, CSV with a row for each fact and
outlet, JSON with the spans of everything."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..analysis.coverage import Cell, Fact
from ..analysis.differences import Span
from ..analysis.quotation_variants import Quoted
from ..models import Article, Story
from ..queries.story_coverage import MOST_ARTICLES, Day, Name, Number, StoryCoverage
from ..templatetags.covered import SIGNS, sign_names
from .exported_files import csv_file, html_file, json_file

PARTS = {
    "sentences": pgettext_lazy("part of a coverage", "Sentences"),
    "names": _("Names"),
    "dates": _("Dates and numbers"),
    "quotations": _("Quotations"),
}
_NAME = "coverage"
_COLUMNS = (
    *("part", "number", "fact", "outlet", "sign", "sign_in_words", "passage", "start", "end", "differing", "missing"),
    *("article", "address", "published"),
)


def exported_coverage(story: Story, covered: StoryCoverage, form: str) -> HttpResponse | None:
    """The file that is asked for: html, csv or json; None for anything else."""
    match form:
        case "csv":
            return csv_file(_COLUMNS, _rows(covered), _NAME)
        case "json":
            return json_file(_as_json(story, covered), _NAME)
        case "html":
            return html_file(render_to_string("articles/coverage_export.html", _context(story, covered)), _NAME)
    return None


def _context(story: Story, covered: StoryCoverage) -> dict[str, Any]:
    shared = [one for one in covered.quoted if len(one.forms) > 1]
    return {
        "story": story,
        "covered": covered,
        "columns": covered.articles,
        "parts": [(label, getattr(covered.facts, part)) for part, label in PARTS.items()],
        "signs": [(sign, SIGNS[sign], name) for sign, name in sign_names().items()],
        "shared": shared,
        "shared_total": len(shared),
        "differing": sum(one.differs for one in shared),
        "most": MOST_ARTICLES,
        "alone": True,
    }


def _rows(covered: StoryCoverage) -> Iterator[list[str]]:
    """Every outlet of every fact; spans count code points of the outlet's text, several words are parted by |."""
    names = sign_names()
    for part in PARTS:
        facts: Sequence[Fact] = getattr(covered.facts, part)
        for number, fact in enumerate(facts, start=1):
            base = covered.articles[fact.base]
            for cell in fact.cells:
                own = covered.articles[cell.column]
                yield [
                    *(part, str(number), _label(base, fact), own.source.name, cell.sign, names[cell.sign]),
                    own.text[slice(*cell.span)] if cell.span else "",
                    *map(str, cell.span or ("", "")),
                    _joined(own, cell.marks if cell.sign == "differs" else ()),
                    _joined(base, cell.missing),
                    *(str(own.pk), own.url, own.published_at.isoformat()),
                ]


def _label(base: Article, fact: Fact) -> str:
    return fact.key.name if isinstance(fact.key, Name) else base.text[slice(*fact.label)]


def _joined(article: Article, spans: Sequence[Span]) -> str:
    return " | ".join(article.text[slice(*span)] for span in spans)


def _as_json(story: Story, covered: StoryCoverage) -> dict[str, Any]:
    """``column`` and ``base`` are places in ``texts``; spans count code points of their text."""
    cut = {article.pk for article in covered.cut}
    return {
        "story": {"key": str(story.pk), "title": story.title},
        "texts": [_text(article) | {"cut": article.pk in cut} for article in covered.articles],
        "facts": {part: [_fact(fact) for fact in getattr(covered.facts, part)] for part in PARTS},
        "quotations": [_quoted(one, covered) for one in covered.quoted],
        "outlets_left_out": covered.more,
        "sentences_not_compared": covered.unread,
    }


def _text(article: Article) -> dict[str, Any]:
    return {
        "key": str(article.pk),
        "source": article.source.name,
        "title": article.title,
        "language": article.language,
        "published": article.published_at.isoformat(),
        "address": article.url,
        "sentences": article.sentences,
        "text": article.text,
    }


def _fact(fact: Fact) -> dict[str, Any]:
    cells = [_cell(cell) for cell in fact.cells]
    return {"base": fact.base, "span": list(fact.label), "means": _meaning(fact), "cells": cells}


def _meaning(fact: Fact) -> dict[str, str] | None:
    """What a find is; None of sentences and quotations."""
    match fact.key:
        case Name(pk, name, kind):
            return {"entity": str(pk), "name": name, "kind": kind}
        case Day(first, last, granularity):
            return {"first": first.isoformat(), "last": last.isoformat(), "granularity": granularity}
        case Number(value):
            return {"value": value}
    return None


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "column": cell.column,
        "sign": cell.sign,
        "span": list(cell.span) if cell.span else None,
        "marks": [list(mark) for mark in cell.marks],
        "missing": [list(mark) for mark in cell.missing],
    }


def _quoted(one: Quoted, covered: StoryCoverage) -> dict[str, Any]:
    """``missing`` and the first of each pair of ``changed`` are spans of the text of ``fullest``."""
    return {
        "fullest": one.fullest.said.column,
        "forms": [
            {
                "column": form.said.column,
                "span": list(form.span),
                "speaker": covered.quotes[form.said.index].said_by,
                "direct": form.said.direct,
                "variants": list(form.variants),
                "missing": [list(span) for span in form.missing],
                "changed": [[list(old) if old else None, list(new)] for old, new in form.changed],
            }
            for form in one.forms
        ],
    }
