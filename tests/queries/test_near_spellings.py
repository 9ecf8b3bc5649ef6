import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.language.query_tree import Strength
from articles.language.stems import index_document
from articles.models import Article, User
from articles.queries.article_filters import ArticleFilter
from articles.queries.asked_search import read_query
from articles.queries.near_spellings import Near, near_spellings
from articles.queries.search import Search
from articles.queries.search_advice import advice
from articles.queries.time_limit import within_time
from tests.factories import make_article, make_entity, make_source

pytestmark = pytest.mark.django_db

TEXTS = [
    "قال غوتيريش إن الأمم المتحدة قلقة.",
    "زار وزير الدفاع العراق أمس.",
    "والعراق يرد على إيران.",
    "مظاهرة في أنقرة أمام وزارة الدفاع.",
    "اعتقال ضابط في القاهرة.",
    "Reuters reported this.",
    "رئاسة الوزراء تنفي",
]


def make(text: str, title: str = "عنوان", **fields: object) -> Article:
    return make_article(title, text, search=index_document(title, text), **fields)


@pytest.fixture
def desk(db: None) -> list[Article]:
    return [make(text) for text in TEXTS]


def ask(query: str, user: User, **fields: object) -> Search:
    return Search(read_query(query), fields.pop("filters", None) or ArticleFilter(), user)  # type: ignore[arg-type]


def near(query: str, user: User, filters: ArticleFilter | None = None) -> list[Near]:
    with within_time():
        return near_spellings(ask(query, user, filters=filters))


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("عرااق", "العراق"),
        ("العرااق", "العراق"),
        ("غوتيرش", "غوتيريش"),
        ("مضاهرة", "مظاهرة"),
        ("ظابت", "ضابط"),
        ("وزارة الدفااع", "وزارة الدفاع"),
        ('"وزارة الدفااع"', '"وزارة الدفاع"'),
        ("«وزارة الدفااع» أنقرة", "«وزارة الدفاع» أنقرة"),
        ("رئاسسة", "رئاسة"),
        ("Reutars", "Reuters"),
        ("reutars", "Reuters"),
        ("hguvhr", "العراق"),
        ("عرااق -لبنان", "العراق -لبنان"),
        ("لبنان أو عرااق", "لبنان أو العراق"),
        ("وزير بعد:2020 الدفااع", "وزير بعد:2020 الدفاع"),
        ('"الدفااع"', '"الدفاع"'),
    ],
)
def test_a_slip_leads_to_what_was_meant(query: str, meant: str, desk: list[Article], reader: User) -> None:
    found = near(query, reader)
    assert found
    assert found[0].query == meant


@pytest.mark.parametrize(
    "query",
    [
        "العراق",  # there
        "العراق غوتيريش",  # both there, not together
        "2051",
        "xyzzyqq",
        "من",
        "",
        "قلن",  # three letters
        "العرا*",
        "-عرااق",
        "مصدر:رويترر",
        "بعد:2050",
        '"',
        "😀",
        "عرااق زيمبابوي",  # of the second nothing is near, so nothing can be found
    ],
)
def test_where_no_word_is_unknown_or_nothing_is_near_nothing_is_said(
    query: str, desk: list[Article], reader: User
) -> None:
    assert near(query, reader) == []


def test_words_farther_away_are_not_said(desk: list[Article], reader: User) -> None:
    assert [one.suggestion for one in near("عرااق", reader)] == ["العراق"]
    assert near("إيطاليا", reader) == []


def test_a_suggestion_says_what_it_replaces_and_what_it_brings(desk: list[Article], reader: User) -> None:
    (found,) = near("زار العرااق", reader)
    assert (found.written, found.suggestion, found.query) == ("العرااق", "العراق", "زار العراق")
    assert (found.count.number, found.count.exact) == (1, True)


def test_two_unknown_words_are_mended_together(desk: list[Article], reader: User) -> None:
    found = near("مضاهرة أنقررة", reader)
    assert [one.query for one in found] == ["مظاهرة أنقرة"]


