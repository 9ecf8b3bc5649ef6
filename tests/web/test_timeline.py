import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.analysis.timeline import Zoom, window_up_to
from articles.models import Alias, Article, User
from articles.queries.timeline_table import SIZE
from articles.web.drawing import columns
from tests.factories import (
    make_article,
    make_entity,
    make_mention,
    make_source,
    make_story,
    make_tag,
    make_time_reference,
    tag_article,
)

SEEDS = Path(__file__).parents[2].parent / "shared" / "seeds"
ClientOf = Callable[[User], Client]
TEXT = "أُغلق الجسر في آب الماضي. وافتُتح أمس."


@pytest.fixture
def client(reader: User, client_of: ClientOf) -> Client:
    return client_of(reader)


def at(day: date, **fields: Any) -> Article:
    moment = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    return make_article(text=TEXT, published_at=moment, sentences=[[0, 25], [26, len(TEXT)]], **fields)


def refer(article: Article, earliest: date, latest: date | None = None, granularity: str = "day") -> None:
    start = article.time_references.count() * 4
    make_time_reference(
        article, start, start + 3, earliest=earliest, latest=latest or earliest, granularity=granularity
    )


def show(client: Client, query: str = "") -> str:
    response = client.get(f"{reverse('timeline')}?{query}")
    assert response.status_code == 200
    return response.content.decode()


def rows(html: str) -> int:
    return html.count("<tr data-row-of=")


def test_an_empty_desk_says_what_to_do_next(client: Client) -> None:
    assert reverse("add") in show(client)
    assert rows(show(client, "clock=happened")) == 0


def test_without_a_start_the_window_holds_the_newest_articles_and_not_an_empty_today(client: Client) -> None:
    at(date(2019, 3, 4), title="جسر الوادي يُفتح")
    html = show(client)
    assert "جسر الوادي يُفتح" in html
    assert rows(html) == 1


def test_what_lies_outside_the_window_is_counted_and_linked(client: Client) -> None:
    for day in (date(2019, 3, 4), date(2026, 10, 1), date(2026, 10, 2)):
        at(day)
    html = show(client, "zoom=month&from=2026-01-01")
    assert rows(html) == 2
    earlier = re.search(r'href="(\?[^"]+)">\s*[^<]*1 قبل ', html)
    assert earlier
    assert rows(show(client, earlier.group(1).removeprefix("?").replace("&amp;", "&"))) == 1


def test_the_happened_clock_shows_each_time_with_its_sentence_and_what_names_it(client: Client) -> None:
    article = at(date(2026, 11, 2), title="جسر الوادي")
    make_time_reference(
        article, 15, 24, earliest=date(2026, 8, 1), latest=date(2026, 8, 31), granularity="month", rule="gregorian"
    )
    html = show(client, "clock=happened")
    assert "2026-08<" in html
    assert re.search(r'أُغلق الجسر في <a[^>]*><mark data-kind="date">آب الماضي</mark></a>\.', html)
    assert f"{article.get_absolute_url()}#t" in html
    assert reverse("source", args=[article.source_id]) in html
    assert 'class="bar"' in html


def test_a_day_is_a_dot_and_a_year_is_a_bar_with_fading_ends(client: Client) -> None:
    article = at(date(2026, 11, 2))
    refer(article, date(2026, 11, 1))
    assert show(client, "clock=happened").count("<circle") == 1
    refer(article, date(2026, 1, 1), date(2026, 12, 31), "year")
    assert 'class="bar bar-soft"' in show(client, "clock=happened&zoom=year")


def test_a_time_longer_than_the_window_is_counted_but_not_drawn(client: Client) -> None:
    article = at(date(2026, 11, 2))
    refer(article, date(2026, 11, 1))
    refer(article, date(2020, 1, 1), date(2029, 12, 31), "decade")
    html = show(client, "clock=happened&zoom=day&from=2026-10-20")
    assert rows(html) == 1
    assert "1 أطول" in html or "1 longer" in html


def test_absurd_days_do_not_choose_the_window_but_can_be_reached(client: Client) -> None:
    article = at(date(2026, 11, 2))
    refer(article, date(2026, 11, 1))
    refer(article, date(1934, 1, 1), date(1934, 12, 31), "year")
    refer(article, date(2199, 1, 1))
    html = show(client, "clock=happened")
    assert rows(html) == 1
    assert html.count("from=1934") + html.count("from=1923") >= 1
    assert "from=2199" in html


def test_a_link_to_one_interval_selects_it(client: Client) -> None:
    article = at(date(2026, 11, 2))
    refer(article, date(2026, 8, 1), date(2026, 8, 31), "month")
    refer(article, date(2026, 9, 20))
    assert rows(show(client, "clock=happened&after=2026-08-01&before=2026-08-31")) == 1


@pytest.mark.parametrize("clock", ["published", "happened"])
def test_source_tag_name_and_story_narrow_both_clocks(client: Client, clock: str) -> None:
    one, other = at(date(2026, 11, 2), source=make_source("السدّ")), at(date(2026, 11, 3), source=make_source("الميناء"))
    for article in (one, other):
        refer(article, date(2026, 11, 1))
    tag, entity = make_tag(), make_entity()
    tag_article(one, tag)
    make_mention(one, entity)
    story = make_story(one)
    assert rows(show(client, f"clock={clock}")) == 2
    for query in (f"source={one.source_id}", f"tag={tag.pk}", f"entity={entity.pk}", f"story={story.pk}"):
        assert rows(show(client, f"clock={clock}&{query}")) == 1, query
    assert rows(show(client, f"clock={clock}&lanes=story")) == 2


