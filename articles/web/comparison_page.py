"""What the compare screen shows of a comparison in the state that the address asks for, whatever is compared."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..analysis.comparison import MISSPELLING, ComparedRow, count_stops
from ..queries.compared_texts import MOST_SENTENCES
from ..queries.comparison import Comparison, CoverageRow, coverage_of
from ..templatetags.compared import Sign, why
from .compare_summary import MOST_FACTS, MOST_LISTED, FoundDifference, found_differences, told
from .compare_words import KINDS, KindWords, reason_sentence
from .row_window import row_window

_HIDDEN_AT_FIRST = ["spelling"]
_SHOWN = {
    "": gettext_lazy("Everything"),
    "different": gettext_lazy("Only what differs"),
    "only": gettext_lazy("Only what one has"),
}
_TRANSIENT = ("q", "choose", "after", "as", "csrfmiddlewaretoken")


@dataclass(frozen=True, slots=True)
class Listed:
    """A difference in words: its kind, why it is one, and ``(name of the text, words)`` of each side that has any."""

    found: FoundDifference
    kind: KindWords
    why: str
    sides: list[tuple[str, str]]


class _Signs(dict[tuple[str, str], Sign]):
    """The sign for a kind and a reason; each is put into words once."""

    def __missing__(self, code: tuple[str, str]) -> Sign:
        words, sentence = KINDS[code[0]], reason_sentence(*code)
        self[code] = Sign(str(words.letter), why(*code), f"{words.name}: {sentence}")
        return self[code]


def rows_shown(comparison: Comparison, asked: QueryDict, *, append: bool = False) -> dict[str, Any]:
    """The window of rows that the address asks for; with ``append`` only those that the page does not have yet."""
    hidden = hidden_kinds(asked)
    show = asked.get("show", "")
    rows = [row for row in comparison.compared.rows if _is_shown(row, show, hidden)]
    window = row_window(asked, len(rows), append=append)
    return {
        "columns": comparison.columns,
        "compared": comparison.compared,
        "rows": rows[window.first : window.last],
        "window": window,
        "next_row": rows[window.last].number + 1 if window.has_more else None,
        "all_rows": comparison.compared.rows,
        "signs": _Signs(),
        "stops": count_stops(rows, hidden),
        "hidden": hidden,
        "show": show,
        "here": address_of(asked),
        "appended": append,
        "posted": False,
    }


def whole_page(comparison: Comparison, asked: QueryDict) -> dict[str, Any]:
    """The rows, and what stands around them and speaks of all."""
    context = rows_shown(comparison, asked)
    hidden: list[str] = context["hidden"]
    counted: dict[str, int] = dict(comparison.compared.kinds.items())
    everything = found_differences(comparison.compared)
    found = [one for one in everything if one.kind not in hidden or one.reason == MISSPELLING]
    first_only = _first_only(comparison.compared.rows)
    facts = [one for one in found if one.kind == "fact"]
    return context | {
        "comparison": comparison,
        "kinds": [
            (kind, words, counted[kind], kind in hidden, _toggled(hidden, kind)) for kind, words in KINDS.items()
        ],
        "only_rows": sum(comparison.compared.only.values()),
        "differences": len(found),
        "told": told([one for one in found if one.kind not in hidden]),
        "has_hidden": any(counted[kind] for kind in hidden),
        "said": [(column, first_only.get(column.number)) for column in comparison.columns],
        "facts": _listed(facts[:MOST_FACTS], comparison),
        "more_facts": max(0, len(facts) - MOST_FACTS),
        "listed": _listed(found[:MOST_LISTED], comparison),
        "unlisted": max(0, len(found) - MOST_LISTED),
        "reasons": _reasons(found),
        "shown": _SHOWN,
        "most_sentences": MOST_SENTENCES,
        "coverage": _coverage(comparison),
    }


def _listed(found: Iterable[FoundDifference], comparison: Comparison) -> list[Listed]:
    names = [column.side.name for column in comparison.columns]
    return [
        Listed(
            one,
            KINDS[one.kind],
            reason_sentence(one.kind, one.reason),
            [(names[column], words) for column, words in sorted(one.words.items())],
        )
        for one in found
    ]


def hidden_kinds(asked: QueryDict) -> list[str]:
    """The kinds that are switched off: spelling, until the address says otherwise."""
    if "hide" not in asked:
        return _HIDDEN_AT_FIRST
    return [kind for kind in asked.get("hide", "").split(",") if kind in KINDS]


def address_of(asked: QueryDict) -> str:
    """The state as a query string, without what is asked only once."""
    query = asked.copy()
    if "a" in query:
        query.setlist("a", list(dict.fromkeys(query.getlist("a"))))
    for name in _TRANSIENT:
        query.pop(name, None)
    return query.urlencode()


def _reasons(found: Sequence[FoundDifference]) -> list[tuple[str, str, str]]:
    """``(id, name of the kind, sentence)`` of every reason that there is."""
    codes = dict.fromkeys((one.kind, one.reason) for one in found)
    return [(why(*code), str(KINDS[code[0]].name), reason_sentence(*code)) for code in codes]


def _first_only(rows: Sequence[ComparedRow]) -> dict[int, int]:
    """The number (from 1) of the first row that a column alone has."""
    first: dict[int, int] = {}
    for row in rows:
        if row.only is not None:
            first.setdefault(row.only, row.number + 1)
    return first


def _coverage(comparison: Comparison) -> list[tuple[str, Any, list[CoverageRow]]]:
    """``(kind, heading, rows)`` for the tables below the sentences; none where a text is not a stored article."""
    articles = [column.side.article for column in comparison.columns]
    stored = [article for article in articles if article is not None]
    if len(stored) < len(articles):
        return []
    found = coverage_of(stored)
    return [
        ("entities", _("Names"), found.entities),
        ("dates", _("Dates"), found.dates),
        ("quotations", _("Quotations"), found.quotations),
        ("credits", _("Agencies credited"), found.credits),
    ]


def _is_shown(row: ComparedRow, show: str, hidden: Sequence[str]) -> bool:
    if show == "only":
        return row.only is not None
    return row.differs(hidden) if show == "different" else True


def _toggled(hidden: Sequence[str], kind: str) -> str:
    """The value of ``hide`` after switching ``kind``; none hides nothing."""
    return ",".join(k for k in KINDS if (k in hidden) != (k == kind)) or "none"
