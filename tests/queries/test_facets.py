from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from articles.language.query_syntax import parse
from articles.language.stems import index_document
from articles.models import Article, User
from articles.queries.article_filters import ArticleFilter, read_filter
from articles.queries.facet_choices import Choice
from articles.queries.facets import Beside, about, beside
from articles.queries.search import Search
from articles.queries.search_counts import Count, RowsToCount
from articles.queries.time_limit import within_time
from tests.factories import make_article, make_entity, make_mention, make_source, make_story, make_tag, tag_article

pytestmark = pytest.mark.django_db


def make(text: str = "خبر عن بغداد", **fields: Any) -> Article:
    return make_article("عنوان", text, search=index_document("عنوان", text), **fields)


def ask(user: User, filters: ArticleFilter | None = None, query: str = "بغداد") -> Beside:
    search = Search(parse(query), filters or ArticleFilter(), user)
    with within_time():
        return beside(search, search.count())


def lines(found: Beside, name: str) -> dict[Any, Choice]:
    facet = next((facet for facet in found.facets if facet.name == name), None)
    return {choice.value: choice for choice in facet.choices} if facet else {}


def counts(found: Beside, name: str) -> dict[Any, int]:
    return {value: choice.count for value, choice in lines(found, name).items()}


def found_with(filters: ArticleFilter, user: User) -> set[Any]:
    return set(filters.apply(Article.objects.all(), user).values_list("pk", flat=True))


def test_each_line_says_what_it_brings_and_what_it_leaves(reader: User) -> None:
    """Whatever is counted beside a line is what its two addresses find, and what they leave."""
    harbour, plateau = make_source("المرفأ"), make_source("الهضبة")
    tag, person, place = make_tag(), make_entity("سالم"), make_entity("عدن", kind="place")
    articles = [make(source=harbour), make(source=harbour), make(source=plateau), make("خبر آخر", source=plateau)]
    tag_article(articles[0], tag)
    make_mention(articles[0], person)
    make_mention(articles[1], place)
    make_story(articles[1], articles[2])
    articles[2].readings.create(user=reader, state="done", important=True)
    Article.objects.filter(pk=articles[0].pk).update(published_at=datetime(2026, 9, 5, tzinfo=UTC))
    hits = {article.pk for article in articles[:3]}
    seen = ask(reader)
    assert {facet.name for facet in seen.facets} == {
        "source", "kind", "person", "place", "tag", "month", "outlets", "state",
    }  # fmt: skip
    for facet in seen.facets:
        for choice in facet.choices:
            chosen, left = found_with(choice.filters, reader) & hits, found_with(choice.without, reader) & hits
            assert (len(chosen), chosen | left, chosen & left) == (choice.count, hits, set()), (facet.name, choice)


def test_what_is_left_out_is_counted_as_if_it_were_not(reader: User) -> None:
    harbour, plateau = make_source("المرفأ"), make_source("الهضبة")
    make(source=harbour)
    make(source=plateau)
    make(source=plateau)
    found = ask(reader, ArticleFilter(without_sources=(plateau.pk,)))
    assert counts(found, "source") == {plateau: 2, harbour: 1}
    line = lines(found, "source")[plateau]
    assert (line.left_out, line.chosen, line.without) == (True, False, ArticleFilter())
    assert line.filters == ArticleFilter(sources=(plateau.pk,))
    assert lines(found, "source")[harbour].without == ArticleFilter(without_sources=(plateau.pk, harbour.pk))


def test_a_name_left_out_keeps_its_line_with_what_it_keeps_away(reader: User) -> None:
    person, other = make_entity("سالم"), make_entity("ريما")
    for named in ((person,), (person, other), (other,)):
        article = make()
        for entity in named:
            make_mention(article, entity)
    found = ask(reader, ArticleFilter(without_entities=(person.pk,)))
    assert counts(found, "person") == {other: 1, person: 2}
    assert lines(found, "person")[person].left_out
    assert lines(found, "person")[person].without == ArticleFilter()


def test_a_kind_of_name_can_be_asked_for_and_left_out(reader: User) -> None:
    with_person, with_place = make(), make()
    make_mention(with_person, make_entity("سالم"))
    make_mention(with_place, make_entity("عدن", kind="place"))
    make_mention(with_place, make_entity("رفض", kind="person"), decision="rejected")
    assert counts(ask(reader), "kind") == {"person": 1, "place": 1}
    assert found_with(ArticleFilter(kinds=("person",)), reader) == {with_person.pk}
    assert found_with(ArticleFilter(without_kinds=("person",)), reader) == {with_place.pk}
    found = ask(reader, ArticleFilter(without_kinds=("person",)))
    assert counts(found, "kind") == {"person": 1, "place": 1}


def test_a_story_has_a_size_and_an_article_without_one_is_told_alone(reader: User) -> None:
    alone, *pair = [make(source=make_source(f"م {n}")) for n in range(3)]
    many = [make(source=make_source(f"م {n}")) for n in range(5)]
    make_story(*pair)
    make_story(*many)
    same = make(source=pair[0].source)
    make_story(same)
    assert counts(ask(reader), "outlets") == {"1": 2, "2-4": 2, "5+": 5}
    assert found_with(ArticleFilter(outlets=("1",)), reader) == {alone.pk, same.pk}
    assert found_with(ArticleFilter(without_outlets=("1", "5+")), reader) == {article.pk for article in pair}


