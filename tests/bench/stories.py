"""``make bench-stories``: what stories cost, for one more article at desks of several sizes and for a corpus, and what
it takes to compare sources there.

``python -m tests.bench.stories --articles 1000 10000 100000 [--corpus FILE.jsonl.xz]``. The desks are those of
``bench-search`` and are kept. Exit status 1 where a limit is missed.
"""

import argparse
import gc
import json
import lzma
import os
import resource
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import django
from django.conf import settings

from .search import SEED, Table

SIZES = (1_000, 10_000, 100_000)
ONE_BY_ONE = 40
ONE_LIMIT, CORPUS_LIMIT, MEMORY_LIMIT, SOURCES_LIMIT = 50.0, 60.0, 500, 300.0
_NOW = datetime(2026, 11, 2, tzinfo=UTC)


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="bench-stories", description=__doc__)
    parser.add_argument("--articles", type=int, nargs="*", default=SIZES)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--corpus", type=Path)
    asked = parser.parse_args(arguments)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsdesk.settings")
    django.setup()
    settings.ALLOWED_HOSTS = ["localhost"]
    table = Table()
    if asked.corpus:
        whole_corpus(asked.corpus, table)
    for articles in asked.articles:
        one_more(articles, asked.seed, table)
        sources_compared(articles, table)
    table.say(f"\n{table.missed} limits missed" if table.missed else "\nevery limit held")
    return int(table.missed > 0)


def one_more(articles: int, seed: int, table: Table) -> None:
    """Milliseconds of grouping one article that was stored, its copies found among ``articles`` others."""
    from .corpus import Corpus
    from .corpus_load import use_corpus
    from .measuring import percentiles
    from .search_writing import forgotten

    use_corpus(articles, seed, table.say)
    table.head(f"one more article grouped at {articles:,} (ms)")
    for copied in (False, True):
        made = _made(Corpus(articles, seed), copied)
        gc.collect()
        gc.freeze()  # as a worker does (jobs.py)
        with forgotten(made):
            walls, used = zip(*(_grouped(article) for article in made), strict=True)
            found = _in_groups(made)
        name = "a copy of one that is there" if copied else "a text of its own"
        table.row(name, str(found), *percentiles(walls), ONE_LIMIT)
        table.row("processor time of it", "", *percentiles(used), ONE_LIMIT)


def sources_compared(articles: int, table: Table) -> None:
    """Milliseconds of the server for the page that compares sources, at the desk that was taken last."""
    from django.urls import reverse

    from articles.models import Tag, User

    from .corpus import LAST_DAY, entity_id, source_id
    from .corpus_load import READER
    from .measuring import Visitor
    from .search import address

    visitor = Visitor(User.objects.get(username=READER))
    two, six = [[source_id(number) for number in range(columns)] for columns in (2, 6)]
    year = {"after": (LAST_DAY - timedelta(days=365)).date().isoformat()}
    asked: dict[str, dict[str, Any]] = {
        "two": {"source": two},
        "six": {"source": six},
        "six, a year": {"source": six, **year},
        "six, a tag": {"source": six, "tag": Tag.objects.get(key=READER).pk},
        "six, the busiest name": {"source": six, "entity": entity_id(0)},
    }
    table.head(f"sources compared at {articles:,}, the whole page (ms)")
    for name, parameters in asked.items():
        took = visitor.time([address(reverse("compare_sources"), **parameters)])
        table.row(name, "", took.p50, took.p95, SOURCES_LIMIT)


def _made(corpus: Any, copied: bool) -> list[Any]:
    """Articles that the desk does not hold, with texts of their own or of articles that it holds."""
    from articles.models import Article

    from .corpus_load import some
    from .search_writing import as_imported

    rows = some(corpus, ONE_BY_ONE)
    # Shuffled: the made texts are cut from one long one, and often share passages.
    texts = [" ".join(Random(row.number).sample(row.text.split(), len(row.text.split()))) for row in rows]
    if copied:
        texts = list(Article.objects.order_by("id").values_list("text", flat=True)[:ONE_BY_ONE])
    return [as_imported(row, text, f"copied{copied}") for row, text in zip(rows, texts, strict=True)]


def _grouped(article: Any) -> tuple[float, float]:
    """Milliseconds on the clock, and of processors here and in Postgres (there in steps of ten)."""
    from articles.actions.group_stories import group_stories
    from articles.actions.store_articles import store_articles

    from .measuring import postgres_time, timed

    store_articles([article], _NOW)
    before = time.process_time() + postgres_time()
    wall = timed(lambda: group_stories(_NOW))
    return wall, 1000 * (time.process_time() + postgres_time() - before)


def _in_groups(made: Sequence[Any]) -> int:
    from articles.models import Article

    return Article.objects.filter(pk__in=[article.id for article in made], copies__isnull=False).count()


def whole_corpus(path: Path, table: Table) -> None:
    """Seconds of one core and MB for all copies and groups of a corpus, its texts cleaned beforehand."""
    from articles.analysis.clusters import find_copies
    from articles.analysis.copy_groups import copy_groups, subject_words
    from articles.analysis.similarity import folded_words

    texts, printed = _cleaned(path)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    began = time.process_time()
    copies = find_copies(texts, printed.__getitem__)
    groups = copy_groups(copies, lambda key: subject_words(folded_words(texts[key])))
    seconds = time.process_time() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    several = [group for group in groups if len(group) > 1]
    table.head(f"all copies among {len(texts):,} articles ({before} MB before)")
    table.row("seconds of one core", str(len(copies)), seconds, seconds, CORPUS_LIMIT)
    table.row("MB of the process", str(len(several)), memory, memory, MEMORY_LIMIT)


def _cleaned(path: Path) -> tuple[dict[int, str], dict[int, Any]]:
    from articles.language.cleaning import clean

    texts: dict[int, str] = {}
    printed: dict[int, Any] = {}
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            row = json.loads(line)
            source, title, author, text = (row[key] or "" for key in ("source", "title", "author", "text"))
            texts[number] = clean(text, title, source, author=author).text
            printed[number] = source, datetime.fromisoformat(row["extracted"]).date()
    return texts, printed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
