"""The desk's own names are known to the analysis as soon as a person confirms them, and no others."""

from typing import Any

import pytest

from articles.language.entities import find_entities
from articles.models import Alias, Entity
from articles.queries.gazetteer import gazetteer, known_names

pytestmark = pytest.mark.django_db
TEXT = "زار وفد من هيئة الأرصفة مرفأ السلام أمس."


def names_found() -> set[str]:
    return {mention.name for mention in find_entities(TEXT, gazetteer())}


def test_a_confirmed_entity_is_found_under_its_name_and_the_forms_people_gave() -> None:
    pier = Entity.objects.create(kind="organisation", name="سلطة الموانئ", confirmed=True)
    assert "سلطة الموانئ" not in names_found()
    Alias.objects.create(entity=pier, text="هيئة الأرصفة", origin=Alias.Origin.PERSON)
    assert "سلطة الموانئ" in names_found()
    pier.name = "سلطة المرافئ"
    pier.save()
    assert "سلطة المرافئ" in names_found()


def test_what_nobody_confirmed_or_what_was_merged_is_not_among_the_desks_names() -> None:
    kept = Entity.objects.create(kind="place", name="مرفأ السلام", confirmed=True)
    Entity.objects.create(kind="place", name="مرفأ الشمال")
    Entity.objects.create(kind="place", name="المرفأ القديم", confirmed=True, merged_into=kept)
    assert [known.name for known in known_names()] == ["مرفأ السلام"]


def test_forms_that_were_merely_seen_in_texts_are_not_taken_for_the_name() -> None:
    pier = Entity.objects.create(kind="organisation", name="هيئة الأرصفة", confirmed=True)
    Alias.objects.create(entity=pier, text="الهيئة", origin=Alias.Origin.TEXT)
    Alias.objects.create(entity=pier, text="الأرصفة", origin=Alias.Origin.LIST)
    assert [known.forms for known in known_names()] == [("الأرصفة",)]


def test_asking_again_costs_one_query_and_builds_nothing(django_assert_num_queries: Any) -> None:
    Entity.objects.create(kind="place", name="مرفأ السلام", confirmed=True)
    first = gazetteer()
    with django_assert_num_queries(1):
        assert gazetteer() is first
    Entity.objects.update(confirmed=False)
    assert gazetteer() is not first
