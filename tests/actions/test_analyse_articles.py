"""Finding anew keeps what people decided, and what they mended."""

from datetime import UTC, datetime
from typing import Any

import pytest

from articles.actions.analyse_articles import analyse_articles
from articles.actions.store_articles import store_articles
from articles.models import Alias, Article, Entity, Mention, User
from tests.drafts import TEXT, make_analysed
from tests.dumps import dump

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 11, 9, 0, tzinfo=UTC)


@pytest.fixture
def article() -> Article:
    made = make_analysed()
    store_articles([made], NOW)
    return Article.objects.get(pk=made.id)


def test_the_same_rules_find_the_same(article: Article) -> None:
    before = dump()
    assert analyse_articles([article.pk], NOW) == 1
    assert dump() == before


def test_a_rejected_mention_stays_rejected_in_all_its_places(article: Article, analyst: User) -> None:
    rows = article.mentions.filter(entity__name="بغداد")
    rows.update(decision="rejected", decided_by=analyst)
    count = article.mentions.count()
    analyse_articles([article.pk], NOW)
    assert set(article.mentions.filter(entity__name="بغداد").values_list("decision", "decided_by")) == {
        ("rejected", analyst.pk)
    }
    assert article.mentions.count() == count


def test_a_mention_that_a_person_added_stays_though_no_rule_finds_it(article: Article, analyst: User) -> None:
    ship = Entity.objects.create(kind="organisation", name="السفن الكبيرة")
    start = article.text.index("السفن الكبيرة")
    Mention.objects.create(
        article=article, entity=ship, start=start, end=start + 13, text="السفن الكبيرة", rule="by hand",
        published_at=article.published_at, decision="confirmed", decided_by=analyst,
    )  # fmt: skip
    analyse_articles([article.pk], NOW)
    kept = article.mentions.get(entity=ship)
    assert (kept.start, kept.rule, kept.decision, kept.decided_by) == (start, "by hand", "confirmed", analyst)


def test_nothing_is_found_across_what_a_person_confirmed(article: Article, analyst: User) -> None:
    found = article.mentions.get(text="بغداد")
    team = Entity.objects.create(kind="organisation", name="نادي بغداد")
    Mention.objects.filter(pk=found.pk).update(entity=team, decision="confirmed", decided_by=analyst)
    analyse_articles([article.pk], NOW)
    assert list(article.mentions.filter(text="بغداد").values_list("entity", flat=True)) == [team.pk]


def test_a_name_that_an_analyst_confirmed_is_found(article: Article) -> None:
    pier = Entity.objects.create(kind="place", name="الرصيف", confirmed=True)
    Alias.objects.create(entity=pier, text="رصيف جديد", origin=Alias.Origin.PERSON)
    assert not article.mentions.filter(entity=pier).exists()
    analyse_articles([article.pk], NOW)
    assert set(article.mentions.filter(entity=pier).values_list("text", flat=True)) == {"الرصيف", "رصيف جديد"}


def test_what_an_editor_mended_stays(article: Article) -> None:
    Article.objects.filter(pk=article.pk).update(
        title="عنوان المحرر",
        text=TEXT + "\nتصويب: الرصيف ثانٍ.",
        removed=[{"text": "إعلان", "reason": "site furniture"}],
    )
    analyse_articles([article.pk], NOW)
    article.refresh_from_db()
    assert article.title == "عنوان المحرر"
    assert article.text.endswith("تصويب: الرصيف ثانٍ.")
    assert article.removed[0] == {"text": "إعلان", "reason": "site furniture"}
    assert article.sentences[-1][1] == len(article.text)


def test_the_anchor_of_dates_is_the_day_of_publication_at_the_desk(article: Article) -> None:
    Article.objects.update(published_at=datetime(2026, 11, 11, 22, 30, tzinfo=UTC))
    analyse_articles([article.pk], NOW)
    assert article.time_references.filter(anchor="2026-11-12").exists()


def test_many_articles_in_few_queries(django_assert_max_num_queries: Any) -> None:
    batch = [make_analysed(f"{TEXT}\nوهذا خبر {n}.", url=f"https://almarfa.example/{n}") for n in range(20)]
    store_articles(batch, NOW)
    with django_assert_max_num_queries(20 + 30):
        assert analyse_articles([one.id for one in batch], NOW) == 20
