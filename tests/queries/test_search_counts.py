"""How many hits there are: each counted, or told from a part of the desk."""

from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.language.query_syntax import parse
from articles.language.stems import index_document
from articles.models import Article, ArticleTag, Reading, User
from articles.queries.article_filters import ArticleFilter
from articles.queries.search import Search
from articles.queries.search_counts import Count, RowsToCount, part_of_ids
from articles.queries.time_limit import within_time
from tests.factories import make_article, make_entity, make_mention, make_tag

pytestmark = pytest.mark.django_db


def make(title: str, text: str, **fields: Any) -> Article:
    return make_article(title, text, search=index_document(title, text), **fields)


def limits(monkeypatch: pytest.MonkeyPatch, **numbers: int) -> None:
    for name, number in numbers.items():
        for module in ("search", "search_counts"):
            monkeypatch.setattr(f"articles.queries.{module}.{name}", number, raising=False)


def fetched(rows: RowsToCount) -> set[UUID]:
    with connection.cursor() as cursor:
        cursor.execute(rows.sql, rows.params)
        return {row[1] for row in cursor.fetchall()}


def below(search: Search, share: int) -> set[UUID]:
    return set(search.articles().filter(pk__lt=part_of_ids(share)).values_list("pk", flat=True))


def test_more_hits_than_are_counted_are_told_from_a_part(reader: User, monkeypatch: pytest.MonkeyPatch) -> None:
    limits(monkeypatch, FEW=10, COUNTED=64, BESIDE=16, SAMPLE=2)
    for number in range(200):
        make("عنوان", "بغداد" if number % 50 else "كركوك")
    common, rare = (Search(parse(word), ArticleFilter(), reader) for word in ("بغداد", "كركوك"))
    with within_time():
        count = common.count()
        rows = common.rows_to_count(count)
        assert rare.count() == Count(4)
        assert rare.rows_to_count(Count(4)).factor == 1
    assert count == Count(len(below(common, 2)) * 2, exact=False)
    assert abs(count.number - 196) < 60
    # About 98 are at hand; over twice sixteen and not more facets are counted.
    assert rows.factor == 8
    assert fetched(rows) == below(common, 8)


def test_exactly_as_many_hits_as_are_counted_are_counted_exactly(reader: User, monkeypatch: pytest.MonkeyPatch) -> None:
    limits(monkeypatch, FEW=2, COUNTED=6)
    for _number in range(6):
        make("عنوان", "بغداد")
    search = Search(parse("بغداد"), ArticleFilter(), reader)
    with within_time():
        assert search.count() == Count(6)
        assert search.rows_to_count(Count(6)).factor == 1


def test_of_more_hits_than_stand_beside_a_quarter_is_counted(reader: User, monkeypatch: pytest.MonkeyPatch) -> None:
    limits(monkeypatch, FEW=2, BESIDE=10)
    for _number in range(40):
        make("عنوان", "بغداد")
    search = Search(parse("بغداد"), ArticleFilter(), reader)
    with within_time():
        count = search.count()
        rows = search.rows_to_count(count)
    assert (count, rows.factor) == (Count(40), 4)
    assert fetched(rows) == below(search, 4)


@pytest.mark.parametrize("name", ["", "name", "tag", "state", "unread"])
def test_what_is_common_is_told_from_a_part_at_once(name: str, reader: User, monkeypatch: pytest.MonkeyPatch) -> None:
    limits(monkeypatch, FEW=2, MANY=0, COUNTED=10, BESIDE=4, SAMPLE=2, ENOUGH=1)
    entity, tag = make_entity("سالم"), make_tag()
    for number in range(60):
        article = make("عنوان", "بغداد")
        if number % 2:
            make_mention(article, entity)
            ArticleTag.objects.create(article=article, tag=tag)
            Reading.objects.create(article=article, user=reader, state="done")
    filters = {
        "": ArticleFilter(),
        "name": ArticleFilter(entities=(entity.pk,)),
        "tag": ArticleFilter(tags=(tag.pk,)),
        "state": ArticleFilter(state="done"),
        "unread": ArticleFilter(state="unread"),
    }[name]
    search = Search(parse("بغداد"), filters, reader)
    with within_time(), CaptureQueriesContext(connection) as captured:
        count = search.count()
        rows = search.rows_to_count(count)
    share = int(rows.factor)
    assert not count.exact
    assert share >= 2
    assert fetched(rows) == below(search, share)
    searched = [one["sql"] for one in captured if "array_agg" in one["sql"]]
    assert len(searched) == 1


def test_few_hits_of_common_words_are_counted_one_by_one(reader: User, monkeypatch: pytest.MonkeyPatch) -> None:
    limits(monkeypatch, MANY=0)
    for _number in range(6):
        make("عنوان", "بغداد")
    search = Search(parse("بغداد"), ArticleFilter(), reader)
    with within_time():
        assert search.count() == Count(6)
        assert search.rows_to_count(Count(6)).factor == 1


def test_half_of_the_ids_lie_below_the_middle() -> None:
    assert part_of_ids(2) == UUID("80000000-0000-0000-0000-000000000000")
    assert part_of_ids(16) == UUID("10000000-0000-0000-0000-000000000000")
