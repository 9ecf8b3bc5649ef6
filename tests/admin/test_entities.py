from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from articles.models import Alias, Change, Entity, Mention, User
from tests.admin.conftest import SignIn
from tests.factories import make_article, make_entity, make_mention, make_quotation

LIST = reverse("admin:articles_entity_changelist")
ADD = reverse("admin:articles_entity_add")


def page_of(entity: Entity) -> str:
    return reverse("admin:articles_entity_change", args=[entity.pk])


def listed(client: Client, **asked: str) -> list[str]:
    return [row.name for row in client.get(LIST, asked).context["cl"].result_list]


def form_of(entity: Entity, *aliases: dict[str, Any], **values: Any) -> dict[str, Any]:
    """The form of an entity's page as a browser sends it."""
    plain = {"kind": entity.kind, "name": entity.name, "description": entity.description, "confirmed": "on"}
    known = sum(1 for alias in aliases if alias.get("id"))
    forms = {"aliases-TOTAL_FORMS": len(aliases), "aliases-INITIAL_FORMS": known}
    rows = {
        f"aliases-{number}-{name}": value
        for number, alias in enumerate(aliases)
        for name, value in {"entity": entity.pk, "id": "", **alias}.items()
    }
    return {**plain, **forms, **rows, **values}


def as_sent(alias: Alias, **values: Any) -> dict[str, Any]:
    return {"id": alias.pk, "text": alias.text, **values}


def test_a_name_is_found_in_any_spelling_and_by_its_forms(client_of: SignIn, editor: User) -> None:
    entity = make_entity("إبراهيم الراوي")
    Alias.objects.create(entity=entity, text="أبو جابر")
    make_entity("سعاد")
    client = client_of(editor)
    for text in ("ابراهيم", "الراوى", "ابو جاب", "أبُو جَابر"):
        assert listed(client, q=text) == ["إبراهيم الراوي"]
    assert listed(client, q="غضنفر") == []


def test_the_list_counts_articles_mentions_and_forms_of_its_rows(client_of: SignIn, editor: User) -> None:
    entity, article = make_entity(), make_article()
    make_mention(article, entity)
    make_mention(article, entity, 6, 9)
    make_mention(make_article(), entity)
    (row,) = client_of(editor).get(LIST).context["cl"].result_list
    assert (row.article_count, row.mention_count, row.form_count) == (2, 3, 1)


def test_merged_names_are_told_apart_by_a_filter(client_of: SignIn, editor: User) -> None:
    full = make_entity("سالم الراوي")
    make_entity("الراوي", merged_into=full)
    client = client_of(editor)
    assert listed(client, merged_into="yes") == ["الراوي"]
    assert listed(client, merged_into="no") == ["سالم الراوي"]


def choose(client: Client, *entities: Entity, action: str = "merge_selected", **values: str) -> Any:
    data = {"action": action, "_selected_action": [str(entity.pk) for entity in entities], **values}
    return client.post(LIST, data, follow=True)


@pytest.fixture
def twins(db: None) -> tuple[Entity, Entity]:
    short, full = make_entity("الراوي"), make_entity("سالم الراوي")
    first, second = make_article(), make_article()
    make_mention(first, short)
    make_mention(first, full, 6, 9)
    make_mention(second, full)
    make_quotation(first, speaker_entity=short)
    return short, full


def test_merging_first_shows_what_it_would_change(
    client_of: SignIn, editor: User, twins: tuple[Entity, Entity]
) -> None:
    short, full = twins
    page = choose(client_of(editor), short, full)
    assert page.context["into"] == full, "the name with most mentions is proposed"
    preview = page.context["preview"]
    assert (preview.mentions, preview.articles, preview.quotations, preview.forms) == (1, 1, 1, ("الراوي",))
    assert not Entity.objects.exclude(merged_into=None).exists()
    other = choose(client_of(editor), short, full, into=str(short.pk), preview="1")
    assert other.context["into"] == short
    assert other.context["preview"].mentions == 2


def test_merging_makes_one_name_and_offers_to_take_it_back(
    client_of: SignIn, editor: User, twins: tuple[Entity, Entity]
) -> None:
    short, full = twins
    client = client_of(editor)
    page = choose(client, short, full, into=str(full.pk), merge="1")
    short.refresh_from_db()
    assert (short.merged_into, full.mentions.count()) == (full, 3)
    change = Change.objects.get(verb="merge entities", user=editor)
    undo = reverse("undo", args=[change.pk])
    assert f'action="{undo}"' in page.content.decode()
    back = client.post(undo, {"next": LIST})
    assert back["Location"] == LIST
    short.refresh_from_db()
    assert (short.merged_into, short.mentions.count()) == (None, 1)


def test_one_name_or_a_merged_one_cannot_be_merged(
    client_of: SignIn, editor: User, twins: tuple[Entity, Entity]
) -> None:
    short, full = twins
    gone = make_entity("أبو جابر", merged_into=full)
    for chosen in ((short,), (short, gone)):
        page = choose(client_of(editor), *chosen, merge="1")
        assert [message.level_tag for message in page.context["messages"]] == ["error"]
    assert not Change.objects.exists()


def test_a_target_that_was_not_chosen_is_not_taken(
    client_of: SignIn, editor: User, twins: tuple[Entity, Entity]
) -> None:
    other = make_entity("سعاد")
    choose(client_of(editor), *twins, into=str(other.pk), merge="1")
    assert not other.merged.exists()


def test_more_names_than_a_page_can_show_are_not_merged(client_of: SignIn, editor: User) -> None:
    page = choose(client_of(editor), *(make_entity(f"اسم {number}") for number in range(31)), merge="1")
    assert [message.level_tag for message in page.context["messages"]] == ["error"]
    assert not Change.objects.exists()


