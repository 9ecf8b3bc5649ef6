"""``python -m tests.gold.relevance``: what the search finds of what it should, beside Postgres' own Arabic.

The articles are imported as a desk imports them, into a database that is made for this and dropped. Fails below a
floor; ``--pin`` and ``--lower`` are those of ``quality``.
"""

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import django

from . import pool
from .external import digest
from .floors import Floors
from .judged import QUERIES, Answer, Judged, Quality, read_queries
from .tables import Table

SAMPLE, WHOLE = "search-sample", "search"
WORD, POSTGRES = "word", "arabic"
WAYS = {WORD: "the same word", "exact": "exact form", "family": "same family", POSTGRES: "Postgres' arabic"}
BARS = {"recall": 0.95, "precision": 0.90}

Answers = Mapping[str, Sequence[Answer]]
"""By the way of asking, an answer to each query."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The answers over the articles of a pool."""

    group: str
    answers: Answers
    articles: int

    @property
    def table(self) -> Table:
        """What floors are held on: our own ways of asking."""
        table = Table(f"Search: {self.articles} articles")
        for way in (way for way in WAYS if way != POSTGRES):
            answers = self.answers[way]
            for name, value in Quality.of(answers).values().items():
                bar = BARS.get(name) if way == WORD and self.group == WHOLE else None
                table.add(f"{self.group}.{way}.{name}", value, len(answers), bar)
        return table


def fill(articles: Iterable[pool.PoolArticle]) -> dict[object, str]:
    """Imports ``articles``; the name of each by its id in the database."""
    from articles.actions.analysed_article import id_of
    from articles.actions.import_records import import_records

    articles = list(articles)
    for written in import_records((article.draft for article in articles), pool.NOW):
        if written.rejects:
            raise ValueError(f"not imported: {written.rejects[0]}")
    return {id_of(article.draft): article.name for article in articles}


def ask(queries: Sequence[Judged], names: Mapping[object, str]) -> dict[str, list[Answer]]:
    """Every query in every way, over all articles of the database."""
    from articles.models import User

    user, _new = User.objects.get_or_create(username="relevance")

    def answers(find: Callable[[str], Iterable[object]]) -> list[Answer]:
        return [Answer(query, frozenset(names[pk] for pk in find(query.text))) for query in queries]

    ours = {way: answers(_searcher(way, user)) for way in WAYS if way != POSTGRES}
    return {**ours, POSTGRES: answers(_postgres())}


def _searcher(way: str, user: object) -> Callable[[str], Iterable[object]]:
    """The search as a reader asks it from an address."""
    from django.http import QueryDict

    from articles.queries.asked_search import asked_search
    from articles.queries.time_limit import within_time

    def find(text: str) -> list[object]:
        parameters = QueryDict(mutable=True)
        parameters.update({"q": text, "strength": way})
        search = asked_search(parameters, user)
        with within_time():
            return list(search.articles().values_list("pk", flat=True))

    return find


