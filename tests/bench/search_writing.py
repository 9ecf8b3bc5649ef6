"""What is written: one article, many, and how much room they take."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from statistics import median
from typing import Any

from django.db import connection, transaction

from articles.actions.analysed_article import AnalysedArticle, analyse_draft
from articles.actions.store_articles import store_articles
from articles.ingest.drafts import ArticleDraft
from articles.language.query_syntax import parse
from articles.models import Article, Fingerprint, Mention, Original, Quotation, Report, TimeReference
from articles.queries.article_filters import ArticleFilter
from articles.queries.search import Search
from articles.queries.time_limit import within_time

from .corpus import Row
from .corpus_load import some
from .measuring import percentiles, timed
from .search import ADD_LIMIT, BULK_LIMIT, DISK_LIMIT, Table

ONE_BY_ONE = 40
BULK = 1_000
ROUNDS = 5
_NOW = datetime(2026, 11, 2, tzinfo=UTC)
_WRITTEN = (Original, Article, Fingerprint, Report, Mention, Quotation, TimeReference)


def adding_one(desk: Any, table: Table) -> None:
    """Analysed articles stored one by one, each found by the newest of its own words before the next."""
    table.head("adding one analysed article, committed and found (ms)")
    articles = _analysed(desk, ONE_BY_ONE, "one")
    with forgotten(articles):
        walls = [timed(lambda: store_articles([article], _NOW)) for article in articles]  # noqa: B023
        search = Search(parse(_MARK.format("one")), ArticleFilter(), desk.user)
        with within_time():
            assert search.count().number == len(articles)
        table.row("stored", "", *percentiles(walls), ADD_LIMIT)


def after_bulk(desk: Any, table: Table) -> None:
    """Many stored at once, against a bare COPY of the same rows into the same tables, in turn; the first turn, which
    reads what both need from disk, does not count."""
    table.head(f"bulk writing of {BULK:,} analysed articles, per cent of a bare COPY (articles a second)")
    articles = _analysed(desk, BULK, "many")
    stored, bare, searched = [], [], []
    for _round in range(ROUNDS):
        with forgotten(articles):
            stored.append(timed(lambda: store_articles(articles, _NOW)))
            search = Search(parse(desk.queries["common word"]), ArticleFilter(), desk.user)
            searched.append(timed(lambda: _newest(search)))  # noqa: B023
            rows = _rows_of(articles)
        with forgotten(articles):
            bare.append(timed(lambda: _bare_copy(rows)))  # noqa: B023
    part = [100 * other / one for one, other in zip(stored[1:], bare[1:], strict=True)]
    speeds = [BULK * 1000 / median(walls[1:]) for walls in (stored, bare)]
    name = f"stored ({speeds[0]:.0f} a second; bare {speeds[1]:.0f})"
    table.row(name, "", median(part), min(part), BULK_LIMIT, floor=True)
    table.row("a search for a common word right after (ms)", "", *percentiles(searched), 150.0)


def _newest(search: Search) -> None:
    with within_time():
        search.page(search.count())


_MARK = "زقزقةالبطريق{}"


def _analysed(desk: Any, number: int, mark: str) -> list[AnalysedArticle]:
    """Articles as an import has them when they are to be written."""
    return [as_imported(row, f"{row.text} {_MARK.format(mark)}", mark) for row in some(desk.corpus, number)]


def as_imported(row: Row, text: str, mark: str) -> AnalysedArticle:
    """An article like ``row`` with another text and address."""
    draft = ArticleDraft(
        source=f"صحيفة {row.source}",
        url=f"https://made.example/{mark}/{row.number}",
        title=row.title,
        author="",
        published=row.published,
        published_from="metadata",
        precision="second",
        text=text,
        content=text.encode(),
        media_type="text/plain",
        encoding="utf-8",
        name="",
        origin="",
    )
    return analyse_draft(draft)


@contextmanager
def forgotten(articles: list[AnalysedArticle]) -> Iterator[None]:
    """Afterwards the desk is as it was before."""
    try:
        yield
    finally:
        keys = [article.id for article in articles]
        for model in (Mention, Quotation, TimeReference):
            model._default_manager.filter(article__in=keys).delete()
        Article.objects.filter(pk__in=keys).delete()
        Original.objects.filter(pk__in=[article.original for article in articles]).delete()


def _rows_of(articles: list[AnalysedArticle]) -> list[tuple[Any, list[str], list[Any]]]:
    """What storing ``articles`` wrote about them, table by table."""
    keys, originals = [article.id for article in articles], [article.original for article in articles]
    with connection.cursor() as cursor:
        return [_columns_and_rows(cursor, model, keys, originals) for model in _WRITTEN]


def _bare_copy(rows: list[tuple[Any, list[str], list[Any]]]) -> None:
    with transaction.atomic():
        for copy in rows:
            _copy(*copy)


def _columns_and_rows(
    cursor: Any, model: Any, keys: list[Any], originals: list[str]
) -> tuple[Any, list[str], list[Any]]:
    columns = [field.column for field in model._meta.concrete_fields]
    key = "digest" if model is Original else "id" if model is Article else "article_id"
    types = ", ".join(f'"{column}"::text' for column in columns)
    wanted: list[Any] = originals if model is Original else keys
    cursor.execute(f"SELECT {types} FROM {model._meta.db_table} WHERE {key} = ANY(%s)", [wanted])  # noqa: S608
    return model, columns, cursor.fetchall()


def _copy(model: Any, columns: list[str], rows: list[Any]) -> None:
    names = ", ".join(f'"{column}"' for column in columns)
    with connection.cursor() as cursor, cursor.copy(f"COPY {model._meta.db_table} ({names}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def disk(desk: Any, table: Table) -> None:
    """Bytes an article beyond its text, part by part."""

    def one(sql: str) -> float:
        with connection.cursor() as cursor:
            cursor.execute(sql)
            return float(cursor.fetchone()[0] or 0)

    number = desk.articles
    part = "FROM articles_article WHERE id < '04000000-0000-0000-0000-000000000000'"
    text, vector = one(f"SELECT avg(pg_column_size(text)) {part}"), one(f"SELECT avg(pg_column_size(search)) {part}")
    index = one("SELECT pg_relation_size('article_search')") / number
    parts = {
        "the vector": vector,
        "the text index": index,
        "the other columns": one("SELECT pg_table_size('articles_article')") / number - text - vector,
        "the other indexes of articles": one("SELECT pg_indexes_size('articles_article')") / number - index,
        "mentions": one("SELECT pg_table_size('articles_mention')") / number,
        "indexes of mentions": one("SELECT pg_indexes_size('articles_mention')") / number,
        "fingerprints of passages": one("SELECT pg_total_relation_size('articles_fingerprint')") / number,
        "what each reports": one("SELECT pg_total_relation_size('articles_report')") / number,
        "stories": one("SELECT pg_total_relation_size('articles_story')") / number,
        "indexes of originals": one("SELECT pg_indexes_size('articles_original')") / number,
    }
    table.say(f"\ndisk: bytes an article, its text ({text:,.0f}) and the original as received not counted")
    for name, size in parts.items():
        table.say(f"{name:<46}{size:>19,.0f}")
    total = sum(parts.values())
    table.row("together", "", total, total, DISK_LIMIT)


ALL: tuple[Callable[[Any, Table], None], ...] = (adding_one, after_bulk, disk)
