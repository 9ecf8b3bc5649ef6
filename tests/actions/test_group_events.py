from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from articles.actions.fingerprints import replace_fingerprints
from articles.actions.group_stories import Grouped, group_stories
from articles.actions.reports import Reported, replace_reports
from articles.actions.story_decisions import move_article, take_out
from articles.analysis.reports import ONE, sign
from articles.analysis.similarity import fingerprints
from articles.models import Article, Report, Source, Story, User
from tests.factories import NOON, make_article, make_source

from .test_group_stories import LATER, stories

QUAKE = "زلزال رودبار ضحايا إنقاذ خيام"
VOTE = "انتخابات صناديق مراقبون اقتراع فرز"


def report(number: int, signs: str, *, days: float = 0, text: str = "", source: str = "") -> Article:
    """An article that waits for grouping and reports what ``signs`` says, each sign of one weight."""
    article = make_article(
        id=UUID(int=number),
        title=f"خبر {number}",
        text=text or f"نص الخبر ذي الرقم {number} وحده",
        published_at=NOON + timedelta(days=days),
        source=Source.objects.filter(name=source or f"صحيفة {number}").first()
        or make_source(source or f"صحيفة {number}"),
        analysed_at=NOON,
    )
    replace_fingerprints({article.pk: fingerprints(article.text)})
    rewrite(article, signs)
    return article


def rewrite(article: Article, signs: str) -> None:
    words = signs.split()
    weights = {sign("word", word): round(ONE * len(words) ** -0.5) for word in words}
    if replace_reports([Reported(article.pk, article.published_at, weights)]):
        Article.objects.filter(pk=article.pk).update(story_checked_at=None)


def events() -> dict[int, int]:
    """Number of each article -> that of its event."""
    return {key.int: event.int for key, event in Report.objects.values_list("article", "event") if event}


@pytest.mark.django_db
def test_reports_of_one_event_become_one_story_though_no_text_is_a_copy() -> None:
    report(1, f"{QUAKE} رئيس")
    report(2, f"{QUAKE} وزير")
    report(3, VOTE)
    assert group_stories(LATER) == Grouped(articles=3, stories=1)
    assert stories() == {UUID(int=1): [1, 2]}
    assert events() == {1: 1, 2: 1, 3: 3}
    assert not Article.objects.filter(copies__isnull=False).exists()


@pytest.mark.django_db
def test_a_later_report_joins_the_event_that_stands_and_one_of_another_week_does_not() -> None:
    report(5, QUAKE)
    report(6, QUAKE)
    group_stories(LATER)
    report(2, f"{QUAKE} رئيس", days=1)
    report(3, QUAKE, days=9)
    group_stories(LATER)
    assert stories() == {UUID(int=2): [2, 5, 6]}
    assert events()[3] == 3


@pytest.mark.django_db
def test_a_report_between_two_events_makes_them_one() -> None:
    early, late = "زلزال رودبار ضحايا إنقاذ", "ضحايا إنقاذ خيام مساعدات"
    report(4, early)
    report(5, early)
    report(6, late)
    report(7, late)
    group_stories(LATER)
    assert stories() == {UUID(int=4): [4, 5], UUID(int=6): [6, 7]}
    for number in (8, 9, 10):
        report(number, "زلزال رودبار ضحايا إنقاذ خيام مساعدات")
    group_stories(LATER)
    assert stories() == {UUID(int=4): [4, 5, 6, 7, 8, 9, 10]}
    assert Story.objects.count() == 1


@pytest.mark.django_db
def test_the_earliest_day_that_an_import_takes_is_grouped_like_any_other() -> None:
    for number, at in ((1, NOON), (2, NOON), (3, datetime(1800, 1, 1, tzinfo=UTC))):
        report(number, QUAKE, days=(at - NOON) / timedelta(days=1))
    group_stories(LATER, batch=1)
    assert events() == {1: 1, 2: 1, 3: 3}


@pytest.mark.django_db
def test_copies_are_in_one_story_whatever_their_signs_and_however_far_apart() -> None:
    text = " ".join(f"كلمة{number}" for number in range(80))
    report(1, QUAKE, text=text)
    report(2, VOTE, text=text, days=20)
    group_stories(LATER)
    assert stories() == {UUID(int=1): [1, 2]}


