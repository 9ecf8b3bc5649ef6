"""What recurs in a source is learned from what is stored, whenever and in whatever order it came."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from articles.actions.analyse_articles import analyse_articles
from articles.actions.learn_lines import learn_due_sources, learn_lines
from articles.actions.put_back_line import put_back_line
from articles.actions.store_articles import store_articles
from articles.language.line_rules import RECURRING
from articles.models import Article, Source, SourceLine, User
from tests.drafts import make_analysed
from tests.dumps import dump

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 11, 9, 0, tzinfo=UTC)
FOOTER = "المرفأ: عين على البحر"
LETTERS = "ابتثجحخدذرزسشصضط"


def made(number: int, footer: str = FOOTER, **fields: Any) -> Any:
    name = LETTERS[number] * 4
    lede = f"افتتح الوزير سالم الراوي أمس رصيفا جديدا في ميناء {name} بعد أعوام من العمل."
    text = f"{lede}\nوحضر سكان {name}.\n{footer} {number}"
    return make_analysed(
        text.rstrip(), **{"url": f"https://almarfa.example/{number}", "title": f"رصيف {name}", **fields}
    )


def arrive(*numbers: int, now: datetime = NOW) -> None:
    store_articles([made(number) for number in numbers], now)


def learn(now: datetime = NOW) -> int:
    return analyse_articles(learn_due_sources(now), now)


def test_a_recurring_line_leaves_the_texts_and_stays_visible() -> None:
    arrive(*range(8))
    assert all(FOOTER in text for text in Article.objects.values_list("text", flat=True))
    assert learn() == 8
    for article in Article.objects.all():
        assert FOOTER not in article.text
        assert article.removed[-1]["reason"] == RECURRING
        assert article.removed[-1]["line"] == 2
    line = SourceLine.objects.get()
    assert (line.kind, line.articles) == ("recurring", 8)


def test_learning_again_changes_nothing() -> None:
    arrive(*range(8))
    learn()
    before = dump()
    source = Source.objects.get()
    assert learn_lines(source.pk, NOW + timedelta(hours=1)) == []
    assert learn_due_sources(NOW + timedelta(hours=2)) == []
    assert dump() == before
    assert SourceLine.objects.get().articles == 8


def test_when_it_was_learned_and_in_which_order_articles_came_does_not_show() -> None:
    arrive(*range(12))
    learn()
    straight, lines = dump(), list(SourceLine.objects.values_list("shape", "articles"))
    Article.objects.all().delete()
    SourceLine.objects.all().delete()
    Source.objects.update(lines_learned_at=None)
    for hour, numbers in enumerate([(11, 3), (5, 0, 7, 2, 9), (1,), (4, 6, 8, 10)]):
        arrive(*numbers, now=NOW + timedelta(hours=hour))
        learn(NOW + timedelta(hours=hour))
    arrive(3, 4, 5, now=NOW + timedelta(days=1))
    learn(NOW + timedelta(days=1))
    assert list(SourceLine.objects.values_list("shape", "articles")) == lines
    assert dump()["articles_article"] == straight["articles_article"]
    assert dump()["articles_mention"] == straight["articles_mention"]


def test_a_line_that_recurs_no_more_goes_back() -> None:
    arrive(*range(6))
    learn()
    Article.objects.filter(url__in=[f"https://almarfa.example/{n}" for n in (0, 1)]).delete()
    source = Source.objects.get()
    assert analyse_articles(learn_lines(source.pk, NOW), NOW) == 4
    assert all(FOOTER in text for text in Article.objects.values_list("text", flat=True))
    assert not SourceLine.objects.exists()


def test_a_headline_that_was_a_line_of_the_source_gives_way_to_the_real_one() -> None:
    for number in range(6):
        name = LETTERS[number] * 4
        lede = f"افتتح الوزير أمس رصيفا جديدا في ميناء {name} بعد أعوام من العمل الطويل."
        text = f"عين المرفأ على البحر\nرصيف جديد في {name}\n{lede}"
        store_articles([make_analysed(text, url=f"https://almarfa.example/{number}", title="")], NOW)
    assert set(Article.objects.values_list("title", flat=True)) == {"عين المرفأ على البحر"}
    Source.objects.get().lines.create(shape="عين المرفا علي البحر", text="عين المرفأ على البحر", kind="recurring")
    analyse_articles(Article.objects.values_list("pk", flat=True), NOW)
    assert set(Article.objects.values_list("title", flat=True)) == {f"رصيف جديد في {name * 4}" for name in LETTERS[:6]}
    assert {rows[0]["reason"] for rows in Article.objects.values_list("removed", flat=True)} == {RECURRING}


def test_a_line_that_an_editor_put_back_is_not_learned_again(editor: User) -> None:
    arrive(*range(8))
    learn()
    article = Article.objects.order_by("url").first()
    assert article
    piece = article.removed[-1]
    assert put_back_line(article, len(article.removed) - 1, piece["text"], "", editor, NOW)
    source = Source.objects.get()
    assert analyse_articles(learn_lines(source.pk, NOW), NOW) == 7
    assert SourceLine.objects.get().kind == "kept"
    assert all(FOOTER in text for text in Article.objects.values_list("text", flat=True))


def test_each_source_has_lines_of_its_own() -> None:
    arrive(*range(8))
    store_articles([made(1, source="غيره", url="https://ghayr.example/1")], NOW)
    learn()
    assert Article.objects.get(source__name="غيره").text.endswith(f"{FOOTER} 1")


def test_learning_asks_as_much_of_three_articles_as_of_nine(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    arrive(*range(3))
    source = Source.objects.get()
    with django_assert_num_queries(8) as asked:
        learn_lines(source.pk, NOW)
    arrive(*range(3, 9))
    with django_assert_num_queries(len(asked.captured_queries) + 1):
        learn_lines(source.pk, NOW)
