"""``make bench-search ARTICLES=1000000``: search on a synthetic desk, each figure beside its limit.

Milliseconds unless a line says otherwise. What a limit is relative to is measured in the same run. Exit status 1 where
one is missed.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import django
from django.conf import settings

ARTICLES, SEED = 100_000, 1
PAGE_LIMIT, LOOK_UPS, COMMON_LIMIT, WHOLE_LIMIT = 150.0, 50, 400.0, 250.0
COUNT_LIMIT, DEEP_LIMIT, ADD_LIMIT, BULK_LIMIT, DISK_LIMIT = 1.5, 2.0, 50.0, 60.0, 9_000


@dataclass
class Table:
    """Prints what is measured, and remembers how much of it missed its limit."""

    missed: int = 0

    def head(self, title: str) -> None:
        self.say(f"\n{title}\n{'':<46}{'hits':>10}{'p50':>9}{'p95':>9}{'limit':>9}")

    def row(self, name: str, hits: str, p50: float, p95: float, limit: float, *, floor: bool = False) -> None:
        over = (p95 < limit) if floor else (p95 > limit)
        self.missed += over
        self.say(f"{name:<46}{hits:>10}{p50:>9.1f}{p95:>9.1f}{limit:>9.1f}{'  missed' * over}")

    def say(self, line: str) -> None:
        sys.stdout.write(line + "\n")
        sys.stdout.flush()


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="bench-search", description=__doc__)
    parser.add_argument("--articles", type=int, default=ARTICLES)
    parser.add_argument("--seed", type=int, default=SEED)
    asked = parser.parse_args(arguments)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsdesk.settings")
    django.setup()
    settings.ALLOWED_HOSTS = ["localhost"]
    from . import search_figures, search_writing
    from .corpus_load import use_corpus

    table = Table()
    use_corpus(asked.articles, asked.seed, table.say)
    desk = search_figures.Desk(asked.articles, asked.seed)
    table.say(desk.described())
    for measure in (*search_figures.ALL, *search_writing.ALL):
        measure(desk, table)
    table.say(f"\n{table.missed} limits missed" if table.missed else "\nevery limit held")
    return int(table.missed > 0)


def address(path: str, **asked: Any) -> str:
    return f"{path}?{urlencode(asked, doseq=True)}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
