from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from django.db import connection

from articles.language.query_marks import find_marks
from articles.language.query_syntax import parse
from articles.language.stems import index_document
from articles.models import Article, Reading, User
from articles.models.article import ArticleQuerySet
from articles.queries.article_filters import ArticleFilter
from articles.queries.facets import facets
from articles.queries.search import Search, Sort
from articles.queries.search_advice import advice
from articles.queries.search_hits import hits
from articles.queries.time_limit import within_time
from tests.factories import make_article, make_entity, make_mention, make_source, make_tag, tag_article

pytestmark = pytest.mark.django_db

TEXTS = [
    "سافر الوزير إلى العراق.",
    "هبطت الطائرة بالعراق أمس.",
    "إيران والعراق يوقعان اتفاقا.",
    "رسالة للعراق من ايران.",
    "وصل الوفد ببغداد ليلا.",
    "بغداد تستقبل الوفد.",
    "وزارة الكتاب في لبنان ووليد في فلسطين.",
    "زار وفد كركوك وتاب عن رأيه.",
    "مسئول في سورية: الحكومه باقية.",
    "المسؤول عن سوريا والحكومة.",
    "وزير الدفاع في بغداد.",
    "ووزارة الدفاع ببغداد.",
    "قال علي إن على الطاولة كتابا.",
    "خطاب الملك عبد الله في ٢٠١٥.",
    "زيارة عبدالله بن سالم عام 2015.",
    "سوريون وسوري في لندن.",
]
QUERIES = [
    "العراق", "عراق", "بالعراق", "إيران", "ايران", "بغداد", "ببغداد", "زار", "تاب", "وليد", "لبنان", "فلسطين", "كركوك",
    "وزارة", "كتاب", "سوريا", "سورية", "مسؤول", "مسئول", "الحكومة", '"وزارة الدفاع"', '"الدفاع في بغداد"', "علي", "على",
    "عبد الله", "عبدالله", "2015", "٢٠١٥", "سوري*", "العراق -إيران", "بغداد OR دمشق",
    "(العراق ايران) OR لندن", "-العراق", '"الوفد ببغداد" -ليلا', "الطاول*",
]  # fmt: skip


def make(title: str = "عنوان", text: str = "نص", **fields: Any) -> Article:
    return make_article(title, text, search=index_document(title, text), **fields)


def ask(query: str, user: User, filters: ArticleFilter | None = None) -> Search:
    return Search(parse(query), filters or ArticleFilter(), user)


def found(query: str, user: User, filters: ArticleFilter | None = None) -> list[Article]:
    search = ask(query, user, filters)
    with within_time():
        return search.page(search.count()).articles


def texts(query: str, user: User) -> set[str]:
    return {article.text for article in found(query, user)}


@pytest.fixture
def desk(db: None) -> list[Article]:
    return [make("عنوان", text) for text in TEXTS]


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("العراق", {0, 1, 2, 3}),
        ("إيران", {2, 3}),
        ("بغداد", {4, 5, 10, 11}),
        ("زار", {7}),
        ("تاب", {7}),
        ("وزارة", {6, 11}),
        ("لبنان", {6}),
        ("فلسطين", {6}),
        ("وليد", {6}),
        ("كركوك", {7}),
        ("سوريا", {8, 9}),
        ("سورية", {8, 9}),
        ("مسؤول", {8, 9}),
        ("الحكومة", {8, 9}),
        ('"وزارة الدفاع"', {11}),
        ('"الدفاع في بغداد"', {10}),
        ("علي", {12}),
        ("على", set()),
        ("عبد الله", {13, 14}),
        ("عبدالله", {13, 14}),
        ("2015", {13, 14}),
        ("العراق -إيران", {0, 1}),
        ("لبنان أو كركوك", {6, 7}),
        ("-العراق -بغداد -سوريا -علي -عبدالله -سوري", {6, 7}),
    ],
)
def test_a_query_finds_what_a_reader_of_arabic_expects(
    query: str, numbers: set[int], desk: list[Article], reader: User
) -> None:
    assert texts(query, reader) == {TEXTS[number] for number in numbers}


@pytest.mark.parametrize("query", QUERIES)
def test_marks_and_database_agree(query: str, desk: list[Article], reader: User) -> None:
    read = parse(query)
    hit = texts(query, reader)
    if "-" not in query and "(" not in query:
        assert hit == {text for text in TEXTS if find_marks(text, read)}
    elif query.startswith("-"):
        assert hit == {text for text in TEXTS if not find_marks(text, parse(query[1:]))}
    else:
        assert all(find_marks(text, read) for text in hit)


def test_a_phrase_does_not_run_from_headline_into_text(reader: User) -> None:
    make("اجتماع وزارة", "الدفاع عن المدينة")
    assert found('"وزارة الدفاع"', reader) == []


