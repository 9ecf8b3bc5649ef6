"""Print what differs between two texts: stored articles by id, or files, which need no database."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from articles.analysis.compared_text import ComparedText, of_analysis
from articles.analysis.comparison_json import comparison_as_dict
from articles.analysis.differences import KINDS, Difference, Span
from articles.analysis.overlap import overlap_of
from articles.analysis.pairs import PairComparison, compare_pair
from articles.language.document import analyse
from articles.models import Article
from articles.queries.compared_texts import compared_texts

from .analyse import day_of, text_of

_LONGEST_SHOWN = 160


class Command(BaseCommand):
    help = "Compare two texts sentence by sentence: what differs, of which kind, what one has of the other."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("left", help="the id of an article, or a text file with one article")
        parser.add_argument("right", help="the other one")
        twice = "given twice, the first is for the left file and the second for the right one"
        parser.add_argument(
            "--published",
            action="append",
            default=[],
            help=f"day of publication, as 2018-09-22 (default: today); {twice}",
        )
        parser.add_argument(
            "--source", action="append", default=[], help=f"name of the outlet, as the file may repeat it; {twice}"
        )
        parser.add_argument(
            "--title", action="append", default=[], help=f"the headline, where it is known beside the text; {twice}"
        )
        parser.add_argument("--json", action="store_true", help="print JSON instead of a listing")

    def handle(self, *args: Any, **options: Any) -> None:
        left, right = (
            _text(
                options[side],
                day_of(_for(options["published"], number)),
                _for(options["title"], number),
                _for(options["source"], number),
            )
            for number, side in enumerate(("left", "right"))
        )
        if not options["published"] and any(Path(options[side]).exists() for side in ("left", "right")):
            self.stderr.write(
                f"No --published is given: what a file says of today counts as said of {day_of('')},"
                " and may differ for that alone from a day that is named."
            )
        compared = compare_pair(left, right)
        if options["json"]:
            answer = comparison_as_dict(left, right, compared)
            self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2))
            return
        for line in _listing(left, right, compared):
            self.stdout.write(line)


def _for(given: Sequence[str], number: int) -> str:
    """What an option says for a side: one value counts for both."""
    if len(given) > 2:
        raise CommandError("--published, --source and --title are given once or twice, for two texts.")
    return given[min(number, len(given) - 1)] if given else ""


def _text(named: str, day: date, title: str, source: str) -> ComparedText:
    """The text of a stored article or of a file."""
    pk = _id(named)
    if pk and not Path(named).exists():
        return _stored(pk)
    found = of_analysis(analyse(text_of(Path(named)), today=day, title=title, source=source))
    if not found.text:
        raise CommandError(f"{named}: no text is left after cleaning.")
    return found


def _id(named: str) -> UUID | None:
    try:
        return UUID(named)
    except ValueError:
        return None


def _stored(pk: UUID) -> ComparedText:
    try:
        article = Article.objects.filter(pk=pk).first()
        if article is None:
            raise CommandError(f"{pk}: no article at this desk has this id.")
        return compared_texts([article])[0]
    except DatabaseError as error:
        raise CommandError(f"{pk}: the database cannot be asked ({str(error).splitlines()[0]}).") from error


def _listing(left: ComparedText, right: ComparedText, compared: PairComparison) -> Iterator[str]:
    """The comparison as lines for a terminal: figures, then each pair with what differs in it, the weightiest first."""
    found = [difference for pair in compared.pairs for difference in pair.differences]
    counts = [f"{kind} {sum(one.kind == kind for one in found)}" for kind in KINDS]
    yield f"Sentences: {len(left.sentences)} and {len(right.sentences)}; differences: {', '.join(counts)}"
    reuse = overlap_of(left.text, right.text)
    shares = f"Jaccard {reuse.jaccard:.2f}, containment {reuse.containment:.2f}"
    yield f"Reuse: {shares}, shared passages {len(reuse.passages)}"
    yield f"Credits: {'، '.join(left.credits) or '-'} | {'، '.join(right.credits) or '-'}"
    if compared.coarse:
        yield "The texts were too long for a full comparison."
    for number, pair in enumerate(compared.pairs, 1):
        shown = _shown(left.text, pair.left) or _shown(right.text, pair.right)
        yield f"\n{number}. [{pair.score:.2f}] {shown}"
        for difference in sorted(pair.differences, key=lambda one: KINDS.index(one.kind)):
            yield f"  {_difference(left.text, right.text, difference)}"


def _difference(left: str, right: str, found: Difference) -> str:
    here = _shown(left, [found.left] if found.left else [])
    there = _shown(right, [found.right] if found.right else [])
    return f"{found.kind}: {here or '-'} | {there or '-'}  ({found.reason})"


def _shown(text: str, spans: Sequence[Span]) -> str:
    """Spans as one line that fits a terminal."""
    words = " ".join(" ".join(text[start:end] for start, end in spans).split())
    return words if len(words) <= _LONGEST_SHOWN else f"{words[:_LONGEST_SHOWN]}…"
