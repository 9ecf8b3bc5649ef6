from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from articles.language.stems import index_document
from articles.models import Article, User
from articles.queries import saved_searches
from articles.queries.asked_search import asked_search
from articles.queries.saved_searches import (
    address_of,
    count_new,
    counted_folders_of,
    folder_names,
    folders_of,
    kept_by,
    search_at,
)
from tests.factories import NOON, make_article, make_saved_search, make_source, make_tag, tag_article

pytestmark = pytest.mark.django_db


def make(text: str = "خبر عن بغداد", **fields: Any) -> Article:
    return make_article("عنوان", text, search=index_document("عنوان", text), **fields)


def canonical(address: str, user: User) -> str:
    return address_of(asked_search(QueryDict(address), user))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("q=a", "q=%20a%20&older=1.2&newer=&since=2026-01-01"),
        ("q=a", "q=a&sort=newest&strength=word&fold=1"),
        ("q=a", "sort=nonsense&strength=&q=a&state=nonsense"),
        ("q=a&state=done", "state=done&q=a"),
        ("tag=1&tag=2&q=a", "q=a&tag=2&tag=1&tag=x"),
    ],
)
def test_two_ways_to_write_a_search_have_one_address(one: str, other: str, reader: User) -> None:
    assert canonical(one, reader) == canonical(other, reader)


@pytest.mark.parametrize(
    "other", ["q=b", "q=a&strength=exact", "q=a&sort=oldest", "q=a&tag=1", "q=a&after=2026-01-01", "q=a&fold=0"]
)
def test_two_searches_have_two_addresses(other: str, reader: User) -> None:
    assert canonical("q=a", reader) != canonical(other, reader)


def test_an_address_asks_for_what_it_was_made_of(reader: User) -> None:
    source = make_source()
    asked = f"q=%22%D8%A3+%D8%A8%22%26&strength=exact&sort=relevance&source={source.pk}&after=2026-01-01&fold=0"
    search = asked_search(QueryDict(asked), reader)
    again = search_at(address_of(search), reader)
    assert (again.query, again.filters, again.sort, again.folded) == (
        search.query,
        search.filters,
        search.sort,
        search.folded,
    )


def test_the_list_stands_by_folder_and_name_without_the_article(reader: User, analyst: User) -> None:
    for q, name, folder in (("a", "المرفأ", "أمن"), ("b", "بحر", "أمن"), ("c", "زيت", ""), ("d", "زيت", "اقتصاد")):
        make_saved_search(reader, q, name, folder=folder)
    make_saved_search(analyst, "e", "ليس له")
    listed = [(folder.name, [kept.search.name for kept in folder.searches]) for folder in folders_of(reader)]
    assert listed == [("", ["زيت"]), ("اقتصاد", ["زيت"]), ("أمن", ["بحر", "المرفأ"])]
    assert folder_names(reader) == ["اقتصاد", "أمن"]


def test_only_ones_own_search_is_found_at_its_address(reader: User, analyst: User) -> None:
    saved = make_saved_search(reader)
    assert kept_by(reader, saved.address) == saved
    assert kept_by(analyst, saved.address) is None
    assert kept_by(reader, "q=other") is None


def test_new_is_what_arrived_since_the_last_visit_however_old_it_is(reader: User) -> None:
    day = timedelta(days=1)
    make(received_at=NOON - day)
    make(received_at=NOON)
    make(received_at=NOON + day, published_at=NOON - 100 * day)
    make("خبر عن دمشق", received_at=NOON + day)
    saved = make_saved_search(reader)
    assert count_new([saved]) == {saved.pk: 1}


def test_each_search_is_counted_with_its_own_filter_and_visit(reader: User) -> None:
    tagged, _other = make(), make()
    tag = make_tag()
    tag_article(tagged, tag)
    searches = [
        make_saved_search(reader),
        make_saved_search(reader, name="موسوم", address=f"q=%D8%A8%D8%BA%D8%AF%D8%A7%D8%AF&tag={tag.pk}"),
        make_saved_search(reader, "دمشق"),
        make_saved_search(reader, name="وسم زال", address="tag=404404"),
        make_saved_search(reader, name="رئي", address="sort=oldest&q=%D8%A8%D8%BA%D8%AF%D8%A7%D8%AF")
    ]  # fmt: skip
    searches[4].seen_at = NOON + timedelta(days=900)
    found = count_new(searches)
    assert [found[saved.pk] for saved in searches] == [2, 1, 0, 0, 0]


def test_few_hits_among_many_arrivals_are_all_counted(reader: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saved_searches, "LOOKED_AT", 2)
    for _number in range(3):
        make()
    for _number in range(5):
        make("خبر عن دمشق")
    make(received_at=NOON)
    rare, none = make_saved_search(reader), make_saved_search(reader, "حلب")
    assert count_new([rare, none]) == {rare.pk: 3, none.pk: 0}


def test_counting_stops_beyond_a_hundred(reader: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saved_searches, "COUNTED_TO", 2)
    for _number in range(4):
        make()
    make_saved_search(reader)
    (folder,) = counted_folders_of(reader)
    assert (folder.searches[0].new, folder.searches[0].many) == (3, True)


def test_reading_states_are_those_of_the_owner(reader: User, analyst: User) -> None:
    make().readings.create(user=reader, state="done")
    mine = make_saved_search(reader, address="state=done", name="تم")
    theirs = make_saved_search(analyst, address="state=done", name="تم")
    assert count_new([mine, theirs]) == {mine.pk: 1, theirs.pk: 0}


@pytest.fixture
def no_tag_can_be_read(transactional_db: None) -> Iterator[None]:
    """Somebody else holds the table of tags, so that whoever asks for it waits."""
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("BEGIN")
            cursor.execute("LOCK TABLE articles_articletag")
        yield
    finally:
        other.close()


def test_what_takes_too_long_is_left_uncounted_and_the_rest_is_not(
    reader: User, no_tag_can_be_read: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    make()
    slow, quick = make_saved_search(reader, name="وسم", address="tag=1"), make_saved_search(reader)
    monkeypatch.setattr(saved_searches, "TOGETHER", 50)
    monkeypatch.setattr(saved_searches, "ALONE", 50)
    assert count_new([slow, quick]) == {quick.pk: 1}


def test_nothing_more_is_counted_after_the_longest_wait(
    reader: User, no_tag_can_be_read: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    make()
    searches = [make_saved_search(reader, name="وسم", address="tag=1"), make_saved_search(reader)]
    monkeypatch.setattr(saved_searches, "TOGETHER", 50)
    monkeypatch.setattr(saved_searches, "LONGEST", 0)
    assert count_new(searches) == {}


def test_three_searches_are_counted_by_as_many_statements_as_one(reader: User) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as asked:
            counted_folders_of(reader)
        return sum("articles_article" in query["sql"] for query in asked)

    make_saved_search(reader, "كلمة")
    assert statements() == 1
    make_saved_search(reader, "ثانية")
    make_saved_search(reader, "ثالثة", folder="أمن")
    assert statements() == 1
