"""A list of sources fills what is not known, and never overwrites what a person set."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError

from articles.actions.load_sources import load_sources
from articles.models import Source

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 11, tzinfo=UTC)
AGENCY = {
    "name": "سنابل برس",
    "kind": "agency",
    "country": "TN",
    "reliability": "B",
    "homepage": "https://sanabel.example/",
}


def test_new_sources_are_added_with_all_that_is_told() -> None:
    assert load_sources([AGENCY, {"name": "صوت سروان"}], NOW) == 1
    source = Source.objects.get(name="سنابل برس")
    assert (source.kind, source.country, source.reliability) == ("agency", "TN", "B")
    assert Source.objects.get(name="صوت سروان").kind == "outlet"


def test_a_second_time_changes_nothing() -> None:
    load_sources([AGENCY], NOW)
    assert load_sources([AGENCY], NOW) == 0
    assert Source.objects.count() == 1


def test_what_a_person_set_stays() -> None:
    Source.objects.create(name="سنابل برس", reliability="E")
    load_sources([AGENCY], NOW)
    source = Source.objects.get()
    assert (source.reliability, source.country) == ("E", "TN")


@pytest.mark.parametrize("wrong", [{"kind": "spaceship"}, {"reliability": "Z"}, {"homepage": "javascript:alert(1)"}])
def test_what_a_source_cannot_be_is_refused_and_nothing_is_added(wrong: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        load_sources([AGENCY, {"name": "صوت سروان", **wrong}], NOW)
    assert not Source.objects.exists()
