"""Who may enter the administration, what each role sees in it, and what its lists cost."""

import re
from typing import Any

import pytest
from django.contrib import admin
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from articles.admin.links import change_address
from articles.models import Alias, Article, Feed, Role, User
from tests.admin.conftest import CURATED, HOUSE, SignIn, furnish
from tests.factories import (
    make_article,
    make_entity,
    make_mention,
    make_quotation,
    make_source,
    make_story,
    make_time_reference,
)

INDEX = reverse("admin:index")


def names(models: tuple[type[Model], ...]) -> list[str]:
    return [str(model._meta.model_name) for model in models]


def changelist(model: str) -> str:
    return reverse(f"admin:articles_{model}_changelist")


def change_page(model: type[Model]) -> str:
    row: Any = model._default_manager.order_by("pk").first()
    return reverse(f"admin:articles_{model._meta.model_name}_change", args=[row.pk])


def test_every_model_that_is_registered_is_tested_here() -> None:
    assert set(admin.site._registry) == {*CURATED, *HOUSE}


def test_the_first_page_lists_every_model_once(client_of: SignIn, administrator: User) -> None:
    listed = [
        model["model"] for app in client_of(administrator).get(INDEX).context["app_list"] for model in app["models"]
    ]
    assert sorted(map(str, listed)) == sorted(map(str, (*CURATED, *HOUSE)))


@pytest.mark.django_db
def test_somebody_signed_out_is_led_to_the_desks_sign_in_page(client: Client) -> None:
    there = client.get(changelist("entity"), follow=True)
    assert there.redirect_chain[-1][0].startswith(reverse("account_login"))
    assert "next=" in there.redirect_chain[-1][0]


@pytest.mark.parametrize("role", [Role.READER, Role.ANALYST])
@pytest.mark.parametrize("model", names((*CURATED, *HOUSE)))
def test_readers_and_analysts_get_403_everywhere(client_of: SignIn, db: None, role: str, model: str) -> None:
    client = client_of(User.objects.create_user("somebody", role=role))
    assert client.get(changelist(model)).status_code == 403
    assert client.post(changelist(model), {"action": "delete_selected"}).status_code == 403
    assert client.get(INDEX).status_code == client.get(reverse("admin:login")).status_code == 403


@pytest.mark.parametrize("model", names(CURATED))
def test_an_editor_sees_what_an_editor_keeps(client_of: SignIn, editor: User, model: str) -> None:
    assert client_of(editor).get(changelist(model)).status_code == 200


@pytest.mark.parametrize("model", names(HOUSE))
def test_an_editor_does_not_see_people_and_machine(
    client_of: SignIn, editor: User, furnished: None, model: str
) -> None:
    client = client_of(editor)
    assert client.get(changelist(model)).status_code == 403
    assert f"/admin/articles/{model}/" not in client.get(INDEX).content.decode()


@pytest.mark.parametrize("model", [*CURATED, *HOUSE], ids=lambda model: model._meta.model_name)
def test_a_list_and_a_page_cost_the_same_whatever_the_number_of_rows(
    client_of: SignIn, administrator: User, furnished: None, model: type[Model]
) -> None:
    client = client_of(administrator)
    address = changelist(str(model._meta.model_name))
    client.get(change_page(model))  # content types are read once for each process

    def cost() -> tuple[int, int]:
        with CaptureQueriesContext(connection) as of_list:
            assert client.get(address).status_code == 200
        with CaptureQueriesContext(connection) as of_page:
            assert client.get(change_page(model)).status_code == 200
        return len(of_list), len(of_page)

    before = cost()
    furnish(2)
    furnish(3)
    again = cost()
    assert again == before
    assert before[0] <= 20


