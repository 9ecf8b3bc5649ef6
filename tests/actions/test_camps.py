"""Camps are made, changed and deleted, and each of it is taken back."""

import pytest
from django.utils.timezone import now
from pytest_django import DjangoAssertNumQueries

from articles.actions.camps import LONGEST, MOST_SOURCES, CampError, change_camp, delete_camp, make_camp
from articles.actions.undo import take_back
from articles.models import Camp, Source, User
from tests.factories import make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def gulf(analyst: User) -> Camp:
    return make_camp(analyst, "الخليج", [make_source("المرفأ").pk, make_source("الساحل").pk], "made")[0]


def names(camp: Camp) -> set[str]:
    return set(camp.sources.values_list("name", flat=True))


def test_a_camp_holds_its_sources_and_who_made_it(gulf: Camp, analyst: User) -> None:
    assert (names(gulf), gulf.made_by, gulf.key) == ({"المرفأ", "الساحل"}, analyst, "الخليج")


def test_making_is_taken_back(analyst: User) -> None:
    _camp, change = make_camp(analyst, "الخليج", [make_source().pk], "made")
    assert take_back(change.pk, analyst, now())
    assert not Camp.objects.exists()
    assert Source.objects.exists()


def test_a_change_of_name_and_sources_is_taken_back(gulf: Camp, analyst: User) -> None:
    change = change_camp(analyst, gulf, "الممولون", [make_source("الجبل").pk], "changed")
    assert (Camp.objects.get().name, names(gulf)) == ("الممولون", {"الجبل"})
    take_back(change.pk, analyst, now())
    assert (Camp.objects.get().name, names(gulf)) == ("الخليج", {"المرفأ", "الساحل"})


def test_a_colour_is_kept_changed_and_taken_back(analyst: User) -> None:
    camp, _change = make_camp(analyst, "الخليج", [make_source().pk], "made", "teal")
    change = change_camp(analyst, camp, "الخليج", [make_source().pk], "changed", "red")
    assert Camp.objects.get().colour == "red"
    take_back(change.pk, analyst, now())
    assert Camp.objects.get().colour == "teal"
    gone = delete_camp(analyst, camp, "deleted")
    take_back(gone.pk, analyst, now())
    assert Camp.objects.get().colour == "teal"


def test_a_camp_is_grey_until_a_colour_is_chosen_and_keeps_it_where_none_is_said(gulf: Camp, analyst: User) -> None:
    assert gulf.colour == "grey"
    change_camp(analyst, gulf, "الممولون", [make_source().pk], "changed")
    assert Camp.objects.get().colour == "grey"


def test_what_was_deleted_comes_back_under_its_number(gulf: Camp, analyst: User) -> None:
    number = gulf.pk
    change = delete_camp(analyst, gulf, "deleted")
    assert not Camp.objects.exists()
    take_back(change.pk, analyst, now())
    back = Camp.objects.get(pk=number)
    assert (names(back), back.made_by) == ({"المرفأ", "الساحل"}, analyst)


def test_it_does_not_come_back_over_another_of_its_name(gulf: Camp, analyst: User) -> None:
    change = delete_camp(analyst, gulf, "deleted")
    other, _change = make_camp(analyst, "الخليج", [make_source("الجبل").pk], "made")
    take_back(change.pk, analyst, now())
    assert Camp.objects.get() == other


def test_a_change_of_a_camp_that_is_gone_is_taken_back_quietly(gulf: Camp, analyst: User) -> None:
    change = change_camp(analyst, gulf, "الممولون", [make_source().pk], "changed")
    Camp.objects.all().delete()
    take_back(change.pk, analyst, now())
    assert not Camp.objects.exists()


@pytest.mark.parametrize(("name", "code"), [("", "empty"), (" ـ ", "empty"), ("الخَليج", "taken")])
def test_a_name_has_a_letter_and_is_free(gulf: Camp, analyst: User, name: str, code: str) -> None:
    with pytest.raises(CampError) as problem:
        make_camp(analyst, name, [make_source().pk], "made")
    assert problem.value.code == code
    assert Camp.objects.count() == 1


def test_a_camp_has_a_source_and_not_too_many(analyst: User) -> None:
    with pytest.raises(CampError, match="none"):
        make_camp(analyst, "اسم", [Source.id_for("unknown")], "made")
    with pytest.raises(CampError, match="many"):
        make_camp(analyst, "اسم", [Source.id_for(str(number)) for number in range(MOST_SOURCES + 1)], "made")
    assert not Camp.objects.exists()


def test_a_change_that_is_refused_changes_nothing(gulf: Camp, analyst: User) -> None:
    make_camp(analyst, "الجبل", [make_source("الجبل").pk], "made")
    with pytest.raises(CampError, match="taken"):
        change_camp(analyst, gulf, "الجبل", [make_source("الجبل").pk], "changed")
    assert (Camp.objects.get(pk=gulf.pk).name, names(gulf)) == ("الخليج", {"المرفأ", "الساحل"})


def test_a_long_name_is_cut(analyst: User) -> None:
    camp, _change = make_camp(analyst, "ب" * 500, [make_source().pk], "made")
    assert len(camp.name) == LONGEST


def test_making_costs_the_same_with_more_sources(
    analyst: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    rows = [make_source(name).pk for name in ("المرفأ", "الساحل", "الجبل")]
    with django_assert_num_queries(9):
        make_camp(analyst, "واحد", rows[:1], "made")
    with django_assert_num_queries(9):
        make_camp(analyst, "ثلاثة", rows, "made")
