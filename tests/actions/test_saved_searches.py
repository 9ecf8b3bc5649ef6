from datetime import UTC, datetime, timedelta

import pytest

from articles.actions.saved_searches import (
    MOST,
    SavedSearchError,
    change_saved_search,
    delete_saved_search,
    open_saved_search,
    renew_token,
    save_search,
)
from articles.actions.undo import take_back
from articles.models import Change, SavedSearch, User
from tests.factories import make_saved_search

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def save(user: User, address: str, name: str) -> SavedSearch:
    return save_search(user, address, name, "saved", NOW)[0]


def names(user: User) -> list[tuple[str, str]]:
    return [(saved.folder, saved.name) for saved in SavedSearch.objects.of(user).in_order()]


def test_a_search_is_kept_under_a_tidy_name_as_seen_now(reader: User) -> None:
    saved = save(reader, "q=x", "  أخبار \n العراق ")
    assert (saved.name, saved.folder, saved.address, saved.seen_at) == ("أخبار العراق", "", "q=x", NOW)
    assert len(saved.token) >= 43


def test_the_same_search_is_kept_once(reader: User, analyst: User) -> None:
    first = save(reader, "q=x", "العراق")
    again, change = save_search(reader, "q=x", "شيء آخر", "saved", NOW)
    assert (again.pk, change) == (first.pk, None)
    assert names(reader) == [("", "العراق")]
    assert save(analyst, "q=x", "العراق").pk != first.pk


def test_a_name_that_is_taken_gets_a_number(reader: User) -> None:
    for address in ("q=a", "q=b", "q=c"):
        save(reader, address, "الموانيء")
    assert names(reader) == [("", "الموانيء"), ("", "الموانيء 2"), ("", "الموانيء 3")]
    assert save(reader, "q=d", "ن" * 300).name == "ن" * 100
    assert save(reader, "q=e", "ن" * 300).name == "ن" * 95 + " 2"


def test_a_name_without_letters_is_refused(reader: User) -> None:
    with pytest.raises(SavedSearchError) as refused:
        save(reader, "q=x", " «» ")
    assert refused.value.code == "empty"
    assert names(reader) == []


def test_nobody_keeps_more_than_can_be_counted(reader: User, analyst: User) -> None:
    for number in range(MOST):
        make_saved_search(reader, f"كلمة {number}")
    with pytest.raises(SavedSearchError) as refused:
        save(reader, "q=x", "واحد آخر")
    assert refused.value.code == "many"
    assert save(analyst, "q=x", "واحد آخر").name == "واحد آخر"


def test_saving_is_taken_back(reader: User) -> None:
    _saved, change = save_search(reader, "q=x", "العراق", "saved", NOW)
    assert change
    take_back(change.pk, reader, NOW)
    assert names(reader) == []


def test_a_folder_in_another_spelling_is_the_one_that_is_there(reader: User) -> None:
    first, second = make_saved_search(reader, "a"), make_saved_search(reader, "b")
    change_saved_search(first, "أولى", "  الأمن   والدفاع ")
    change_saved_search(second, "ثانية", "الامن والدفاع")
    assert names(reader) == [("الأمن والدفاع", "أولى"), ("الأمن والدفاع", "ثانية")]
    change_saved_search(second, "ثانية", " - ")
    assert names(reader) == [("", "ثانية"), ("الأمن والدفاع", "أولى")]


def test_the_last_search_of_a_folder_may_respell_it(reader: User) -> None:
    saved = make_saved_search(reader, "a", folder="الامن")
    change_saved_search(saved, "أولى", "الأمن")
    assert names(reader) == [("الأمن", "أولى")]


def test_two_searches_of_a_folder_do_not_share_a_name(reader: User) -> None:
    make_saved_search(reader, "a", "أولى", folder="أمن")
    second = make_saved_search(reader, "b", "ثانية", folder="أمن")
    with pytest.raises(SavedSearchError) as refused:
        change_saved_search(second, "اولى", "أمن")
    assert refused.value.code == "taken"
    change_saved_search(second, "اولى", "")
    assert names(reader) == [("", "اولى"), ("أمن", "أولى")]


def test_opening_notes_the_visit_and_says_when_the_last_one_was(reader: User) -> None:
    saved = make_saved_search(reader)
    before = saved.seen_at
    assert open_saved_search(saved, NOW) == before
    saved.refresh_from_db()
    assert saved.seen_at == NOW


def test_a_new_token_replaces_the_old(reader: User) -> None:
    saved = make_saved_search(reader)
    old = saved.token
    renew_token(saved)
    assert saved.token != old
    assert list(SavedSearch.objects.values_list("token", flat=True)) == [saved.token]


def test_what_was_deleted_comes_back_as_it_was(reader: User) -> None:
    saved = make_saved_search(reader, folder="أمن")
    before = SavedSearch.objects.values().get()
    change = delete_saved_search(saved, "deleted")
    assert names(reader) == []
    take_back(change.pk, reader, NOW)
    assert SavedSearch.objects.values().get() == before


def test_what_was_deleted_gives_way_to_what_was_saved_since(reader: User) -> None:
    gone, other = make_saved_search(reader, "a", "أولى"), make_saved_search(reader, "b", "ثانية")
    changes = [delete_saved_search(gone, "deleted"), delete_saved_search(other, "deleted")]
    make_saved_search(reader, "a", "الأولى من جديد")
    make_saved_search(reader, "c", "ثانية")
    for change in changes:
        take_back(change.pk, reader, NOW + timedelta(minutes=1))
    assert names(reader) == [("", "الأولى من جديد"), ("", "ثانية"), ("", "ثانية 2")]


def test_nobody_takes_back_what_another_did(reader: User, analyst: User) -> None:
    change = delete_saved_search(make_saved_search(reader), "deleted")
    assert take_back(change.pk, analyst, NOW) is None
    assert names(reader) == names(analyst) == []
    assert Change.objects.get().undone_at is None