def test_a_page_costs_the_same_whatever_hangs_on_its_row(
    client_of: SignIn, administrator: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = client_of(administrator)
    article, entity = make_article(text="قال سالم الراوي أمس إن الرصيف جاهز."), make_entity()
    story = make_story(article)

    def hang(number: int) -> None:
        make_mention(article, entity, number, number + 5)
        make_quotation(article, number, number + 9)
        make_time_reference(article, number, number + 3)
        Alias.objects.create(entity=entity, text=f"الراوي {'ابن ' * number}")
        Feed.objects.create(source=article.source, address=f"https://harbour.example/{number}")
        Article.objects.filter(pk=make_article(source=make_source(f"صحيفة {number}")).pk).update(story=story)

    hang(1)
    pages = [change_address(row) for row in (article, entity, story, article.source)]
    costs = []
    for page in (*pages, *pages):
        with CaptureQueriesContext(connection) as asked:
            client.get(page)
        costs.append(len(asked))
    hang(2)
    hang(3)
    for page, cost in zip(pages, costs[4:], strict=True):
        with django_assert_num_queries(cost):
            assert client.get(page).status_code == 200


@pytest.mark.parametrize("model", [*CURATED, *HOUSE], ids=lambda model: model._meta.model_name)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_page_has_the_readers_language_and_nothing_that_the_content_policy_forbids(
    client_of: SignIn, administrator: User, furnished: None, model: type[Model], language: str
) -> None:
    User.objects.filter(pk=administrator.pk).update(language=language)
    client = client_of(administrator)
    for address in (changelist(str(model._meta.model_name)), change_page(model)):
        page = client.get(address).content.decode()
        assert f'lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}"' in page
        assert not re.search(r"\sstyle=|<style|<script(?![^>]*\ssrc=)|\son[a-z]+=", page)


def test_searching_every_list_for_anything_is_answered(client_of: SignIn, administrator: User, furnished: None) -> None:
    client = client_of(administrator)
    for model in admin.site._registry:
        for text in ("سالم", "«»", "%", "\\", "' OR 1", "https://[bad", "0" * 40, "\u0640"):
            found = client.get(changelist(str(model._meta.model_name)), {"q": text})
            assert found.status_code == 200, (model, text)


def test_every_filter_answers_each_of_its_choices_and_nonsense(
    client_of: SignIn, administrator: User, furnished: None
) -> None:
    client = client_of(administrator)
    for model in admin.site._registry:
        address = changelist(str(model._meta.model_name))
        page = client.get(address)
        for spec in page.context["cl"].filter_specs:
            for choice in spec.choices(page.context["cl"]):
                assert client.get(address + choice["query_string"]).status_code == 200, (model, choice)
            for parameter in spec.expected_parameters():
                nonsense = client.get(address, {parameter: "x-9"}, follow=True)
                assert nonsense.status_code == 200, (model, parameter)


def test_leaving_needs_a_post_and_leads_to_the_sign_in_page(client_of: SignIn, editor: User) -> None:
    client = client_of(editor)
    assert client.get(reverse("admin:logout")).status_code == 405
    assert client.post(reverse("admin:logout"))["Location"] == reverse("account_login")
    assert client.get(INDEX).status_code == 302


def test_the_password_is_changed_at_the_desk(client_of: SignIn, editor: User) -> None:
    there = client_of(editor).get(reverse("admin:password_change"))
    assert there["Location"] == reverse("account_change_password")


def test_the_first_page_leads_back_to_the_desk(client_of: SignIn, editor: User) -> None:
    assert f'href="{reverse("inbox")}"' in client_of(editor).get(INDEX).content.decode()


@pytest.mark.parametrize(("theme", "scheme"), [("auto", "light dark"), ("light", "only light"), ("dark", "only dark")])
def test_the_theme_is_the_one_of_the_settings(client_of: SignIn, editor: User, theme: str, scheme: str) -> None:
    User.objects.filter(pk=editor.pk).update(theme=theme)
    assert f'<meta name="color-scheme" content="{scheme}">' in client_of(editor).get(INDEX).content.decode()
