from collections.abc import Callable
from datetime import timedelta
from urllib.parse import quote_plus, urlencode
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.language.stems import index_document
from articles.models import Article, Change, SavedSearch, User
from tests.factories import NOON, make_article, make_saved_search, make_source

pytestmark = pytest.mark.django_db

SignIn = Callable[[User], Client]
SAVED = reverse("saved_searches")
HTMX = {"HX-Request": "true"}
BAGHDAD = urlencode({"q": "بغداد"})


def make(text: str = "خبر عن بغداد", **fields: object) -> Article:
    return make_article("عنوان", text, search=index_document("عنوان", text), **fields)


def of(name: str, saved: SavedSearch) -> str:
    return reverse(name, args=[saved.pk])


def undo(client: Client) -> None:
    client.post(reverse("undo", args=[Change.objects.latest("made_at").pk]))


def test_a_search_is_saved_in_one_click_under_its_own_words(client_of: SignIn, reader: User) -> None:
    response = client_of(reader).post(SAVED, {"address": f"older=1.2&{BAGHDAD}&sort=newest"})
    saved = SavedSearch.objects.get()
    assert (saved.user, saved.name, saved.folder, saved.address) == (reader, "بغداد", "", BAGHDAD)
    assert response["Location"] == f"{reverse('search')}?{BAGHDAD}"


def test_a_search_of_filters_is_named_after_them(client_of: SignIn, reader: User) -> None:
    source = make_source("صحيفة المرفأ")
    client_of(reader).post(SAVED, {"address": f"source={source.pk}&after=2026-01-31"})
    assert SavedSearch.objects.get().name == "صحيفة المرفأ · 2026-01-31"


def test_a_long_query_is_cut_between_words(client_of: SignIn, reader: User) -> None:
    client_of(reader).post(SAVED, {"address": urlencode({"q": "كلمة " * 60})})
    name = SavedSearch.objects.get().name
    assert len(name) <= 100
    assert name.endswith("كلمة…")


def test_on_the_page_the_name_can_be_changed_at_once_and_saving_be_undone(client_of: SignIn, reader: User) -> None:
    client = client_of(reader)
    page = client.post(SAVED, {"address": BAGHDAD}, headers=HTMX).content.decode()
    saved = SavedSearch.objects.get()
    assert f'hx-post="{of("edit_saved_search", saved)}"' in page
    assert 'value="بغداد"' in page
    assert 'id="notices"' in page
    assert f'name="next" value="{reverse("search")}?{BAGHDAD}"' in page
    undo(client)
    assert not SavedSearch.objects.exists()


def test_what_is_saved_already_leads_to_itself(client_of: SignIn, reader: User) -> None:
    saved = make_saved_search(reader, name="العاصمة")
    page = client_of(reader).post(SAVED, {"address": BAGHDAD}, headers=HTMX).content.decode()
    assert SavedSearch.objects.count() == 1
    assert f'href="{of("edit_saved_search", saved)}"' in page
    assert not Change.objects.exists()


@pytest.mark.parametrize("address", ["", "q=", "q=%22", "source=x", "%ff%00=&&&", "q=%00", "x" * 10_000])
def test_what_asks_for_nothing_is_not_saved(client_of: SignIn, reader: User, address: str) -> None:
    client = client_of(reader)
    assert client.post(SAVED, {"address": address}).status_code == 302
    assert client.post(SAVED).status_code == 302
    assert not SavedSearch.objects.exists()