def test_a_name_typed_leads_to_its_timeline_by_any_of_its_forms(client: Client) -> None:
    entity = make_entity("سالم الراوي")
    Alias.objects.create(entity=entity, text="أبو جابر")
    for name in ("سالم الراوى", "ابو جابر"):
        response = client.get(reverse("timeline"), {"name": name, "zoom": "month"})
        assert response.status_code == 302
        assert f"entity={entity.pk}" in response.headers["Location"]
        assert "zoom=month" in response.headers["Location"]
    assert "لا أحد بهذا الاسم" in show(client, "name=لا أحد بهذا الاسم")


def test_the_table_pages_by_key_and_shows_every_row_once(client: Client) -> None:
    for minute in range(45):
        moment = datetime(2026, 11, 2, 9, minute, tzinfo=UTC)
        refer(make_article(text=TEXT, published_at=moment), date(2026, 11, 1))
    for clock in ("published", "happened"):
        seen: list[str] = []
        query = f"clock={clock}"
        for _page in range(2):
            html = show(client, query)
            seen += re.findall(r'class="article"><a href="([^"]+)"', html)
            older = re.search(r'rel="next" href="\?([^"#]+)', html)
            query = older.group(1).replace("&amp;", "&") if older else ""
        assert len(seen) == len(set(seen)) == 45
        assert not query
    assert rows(show(client, "clock=happened&older=2026-11-01.99999999999999999999999")) == SIZE


@pytest.mark.parametrize(
    "query",
    [
        "zoom=century&clock=said&lanes=x&from=yesterday&after=0&before=9999-12-31",
        "from=0001-01-01&zoom=year",
        "from=9999-12-31&zoom=day&clock=happened",
        "after=2026-11-05&before=2026-11-01",
        "story=1&entity=x&tag=0&source=%00",
        "older=x&newer=y&clock=happened",
        "name=%20",
    ],
)
def test_an_address_that_cannot_be_read_still_shows_a_timeline(client: Client, query: str) -> None:
    refer(at(date(2026, 11, 2)), date(2026, 11, 1))
    show(client, query)


@pytest.mark.parametrize("zoom", ["year", "quarter", "month", "week", "day"])
def test_every_zoom_counts_the_same_articles(client: Client, zoom: str) -> None:
    for day in range(3):
        at(date(2026, 11, 2) + timedelta(days=day))
    assert rows(show(client, f"zoom={zoom}")) == 3


@pytest.mark.parametrize("query", ["", "clock=happened", "clock=happened&lanes=story"])
def test_the_number_of_queries_does_not_grow_with_rows(client: Client, query: str) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as captured:
            show(client, query)
        return len(captured)

    def one(number: int) -> None:
        article = at(date(2026, 11, number), source=make_source(f"صحيفة {number}"))
        refer(article, date(2026, 11, number))
        refer(article, date(2026, 10, 1), date(2026, 10, 31), "month")
        make_story(article)

    one(1)
    count()
    before = count()
    one(2)
    one(3)
    assert count() == before


def test_the_newest_stands_at_the_start_right_in_arabic_and_left_in_english(client: Client, reader: User) -> None:
    at(date(2026, 11, 2))
    assert 'data-newest="right"' in show(client)
    reader.language = "en"
    reader.save()
    assert 'data-newest="left"' in show(client)


def test_the_timeline_is_for_reading_and_for_those_who_signed_in(client: Client) -> None:
    assert client.post(reverse("timeline")).status_code == 405
    assert Client().get(reverse("timeline")).status_code == 302


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed articles are not beside the project")
def test_the_seeds_show_december_2017_and_the_seventh_of_may_2020_with_their_sentences(client: Client) -> None:
    call_command("import_articles", str(SEEDS), jobs=1)
    december = show(client, "clock=happened&after=2017-12-01&before=2017-12-31")
    assert "2017-12<" in december
    assert "ديسمبر/كانون الأول الماضي</mark>" in december
    assert "وأعلن العراق" in december
    may = show(client, "clock=happened&zoom=month&from=2020-01-01")
    assert "2020-05-07<" in may
    assert "7 أيار/ مايو</mark>" in may


def test_the_names_of_months_keep_inside_the_drawing_and_apart() -> None:
    window = window_up_to(date(2026, 12, 1), Zoom.WEEK)
    drawn = columns(window, [1] * len(window.edges[1:]), 64)
    assert (drawn[0].first, drawn[-1].last) == (True, True)
    assert not any(column.last for column in drawn[:-1])
    kept = [place for place, column in enumerate(drawn) if column.context and not column.spare]
    assert all(later - earlier >= len(drawn) // 4 for earlier, later in pairwise(kept))
    assert any(column.spare for column in drawn)
    years = window_up_to(date(2026, 12, 1), Zoom.YEAR)
    assert not any(column.context for column in columns(years, [1] * len(years.edges[1:]), 64))
