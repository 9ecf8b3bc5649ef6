"""Which of several words each source and camp uses, and each month."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from articles.language.stems import index_document
from articles.models import Alias, Article, User
from articles.queries.article_filters import ArticleFilter
from articles.queries.time_limit import within_time
from articles.queries.wording_matrix import By, Matrix, forms_of_entity, query_of, wording_matrix
from tests.factories import make_article, make_camp, make_entity, make_source

pytestmark = pytest.mark.django_db
FORMS = ("مسلحون", "إرهابيون")


def make(text: str, **fields: Any) -> Article:
    return make_article("عنوان", text, search=index_document("عنوان", text), **fields)


def matrix(user: User, *forms: str, by: By = By.SOURCE, **filters: Any) -> Matrix:
    with within_time():
        return wording_matrix(forms or FORMS, ArticleFilter(**filters), user, by)


def numbers(found: Matrix) -> dict[Any, list[int]]:
    return {row.value: [cell.count for cell in row.cells] for row in found.rows}


def test_each_source_has_the_articles_that_use_each_word_in_any_spelling(reader: User) -> None:
    port, coast = make_source("المرفأ"), make_source("الساحل")
    make("هاجم مسلحون القرية", source=port)
    make("قال إن المسلحين فروا", source=port)
    make("هاجم إرهابيون القرية", source=port)
    make("وصف الإرهابيين بالخطر", source=coast)
    make("لا شيء من هذا", source=coast)
    found = matrix(reader)
    assert numbers(found) == {port: [2, 1], coast: [0, 1]}
    assert [cell.count for cell in found.all] == [2, 2]
    assert [round(cell.share, 2) for cell in found.rows[0].cells] == [0.67, 0.33]
    assert (found.about, found.since, found.late, found.more) == (False, None, (), 0)


def test_a_cell_finds_its_articles(reader: User) -> None:
    port, coast = make_source("المرفأ"), make_source("الساحل")
    make("هاجم مسلحون القرية", source=port)
    make("هاجم مسلحون القرية", source=coast)
    cell = matrix(reader).rows[0].cells[0]
    assert (cell.query, cell.filters.sources) == ("مسلحون", (coast.pk,))


def test_a_camp_has_what_its_sources_have_and_its_cells_find_them(reader: User) -> None:
    port, coast, peak = make_source("المرفأ"), make_source("الساحل"), make_source("الذروة")
    for source, text in ((port, "مسلحون"), (coast, "مسلحون"), (coast, "إرهابيون"), (peak, "إرهابيون")):
        make(text, source=source)
    shore, all_three = make_camp("الشاطئ", port, coast), make_camp("الجميع", port, coast, peak)
    make_camp("لا أحد")
    found = matrix(reader, by=By.CAMP)
    assert numbers(found) == {all_three: [2, 2], shore: [2, 1]}
    assert set(found.rows[1].cells[0].filters.sources) == {port.pk, coast.pk}
    assert numbers(matrix(reader, by=By.CAMP, sources=(port.pk,))) == {all_three: [1, 0], shore: [1, 0]}


def test_by_month_the_newest_is_first_and_stays_within_the_days_that_are_chosen(reader: User) -> None:
    for month, text in ((9, "مسلحون"), (10, "إرهابيون"), (10, "مسلحون")):
        make(text, published_at=datetime(2026, month, 15, tzinfo=UTC))
    found = matrix(reader, by=By.MONTH, after=date(2026, 9, 10))
    assert numbers(found) == {date(2026, 10, 1): [1, 1], date(2026, 9, 1): [1, 0]}
    assert [row.value.month for row in found.rows if isinstance(row.value, date)] == [10, 9]
    assert found.rows[1].cells[0].filters.after == date(2026, 9, 10)
    assert found.rows[1].cells[0].filters.before == date(2026, 9, 30)


def test_several_words_are_a_phrase_and_not_their_words_apart(reader: User) -> None:
    make("أعلن جيش الاحتلال ذلك")
    make("أعلن الجيش أن الاحتلال انتهى")
    assert [cell.count for cell in matrix(reader, "جيش الاحتلال", "الجيش الإسرائيلي").all] == [1, 0]


@pytest.mark.parametrize(
    ("form", "query"),
    [("داعش", "داعش"), ("جيش الاحتلال", '"جيش الاحتلال"'), ('تنظيم "داعش"', '"تنظيم  داعش"'), ('"داعش"', "داعش")],
)
def test_a_word_is_asked_as_it_stands_and_words_as_a_phrase(form: str, query: str) -> None:
    assert query_of(form) == query


def test_filters_narrow_what_is_counted(reader: User) -> None:
    port = make_source("المرفأ")
    make("مسلحون", source=port)
    make("مسلحون")
    assert [cell.count for cell in matrix(reader, sources=(port.pk,)).all] == [1, 0]


def test_of_phrases_in_very_many_articles_all_words_are_counted_from_one_day_on(
    reader: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("articles.queries.search_cap.LOOKED_INTO", 2)
    for day in range(1, 13):
        make("جيش الاحتلال وحده. مسلحون", published_at=datetime(2026, 10, day, tzinfo=UTC))
    found = matrix(reader, "جيش الاحتلال", "مسلحون")
    assert found.since is not None
    assert found.all[0].count == found.all[1].count < 12
    assert found.all[0].filters.after == found.since


def test_the_names_of_somebody_are_the_words_that_lists_and_people_gave_first() -> None:
    body = make_entity("تنظيم الدولة")
    Alias.objects.create(entity=body, text="داعش", origin=Alias.Origin.PERSON)
    assert forms_of_entity(body)[0] == "تنظيم الدولة"
    assert "داعش" in forms_of_entity(body)


def test_nothing_is_said_of_words_that_no_article_has(reader: User) -> None:
    found = matrix(reader)
    assert found.rows == ()
    assert [cell.share for cell in found.all] == [0.0, 0.0]


def test_it_costs_no_more_queries_with_more_rows(
    reader: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    make("مسلحون", source=make_source("م0"))
    with django_assert_max_num_queries(40):
        matrix(reader)
    for number in range(3):
        make("مسلحون إرهابيون", source=make_source(f"م{number}"))
    with django_assert_max_num_queries(40):
        assert len(matrix(reader).rows) == 3


def test_each_word_is_searched_for_once(reader: User) -> None:
    make("هاجم مسلحون القرية")
    with CaptureQueriesContext(connection) as captured:
        matrix(reader)
    searched = [one["sql"] for one in captured if "@@" in one["sql"] and not one["sql"].startswith("EXPLAIN")]
    assert len(searched) == len(FORMS)


LONGER = ("تنظيم الدولة", "تنظيم الدولة الإسلامية", "داعش")


def test_a_word_inside_a_longer_one_is_not_counted_with_it(reader: User) -> None:
    make("أعلن تنظيم الدولة ذلك")
    make("أعلن تنظيم الدولة الإسلامية ذلك")
    make("أعلن تنظيم الدولة الإسلامية ذلك، ونفى تنظيم الدولة غيره")
    make("أعلن داعش ذلك")
    found = matrix(reader, *LONGER)
    assert [cell.count for cell in found.all] == [1, 2, 1]
    assert found.inside == (LONGER[:2],)
    assert found.all[0].query == '"تنظيم الدولة" -"تنظيم الدولة الإسلامية"'
    assert [cell.query for cell in found.all[1:]] == ['"تنظيم الدولة الإسلامية"', "داعش"]


@pytest.mark.parametrize(
    ("forms", "inside"),
    [
        (("الدولة", *LONGER), {("الدولة", "تنظيم الدولة"), LONGER[:2]}),
        (("الجيش", "جيش الاحتلال"), {("الجيش", "جيش الاحتلال")}),
        (("مسلح*", "مسلحون مجهولون"), {("مسلح*", "مسلحون مجهولون")}),
        (("القدس", "شرقي القدس"), {("القدس", "شرقي القدس")}),
        (("مسلحون", "المسلحين"), set()),
        (("جيش الاحتلال", "قوات الاحتلال"), set()),
        (("تنظيم الإسلامية", "تنظيم الدولة الإسلامية"), set()),
        (("الدولة تنظيم", "تنظيم الدولة الإسلامية"), set()),
        (("=داعش", "تنظيم داعش"), set()),
        (("من", "من الشرق"), set()),
    ],
)
def test_only_what_stands_whole_and_in_order_in_another_is_inside_it(
    reader: User, forms: tuple[str, ...], inside: set[tuple[str, str]]
) -> None:
    assert set(matrix(reader, *forms).inside) == inside
