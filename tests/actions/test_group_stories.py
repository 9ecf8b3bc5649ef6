import random
import threading
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import OperationalError, connection, transaction

from articles.actions.fingerprints import replace_fingerprints
from articles.actions.group_stories import Grouped, group_stories
from articles.analysis.similarity import fingerprints
from articles.models import Article, Reuse, Story
from tests.analysis.wires import COPY, THIRD, UNRELATED, WIRE
from tests.factories import NOON, make_article, make_source

LATER = NOON + timedelta(hours=1)


def add(number: int, text: str, **fields: object) -> Article:
    """An article that waits for grouping, with an id that says its number."""
    fields.setdefault("title", f"خبر {number}")
    fields.setdefault("analysed_at", NOON)
    article = make_article(text=text, id=UUID(int=number), **fields)
    replace_fingerprints({article.pk: fingerprints(text)})
    return article


def stories() -> dict[UUID, list[int]]:
    """Story id -> numbers of its members."""
    found: dict[UUID, list[int]] = {}
    for story, key in Article.objects.filter(story__isnull=False).order_by("id").values_list("story", "id"):
        found.setdefault(story, []).append(key.int)
    return found


@pytest.mark.django_db
def test_copies_become_one_story_and_an_article_without_a_copy_gets_none() -> None:
    add(1, WIRE)
    add(2, COPY)
    add(3, UNRELATED)
    assert group_stories(LATER) == Grouped(articles=3, stories=1)
    assert stories() == {UUID(int=1): [1, 2]}
    assert not Article.objects.filter(story_checked_at=None).exists()


@pytest.mark.django_db
def test_the_earliest_article_gives_the_title_and_the_counts_are_kept() -> None:
    quay, mast = make_source("صحيفة الرصيف"), make_source("موقع السارية")
    add(1, WIRE, title="جنوح سفينة", published_at=NOON + timedelta(hours=3), source=quay)
    add(2, COPY, title="ناقلة تجنح", published_at=NOON, source=mast)
    add(3, THIRD, title="تعليق الملاحة", published_at=NOON + timedelta(hours=1), source=mast)
    group_stories(LATER)
    story = Story.objects.get()
    assert story.title == "ناقلة تجنح"
    assert (story.article_count, story.source_count) == (3, 2)
    assert (story.first_published_at, story.last_published_at) == (NOON, NOON + timedelta(hours=3))


@pytest.mark.django_db
def test_a_second_run_changes_nothing_and_asks_for_no_text() -> None:
    add(1, WIRE)
    add(2, COPY)
    group_stories(LATER)
    before = list(Article.objects.order_by("id").values()), list(Story.objects.values())
    assert group_stories(LATER + timedelta(hours=1)) == Grouped(0, 0)
    assert (list(Article.objects.order_by("id").values()), list(Story.objects.values())) == before


@pytest.mark.django_db
def test_a_later_copy_joins_the_story_that_stands() -> None:
    add(1, WIRE)
    add(2, WIRE + UNRELATED[:40])
    group_stories(LATER)
    add(3, COPY, published_at=NOON - timedelta(days=1), title="الأول")
    assert group_stories(LATER) == Grouped(articles=1, stories=1)
    assert stories() == {UUID(int=1): [1, 2, 3]}
    story = Story.objects.get()
    assert (story.title, story.article_count) == ("الأول", 3)


def halves() -> tuple[str, str, str]:
    """Two texts that share nothing, and a round-up in which both stand whole."""
    words = [f"{chr(0x0628 + n % 20)}{chr(0x0628 + n // 20)}كلمة" for n in range(120)]
    return " ".join(words[:60]), " ".join(words[60:]), " ".join(words)


@pytest.mark.django_db
def test_a_round_up_joins_none_of_the_stories_that_it_holds() -> None:
    left, right, both = halves()
    for number, text in ((4, left), (5, left), (2, right), (3, right)):
        add(number, text)
    group_stories(LATER)
    assert stories() == {UUID(int=4): [4, 5], UUID(int=2): [2, 3]}
    add(9, both)
    group_stories(LATER)
    assert stories() == {UUID(int=4): [4, 5], UUID(int=2): [2, 3]}
    assert Reuse.objects.filter(right=UUID(int=9)).count() == 4


@pytest.mark.django_db
def test_an_article_leaves_its_story_when_it_turns_out_to_be_a_round_up() -> None:
    left, right, both = halves()
    add(1, left)
    add(9, both)
    group_stories(LATER)
    assert stories() == {UUID(int=1): [1, 9]}
    add(2, right)
    group_stories(LATER)
    assert (stories(), Story.objects.count()) == ({}, 0)