def test_beyond_the_most_nothing_is_saved_and_the_reader_is_told(
    client_of: SignIn, reader: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("articles.actions.saved_searches.MOST", 1)
    make_saved_search(reader, "دمشق")
    page = client_of(reader).post(SAVED, {"address": BAGHDAD}, headers=HTMX).content.decode()
    assert SavedSearch.objects.count() == 1
    assert 'data-tone="bad"' in page


def test_the_list_counts_what_is_new(client_of: SignIn, reader: User, analyst: User) -> None:
    make()
    make_saved_search(reader, folder="أمن")
    make_saved_search(reader, "دمشق")
    make_saved_search(analyst, "ليس لها")
    for address in (SAVED, reverse("saved_new")):
        response = client_of(reader).get(address)
        listed = [(f.name, [(k.search.name, k.new) for k in f.searches]) for f in response.context["saved_folders"]]
        assert listed == [("", [("دمشق", 0)]), ("أمن", [("بغداد", 1)])]
        assert response.content.decode().count('class="badge"') == 1


def test_opening_leads_to_the_search_and_marks_it_seen(client_of: SignIn, reader: User) -> None:
    saved = make_saved_search(reader)
    make()
    client = client_of(reader)
    response = client.get(of("saved_search", saved))
    assert response["Location"] == f"{reverse('search')}?{BAGHDAD}&since={quote_plus(NOON.isoformat())}"
    saved.refresh_from_db()
    assert saved.seen_at > NOON
    assert client.get(SAVED).context["saved_folders"][0].searches[0].new == 0


def test_a_look_at_the_address_alone_is_no_visit(client_of: SignIn, reader: User) -> None:
    saved = make_saved_search(reader)
    assert client_of(reader).head(of("saved_search", saved)).status_code == 302
    saved.refresh_from_db()
    assert saved.seen_at == NOON


def test_a_saved_search_is_renamed_and_moved(client_of: SignIn, reader: User) -> None:
    saved = make_saved_search(reader)
    make_saved_search(reader, "دمشق", folder="الأمن")
    response = client_of(reader).post(of("edit_saved_search", saved), {"name": "العاصمة", "folder": "الامن"})
    saved.refresh_from_db()
    assert (saved.name, saved.folder) == ("العاصمة", "الأمن")
    assert response["Location"] == SAVED


def test_a_new_name_on_the_page_leaves_the_folder(client_of: SignIn, reader: User) -> None:
    saved = make_saved_search(reader, folder="أمن")
    page = client_of(reader).post(of("edit_saved_search", saved), {"name": "العاصمة"}, headers=HTMX).content.decode()
    saved.refresh_from_db()
    assert (saved.name, saved.folder) == ("العاصمة", "أمن")
    assert "العاصمة" in page
    assert "<html" not in page


@pytest.mark.parametrize(
    "values", [{"name": ""}, {"name": "«»"}, {"name": "دمشق"}, {"name": "ن" * 101}, {"folder": "ن" * 101}]
)
def test_a_bad_name_comes_back_with_the_reason(client_of: SignIn, reader: User, values: dict[str, str]) -> None:
    saved = make_saved_search(reader)
    make_saved_search(reader, "دمشق")
    client = client_of(reader)
    response = client.post(of("edit_saved_search", saved), values)
    assert response.status_code == 422
    assert response.context["form"].errors
    on_the_page = client.post(of("edit_saved_search", saved), values, headers=HTMX)
    assert 'role="alert"' in on_the_page.content.decode()
    saved.refresh_from_db()
    assert (saved.name, saved.folder) == ("بغداد", "")


def test_the_form_offers_the_folders_and_shows_the_address_of_the_feed(client_of: SignIn, reader: User) -> None:
    saved = make_saved_search(reader, folder="أمن")
    page = client_of(reader).get(of("edit_saved_search", saved)).content.decode()
    assert '<option value="أمن">' in page
    assert f'value="http://testserver/feeds/{saved.token}/"' in page


def test_a_new_feed_address_is_asked_for_twice(client_of: SignIn, reader: User) -> None:
    saved = make_saved_search(reader)
    client = client_of(reader)
    assert client.get(of("renew_saved_search", saved)).status_code == 200
    assert SavedSearch.objects.get().token == saved.token
    client.post(of("renew_saved_search", saved))
    assert SavedSearch.objects.get().token != saved.token


def test_deleting_is_undone(client_of: SignIn, reader: User) -> None:
    saved = make_saved_search(reader, folder="أمن")
    client = client_of(reader)
    response = client.post(of("delete_saved_search", saved))
    assert response["Location"] == SAVED
    assert not SavedSearch.objects.exists()
    undo(client)
    back = SavedSearch.objects.get()
    assert (back.pk, back.token, back.folder) == (saved.pk, saved.token, "أمن")


def test_another_persons_saved_search_is_not_found(client_of: SignIn, reader: User, administrator: User) -> None:
    saved = make_saved_search(reader)
    client = client_of(administrator)
    for name in ("saved_search", "edit_saved_search", "renew_saved_search"):
        assert client.get(of(name, saved)).status_code == 404
    for name in ("edit_saved_search", "renew_saved_search", "delete_saved_search"):
        assert client.post(of(name, saved), {"name": "x"}).status_code == 404
    assert SavedSearch.objects.values("name", "token", "seen_at").get() == {
        "name": "بغداد",
        "token": saved.token,
        "seen_at": NOON,
    }


def test_wrong_verbs_and_unknown_searches(client_of: SignIn, reader: User) -> None:
    saved, client = make_saved_search(reader), client_of(reader)
    assert client.post(of("saved_search", saved)).status_code == 405
    assert client.post(reverse("saved_new")).status_code == 405
    assert client.get(of("delete_saved_search", saved)).status_code == 405
    assert client.delete(SAVED).status_code == 405
    for name in ("saved_search", "edit_saved_search", "renew_saved_search"):
        assert client.get(reverse(name, args=[uuid4()])).status_code == 404


def test_the_number_of_queries_does_not_grow_with_searches(client_of: SignIn, reader: User) -> None:
    """But for the names in the words of a search, which are looked up for each."""
    client = client_of(reader)

    def queries(address: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        return len(asked)

    make_saved_search(reader, address="state=unread")
    pages = (SAVED, reverse("saved_new"))
    one = [queries(page) for page in pages]
    for number in range(2):
        address = f"state=unread&after=2026-01-0{number + 1}"
        seen = NOON + timedelta(hours=1)
        make_saved_search(reader, f"كلمة {number}", folder=f"مجلد {number}", address=address, seen_at=seen)
    assert [queries(page) for page in pages] == one
