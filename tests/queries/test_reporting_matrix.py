"""With what kind of verb each source reports speech."""

from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from articles.models import Entity, Quotation, Source, User
from articles.queries.article_filters import ArticleFilter
from articles.queries.reporting_matrix import STANCES, By, Cell, quotations_of, reporting_matrix, verb_of
from tests.factories import make_article, make_camp, make_entity, make_quotation, make_source

pytestmark = pytest.mark.django_db
NONE = ArticleFilter()


def quote(source: str, cue: str, stance: str, speaker: str = "سالم", **fields: Any) -> Quotation:
    outlet = Source.objects.filter(name=source).first() or make_source(source)
    person = Entity.objects.filter(name=speaker).first() or make_entity(speaker)
    article = make_article(source=outlet)
    return make_quotation(article, cue=cue, stance=stance, speaker_entity=person, **fields)


def count_of(cells: tuple[Cell, ...], stance: str) -> int:
    return next(cell.count for cell in cells if cell.stance == stance)


def test_each_source_has_its_manner_of_reporting_with_its_verbs(reader: User) -> None:
    quote("المرفأ", "قال", "neutral")
    quote("المرفأ", "زعم", "doubting")
    quote("المرفأ", "ادعى", "doubting")
    quote("الساحل", "أكد", "assertive")
    found = reporting_matrix(None, NONE, reader, By.SOURCE)
    port, coast = found.rows
    assert (port.value.name, port.total, coast.value.name, coast.total) == ("المرفأ", 3, "الساحل", 1)
    doubting = port.cells[STANCES.index("doubting")]
    assert (doubting.count, round(doubting.share, 2), set(doubting.verbs)) == (2, 0.67, {"زعم", "ادعى"})
    assert count_of(found.all, "assertive") == 1
    assert not found.cut


def test_by_speaker_the_rows_are_those_who_speak(reader: User) -> None:
    quote("المرفأ", "قال", "neutral", "سالم")
    quote("الساحل", "زعم", "doubting", "ريم")
    found = reporting_matrix(None, NONE, reader, By.SPEAKER)
    assert {row.value.name for row in found.rows} == {"سالم", "ريم"}


def test_a_camp_reports_as_its_sources_do_and_a_cell_opens_their_sentences(reader: User) -> None:
    port, coast, peak = (quote(name, "زعم", "doubting") for name in ("المرفأ", "الساحل", "الذروة"))
    quote("المرفأ", "قال", "neutral")
    shore = make_camp("الشاطئ", port.article.source, coast.article.source)
    make_camp("لا أحد")
    (row,) = reporting_matrix(None, NONE, reader, By.CAMP).rows
    assert (row.value, row.total, count_of(row.cells, "doubting")) == (shore, 3, 2)
    assert set(quotations_of(None, NONE, reader, By.CAMP, shore.pk, "doubting")) == {port, coast}
    assert peak not in quotations_of(None, NONE, reader, By.CAMP, shore.pk, "doubting")


def test_of_one_speaker_only_his_words_count(reader: User) -> None:
    said = quote("المرفأ", "قال", "neutral", "سالم")
    quote("المرفأ", "زعم", "doubting", "ريم")
    found = reporting_matrix(said.speaker_entity, NONE, reader, By.SOURCE)
    assert found.total == 1


def test_what_was_rejected_or_has_no_verb_does_not_count(reader: User) -> None:
    quote("المرفأ", "", "neutral")
    quote("المرفأ", "قال", "neutral", decision=Quotation.Decision.REJECTED)
    found = reporting_matrix(None, NONE, reader, By.SOURCE)
    assert (found.total, found.rows) == (0, ())


def test_filters_narrow_it(reader: User) -> None:
    said = quote("المرفأ", "قال", "neutral")
    quote("الساحل", "قال", "neutral")
    filters = ArticleFilter(sources=(said.article.source_id,))
    assert reporting_matrix(None, filters, reader, By.SOURCE).total == 1
    assert reporting_matrix(said.speaker_entity, filters, reader, By.SOURCE).total == 1


def test_a_cell_opens_its_quotations(reader: User) -> None:
    said = quote("المرفأ", "زعم", "doubting")
    quote("المرفأ", "قال", "neutral")
    opened = quotations_of(None, NONE, reader, By.SOURCE, said.article.source_id, "doubting")
    assert opened == [said]


def test_more_than_is_read_is_said_to_be_cut(reader: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.queries.reporting_matrix.READ_ARTICLES", 1)
    for _number in range(2):
        quote("المرفأ", "قال", "neutral")
    found = reporting_matrix(None, NONE, reader, By.SOURCE)
    assert (found.total, found.cut) == (1, True)


def test_it_costs_no_more_queries_with_more_rows(
    reader: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    quote("المرفأ", "قال", "neutral")
    with django_assert_num_queries(5):
        reporting_matrix(None, NONE, reader, By.SOURCE)
    for name in ("الساحل", "الجبل"):
        quote(name, "زعم", "doubting")
    with django_assert_num_queries(5):
        assert len(reporting_matrix(None, NONE, reader, By.SOURCE).rows) == 3


@pytest.mark.parametrize(
    ("cue", "verb"),
    [
        ("قال", "قال"),
        ("وقالت", "قال"),
        ("مؤكداً", "أكد"),
        ("ويزعم", "زعم"),
        ("وفقا لبيان", "وفقا لبيان"),
        ("فند", "فند"),
        ("", ""),
    ],
)
def test_a_verb_goes_by_its_name(cue: str, verb: str) -> None:
    assert verb_of(cue) == verb
