import pytest
from django.utils import timezone

from articles.actions.name_entity import add_form, rename_entity
from articles.actions.undo import take_back
from articles.models import Alias, Entity, User
from tests.factories import make_entity


def test_a_renamed_entity_keeps_its_former_name_as_a_form_and_its_address(db: None, editor: User) -> None:
    entity = make_entity("سالم الراوى")
    change = rename_entity(entity, "سالم جابر الراوي", editor)
    kept = Entity.objects.get(pk=entity.pk)
    assert kept.name == "سالم جابر الراوي"
    assert kept.key == "سالم جابر الراوي"
    assert set(kept.aliases.values_list("text", flat=True)) == {"سالم الراوى", "سالم جابر الراوي"}
    take_back(change.pk, editor, timezone.now())
    kept.refresh_from_db()
    assert (kept.name, kept.aliases.count()) == ("سالم الراوى", 1)


def test_a_name_that_another_entity_of_the_kind_has_is_refused(db: None, editor: User) -> None:
    make_entity("سالم جابر")
    entity = make_entity("سالم الراوي")
    with pytest.raises(ValueError, match=r"Merge|ادمج"):
        rename_entity(entity, "سالم جابر", editor)
    entity.refresh_from_db()
    assert entity.name == "سالم الراوي"
    assert entity.aliases.count() == 1


def test_the_same_name_in_another_kind_is_free(db: None, editor: User) -> None:
    make_entity("الراوي", kind="place")
    entity = make_entity("سالم الراوي")
    rename_entity(entity, "الراوي", editor)
    entity.refresh_from_db()
    assert entity.name == "الراوي"


@pytest.mark.parametrize("name", ["", "   ", "«»", "..."])
def test_a_name_without_letters_is_refused(db: None, editor: User, name: str) -> None:
    entity = make_entity()
    with pytest.raises(ValueError, match=r"."):
        rename_entity(entity, name, editor)
    with pytest.raises(ValueError, match=r"."):
        add_form(entity, name, editor)


def test_a_form_is_added_once_and_taken_back(db: None, editor: User) -> None:
    entity = make_entity("سالم الراوي")
    change = add_form(entity, "أبو جابر", editor)
    assert change
    assert entity.aliases.get(text="أبو جابر").origin == Alias.Origin.PERSON
    assert add_form(entity, "ابو جابر", editor) is None
    take_back(change.pk, editor, timezone.now())
    assert entity.aliases.count() == 1


def test_a_form_seen_in_texts_becomes_one_that_leads_here_and_back(db: None, editor: User) -> None:
    entity = make_entity("سالم الراوي")
    change = add_form(entity, "سالم الراوي", editor)
    assert change
    assert entity.aliases.get().origin == Alias.Origin.PERSON
    take_back(change.pk, editor, timezone.now())
    assert entity.aliases.get().origin == Alias.Origin.TEXT
