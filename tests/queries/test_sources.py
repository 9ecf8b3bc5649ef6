"""What one source's page counts."""

from datetime import timedelta

import pytest

from articles.queries.sources import SourcePage
from tests.factories import NOON, make_article, make_entity, make_mention, make_source, make_story

pytestmark = pytest.mark.django_db


def test_all_stories_that_a_source_had_first_are_counted_and_the_newest_are_listed() -> None:
    paper, other = make_source("جريدة البحر"), make_source("جريدة السهل")
    for day in range(3):
        opening = make_article(source=paper, published_at=NOON + timedelta(days=day), title=f"خبر {day}")
        make_story(opening, make_article(source=other, published_at=NOON + timedelta(days=day, hours=1)))
    shown, number = SourcePage(paper).opened(2)
    assert ([article.title for article in shown], number) == (["خبر 2", "خبر 1"], 3)
    assert SourcePage(other).opened() == ([], 0)


def test_each_agency_of_a_credit_counts_and_those_with_most_articles_come_first() -> None:
    paper = make_source("جريدة البحر")
    for credited in (["كونا"], ["رويترز", "كونا"], ["رويترز", "كونا"], []):
        make_article(source=paper, credits=credited)
    assert [(share.of, share.articles) for share in SourcePage(paper).credits()] == [("كونا", 3), ("رويترز", 2)]


def test_a_name_counts_once_an_article_and_not_where_it_was_rejected() -> None:
    paper, somebody, nobody = make_source("جريدة البحر"), make_entity("سالم"), make_entity("ريم")
    for _number in range(2):
        article = make_article(source=paper)
        make_mention(article, somebody)
        make_mention(article, somebody, 6, 9)
        make_mention(article, nobody, 12, 15, decision="rejected")
    (people,) = SourcePage(paper).names().values()
    assert [(share.of, share.articles) for share in people] == [(somebody, 2)]
