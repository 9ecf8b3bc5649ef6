import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.timezone import localtime

from ...language.passages import best_passage
from ...language.query_marks import find_matches, merged
from ...language.query_tree import Ignored, Query, Strength
from ...models import Article, User
from ...queries.article_filters import ArticleFilter
from ...queries.asked_search import read_query
from ...queries.search import PAGE, Search
from ...queries.time_limit import within_time


class Command(BaseCommand):
    help = "Search the articles of the desk, newest first. Put -- before a query that begins with a minus."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "query",
            help='words, "phrases", "near words"~5, -without, OR / أو, prefix*, =exact, مصدر: source: and so on',
        )
        parser.add_argument(
            "--strength", type=Strength, choices=list(Strength), default=Strength.WORD, help="how far a word may differ"
        )
        parser.add_argument("--limit", type=_positive, default=PAGE, help=f"hits to print (default {PAGE})")
        parser.add_argument("--json", action="store_true", help="print one JSON object instead of text")

    def handle(self, *args: Any, **options: Any) -> None:
        query = read_query(options["query"], options["strength"])
        search = Search(query, ArticleFilter(), User())
        with within_time():
            count = search.count()
            articles = search.page(count, size=options["limit"]).articles
        answer = {
            "count": count.number,
            "hits": [_hit(article, query) for article in articles],
            "ignored": [_left_out(part) for part in query.ignored]
            + [f"{what}: took too long" for what in search.late]
            + ["the count is an estimate"] * (not count.exact),
        }
        if options["json"]:
            self.stdout.write(json.dumps(answer, ensure_ascii=False))
        else:
            self._print(answer)

    def _print(self, answer: dict[str, Any]) -> None:
        for part in answer["ignored"]:
            self.stderr.write(f"left out: {part}")
        self.stdout.write(f"{answer['count']:,} articles")
        for hit in answer["hits"]:
            self.stdout.write(f"\n{hit['published'][:10]}  {hit['source']}\n{hit['title']}")
            for passage in hit["passages"]:
                self.stdout.write("  " + " ".join(_bracketed(passage["text"], passage["marks"]).split()))


def _left_out(part: Ignored) -> str:
    meant = f" (perhaps {', '.join(part.suggestions)})" if part.suggestions else ""
    return f"{part.text}: {part.reason}{meant}"


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def _hit(article: Article, query: Query) -> dict[str, Any]:
    return {
        "id": str(article.pk),
        "source": article.source.name,
        "title": article.title,
        "published": localtime(article.published_at).isoformat(),
        "passages": _passages(article, query),
    }


def _passages(article: Article, query: Query) -> list[dict[str, Any]]:
    """The headline where it holds a mark, and the best passage of the text; marks count from the passage's start."""
    found = []
    in_title = merged(find_matches(article.title, query, headline=True))
    if in_title:
        found.append({"text": article.title, "marks": [list(span) for span in in_title]})
    in_text = find_matches(article.text, query)
    shown = best_passage(article.text, in_text)
    marks = [
        [max(start, shown.start) - shown.start, min(end, shown.end) - shown.start]
        for start, end in merged(in_text)
        if start < shown.end and end > shown.start
    ]
    if marks or not found:
        found.append({"text": article.text[shown.start : shown.end], "marks": marks})
    return found


def _bracketed(text: str, marks: list[list[int]]) -> str:
    for start, end in reversed(marks):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text
