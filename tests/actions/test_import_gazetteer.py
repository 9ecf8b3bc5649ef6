from typing import Any

import pytest

from articles.actions.analyse_articles import analyse_articles
from articles.actions.import_gazetteer import import_gazetteer, preview_gazetteer
from articles.actions.merge_entities import merge_entities
from articles.actions.name_entity import rename_entity
from articles.ingest.gazetteer_csv import GazetteerRow
from articles.models import Alias, Entity, Mention, User
from tests.factories import NOON, make_article, make_entity

pytestmark = pytest.mark.django_db


def row(name: str, kind: str = "person", *aliases: str, description: str = "") -> GazetteerRow:
    return GazetteerRow(2, name, kind, aliases, description)


def everything() -> list[Any]:
    return [
        sorted(Entity.objects.values_list("pk", "name", "kind", "confirmed", "description")),
        sorted(Alias.objects.values_list("entity", "key", "text", "origin")),
    ]


def test_a_row_becomes_a_confirmed_name_with_its_forms() -> None:
    done = import_gazetteer([row("شاهين الدرويش", "person", "أبو ليث", description="قبطان")], NOON)
    made = Entity.objects.get()
    assert (done.new, done.known, done.forms) == (1, 0, 1)
    assert (made.name, made.confirmed, made.description) == ("شاهين الدرويش", True, "قبطان")
    assert set(made.aliases.values_list("text", "origin")) == {("أبو ليث", "list")}


def test_the_second_import_changes_nothing() -> None:
    rows = [row("شاهين الدرويش", "person", "أبو ليث", description="قبطان"), row("ميناء الفنار", "place")]
    import_gazetteer(rows, NOON)
    before = everything()
    again = import_gazetteer(rows, NOON)
    assert everything() == before
    assert (again.new, again.known, again.confirmed, again.forms, again.described) == (0, 2, 0, 0, 0)


def test_a_preview_says_what_the_import_then_does_and_keeps_nothing() -> None:
    make_entity("سالم الراوي")
    rows = [row("سالم الراوى", "person", "أبو جابر"), row("شاهين الدرويش")]
    before = everything()
    preview = preview_gazetteer(rows, NOON)
    assert everything() == before
    done = import_gazetteer(rows, NOON)
    counts = (1, 1, 1, 1)
    assert (preview.new, preview.known, preview.confirmed, preview.forms) == counts
    assert (done.new, done.known, done.confirmed, done.forms) == counts


def test_a_known_name_is_confirmed_and_its_description_stays() -> None:
    known = make_entity("سالم الراوي", description="وزير")
    done = import_gazetteer([row("سالم الراوي", description="سفير")], NOON)
    known.refresh_from_db()
    assert (done.known, done.confirmed, done.described) == (1, 1, 0)
    assert (known.confirmed, known.description) == (True, "وزير")


def test_a_form_seen_in_a_text_becomes_one_that_texts_lead_by() -> None:
    known = make_entity("سالم الراوي")
    Alias.objects.create(entity=known, text="أبو جابر", origin=Alias.Origin.TEXT)
    import_gazetteer([row("سالم الراوي", "person", "ابو جابر")], NOON)
    assert known.aliases.get(key="ابو جابر").origin == Alias.Origin.LIST


def test_a_merged_name_leads_to_what_it_was_merged_into(editor: User) -> None:
    short, full = make_entity("الراوي"), make_entity("سالم الراوي")
    merge_entities([short], full, editor)
    done = import_gazetteer([row("الراوي", "person", "أبو جابر")], NOON)
    assert done.rows[0].entity == full
    assert not done.rows[0].new
    assert full.aliases.filter(text="أبو جابر").exists()


def test_a_former_name_of_a_renamed_entity_means_that_entity(editor: User) -> None:
    known = make_entity("الراوي")
    rename_entity(known, "سالم الراوي", editor)
    done = import_gazetteer([row("الراوي")], NOON)
    assert (done.rows[0].entity.pk, done.rows[0].new) == (known.pk, False)
    assert Entity.objects.count() == 1


def test_an_article_analysed_after_the_import_finds_the_name_and_its_forms() -> None:
    text = "وصلت قافلة زرنبيق إلى الساحل صباح اليوم.\nورحبت البلدة بوصول زرنبيقان أيضاً."
    article = make_article("قافلة على الساحل", text)
    analyse_articles([article.pk], NOON)
    assert not Mention.objects.filter(text__in=["زرنبيق", "زرنبيقان"]).exists()
    import_gazetteer([row("زرنبيق", "organisation", "زرنبيقان")], NOON)
    analyse_articles([article.pk], NOON)
    found = Mention.objects.filter(entity__name="زرنبيق").order_by("start")
    assert [mention.text for mention in found] == ["زرنبيق", "زرنبيقان"]
    assert {mention.entity.confirmed for mention in found} == {True}


def test_thousands_of_rows_cost_as_many_queries_as_two(django_assert_max_num_queries: Any) -> None:
    rows = [row(f"اسم {number}", "person", f"صيغة {number}") for number in range(900)]
    with django_assert_max_num_queries(20):
        assert import_gazetteer(rows, NOON).new == 900
