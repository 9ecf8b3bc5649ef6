"""Camps of sources: the list, and making, changing and deleting them."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.actions.camps import make_camp
from articles.language.stems import index_document
from articles.models import Camp, Change, Source, User
from tests.factories import make_article, make_quotation, make_source, make_story

SignIn = Callable[[User], Client]
LIST, NEW = reverse("camps"), reverse("new_camp")


@pytest.fixture
def camp(analyst: User) -> Camp:
    return make_camp(analyst, "البحر", [make_source("المرفأ", country="OM").pk], "made")[0]


def test_the_list_names_camps_and_their_sources(client_of: SignIn, reader: User, camp: Camp) -> None:
    page = client_of(reader).get(LIST).content.decode()
    assert "البحر" in page
    assert "المرفأ" in page
    assert NEW not in page


def test_the_list_costs_the_same_with_more_camps(client_of: SignIn, analyst: User, camp: Camp) -> None:
    client = client_of(analyst)
    client.get(LIST)
    with CaptureQueriesContext(connection) as one:
        client.get(LIST)
    for name in ("الجبل", "الصحراء"):
        make_camp(analyst, name, [make_source(name).pk, make_source("المرفأ").pk], "made")
    with CaptureQueriesContext(connection) as three:
        client.get(LIST)
    assert len(one) == len(three)


def test_an_analyst_makes_a_camp_and_takes_it_back(client_of: SignIn, analyst: User) -> None:
    client = client_of(analyst)
    values = {"name": "البحر", "sources": [str(make_source(name).pk) for name in ("المرفأ", "الساحل")]}
    assert client.post(NEW, values)["Location"] == LIST
    assert Camp.objects.get().sources.count() == 2
    client.post(reverse("undo", args=[Change.objects.get().pk]))
    assert not Camp.objects.exists()


def test_a_colour_is_chosen_and_stands_beside_the_name_wherever_the_camp_does(
    client_of: SignIn, analyst: User, camp: Camp
) -> None:
    client = client_of(analyst)
    form = reverse("edit_camp", args=[camp.pk])
    assert 'value="grey" checked' in client.get(form).content.decode()
    values = {"name": "البحر", "colour": "teal", "sources": [str(Source.id_for("المرفأ"))]}
    assert client.post(form, values)["Location"] == LIST
    assert 'value="teal" checked' in client.get(form).content.decode()
    found = index_document("عنوان", "هاجم مسلحون القرية")
    port = make_article("عنوان", "هاجم مسلحون القرية", search=found, source=make_source("المرفأ"))
    coast = make_article(source=make_source("الساحل"))
    story = make_story(port, coast)
    make_quotation(port, cue="زعم", stance="doubting")
    named = '<span class="camp" data-colour="teal"><bdi dir="rtl">البحر</bdi></span>'
    both = f"?camp={camp.pk}&source={Source.id_for('الساحل')}"
    for address in (
        *(LIST, f"{reverse('compare_sources')}{both}", f"{reverse('told_stories')}{both}&of=1&with=2"),
        *(f"{reverse('reporting')}?by=camp", f"{reverse('wording')}?words=مسلحون|ثوار&by=camp"),
    ):
        assert named in client.get(address).content.decode(), address
    covered = client.get(reverse("story_coverage", args=[story.pk])).content.decode()
    assert '<span class="camp" data-colour="teal">البحر فقط</span>' in covered


@pytest.mark.parametrize("colour", ["plaid", "red; x", "\u0000"])
def test_a_colour_that_is_none_is_refused(client_of: SignIn, analyst: User, camp: Camp, colour: str) -> None:
    values = {"name": "البحر", "colour": colour, "sources": [str(Source.id_for("المرفأ"))]}
    assert client_of(analyst).post(reverse("edit_camp", args=[camp.pk]), values).status_code == 422
    assert Camp.objects.get().colour == "grey"


@pytest.mark.parametrize("lot", [{"country": "OM"}, {"owner": "دار البحر"}])
def test_all_sources_of_a_country_or_an_owner_are_chosen_by_one_click(
    client_of: SignIn, analyst: User, lot: dict[str, str]
) -> None:
    chosen = make_source("المرفأ", country="OM", owner="دار البحر")
    make_source("الجبل", country="LB", owner="دار الأرز")
    response = client_of(analyst).get(NEW, lot)
    checked = [choice for choice in response.context["form"]["sources"] if choice.data["selected"]]
    assert [choice.choice_label for choice in checked] == [chosen.name]
    assert {(one.by, one.value) for one in response.context["lots"]} == {
        *(("country", "OM"), ("country", "LB"), ("owner", "دار البحر"), ("owner", "دار الأرز")),
    }


def test_a_lot_is_added_to_what_a_camp_has(client_of: SignIn, analyst: User, camp: Camp) -> None:
    make_source("الجبل", country="LB")
    make_source("السهل", country="SY")
    response = client_of(analyst).get(reverse("edit_camp", args=[camp.pk]), {"country": "LB"})
    checked = {choice.choice_label for choice in response.context["form"]["sources"] if choice.data["selected"]}
    assert checked == {"المرفأ", "الجبل"}
    assert camp.sources.count() == 1


def test_an_analyst_renames_and_deletes_a_camp(client_of: SignIn, analyst: User, camp: Camp) -> None:
    client = client_of(analyst)
    edit = reverse("edit_camp", args=[camp.pk])
    client.post(edit, {"name": "المرافئ", "sources": [str(make_source("الساحل").pk)]})
    camp.refresh_from_db()
    assert (camp.name, [source.name for source in camp.sources.all()]) == ("المرافئ", ["الساحل"])
    assert client.post(reverse("delete_camp", args=[camp.pk]))["Location"] == LIST
    assert not Camp.objects.exists()
    client.post(reverse("undo", args=[Change.objects.get(verb="delete camp").pk]))
    assert Camp.objects.get().name == "المرافئ"


@pytest.mark.parametrize(("name", "source"), [("", "المرفأ"), ("البَحر", "المرفأ"), ("اسم", ""), ("اسم", "غريب")])
def test_a_bad_camp_comes_back_with_the_reason(
    client_of: SignIn, analyst: User, camp: Camp, name: str, source: str
) -> None:
    chosen = [str(Source.id_for(source))] if source else []
    response = client_of(analyst).post(NEW, {"name": name, "sources": chosen})
    assert response.status_code == 422
    assert Camp.objects.get() == camp


def test_a_reader_looks_and_changes_nothing(client_of: SignIn, reader: User, camp: Camp) -> None:
    client = client_of(reader)
    for address in (NEW, reverse("edit_camp", args=[camp.pk])):
        assert client.get(address).status_code == 403
        assert client.post(address, {"name": "آخر"}).status_code == 403
    assert client.post(reverse("delete_camp", args=[camp.pk])).status_code == 403
    assert Camp.objects.get() == camp


def test_what_is_not_there_is_not_found_and_a_wrong_verb_refused(client_of: SignIn, analyst: User, camp: Camp) -> None:
    client = client_of(analyst)
    assert client.get(reverse("edit_camp", args=[camp.pk + 1])).status_code == 404
    assert client.get(reverse("delete_camp", args=[camp.pk])).status_code == 405
    assert client.post(LIST).status_code == 405


@pytest.mark.parametrize("name", ["search", "inbox", "timeline", "wording", "reporting"])
def test_wherever_a_source_may_be_given_a_camp_may(client_of: SignIn, reader: User, camp: Camp, name: str) -> None:
    client = client_of(reader)
    for number in (str(camp.pk), "x", str(camp.pk + 1)):
        assert client.get(reverse(name), {"camp": number}).status_code == 200


def test_a_search_in_a_camp_finds_what_its_sources_publish(client_of: SignIn, reader: User, camp: Camp) -> None:
    make_article(source=make_source("المرفأ"))
    make_article(source=make_source("الجبل"))
    response = client_of(reader).get(reverse("search"), {"camp": str(camp.pk)})
    assert response.context["count"].number == 1