def _postgres() -> Callable[[str], Iterable[object]]:
    """Its Arabic configuration on the same texts, the query in the words that it knows: OR for أو, no distance."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMPORARY TABLE postgres_arabic AS "
            "SELECT id, to_tsvector('arabic', title || E'\\n' || text) AS words FROM articles_article"
        )

    def find(text: str) -> list[object]:
        asked = re.sub(r"\s(?:أو|OR)\s", " or ", re.sub(r'"~\d+', '"', text))
        with connection.cursor() as cursor:
            cursor.execute("SELECT id FROM postgres_arabic WHERE words @@ websearch_to_tsquery('arabic', %s)", [asked])
            return [row[0] for row in cursor.fetchall()]

    return find


def part(answers: Answers, names: Iterable[str]) -> dict[str, list[Answer]]:
    """The answers over ``names`` alone; a query of which nothing is there and nothing found says nothing."""
    names = frozenset(names)
    return {way: [Answer(a.query.within(names), a.found & names) for a in given] for way, given in answers.items()}


def report(asked: Asked) -> str:
    """One table: each way of asking, over all queries and over those of each kind."""
    every = asked.answers[WORD]
    held, blind = (sum(map(bool, kind)) for kind in ([a.query.holds for a in every], [a.query.blind for a in every]))
    lines = [
        f"\nSearch: {asked.articles} articles, {len(every)} queries ({held} that some article holds), "
        f"{blind} of them written before a result was seen",
        f"{'':36}{'each query alike':>20}{'all answers together':>24}",
        f"  {'':34}{'recall':>10}{'precision':>10}{'recall':>14}{'precision':>10}",
    ]
    for way, title in WAYS.items():
        lines.append(_row(title, asked.answers[way]))
        if way in (WORD, POSTGRES):
            lines.append(_row("  written before", [a for a in asked.answers[way] if a.query.blind]))
            lines.append(_row("  written after", [a for a in asked.answers[way] if not a.query.blind]))
    if asked.group == WHOLE:
        lines.append(f"  {'bar':34}{BARS['recall']:>10.2f}{BARS['precision']:>10.2f}")
    return "\n".join(lines) + "\n"


def _row(title: str, answers: Sequence[Answer]) -> str:
    found = Quality.of(answers)
    return (
        f"  {title:34}{found.recall:>10.3f}{found.precision:>10.3f}"
        f"{found.micro_recall:>14.3f}{found.micro_precision:>10.3f}"
    )


def mistakes(answers: Iterable[Answer]) -> str:
    """Each query whose answer is not the reader's."""
    lines: list[str] = []
    for answer in answers:
        for what, names in (("missing", answer.missing), ("wrong", answer.wrong)):
            if names:
                lines.append(f"  {answer.query.text} {what} {len(names)}: {' '.join(names)}")
    return "\n".join(lines) + "\n" * bool(lines)


def measure() -> list[Asked]:
    """The sample desk, and where all of the rest is here the whole pool, in the database of the connection."""
    articles = pool.read_pool()
    names = fill(articles)
    given = ask(read_queries(), names)
    sample = [name for name in names.values() if name.startswith("sample/")]
    asked = [Asked(SAMPLE, part(given, sample), len(sample))]
    missing = pool.changed(articles)
    if missing:
        sys.stdout.write(
            f"{len(missing)} of the judged articles are not here, or not as they were judged ({missing[0]}): "
            "only the sample desk is measured.\n"
        )
        return asked
    return [*asked, Asked(WHOLE, given, len(names))]


def gold() -> str:
    return digest([QUERIES, pool.CORPUS])


def main(arguments: list[str]) -> int:
    django.setup()
    from django.db import connection
    from django.test.utils import setup_databases, teardown_databases

    from . import quality

    options = _options(arguments)
    connection.settings_dict["TEST"]["NAME"] = f"relevance_{connection.settings_dict['NAME']}"
    made = setup_databases(verbosity=0, interactive=False, serialized_aliases=[])
    try:
        measured = measure()
    finally:
        teardown_databases(made, verbosity=0)
    for asked in measured:
        sys.stdout.write(report(asked))
    if not options.quiet:
        sys.stdout.write(f"\nMistakes ({WAYS[options.strength]})\n{mistakes(measured[-1].answers[options.strength])}")
    groups = {asked.group: (gold(), [asked.table]) for asked in measured}
    floors = Floors.read()
    return quality.pin(groups, floors, lower=options.lower) if options.pin else quality.hold(groups, floors)


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.gold.relevance", description=__doc__)
    parser.add_argument("--quiet", action="store_true", help="leave the mistakes out")
    parser.add_argument("--strength", choices=list(WAYS), default=WORD, help="whose mistakes are shown")
    parser.add_argument("--pin", action="store_true", help="write what is measured as the floors")
    parser.add_argument("--lower", action="store_true", help="with --pin: floors may sink")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsdesk.settings")
    sys.exit(main(sys.argv[1:]))
