"""Whatever way leads to a page, its hits are those of a plain search, in the order of dates."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import pairwise
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.language.query_syntax import parse
from articles.language.stems import index_document
from articles.models import Article, Story, User
from articles.queries import search_plans
from articles.queries.article_filters import ArticleFilter
from articles.queries.conditions import condition
from articles.queries.keyset import Page
from articles.queries.search import Search, Sort
from articles.queries.search_cap import to_open
from articles.queries.search_counts import Count
from articles.queries.time_limit import within_time
from tests.factories import make_article, make_entity, make_mention, make_source

pytestmark = pytest.mark.django_db

WAYS: dict[str, Any] = {
    "all at once": None,
    "collected": search_plans._collect,
    "walked": search_plans._walk,
    "in stretches of two": partial(search_plans._window, stretch=2),
    "in stretches of fifty": partial(search_plans._window, stretch=50),
}
START = datetime(2026, 10, 1, tzinfo=UTC)


def make(title: str, text: str, **fields: Any) -> Article:
    return make_article(title, text, search=index_document(title, text), **fields)


TEXTS = (UUID(int=1), UUID(int=2))


@pytest.fixture
def story(db: None) -> Story:
    return Story.objects.create(title="قصة", first_published_at=START, last_published_at=START)


@pytest.fixture
def desk(story: Story) -> list[Article]:
    """Forty articles, two at each hour; every second has the word, every fifth is of one story in two texts."""
    sources = [make_source("المرفأ"), make_source("الساحل")]
    entity = make_entity()
    made = []
    for number in range(40):
        article = make(
            "عنوان",
            "سفينة في الميناء" if number % 2 else "سفينة في بغداد",
            source=sources[number % 3 == 0],
            story=None if number % 5 else story,
            copies=None if number % 5 else TEXTS[number % 10 == 0],
            published_at=START + timedelta(hours=(number * 7 % 40) // 2),
        )
        if number % 4 == 0:
            make_mention(article, entity)
        made.append(article)
    return made


@pytest.fixture(params=WAYS)
def _way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    way = WAYS[request.param]
    if way:
        monkeypatch.setattr("articles.queries.search.FEW", 0)
        monkeypatch.setattr("articles.queries.search_plans.cheapest_way", lambda *_sizes: way)


def plain(search: Search) -> list[UUID]:
    """What a search without any plan finds."""
    rows = sorted(search.articles(), key=lambda article: (article.published_at, article.pk))
    seen: set[UUID] = set()
    shown = []
    for article in rows:
        if not (search.folded and article.copies in seen):
            shown.append(article.pk)
        if article.copies:
            seen.add(article.copies)
    return shown if search.sort is Sort.OLDEST else shown[::-1]


def pages(search: Search, size: int) -> Iterator[Page]:
    """All pages from the first to the last."""
    count = search.count()
    page = search.page(count, size=size)
    following = "newer" if search.sort is Sort.OLDEST else "older"
    while True:
        yield page
        cursor = getattr(page, following)
        if not cursor:
            return
        page = search.page(count, size=size, **{following: cursor})


def ids(page: Page) -> list[UUID]:
    return [article.pk for article in page.articles]


FILTERS: dict[str, Callable[[list[Article]], ArticleFilter]] = {
    "no filter": lambda _desk: ArticleFilter(),
    "a source": lambda desk: ArticleFilter(sources=(desk[0].source_id,)),
    "days": lambda _desk: ArticleFilter(after=START.date(), before=START.date()),
    "a name": lambda desk: ArticleFilter(entities=(desk[0].mentions.get().entity_id,)),
}


@pytest.mark.usefixtures("_way")
@pytest.mark.parametrize("folded", [False, True], ids=["each", "folded"])
@pytest.mark.parametrize("sort", [Sort.NEWEST, Sort.OLDEST])
@pytest.mark.parametrize("filters", FILTERS)
def test_every_way_meets_the_hits_of_a_plain_search_in_their_order(
    filters: str, sort: Sort, folded: bool, desk: list[Article], reader: User
) -> None:
    search = Search(parse("بغداد"), FILTERS[filters](desk), reader, sort=sort, folded=folded)
    with within_time():
        wanted = plain(search)
        met = [pk for page in pages(search, 4) for pk in ids(page)]
    assert len(wanted) > 4
    assert met == wanted


@pytest.mark.usefixtures("_way")
@pytest.mark.parametrize("sort", [Sort.NEWEST, Sort.OLDEST])
@pytest.mark.parametrize("folded", [False, True], ids=["each", "folded"])
def test_every_way_leads_back_over_the_same_pages(sort: Sort, folded: bool, desk: list[Article], reader: User) -> None:
    search = Search(parse("سفينة"), ArticleFilter(), reader, sort=sort, folded=folded)
    preceding = "older" if sort is Sort.OLDEST else "newer"
    with within_time():
        count = search.count()
        forth = list(pages(search, 6))
        assert not getattr(forth[0], preceding)
        for before, after in pairwise(forth):
            back = search.page(count, size=6, **{preceding: getattr(after, preceding)})
            assert ids(back) == ids(before)
            assert bool(getattr(back, preceding)) == (before is not forth[0])


def test_of_copies_the_earliest_hit_is_shown_and_not_the_earliest_article(reader: User) -> None:
    make("عنوان", "دمشق", copies=TEXTS[0], published_at=START)
    first = make("عنوان", "بغداد", copies=TEXTS[0], published_at=START + timedelta(hours=1))
    make("عنوان", "بغداد", copies=TEXTS[0], published_at=START + timedelta(hours=2))
    alone = [make("عنوان", "بغداد", published_at=START + timedelta(hours=hours)) for hours in (3, 4)]
    search = Search(parse("بغداد"), ArticleFilter(), reader, folded=True)
    with within_time():
        assert ids(search.page(search.count())) == [alone[1].pk, alone[0].pk, first.pk]
        assert search.count().number == 4


def test_few_hits_are_searched_for_once(desk: list[Article], reader: User) -> None:
    search = Search(parse("بغداد"), ArticleFilter(), reader)
    with within_time(), CaptureQueriesContext(connection) as captured:
        count = search.count()
        search.page(count)
        rows = search.rows_to_count(count)
        with connection.cursor() as cursor:
            cursor.execute(rows.sql, rows.params)
            assert len(cursor.fetchall()) == count.number == 20
    searched = [statement["sql"] for statement in captured if "@@" in statement["sql"]]
    assert len([sql for sql in searched if not sql.startswith("EXPLAIN")]) == 1


@pytest.mark.parametrize(
    ("hits", "most", "way"),
    [
        (500, 21, "_collect"),
        (10_000, 21, "_window"),
        (300_000, 21, "_walk"),
        (900_000, 21, "_walk"),
        (100_000, 500, "_window"),
        (20, 21, "_collect"),
    ],
)
def test_the_number_of_hits_chooses_the_way(hits: int, most: int, way: str) -> None:
    chosen = search_plans.cheapest_way(hits, most, 1_000_000, hits)
    assert getattr(chosen, "func", chosen).__name__ == way


def test_relevance_weighs_a_hit_of_long_ago_less(reader: User) -> None:
    old = make("بغداد", "نص آخر", published_at=START - timedelta(days=4_000))
    new = make("عنوان", "كلام " * 5 + "بغداد", published_at=START)
    search = replace(Search(parse("بغداد"), ArticleFilter(), reader), sort=Sort.RELEVANCE)
    with within_time():
        assert ids(search.page(search.count())) == [new.pk, old.pk]
    Article.objects.filter(pk=old.pk).update(published_at=START - timedelta(days=2))
    search = replace(search)
    with within_time():
        assert ids(search.page(search.count())) == [old.pk, new.pk]


def test_of_many_candidates_for_a_phrase_only_the_newest_are_read_and_the_search_says_since_when(
    reader: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("articles.queries.search_cap.LOOKED_INTO", 10)
    made = [
        make("عنوان", "وزارة الدفاع" if number % 2 else "الدفاع عن وزارة", published_at=START + timedelta(hours=number))
        for number in range(40)
    ]
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE articles_article")
    phrase, words = (Search(parse(query), ArticleFilter(), reader) for query in ('"وزارة الدفاع"', "وزارة الدفاع"))
    with within_time():
        assert phrase.count() == Count(5)
        assert phrase.since == START + timedelta(hours=30)
        assert ids(phrase.page(Count(5))) == [made[number].pk for number in (39, 37, 35, 33, 31)]
        assert words.count() == Count(40)
        assert words.since is None


def test_a_phrase_of_few_candidates_is_asked_of_all_dates(reader: User) -> None:
    made = [make("عنوان", "وزارة الدفاع", published_at=START - timedelta(days=number)) for number in range(5)]
    search = Search(parse('"وزارة الدفاع"'), ArticleFilter(), reader)
    with within_time():
        assert ids(search.page(search.count())) == [article.pk for article in made]
    assert search.since is None


@pytest.mark.parametrize(
    ("query", "opened"),
    [
        ('"وزارة الدفاع"', [3]),
        ('"وزارة الدفاع" -تركيا', []),
        ('"وزارة الدفاع" تركيا', [3]),
        ('"وزارة الدفاع"~5', [3]),
        ('وزارة -"وزارة الدفاع"', [3]),
        ('تركيا -"وزارة الدفاع"', [3]),
        ('"وزارة الدفاع" أو بغداد', [3]),
        ("عنوان:بغداد", [0]),
        ("=بغداد", [0]),
        ("تركيا -=وزارة", [3]),
    ],
)
def test_only_what_holds_all_words_of_a_phrase_has_to_be_opened(query: str, opened: list[int], reader: User) -> None:
    texts = ("بغداد", "وزارة العدل", "خط الدفاع", "الدفاع عن وزارة تركيا", "تركيا")
    made = [make("عنوان", text).pk for text in texts]
    root = parse(query).root
    assert root is not None
    found = Article.objects.filter(condition(to_open(root), reader)).values_list("pk", flat=True)
    assert sorted(map(made.index, found)) == opened


def test_phrases_are_found_on_a_desk_that_was_never_vacuumed(reader: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.queries.search_cap.LOOKED_INTO", 2)
    for hour in range(12):
        make("عنوان", "جيش قديم", published_at=START + timedelta(hours=hour))
    search = Search(parse('"جيش قديم"'), ArticleFilter(), reader)
    with within_time():
        assert 2 <= search.count().number < 12
        assert search.since