def test_the_page_before_a_merge_costs_the_same_for_two_and_for_four(
    client_of: SignIn, editor: User, twins: tuple[Entity, Entity], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = client_of(editor)
    choose(client, *twins)
    with CaptureQueriesContext(connection) as asked:
        choose(client, *twins)
    more = make_entity("أبو جابر"), make_entity("جابر الراوي")
    with django_assert_num_queries(len(asked)):
        choose(client, *twins, *more)


def test_chosen_names_are_confirmed(client_of: SignIn, editor: User, twins: tuple[Entity, Entity]) -> None:
    choose(client_of(editor), *twins, action="confirm_selected")
    assert Entity.objects.filter(confirmed=True).count() == 2


def test_articles_that_mention_chosen_names_are_analysed_again(
    client_of: SignIn, editor: User, twins: tuple[Entity, Entity]
) -> None:
    from articles.models import Job

    choose(client_of(editor), twins[1], action="analyse_mentioning")
    ids = {str(pk) for pk in Mention.objects.filter(entity=twins[1]).values_list("article", flat=True)}
    assert set(Job.objects.get(task_name="analyse_articles").args["ids"]) == ids
    assert len(ids) == 2


def test_forms_are_added_mended_and_taken_away(client_of: SignIn, editor: User) -> None:
    entity = make_entity("سالم الراوي")
    seen = entity.aliases.get()
    wrong = Alias.objects.create(entity=entity, text="سليم", origin=Alias.Origin.TEXT)
    sent = form_of(entity, as_sent(seen, text="سالم جابر"), as_sent(wrong, DELETE="on"), {"text": "  أبو   جابر "})
    assert client_of(editor).post(page_of(entity), sent).status_code == 302
    forms = set(entity.aliases.values_list("text", "key", "origin"))
    assert forms == {("سالم جابر", "سالم جابر", "person"), ("أبو جابر", "ابو جابر", "person")}


@pytest.mark.parametrize("text", ["ـ", "سَالم الراوي", "ن" * 301])
def test_a_form_without_letters_or_one_that_is_there_comes_back(client_of: SignIn, editor: User, text: str) -> None:
    entity = make_entity("سالم الراوي")
    page = client_of(editor).post(page_of(entity), form_of(entity, as_sent(entity.aliases.get()), {"text": text}))
    assert page.status_code == 200
    assert page.context["errors"]
    assert entity.aliases.count() == 1


def test_a_name_is_changed_by_the_action_that_keeps_the_former_one(client_of: SignIn, editor: User) -> None:
    entity = make_entity("سالم الراوى", description="وزير")
    sent = form_of(entity, as_sent(entity.aliases.get()), name="سالم جابر", description="سفير", kind="organisation")
    assert client_of(editor).post(page_of(entity), sent).status_code == 302
    entity.refresh_from_db()
    assert (entity.name, entity.key, entity.description, entity.kind) == (
        "سالم جابر",
        "سالم جابر",
        "سفير",
        "organisation",
    )
    assert entity.confirmed
    assert entity.aliases.filter(text="سالم الراوى", origin="person").exists()
    assert Change.objects.filter(verb="rename entity").count() == 1


@pytest.mark.parametrize("name", ["", "«»", "سُعاد"])
def test_a_name_that_is_empty_or_taken_comes_back(client_of: SignIn, editor: User, name: str) -> None:
    make_entity("سعاد")
    entity = make_entity("سالم الراوي")
    page = client_of(editor).post(page_of(entity), form_of(entity, as_sent(entity.aliases.get()), name=name))
    assert page.status_code == 200
    assert page.context["errors"]


def test_a_name_is_added_confirmed(client_of: SignIn, editor: User) -> None:
    assert client_of(editor).get(ADD).context["adminform"].form.initial["confirmed"] is True
    client_of(editor).post(ADD, form_of(Entity(kind="place", name="الفنار")))
    made = Entity.objects.get()
    assert (made.pk, made.confirmed, made.key) == (Entity.id_for("place", "الفنار"), True, "الفنار")


def test_a_new_name_never_writes_over_one_that_was_called_so(client_of: SignIn, editor: User) -> None:
    from articles.actions.name_entity import rename_entity

    entity = make_entity("الراوي")
    rename_entity(entity, "سالم الراوي", editor)
    page = client_of(editor).post(ADD, form_of(Entity(kind="person", name="الراوي")))
    assert page.context["errors"]
    assert [found.name for found in Entity.objects.all()] == ["سالم الراوي"]


def test_a_merged_name_is_shown_and_not_changed(client_of: SignIn, editor: User) -> None:
    entity = make_entity("الراوي", merged_into=make_entity("سالم الراوي"))
    client = client_of(editor)
    assert client.get(page_of(entity)).context["has_change_permission"] is False
    assert client.post(page_of(entity), form_of(entity, name="سعاد")).status_code == 403


def test_only_a_name_that_nothing_mentions_is_deleted(client_of: SignIn, editor: User) -> None:
    idle, busy = make_entity("سعاد"), make_entity()
    make_mention(make_article(), busy)
    client = client_of(editor)
    for entity, status in ((idle, 302), (busy, 403)):
        address = reverse("admin:articles_entity_delete", args=[entity.pk])
        assert client.post(address, {"post": "yes"}).status_code == status
    assert list(Entity.objects.values_list("name", flat=True)) == [busy.name]
    assert "delete_selected" not in client.get(LIST).content.decode()


def test_no_list_is_counted_or_paged_beyond_the_bound(
    client_of: SignIn, editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("articles.admin.lists.MOST", 3)
    for number in range(5):
        make_entity(f"اسم {number}")
    page = client_of(editor).get(LIST)
    assert (page.context["cl"].result_count, page.context["cl"].paginator.there_are_more) == (3, True)