@pytest.mark.django_db
def test_an_article_that_is_one_text_with_two_stories_joins_them() -> None:
    words = [f"{chr(0x0628 + n % 20)}{chr(0x0628 + n // 20)}كلمة" for n in range(150)]
    for number, text in ((4, words[:100]), (5, words[:100]), (2, words[60:]), (3, words[60:])):
        add(number, " ".join(text))
    group_stories(LATER)
    assert stories() == {UUID(int=4): [4, 5], UUID(int=2): [2, 3]}
    add(9, " ".join(words[25:130]))
    group_stories(LATER)
    assert stories() == {UUID(int=2): [2, 3, 4, 5, 9]}
    assert Story.objects.count() == 1


@pytest.mark.django_db
def test_the_stories_do_not_depend_on_the_order_in_which_articles_came() -> None:
    left, right, both = halves()
    texts = {1: left, 2: right, 3: both, 4: WIRE, 5: COPY, 6: THIRD, 7: UNRELATED, 8: left}
    expected = {UUID(int=1): [1, 8], UUID(int=4): [4, 5, 6]}
    for seed in range(6):
        chance = random.Random(seed)
        with transaction.atomic():
            for number in chance.sample(sorted(texts), len(texts)):
                add(number, texts[number])
                if chance.random() < 0.6:
                    group_stories(LATER, batch=chance.choice([1, 2, 100]))
            group_stories(LATER)
            assert stories() == expected
            assert set(Story.objects.values_list("pk", flat=True)) == set(expected)
            transaction.set_rollback(True)


@pytest.mark.django_db
def test_many_articles_with_one_text_are_one_story() -> None:
    for number in range(1, 31):
        add(number, WIRE)
    group_stories(LATER, batch=7)
    assert stories() == {UUID(int=1): list(range(1, 31))}


@pytest.mark.django_db
def test_an_article_that_was_not_analysed_waits() -> None:
    add(1, WIRE, analysed_at=None)
    add(2, WIRE)
    assert group_stories(LATER) == Grouped(articles=1, stories=0)
    assert Article.objects.filter(story_checked_at=None).count() == 1


@pytest.mark.django_db
def test_a_text_of_three_words_is_looked_at_once_and_has_no_story() -> None:
    add(1, "أغلق الميناء الشرقي")
    add(2, "أغلق الميناء الشرقي")
    assert group_stories(LATER) == Grouped(articles=2, stories=0)
    assert group_stories(LATER) == Grouped(articles=0, stories=0)


@pytest.mark.django_db
def test_an_article_whose_text_changed_leaves_the_story_it_no_longer_copies() -> None:
    for number, text in ((1, WIRE), (2, COPY), (3, THIRD)):
        add(number, text)
    group_stories(LATER)
    Article.objects.filter(pk=UUID(int=1)).update(text=UNRELATED, story_checked_at=None)
    replace_fingerprints({UUID(int=1): fingerprints(UNRELATED)})
    group_stories(LATER)
    assert stories().get(UUID(int=1)) is None
    assert Article.objects.get(pk=UUID(int=1)).story is None
    assert Story.objects.count() == len(stories())


@pytest.mark.django_db
def test_the_number_of_queries_does_not_grow_with_the_articles(django_assert_max_num_queries: object) -> None:
    for number in range(1, 41):
        add(number, f"{WIRE}{'كلمة ' * number}")
    with django_assert_max_num_queries(32):  # type: ignore[operator]
        group_stories(LATER)
    assert len(stories()) == 1


@pytest.mark.django_db(transaction=True)
def test_two_runs_at_once_end_as_one_run() -> None:
    for number in range(1, 13):
        add(number, WIRE if number % 2 else UNRELATED)
    results: list[Grouped] = []

    def run() -> None:
        try:
            results.append(group_stories(LATER, batch=3))
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert sum(result.articles for result in results) == 12
    assert stories() == {UUID(int=1): [1, 3, 5, 7, 9, 11], UUID(int=2): [2, 4, 6, 8, 10, 12]}


def killed_run(failures: list[type[Exception]]) -> None:
    """A run whose connection the server ends as it writes its first story."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            (pid,) = cursor.fetchone()
        with connection.execute_wrapper(lambda run, sql, *rest: run(_ending(pid, sql), *rest)):
            group_stories(LATER)
    except OperationalError as error:
        failures.append(type(error))
    finally:
        connection.close()


def _ending(pid: int, sql: str) -> str:
    return f"SELECT pg_terminate_backend({pid}); {sql}" if sql.startswith("UPDATE articles_article AS a") else sql


@pytest.mark.django_db(transaction=True)
def test_a_run_that_is_killed_leaves_nothing_half_done() -> None:
    add(1, WIRE)
    add(2, COPY)
    failures: list[type[Exception]] = []
    thread = threading.Thread(target=killed_run, args=[failures])
    thread.start()
    thread.join(timeout=60)
    assert failures
    assert (stories(), Story.objects.count()) == ({}, 0)
    assert Article.objects.filter(story_checked_at=None).count() == 2
    group_stories(LATER)
    assert stories() == {UUID(int=1): [1, 2]}