def test_nothing_understood_finds_nothing_and_a_filter_alone_finds_its_articles(reader: User) -> None:
    article = make()
    assert found("من", reader) == []
    assert found("", reader) == []
    assert found("", reader, ArticleFilter(sources=(article.source_id,))) == [article]


def test_relevance_puts_the_headline_before_the_text_and_pages_both_ways(reader: User) -> None:
    in_title = make("بغداد تستعد", "نص آخر")
    in_text = [make("عنوان", "كلام كثير ثم " * 30 + "بغداد") for _number in range(4)]
    search = replace(ask("بغداد", reader), sort=Sort.RELEVANCE)
    with within_time():
        count = search.count()
        first = search.page(count, size=3)
        assert first.articles[0] == in_title
        assert first.newer == ""
        second = search.page(count, older=first.older, size=3)
        assert {a.pk for a in first.articles + second.articles} == {a.pk for a in [in_title, *in_text]}
        assert second.older == ""
        again = search.page(count, newer=second.newer, size=3)
        assert [a.pk for a in again.articles] == [a.pk for a in first.articles]


def test_filters_narrow_the_hits(reader: User) -> None:
    harbour, coast = make_source("المرفأ"), make_source("الساحل")
    first = make("عنوان", "بغداد", source=harbour, published_at=datetime(2026, 10, 5, 12, tzinfo=UTC))
    second = make("عنوان", "بغداد", source=coast, published_at=datetime(2026, 11, 5, 12, tzinfo=UTC))
    tag, entity = make_tag(), make_entity()
    tag_article(first, tag)
    make_mention(second, entity)
    Reading.objects.create(article=first, user=reader, state="done")

    def pks(filters: ArticleFilter) -> list[Any]:
        return [article.pk for article in found("بغداد", reader, filters)]

    assert pks(ArticleFilter(sources=(harbour.pk,))) == [first.pk]
    assert pks(ArticleFilter(tags=(tag.pk,))) == [first.pk]
    assert pks(ArticleFilter(entities=(entity.pk,))) == [second.pk]
    assert pks(ArticleFilter(after=date(2026, 11, 1))) == [second.pk]
    assert pks(ArticleFilter(before=date(2026, 11, 1))) == [first.pk]
    assert pks(ArticleFilter(state="done")) == [first.pk]
    assert pks(ArticleFilter(state="unread")) == [second.pk]


def counts(search: Search, name: str) -> dict[str, tuple[int, bool]]:
    with within_time():
        built = {facet.name: facet for facet in facets(search, search.count())}
    return {str(c.value): (c.count, c.chosen) for c in built[name].choices} if name in built else {}


def test_facets_count_what_the_query_finds(reader: User) -> None:
    harbour, coast = make_source("المرفأ"), make_source("الساحل")
    entity, tag = make_entity(), make_tag()
    for source in (harbour, harbour, coast):
        article = make("عنوان", "بغداد", source=source, published_at=datetime(2026, 10, 5, tzinfo=UTC))
        make_mention(article, entity, 0, 2)
        make_mention(article, entity, 3, 5)
    make_mention(article, make_entity("سد", "place"), 0, 2, decision="rejected")
    tag_article(article, tag)
    Reading.objects.create(article=article, user=reader, state="done", important=True)
    make("عنوان", "دمشق", source=coast)
    search = ask("بغداد", reader)
    assert counts(search, "source") == {"المرفأ": (2, False), "الساحل": (1, False)}
    assert counts(search, "person") == {"سالم الراوي": (3, False)}
    assert counts(search, "place") == {}
    assert counts(search, "tag") == {"موانئ": (1, False)}
    assert counts(search, "month") == {"2026-10-01": (3, False)}
    assert counts(search, "state") == {"unread": (2, False), "important": (1, False), "done": (1, False)}


def test_a_chosen_source_leaves_the_others_countable_and_can_be_dropped(reader: User) -> None:
    harbour, coast = make_source("المرفأ"), make_source("الساحل")
    make("عنوان", "بغداد", source=harbour, published_at=datetime(2026, 10, 5, tzinfo=UTC))
    make("عنوان", "بغداد", source=coast, published_at=datetime(2026, 11, 5, tzinfo=UTC))
    search = ask("بغداد", reader, ArticleFilter(sources=(harbour.pk,)))
    assert counts(search, "source") == {"المرفأ": (1, True), "الساحل": (1, False)}
    assert counts(search, "month") == {"2026-10-01": (1, False)}
    with within_time():
        choices = {str(c.value): c.filters for c in facets(search, search.count())[0].choices}
    assert choices["المرفأ"].sources == ()
    assert choices["الساحل"].sources == (harbour.pk, coast.pk)


