"""A camp in an address stands for its sources."""

import pytest
from django.http import QueryDict
from pytest_django import DjangoAssertNumQueries

from articles.models import Article, Camp, User
from articles.queries.article_filters import read_filter
from tests.factories import make_article, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def sea() -> Camp:
    camp = Camp.objects.create(name="البحر")
    camp.sources.set([make_source("المرفأ"), make_source("الساحل")])
    return camp


def test_a_camp_lets_through_what_its_sources_publish(sea: Camp, reader: User) -> None:
    inside = {make_article(source=make_source(name)) for name in ("المرفأ", "الساحل")}
    make_article(source=make_source("الجبل"))
    filters = read_filter(QueryDict(f"camp={sea.pk}"))
    assert set(filters.apply(Article.objects.all(), reader)) == inside
    assert filters.ignored == ()


def test_a_camp_and_a_source_of_it_are_its_sources_once(sea: Camp) -> None:
    port = make_source("المرفأ").pk
    filters = read_filter(QueryDict(f"source={port}&camp={sea.pk}"))
    assert filters.sources == (port, make_source("الساحل").pk)
    assert read_filter(QueryDict(filters.address())) == filters


def test_an_address_keeps_all_sources_of_a_large_camp() -> None:
    camp = Camp.objects.create(name="كبير")
    camp.sources.set([make_source(f"مصدر {number}") for number in range(40)])
    filters = read_filter(QueryDict(f"camp={camp.pk}"))
    assert len(read_filter(QueryDict(filters.address())).sources) == 40


@pytest.mark.parametrize("text", ["x", "-1", "9" * 40, "1234567"])
def test_a_camp_that_cannot_be_read_or_is_not_there_is_named(text: str) -> None:
    filters = read_filter(QueryDict(f"camp={text}"))
    assert (filters.sources, filters.ignored) == ((), ("camp",))


def test_without_a_camp_nothing_is_asked(django_assert_num_queries: DjangoAssertNumQueries, sea: Camp) -> None:
    with django_assert_num_queries(0):
        read_filter(QueryDict("source=x&tag=1"))
    with django_assert_num_queries(1):
        read_filter(QueryDict(f"camp={sea.pk}"))
