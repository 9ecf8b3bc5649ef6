"""Print what would be stored of one file, without a database row and without a database."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from articles.ingest.encodings import decode
from articles.ingest.refusals import Refused
from articles.language.document import Analysis, analyse


class Command(BaseCommand):
    help = "Print what the analysis finds in a text file: parts, people, organisations, places, dates, quotations."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="a text file with one article")
        parser.add_argument("--published", default="", help="day of publication, as 2018-09-22 (default: today)")
        parser.add_argument("--source", default="", help="name of the outlet, as the file may repeat it")
        parser.add_argument("--title", default="", help="the headline, where it is known beside the text")
        parser.add_argument("--json", action="store_true", help="print JSON instead of a listing")

    def handle(self, *args: Any, **options: Any) -> None:
        today = day_of(options["published"])
        found = analyse(text_of(Path(options["file"])), today=today, title=options["title"], source=options["source"])
        if not found.text:
            raise CommandError(f"{options['file']}: no text is left after cleaning.")
        if options["json"]:
            self.stdout.write(json.dumps(found.as_dict(), ensure_ascii=False, indent=2))
            return
        for line in _listing(found):
            self.stdout.write(line)


def day_of(written: str) -> date:
    if not written:
        return timezone.localdate()
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise CommandError(f"--published {written}: not a day; write it as 2018-09-22.") from error


def text_of(path: Path) -> str:
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise CommandError(f"{path}: there is no such file.") from error
    except IsADirectoryError as error:
        raise CommandError(f"{path}: a folder, not a file.") from error
    except OSError as error:
        raise CommandError(f"{path}: the file cannot be read ({error.strerror}).") from error
    try:
        return decode(data).text
    except Refused as refused:
        raise CommandError(f"{path}: the file cannot be analysed: {refused.reason.value}.") from refused


def _listing(found: Analysis) -> Iterator[str]:
    """The analysis as lines for a terminal, a heading for each kind of find."""
    yield f"Title: {found.title}{' (from the text)' if found.title_derived else ''}"
    for name, part in (("Kicker", found.kicker), ("By-line", found.byline), ("Credits", "، ".join(found.credits))):
        if part:
            yield f"{name}: {part}"
    yield f"Text: {len(found.text)} characters, {len(found.sentences)} sentences"
    yield from _section("Removed", [f"{piece.text}  ({piece.reason})" for piece in found.removed])
    for kind, heading in (("person", "People"), ("organisation", "Organisations"), ("place", "Places")):
        yield from _section(heading, _names(found, kind))
    dates = [f"{d.text} = {_interval(d.earliest, d.latest)}  ({d.granularity}, {d.rule})" for d in found.dates]
    yield from _section("Dates", dates)
    quotations = [
        f"{q.speaker or '?'}{f' ({q.role})' if q.role else ''} {q.cue}: {q.text}  ({q.rule}, {q.stance})"
        for q in found.quotations
    ]
    yield from _section("Quotations", quotations)


def _section(heading: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield f"\n{heading} ({len(lines)})"
        yield from (f"  {line}" for line in lines)


def _names(found: Analysis, kind: str) -> list[str]:
    """Each name once, with how often it is mentioned and the rules that found it."""
    counted: dict[str, list[str]] = {}
    for entity in found.entities:
        if entity.kind == kind:
            counted.setdefault(entity.name, []).append(entity.rule)
    return [f"{name} x{len(rules)}  ({', '.join(dict.fromkeys(rules))})" for name, rules in counted.items()]


def _interval(earliest: date, latest: date) -> str:
    return str(earliest) if earliest == latest else f"{earliest}..{latest}"
