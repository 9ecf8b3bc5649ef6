from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from articles.models import Note, User
from tests.factories import make_article

SignIn = Callable[[User], Client]


def test_a_note_is_kept_with_its_author(client_of: SignIn, analyst: User) -> None:
    article = make_article()
    response = client_of(analyst).post(reverse("notes", args=[article.pk]), {"text": "يراجع الرقم"})
    assert response["Location"] == article.get_absolute_url()
    note = Note.objects.get()
    assert (note.article, note.author, note.text) == (article, analyst, "يراجع الرقم")


def test_an_empty_or_endless_note_comes_back_with_the_reason(client_of: SignIn, analyst: User) -> None:
    address = reverse("notes", args=[make_article().pk])
    assert client_of(analyst).post(address, {"text": "  "}).status_code == 422
    endless = client_of(analyst).post(address, {"text": "ن" * 20_001})
    assert endless.status_code == 422
    assert "ن" * 20_001 in endless.content.decode()
    assert client_of(analyst).post(address, {"text": "نص\x00"}).status_code == 422
    assert not Note.objects.exists()


def test_one_changes_and_deletes_ones_own_note(client_of: SignIn, analyst: User) -> None:
    note = Note.objects.create(article=make_article(), author=analyst, text="قديم")
    address = reverse("note", args=[note.pk])
    assert "قديم" in client_of(analyst).get(address).content.decode()
    client_of(analyst).post(address, {"text": "جديد"})
    assert Note.objects.get().text == "جديد"
    client_of(analyst).post(address, {"act": "delete"})
    assert not Note.objects.exists()


def test_anothers_note_is_not_found(client_of: SignIn, analyst: User, editor: User) -> None:
    note = Note.objects.create(article=make_article(), author=analyst, text="لي")
    assert client_of(editor).post(reverse("note", args=[note.pk]), {"text": "لك"}).status_code == 404
    assert Note.objects.get().text == "لي"


def test_a_reader_writes_no_notes(client_of: SignIn, reader: User) -> None:
    assert client_of(reader).post(reverse("notes", args=[make_article().pk]), {"text": "لا"}).status_code == 403
    assert client_of(reader).get(reverse("notes", args=[make_article().pk])).status_code in (403, 405)
