"""Adding and correcting marks: what it does, what it starts, who may, and what it says to nonsense."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from articles.language.stems import index_document
from articles.models import Alias, Article, Change, Entity, Mention, Quotation, SetAside, TimeReference, User
from tests.factories import make_article, make_entity, make_mention, make_quotation, make_time_reference

SignIn = Callable[[User], Client]
TEXT = "قال سالم الراوي أمس في زرنوقة. وأضاف سالم الراوي غداً."


@pytest.fixture
def article(db: None) -> Article:
    return make_article("خبر", text=TEXT)


@pytest.fixture
def mention(article: Article) -> Mention:
    return make_mention(article, make_entity("سالم الراوي"), 4, 15)


@pytest.fixture(autouse=True)
def _in_english(reader: User, analyst: User) -> None:
    User.objects.update(language="en")
    reader.language = analyst.language = "en"


def selection(words: str, **fields: Any) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"text": words, "start": start, "end": start + len(words), "kind": "place", **fields}


def test_selected_words_become_a_name_with_a_way_back(client_of: SignIn, analyst: User, article: Article) -> None:
    client = client_of(analyst)
    answer = client.post(reverse("add_mention", args=[article.pk]), selection("زرنوقة"))
    added = Mention.objects.get()
    assert answer["Location"] == f"{article.get_absolute_url()}#m{added.pk}"
    assert (added.text, added.entity.kind, added.decided_by) == ("زرنوقة", "place", analyst)
    page = client.get(article.get_absolute_url()).content.decode()
    assert reverse("undo", args=[Change.objects.get().pk]) in page
    client.post(reverse("undo", args=[Change.objects.get().pk]))
    assert not Mention.objects.exists()
    assert not Entity.objects.exists()


def test_other_articles_that_hold_the_form_are_read_anew_and_again_after_undo(
    client_of: SignIn, analyst: User, article: Article
) -> None:
    search = index_document("", "وصل إلى زرنوقة اليوم.")
    other = make_article(text="وصل إلى زرنوقة اليوم.", search=search)
    make_article(text="لا شيء هنا.", search=index_document("", "لا شيء هنا."))
    client = client_of(analyst)
    client.post(reverse("add_mention", args=[article.pk]), selection("زرنوقة"))
    waiting = ProcrastinateJob.objects.filter(task_name="analyse_articles")
    assert [job.args["ids"] for job in waiting] == [[str(other.pk)]]
    assert "1 other article" in client.get(article.get_absolute_url()).content.decode()
    client.post(reverse("undo", args=[Change.objects.get().pk]))
    assert waiting.all().count() == 2


def test_words_without_a_place_are_found_in_the_text(client_of: SignIn, analyst: User, article: Article) -> None:
    address = reverse("add_mention", args=[article.pk])
    client_of(analyst).post(address, {"text": " زرنوقة ", "kind": "place", "name": "بلدة زرنوقة"})
    added = Mention.objects.get()
    assert (added.text, added.entity.name) == ("زرنوقة", "بلدة زرنوقة")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"text": "ليس هنا", "kind": "place"}, "does not stand"),
        ({"text": "", "kind": "place"}, "does not stand"),
        ({"text": "زرنوقة", "kind": "fruit"}, "Choose what it is"),
        ({"text": "زرنوقة", "kind": "place", "start": "0", "end": "6"}, "not what you saw"),
        ({"text": "زرنوقة", "entity": "00000000-0000-0000-0000-000000000000"}, "no longer at the desk"),
        ({"text": "...", "kind": "place", "start": "x", "end": "9" * 30}, "does not stand"),
    ],
)
def test_what_cannot_be_a_name_is_refused_in_words(
    client_of: SignIn, analyst: User, article: Article, fields: dict[str, str], said: str
) -> None:
    client = client_of(analyst)
    answer = client.post(reverse("add_mention", args=[article.pk]), fields, follow=True)
    assert said in answer.content.decode()
    assert not Mention.objects.exists()


def test_the_kind_of_a_mark_is_changed_by_one_button(client_of: SignIn, analyst: User, mention: Mention) -> None:
    client_of(analyst).post(reverse("correct_mention", args=[mention.pk]), {"kind": "organisation"})
    mention.refresh_from_db()
    assert (mention.entity.kind, mention.entity.name, mention.decision) == ("organisation", "سالم الراوي", "confirmed")


def test_a_mark_is_given_to_somebody_else(client_of: SignIn, analyst: User, mention: Mention) -> None:
    other = make_entity("سالم جابر الراوي")
    address = reverse("correct_mention", args=[mention.pk])
    answer = client_of(analyst).post(address, {"entity": other.pk}, headers={"HX-Request": "true"})
    assert (answer.status_code, answer["HX-Refresh"]) == (204, "true")
    mention.refresh_from_db()
    assert mention.entity == other


def test_the_card_offers_others_who_are_written_so_and_merges_nobody(
    client_of: SignIn, analyst: User, reader: User, mention: Mention
) -> None:
    other = make_entity("سالم جابر الراوي")
    Alias.objects.create(entity=other, text="سالم الراوي", origin="text")
    page = client_of(analyst).get(reverse("mention", args=[mention.pk])).content.decode()
    assert f'name="entity" value="{other.pk}" data-key="4"' in page
    assert "written so elsewhere" in page
    mention.refresh_from_db()
    assert mention.entity != other
    assert str(other.pk) not in client_of(reader).get(reverse("mention", args=[mention.pk])).content.decode()


@pytest.mark.parametrize("others", [1, 3])
def test_the_card_costs_the_same_for_one_candidate_and_three(
    client_of: SignIn, analyst: User, mention: Mention, django_assert_num_queries: Any, others: int
) -> None:
    for name in ["جابر الراوي", "ماهر الراوي", "نادر الراوي"][:others]:
        entity = make_entity(name)
        Alias.objects.create(entity=entity, text="سالم الراوي", origin="text")
        make_mention(mention.article, entity, 40, 45, role="وزير")
    client = client_of(analyst)
    client.get(reverse("mention", args=[mention.pk]))
    with django_assert_num_queries(9):
        assert len(client.get(reverse("mention", args=[mention.pk])).context["targets"]) == others


def test_targets_come_with_the_exact_name_first_and_a_new_one_where_there_is_none(
    client_of: SignIn, analyst: User, mention: Mention
) -> None:
    make_entity("مكتب سالم الراوي", kind="organisation")
    client = client_of(analyst)
    shown = client.get(reverse("targets"), {"q": "سالم الراوي"}).context["targets"]
    assert [one.entity.name for one in shown] == ["سالم الراوي", "مكتب سالم الراوي"]
    assert 'name="name"' not in client.get(reverse("targets"), {"q": "سالم الراوي", "kind": "person"}).content.decode()
    page = client.get(reverse("targets"), {"q": "سالم الراوي", "kind": "place"}).content.decode()
    assert 'name="name" value="سالم الراوي"' in page
    assert client.get(reverse("targets")).status_code == 200
    assert client.post(reverse("targets")).status_code == 405


def test_a_rejected_date_leaves_and_can_be_taken_back(client_of: SignIn, analyst: User, article: Article) -> None:
    reference = make_time_reference(article, 16, 19)
    client = client_of(analyst)
    client.post(reverse("correct_time_reference", args=[reference.pk]), {"act": "reject"})
    assert not TimeReference.objects.exists()
    page = client.get(article.get_absolute_url()).content.decode()
    aside = SetAside.objects.get()
    assert reverse("set_aside", args=[aside.pk]) in page
    client.post(reverse("set_aside", args=[aside.pk]))
    assert TimeReference.objects.get().text == "أمس"


def test_the_days_of_a_date_are_mended(client_of: SignIn, analyst: User, article: Article) -> None:
    reference = make_time_reference(article, 16, 19, certainty=0.5)
    client = client_of(analyst)
    card = client.get(reverse("time_reference", args=[reference.pk])).content.decode()
    assert "The wording allows other days" in card
    address = reverse("correct_time_reference", args=[reference.pk])
    client.post(address, {"earliest": "2026-11-01", "latest": "2026-11-03"})
    reference.refresh_from_db()
    assert (reference.earliest.day, reference.latest.day, reference.certainty) == (1, 3, 1.0)
    for days in ({"earliest": "yesterday"}, {"earliest": "2026-11-09", "latest": "2026-11-01"}, {}):
        client.post(address, days)
        reference.refresh_from_db()
        assert (reference.earliest.day, reference.latest.day) == (1, 3)


def test_the_speaker_of_a_quotation_is_changed(client_of: SignIn, analyst: User, article: Article) -> None:
    said = make_quotation(article)
    client_of(analyst).post(reverse("correct_quotation", args=[said.pk]), {"name": "ليلى حمدان", "kind": "person"})
    said.refresh_from_db()
    assert said.speaker_entity is not None
    assert (said.speaker_entity.name, said.decision) == ("ليلى حمدان", "confirmed")
    assert client_of(analyst).post(reverse("correct_quotation", args=[said.pk]), {"act": "shout"}).status_code == 400


def test_the_card_of_a_quotation_offers_who_is_named_nearest_first(
    client_of: SignIn, analyst: User, mention: Mention
) -> None:
    far = make_entity("ليلى حمدان")
    make_mention(mention.article, far, 40, 45)
    make_mention(mention.article, make_entity("زرنوقة", kind="place"), 23, 29)
    said = make_quotation(mention.article)
    card = client_of(analyst).get(reverse("quotation", args=[said.pk]))
    assert [one.entity for one in card.context["targets"]] == [mention.entity, far]
    client_of(analyst).post(reverse("correct_quotation", args=[said.pk]), {"entity": far.pk})
    again = client_of(analyst).get(reverse("quotation", args=[said.pk]))
    assert [one.entity for one in again.context["targets"]] == [mention.entity]


def test_readers_see_the_marks_and_correct_nothing(client_of: SignIn, reader: User, mention: Mention) -> None:
    said, reference = make_quotation(mention.article), make_time_reference(mention.article, 16, 19)
    aside = SetAside.objects.create(
        article=mention.article, model="quotation", reason="lost", start=0, end=2, text="قا", rule="marks", row={}
    )
    client = client_of(reader)
    for name, pk in (
        ("add_mention", mention.article.pk),
        ("correct_mention", mention.pk),
        ("correct_quotation", said.pk),
        ("correct_time_reference", reference.pk),
        ("set_aside", aside.pk),
    ):
        assert client.post(reverse(name, args=[pk]), {"act": "reject"}).status_code == 403
        assert client.get(reverse(name, args=[pk])).status_code == 405
    page = client.get(mention.article.get_absolute_url()).content.decode()
    assert "has lost" in page or "have lost" in page
    assert "name-bar" not in page
    assert (Mention.objects.count(), Quotation.objects.count(), TimeReference.objects.count()) == (1, 1, 1)


def test_what_is_not_there_is_not_found(client_of: SignIn, analyst: User) -> None:
    client = client_of(analyst)
    for name in ("correct_mention", "correct_quotation", "correct_time_reference", "set_aside"):
        assert client.post(reverse(name, args=[10**9])).status_code == 404
    assert client.post(reverse("add_mention", args=["00000000-0000-0000-0000-000000000000"])).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_an_article_costs_the_same_with_one_correction_and_three(
    client_of: SignIn, analyst: User, article: Article, django_assert_max_num_queries: Any, rows: int
) -> None:
    for at in range(rows):
        SetAside.objects.create(
            article=article, model="quotation", reason="lost", start=at, end=at + 2, text="قا", rule="marks", row={}
        )
    client = client_of(analyst)
    client.get(article.get_absolute_url())
    with django_assert_max_num_queries(22) as counted:
        client.get(article.get_absolute_url())
    assert len([q for q in counted.captured_queries if "setaside" in q["sql"]]) == 1