@pytest.mark.django_db
def test_an_article_whose_text_changes_leaves_its_event_and_the_others_stay_together() -> None:
    report(1, QUAKE)
    report(2, QUAKE)
    third = report(3, QUAKE)
    group_stories(LATER)
    rewrite(third, VOTE)
    group_stories(LATER)
    assert stories() == {UUID(int=1): [1, 2]}
    assert events() == {1: 1, 2: 1, 3: 3}


@pytest.mark.django_db
def test_what_held_an_event_together_takes_it_apart_when_it_goes() -> None:
    report(1, "زلزال رودبار ضحايا إنقاذ خيام")
    report(2, "فرز مساعدات رودبار طائرات مستشفى")
    group_stories(LATER)
    assert stories() == {}
    bridge = report(3, "زلزال رودبار ضحايا مساعدات طائرات")
    second = report(4, "زلزال رودبار فرز مساعدات طائرات")
    group_stories(LATER)
    assert len(stories()) == 1
    for article in (bridge, second):
        rewrite(article, VOTE.replace("فرز", "نتائج"))
    group_stories(LATER)
    assert stories() == {UUID(int=3): [3, 4]}


@pytest.mark.django_db
def test_every_order_and_batch_of_one_day_gives_the_same_events() -> None:
    expected = {UUID(int=1): [1, 2, 3], UUID(int=4): [4, 5]}
    for number, signs in enumerate((QUAKE, QUAKE, f"{QUAKE} وزير", VOTE, VOTE), 1):
        report(number, signs)
    group_stories(LATER)
    assert stories() == expected
    for order in ((5, 3, 1, 4, 2), (2, 4, 5, 1, 3)):
        Report.objects.update(event=None)
        Article.objects.update(story=None, story_checked_at=NOON)
        Story.objects.all().delete()
        for number in order:
            Article.objects.filter(pk=UUID(int=number)).update(story_checked_at=None)
            group_stories(LATER)
        assert stories() == expected


@pytest.mark.django_db
@pytest.mark.parametrize("few", [0, 100])
def test_a_month_at_once_is_grouped_as_evening_by_evening(few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.queries.event_window._FEW", few)
    days = [(number, (QUAKE, VOTE)[number % 2], number // 2) for number in range(1, 17)]
    for number, signs, day in days:
        report(number, signs, days=day)
        group_stories(LATER)
    evening = stories()
    Report.objects.update(event=None)
    Article.objects.update(story=None, story_checked_at=None)
    Story.objects.all().delete()
    group_stories(LATER)
    assert stories() == evening
    assert len(evening) == 2


@pytest.mark.django_db
def test_what_somebody_took_out_stays_out_though_more_reports_come(analyst: User) -> None:
    for number in (1, 2, 3):
        report(number, QUAKE)
    group_stories(LATER)
    take_out([Article.objects.get(pk=UUID(int=3))], analyst, LATER)
    assert stories() == {UUID(int=1): [1, 2]}
    report(4, QUAKE)
    group_stories(LATER)
    assert stories() == {UUID(int=1): [1, 2, 4]}


@pytest.mark.django_db
def test_two_stories_that_somebody_arranged_are_not_joined_by_a_report_between_them(analyst: User) -> None:
    early, late = "زلزال رودبار ضحايا إنقاذ", "ضحايا إنقاذ خيام مساعدات"
    for number, signs in ((1, early), (2, early), (5, late), (6, late), (7, late)):
        report(number, signs)
    group_stories(LATER)
    moved = Article.objects.get(pk=UUID(int=7))
    move_article(moved, Story.objects.get(pk=UUID(int=1)), analyst, LATER)
    assert stories() == {UUID(int=1): [1, 2, 7], UUID(int=5): [5, 6]}
    for number in (8, 9, 10):
        report(number, "زلزال رودبار ضحايا إنقاذ خيام مساعدات")
    group_stories(LATER)
    found = stories()
    assert not any({1, 5} <= set(members) for members in found.values())
    assert {1, 2, 7} <= set(found[UUID(int=1)])


@pytest.mark.django_db
def test_one_more_report_reads_nothing_of_what_lies_further_away_in_time(django_assert_max_num_queries) -> None:
    for number in range(1, 30):
        report(number, QUAKE, days=-10 * number)
    group_stories(LATER)
    report(40, QUAKE)
    with django_assert_max_num_queries(24):
        group_stories(LATER)
    assert events()[40] == 40