def test_a_month_and_a_state_toggle(reader: User) -> None:
    make("عنوان", "بغداد", published_at=datetime(2026, 2, 5, tzinfo=UTC))
    search = ask("بغداد", reader)
    with within_time():
        built = {facet.name: facet.choices[0] for facet in facets(search, search.count())}
        assert (built["month"].filters.after, built["month"].filters.before) == (date(2026, 2, 1), date(2026, 2, 28))
        chosen = replace(search, filters=replace(built["month"].filters, state="unread"))
        built = {facet.name: facet.choices[0] for facet in facets(chosen, chosen.count())}
        assert built["month"].chosen
        assert built["month"].filters.after is None
        assert built["state"].chosen
        assert built["state"].filters.state == ""


def test_advice_says_what_to_drop_and_what_that_brings(reader: User) -> None:
    source = make_source("المرفأ")
    for _number in range(2):
        make("عنوان", "بغداد", source=make_source("الساحل"))
    make("عنوان", "كركوك", source=source)
    with within_time():
        words = advice(ask("بغداد كركوك", reader))
        assert [(one.dropped, one.query, one.count.number) for one in words] == [
            ("كركوك", "بغداد", 2),
            ("بغداد", "كركوك", 1),
        ]
        filtered = advice(ask("بغداد", reader, ArticleFilter(sources=(source.pk,), after=date(2020, 1, 1))))
        assert [(one.kind, one.dropped, one.count.number) for one in filtered] == [
            ("source", "المرفأ", 2),
            ("word", "بغداد", 1),
        ]


def test_of_a_very_long_query_no_word_is_said_to_be_in_the_way(reader: User) -> None:
    make("عنوان", "بغداد")
    with within_time():
        assert advice(ask(" ".join(f"كلمة{number}" for number in range(16)), reader)) == []
        assert advice(ask("بغداد " + "كركوك " * 16, reader)) == []
        assert len(advice(ask("بغداد كركوك", reader))) == 1


def test_a_search_that_finds_nothing_offers_other_choices_and_is_advised_the_same(reader: User) -> None:
    source, other = make_source("المرفأ"), make_source("الساحل")
    make("عنوان", "بغداد", source=other)
    search = ask("بغداد", reader, ArticleFilter(sources=(source.pk,), state="unread"))
    with within_time():
        alone = advice(search)
        offered = facets(search, search.count())
        assert advice(search) == alone
    assert [(one.kind, one.count.number) for one in alone] == [("source", 1)]
    assert [(facet.name, [choice.value for choice in facet.choices]) for facet in offered] == [("source", [other])]


def test_a_hit_is_explained_on_its_own_text(reader: User) -> None:
    article = make("رسالة للعراق", "قال الناطق إن الوفد وصل بالعراق، والعراق يرحب. وفي العراق أيضا بالعراق.")
    hit = hits([article], parse("العراق"), reader)[0]
    assert [text for text, marked in hit.title if marked] == ["للعراق"]
    assert [text for text, marked in hit.passage if marked] == ["بالعراق", "والعراق", "العراق", "بالعراق"]
    assert hit.forms[0] == ("بالعراق", 2)


def test_a_statement_that_takes_too_long_is_cut_off_and_the_rest_goes_on(reader: User) -> None:
    def sleep() -> int:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_sleep(5)")
        return 1

    make("عنوان", "بغداد")
    search = ask("بغداد", reader)
    with within_time(100):
        assert search.in_time("hits", sleep, 0) == 0
        assert search.late == ["hits"]
        assert search.count().number == 1
    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone() == ("0",)


def test_a_count_that_takes_too_long_is_guessed_and_said_to_be(reader: User) -> None:
    class Slow(Search):
        def articles(self, below: UUID | None = None) -> ArticleQuerySet:
            return super().articles(below).extra(where=["pg_sleep(1) IS NOT NULL"])

    make("عنوان", "بغداد")
    search = Slow(parse("بغداد"), ArticleFilter(), reader)
    with within_time(100):
        count = search.count()
        assert not count.exact
        assert count.number >= 1
        assert search.page(count).articles == []
    assert search.late == ["count", "hits"]


@pytest.mark.parametrize("text", ["\u0000", "'\\", "ب" * 5_000, "🙂 ", "𝐀" * 3000])
def test_the_database_takes_every_vector(text: str, reader: User) -> None:
    stored = text.replace("\u0000", "") or "نص"
    make_article("عنوان", stored, search=index_document(text, text + " بغداد"))
    assert len(found("بغداد", reader)) == 1


def test_the_database_takes_the_vector_of_a_very_long_text(reader: User) -> None:
    make_article(
        "عنوان", "نص", search=index_document("عنوان", " ".join(f"w{n}" for n in range(120_000)) + " بغداد" * 300)
    )
    assert len(found("w119", reader)) == 1
    assert len(found('"w100 w101"', reader)) == 1
