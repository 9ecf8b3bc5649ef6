"""How much a source takes from others, whose text it is, how late it comes and whether it says so."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.language.sentences import split_sentences
from articles.models import Article, Source
from articles.queries.reuse_by_source import EARLIEST, NEWEST, SourceReuse, reuse_by_source
from tests.analysis.wires import COPY, UNRELATED, WIRE
from tests.factories import NOON, make_article, make_source

pytestmark = pytest.mark.django_db


def published(outlet: str, minutes: float, text: str = WIRE, kind: str = "outlet", **fields: Any) -> Article:
    cut = [[sentence.start, sentence.end] for sentence in split_sentences(text)]
    at = NOON + timedelta(minutes=minutes)
    source = make_source(outlet, kind=kind)
    return make_article(outlet, text, source=source, **{"published_at": at, "sentences": cut, **fields})


def copies(*articles: Article) -> None:
    """What grouping writes of articles that are copies of one text."""
    Article.objects.filter(pk__in=[one.pk for one in articles]).update(copies=min(one.pk for one in articles))


def reuse(**period: Any) -> SourceReuse:
    return reuse_by_source(Source.objects.get(name="السارية"), **period)


def said(found: SourceReuse) -> list[tuple[str, int, float | None, int | None]]:
    """Whose text, how many, minutes behind, how many of them say so."""
    minute = timedelta(minutes=1)
    behind = [None if row.median_behind is None else row.median_behind / minute for row in found.rows]
    return [(r.whose, r.articles, late, r.credited) for r, late in zip(found.rows, behind, strict=True)]


def test_what_is_taken_is_counted_under_the_agency_whose_text_it_is() -> None:
    for day, credited in enumerate([["فرانس برس"], [], ["رويترز"]]):
        wire = published("الرصيف", day * 1440, credits=["فرانس برس"])
        copies(wire, published("السارية", day * 1440 + 10 * (day + 1), credits=credited))
    published("السارية", 9000, UNRELATED)
    found = reuse()
    assert said(found) == [("فرانس برس", 3, 20.0, 1)]
    assert (found.articles, found.shared, found.copies, found.share) == (4, 3, 3, 0.75)


def test_an_agency_of_the_desk_stands_for_itself() -> None:
    agency = published("وكالة السهل", 0, kind=Source.Kind.AGENCY)
    copies(agency, published("السارية", 5, f"{WIRE}وأوردت ذلك وكالة السهل في خبر لها اليوم.\n"))
    assert said(reuse()) == [("وكالة السهل", 1, 5.0, 1)]


def test_where_no_agency_is_named_the_other_source_is() -> None:
    first = published("الرصيف", 0)
    copies(first, published("السارية", 5))
    (row,) = reuse().rows
    assert (row.whose, row.source, row.credited) == ("الرصيف", first.source, None)


def test_what_a_source_had_first_or_wrote_itself_is_not_taken() -> None:
    copies(published("السارية", 0), published("الرصيف", 5))
    copies(published("الرصيف", 0), published("السارية", 5, UNRELATED))
    found = reuse()
    assert (found.articles, found.shared, found.copies, found.rows) == (2, 2, 0, [])


def test_its_own_earlier_article_is_not_another_source() -> None:
    copies(published("السارية", 0), published("السارية", 5))
    assert (reuse().shared, reuse().copies) == (0, 0)


def test_a_day_without_a_time_says_who_was_first_and_not_by_how_much() -> None:
    late = published("السارية", 3000, COPY, published_precision=Article.Precision.DAY)
    copies(published("الرصيف", 0), late)
    assert said(reuse()) == [("الرصيف", 1, None, None)]


def test_a_period_leaves_out_what_was_published_before_and_after() -> None:
    for number in range(3):
        copies(published("الرصيف", number * 1440), published("السارية", number * 1440 + 5))
    day = timedelta(days=1)
    assert reuse(first=NOON + day, last=NOON + 2 * day).copies == 1
    assert reuse(first=NOON + day).copies == 2


def test_a_source_without_articles_has_taken_nothing() -> None:
    make_source("السارية")
    found = reuse()
    assert (found.articles, found.share, found.rows) == (0, None, [])


def test_the_number_of_queries_grows_neither_with_articles_nor_with_members() -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as caught:
            reuse()
        return len(caught)

    copies(published("الرصيف", 0), published("السارية", 5))
    source = Source.objects.get(name="السارية")
    one = count()
    for day in range(1, 4):
        copies(*[published(f"وسيلة {n}", day * 1440 + n) for n in range(6)], published("السارية", day * 1440 + 9))
    assert count() == one
    assert source.articles.count() == 4


def test_only_the_newest_articles_and_the_earliest_members_are_read() -> None:
    outlets = [published(f"وسيلة {n}", n, UNRELATED) for n in range(EARLIEST)]
    copies(*outlets, published("الرصيف", 50), published("السارية", 60))
    assert reuse().copies == 0
    for n in range(NEWEST):
        published("السارية", 100 + n, UNRELATED)
    found = reuse()
    assert (found.articles, found.shared) == (NEWEST, 0)
