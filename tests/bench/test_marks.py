"""What the marks of a search cost: a millisecond an article, headline and text together."""

import time

import pytest

from articles.language.query_marks import find_matches
from articles.language.query_syntax import parse
from articles.language.query_tree import Query
from articles.models import Article

from .desk import Desk
from .measuring import Report

pytestmark = pytest.mark.bench
ARTICLES = 400
MOST_MILLISECONDS = 1.0
QUERIES = (
    "العراق",
    "وزير الدفاع",
    "الحكومة أعلنت مشروع جديد",
    '"وزارة الدفاع"',
    '"وزير دفاع"~5',
    "=الوزير",
    "دم",
    "وزار*",
)


def test_marks_take_a_millisecond_an_article(desk: Desk, report: Report) -> None:
    ids = list(Article.objects.order_by("pk").values_list("pk", flat=True))
    chosen = ids[:: max(1, len(ids) // ARTICLES)][:ARTICLES]
    texts = list(Article.objects.filter(pk__in=chosen).values_list("title", "text"))
    report.say(f"marks of a search in {len(texts)} articles, each query (limit {MOST_MILLISECONDS:.0f} ms an article):")
    slowest = 0.0
    for typed in QUERIES:
        query = parse(typed)
        _mark(texts, query)
        began = time.process_time()
        found = _mark(texts, query)
        each = (time.process_time() - began) * 1000 / len(texts)
        slowest = max(slowest, each)
        report.say(f"    {each:>6.2f} ms  {found:>6} marks  {typed}")
    assert slowest <= MOST_MILLISECONDS


def _mark(texts: list[tuple[str, str]], query: Query) -> int:
    return sum(len(find_matches(title, query, headline=True)) + len(find_matches(text, query)) for title, text in texts)