def test_a_month_and_a_state_can_be_left_out(reader: User) -> None:
    september = make(published_at=datetime(2026, 9, 30, 20, 59, tzinfo=UTC))
    october = make(published_at=datetime(2026, 9, 30, 21, 0, tzinfo=UTC))  # midnight at the desk
    october.readings.create(user=reader, state="read")
    without = ArticleFilter(without_months=(date(2026, 9, 1),))
    assert found_with(without, reader) == {october.pk}
    assert counts(ask(reader, without), "month") == {date(2026, 10, 1): 1, date(2026, 9, 1): 1}
    assert found_with(ArticleFilter(without_states=("read",)), reader) == {september.pk}
    assert found_with(ArticleFilter(without_states=("unread",)), reader) == {october.pk}
    assert counts(ask(reader, ArticleFilter(without_states=("unread",))), "state") == {"unread": 1, "read": 1}


def test_what_is_chosen_keeps_its_line_among_those_that_have_more(reader: User) -> None:
    for number in range(10):
        for _each in range(2):
            make(source=make_source(f"مصدر {number}"))
    rare = make(source=make_source("نادر")).source
    nothing = make("خبر آخر", source=make_source("لا شيء")).source
    assert rare not in counts(ask(reader), "source")
    found = counts(ask(reader, ArticleFilter(sources=(rare.pk, nothing.pk))), "source")
    assert (found[rare], found[nothing]) == (1, 0)


def test_days_follow_the_query_and_the_filters(reader: User) -> None:
    make(published_at=datetime(2026, 9, 30, 21, 0, tzinfo=UTC))
    make(published_at=datetime(2026, 10, 1, 9, 0, tzinfo=UTC))
    make(published_at=datetime(2026, 10, 2, 9, 0, tzinfo=UTC))
    make("خبر آخر")
    assert ask(reader).days == {date(2026, 10, 1): 2, date(2026, 10, 2): 1}
    assert ask(reader, ArticleFilter(after=date(2026, 10, 2))).days == {date(2026, 10, 2): 1}


class Sampled(Search):
    def rows_to_count(self, count: Count) -> RowsToCount:
        rows = super().rows_to_count(count)
        return RowsToCount(rows.sql, rows.params, factor=617.3)


def test_counts_of_a_sample_are_said_to_be_guesses_in_two_digits(reader: User) -> None:
    day = datetime(2026, 11, 10, 9, tzinfo=UTC)
    source = make(published_at=day).source
    make_mention(make(published_at=day), make_entity("سالم"))
    search = Sampled(parse("بغداد"), ArticleFilter(), reader)
    with within_time():
        found = beside(search, search.count())
    assert found.about
    assert counts(found, "source") == {source: 1_200}
    assert found.days == {date(2026, 11, 10): 1_200}
    assert {facet.name: facet.about for facet in found.facets}["source"]
    assert search.counted == {}


@pytest.mark.parametrize(("number", "said"), [(0, 0), (7, 7), (99.6, 100), (1_234, 1_200), (1_250_000, 1_200_000)])
def test_a_guess_has_two_digits(number: float, said: int) -> None:
    assert about(number) == said


def test_no_facet_costs_more_queries_with_more_rows(reader: User) -> None:
    source, tag, person = make_source(), make_tag(), make_entity("سالم")

    def add() -> None:
        article = make(source=make_source(f"مصدر {Article.objects.count()}"))
        tag_article(article, tag)
        make_mention(article, person)
        make_mention(article, make_entity(f"اسم {article.pk}"))

    def queries(filters: ArticleFilter) -> int:
        with CaptureQueriesContext(connection) as captured:
            ask(reader, filters)
        return len(captured)

    narrow = ArticleFilter(without_sources=(source.pk,), entities=(person.pk,), without_states=("done",))
    add()
    one = [queries(ArticleFilter()), queries(narrow)]
    add()
    add()
    assert [queries(ArticleFilter()), queries(narrow)] == one


@pytest.mark.parametrize(
    "address",
    [
        "kind=person&not_kind=place", "outlets=2-4&outlets=5%2B&not_outlets=1", "not_month=2026-10&not_month=2026-09",
        "not_state=done&not_state=important&state=unread", "not_tag=1&not_tag=2&tag=3",
        "after=2026-01-01&not_month=2026-02",
        "not_source=00000000-0000-0000-0000-000000000000&not_entity=00000000-0000-0000-0000-000000000001",
    ],
)  # fmt: skip
def test_a_filter_is_read_from_the_address_that_it_writes(address: str) -> None:
    filters = read_filter(QueryDict(address))
    assert filters.ignored == ()
    assert read_filter(QueryDict(filters.address())) == filters
    assert sorted(filters.address().split("&")) == sorted(address.split("&"))


@pytest.mark.parametrize(
    "address",
    ["kind=x", "not_kind=", "outlets=3", "not_month=2026-13", "not_month=2026-10-05", "not_state=x", "not_source=x",
     "not_tag=0", "not_month=0001-01"],
)  # fmt: skip
def test_what_a_filter_cannot_be_is_named(address: str) -> None:
    filters = read_filter(QueryDict(address))
    assert not filters
    name, _sign, value = address.partition("=")
    assert filters.ignored == ((name,) if value else ())


def test_a_filter_less_one_value_keeps_the_others(reader: User) -> None:
    first, second = make_source("المرفأ"), make_source("الهضبة")
    filters = ArticleFilter(
        without_sources=(first.pk, second.pk), kinds=("person",), without_months=(date(2026, 9, 1),)
    )
    assert [(name, value) for name, value, _left in filters.chips()] == [
        ("kind", "person"), ("not_source", "المرفأ"), ("not_source", "الهضبة"), ("not_month", "2026-09"),
    ]  # fmt: skip
    for name, _value, left in filters.chips():
        assert len(left.chips()) == 3
        assert name in [*left.parameters(), "kind", "not_month"]