def test_what_the_filters_leave_out_is_not_suggested(desk: list[Article], reader: User) -> None:
    elsewhere = make_source("صحيفة أخرى")
    make("خبر آخر", source=elsewhere)
    assert near("عرااق", reader, ArticleFilter(sources=(elsewhere.pk,))) == []
    assert near("عرااق", reader, ArticleFilter(sources=(desk[0].source_id,)))


def test_a_name_two_slips_away_is_found_by_its_trigrams(reader: User) -> None:
    make("عاد المستشار الخندريسي")
    make_entity("سالم الخندريسي")
    assert [one.suggestion for one in near("الخندريسوا", reader)] == ["الخندريسي"]


def test_a_name_that_no_article_holds_any_more_is_not_suggested(desk: list[Article], reader: User) -> None:
    make_entity("سالم الخندريسي")
    assert near("الخندرسي", reader) == []


def test_the_commoner_of_two_equally_near_words_comes_first(reader: User) -> None:
    for text in ("تحذير من بحران", "زيارة نجران", "أهالي نجران"):
        make(text)
    assert [one.suggestion for one in near("مجران", reader)][:1] == ["نجران"]


def test_forms_of_one_word_are_suggested_once(reader: User) -> None:
    make("الرئاسة ورئاسته ورئاستها")
    assert [one.suggestion for one in near("الرئاسسة", reader)] == ["الرئاسة"]


def test_at_most_five_are_suggested(reader: User) -> None:
    for letter in "بتثنيسشف":
        make(f"كلمة {letter}نزويلات هنا")
    assert len(near("ظنزويلات", reader)) <= 5


def test_an_exact_search_is_mended_with_exact_words(desk: list[Article], reader: User) -> None:
    search = Search(read_query("الدفااع", Strength.EXACT), ArticleFilter(), reader)
    with within_time():
        assert [(one.query, one.count.number) for one in near_spellings(search)] == [("الدفاع", 2)]


@pytest.mark.parametrize(
    "query", ["عرا'اق", "عرا\\اق", "a'b'cdef", "%%%ssss", "عرااق " * 30, "كلمةة" * 60, "{0} %s عرااق"]
)
def test_odd_words_bring_no_error(query: str, desk: list[Article], reader: User) -> None:
    near(query, reader)


def test_the_questions_are_as_many_whatever_the_desk_holds(reader: User) -> None:
    make("العراق")
    asked = _asked("عرااق", reader)
    for number in range(3):
        make(f"العراق {number}")
        make_entity(f"عراق{number}")
    assert _asked("عرااق", reader) == asked
    assert _asked("العراق", reader) < asked


def _asked(query: str, user: User) -> int:
    search = ask(query, user)
    with within_time(), CaptureQueriesContext(connection) as queries:
        near_spellings(search)
    return len(queries)


def test_a_search_goes_on_seeing_all_articles_afterwards(desk: list[Article], reader: User) -> None:
    with within_time(), connection.cursor() as cursor:
        near_spellings(ask("عرااق", reader))
        for setting, value in (("gin_fuzzy_search_limit", "0"), ("enable_indexscan", "on")):
            cursor.execute(f"SHOW {setting}")
            assert cursor.fetchone() == (value,)


def test_what_takes_too_long_is_left_out_and_said(
    desk: list[Article], reader: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = "SELECT 'x', 1 FROM pg_sleep(5), (SELECT %s::text[], %s::text[]) AS asked"
    monkeypatch.setattr("articles.queries.near_spellings._HELD", slow)
    search = ask("عرااق", reader)
    with within_time(50):
        assert near_spellings(search) == []
        assert search.late == ["advice"]
        assert search.count().number == 0


def test_what_to_drop_is_said_in_the_query_as_it_was_asked(desk: list[Article], reader: User) -> None:
    search = Search(read_query("Guterres زيمبابوي", Strength.WORD), ArticleFilter(), reader)
    with within_time():
        found = [(one.dropped, one.count.number) for one in advice(search)]
    assert ("زيمبابوي", 0) not in found
    assert all(number for _dropped, number in found)
