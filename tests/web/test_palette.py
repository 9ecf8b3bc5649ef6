from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from articles.models import Entity, Source, User
from tests.factories import make_saved_search

ClientOf = Callable[[User], Client]


def labels(client: Client, text: str) -> list[str]:
    return [place["label"] for place in client.get(reverse("palette"), {"q": text}).json()["places"]]


def test_an_empty_palette_lists_the_screens(reader: User, client_of: ClientOf) -> None:
    places = client_of(reader).get(reverse("palette")).json()["places"]
    assert {"/", "/timeline/", "/tags/", "/settings/"} <= {place["url"] for place in places}


def test_a_screen_is_found_by_its_arabic_and_its_english_name(reader: User, client_of: ClientOf) -> None:
    client = client_of(reader)
    for text in ("الخط", "time"):
        places = client.get(reverse("palette"), {"q": text}).json()["places"]
        assert [place["url"] for place in places] == ["/timeline/"]


def test_a_name_is_found_however_its_hamza_is_written(reader: User, client_of: ClientOf) -> None:
    Entity.objects.create(kind="person", name="أنيسة الحلواني")
    assert labels(client_of(reader), "انيسه") == ["أنيسة الحلواني"]


def test_a_merged_name_is_not_a_place_to_go(reader: User, client_of: ClientOf) -> None:
    kept = Entity.objects.create(kind="place", name="مرفأ الريحان")
    Entity.objects.create(kind="place", name="ميناء الريحان", merged_into=kept)
    assert labels(client_of(reader), "الريحان") == ["مرفأ الريحان"]


def test_a_source_leads_to_its_page(reader: User, client_of: ClientOf) -> None:
    source = Source.objects.create(name="وكالة السنديان")
    (place,) = client_of(reader).get(reverse("palette"), {"q": "سنديان"}).json()["places"]
    assert place["url"] == reverse("source", args=[source.pk])


def test_a_saved_search_of_ones_own_is_found_by_its_name(reader: User, analyst: User, client_of: ClientOf) -> None:
    saved = make_saved_search(reader, name="أنباء المرفأ")
    make_saved_search(analyst, name="أنباء غيرها")
    (place,) = client_of(reader).get(reverse("palette"), {"q": "انباء"}).json()["places"]
    assert (place["label"], place["url"]) == ("أنباء المرفأ", saved.get_absolute_url())


@pytest.mark.parametrize("rows", [1, 3])
def test_the_palette_asks_as_often_for_three_names_as_for_one(
    reader: User, client_of: ClientOf, django_assert_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    for number in range(rows):
        Entity.objects.create(kind="person", name=f"سامر {number}")
        Source.objects.create(name=f"منبر سامر {number}")
        make_saved_search(reader, name=f"سامر {number}", address=f"q={number}")
    client = client_of(reader)
    with django_assert_num_queries(5):  # session, user, saved searches, names, sources
        assert len(labels(client, "سامر")) == rows * 3


def test_the_palette_is_for_those_who_signed_in_and_only_reads(
    reader: User, client_of: ClientOf, client: Client
) -> None:
    assert client.get(reverse("palette")).status_code == 302
    assert client_of(reader).post(reverse("palette")).status_code == 405
