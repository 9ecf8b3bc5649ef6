"""Saved searches as somebody at a keyboard keeps, names, opens and loses them."""

import re
from collections.abc import Iterator
from urllib.parse import quote
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import SignIn
from tests.browser.test_screens import complaints
from tests.desk import Desk

PORT = f"/search/?q={quote('الميناء')}"


@pytest.fixture(autouse=True)
def _nothing_saved(desk: Desk) -> Iterator[None]:
    with desk.connect() as database:
        database.execute("DELETE FROM articles_savedsearch")
    yield
    with desk.connect() as database:
        database.execute("DELETE FROM articles_savedsearch")


def saved(desk: Desk) -> list[tuple[object, ...]]:
    with desk.connect() as database:
        return database.execute("SELECT name, folder FROM articles_savedsearch ORDER BY name").fetchall()


def test_a_search_is_saved_named_and_undone_by_key(desk: Desk, signed_in: SignIn) -> None:
    watched = signed_in("reader")
    page = watched.visit(PORT)
    page.get_by_role("button", name="احفظ البحث").press("Enter")
    name = page.locator(".save-name")
    expect(name).to_be_focused()
    expect(name).to_have_value("الميناء")
    assert page.evaluate("document.activeElement.selectionEnd") == len("الميناء")
    assert saved(desk) == [("الميناء", "")]
    page.keyboard.type("أخبار الموانئ")
    page.keyboard.press("Enter")
    expect(page.locator(".saved-here")).to_contain_text("أخبار الموانئ")
    expect(page.locator(".saved-here")).to_be_focused()
    assert saved(desk) == [("أخبار الموانئ", "")]
    page.reload()
    expect(page.locator(".saved-here")).to_contain_text("أخبار الموانئ")
    assert watched.problems == []


def test_saving_is_undone_where_it_was_done(desk: Desk, signed_in: SignIn) -> None:
    watched = signed_in("reader")
    page = watched.visit(PORT)
    page.get_by_role("button", name="احفظ البحث").click()
    page.locator(".notice button", has_text="تراجع").click()
    expect(page.get_by_role("button", name="احفظ البحث")).to_be_visible()
    assert page.url.endswith(PORT)
    assert saved(desk) == []
    assert watched.problems == []


def test_escape_keeps_the_name_that_was_made(desk: Desk, signed_in: SignIn) -> None:
    page = signed_in("reader").visit(PORT)
    page.get_by_role("button", name="احفظ البحث").click()
    expect(page.locator(".save-name")).to_be_focused()
    page.keyboard.type("xyz")
    page.keyboard.press("Escape")
    expect(page.locator(".saved-here")).to_contain_text("الميناء")
    assert saved(desk) == [("الميناء", "")]


def test_what_is_new_is_counted_where_nothing_is_asked_and_marked_when_opened(desk: Desk, signed_in: SignIn) -> None:
    watched = signed_in("reader")
    page = watched.visit(PORT)
    page.get_by_role("button", name="احفظ البحث").click()
    expect(page.locator(".save-name")).to_be_focused()
    with desk.connect() as database:
        database.execute("UPDATE articles_savedsearch SET seen_at = '2000-01-01'")
    page = watched.visit("/search/")
    link = page.locator(".saved-corner a", has_text="الميناء")
    expect(link.locator(".badge")).to_be_visible()
    link.click()
    expect(page.locator(".hit .badge", has_text="جديد").first).to_be_visible()
    assert re.search(r"since=2000", page.url)
    page = watched.visit("/search/")
    expect(page.locator(".saved-corner a", has_text="الميناء").locator(".badge")).to_have_count(0)
    assert watched.problems == []


def test_the_menu_beside_the_box_lists_what_is_saved(signed_in: SignIn) -> None:
    watched = signed_in("reader")
    page = watched.visit(PORT)
    page.get_by_role("button", name="احفظ البحث").click()
    expect(page.locator(".save-name")).to_be_focused()
    page.locator(".saved-menu > summary").press("Enter")
    page.locator("#saved-menu a", has_text="الميناء").click()
    page.wait_for_url(re.compile("since="))
    assert watched.problems == []


def test_the_palette_opens_a_saved_search(signed_in: SignIn) -> None:
    watched = signed_in("reader")
    page = watched.visit(PORT)
    page.get_by_role("button", name="احفظ البحث").click()
    expect(page.locator(".save-name")).to_be_focused()
    page.keyboard.press("Control+k")
    page.keyboard.type("الميناء")
    page.locator("#palette-list [role=option]", has_text="بحث محفوظ").click()
    page.wait_for_url(re.compile("since="))
    assert watched.problems == []


def test_moving_deleting_and_undo_on_the_page_of_all(desk: Desk, signed_in: SignIn) -> None:
    watched = signed_in("reader")
    page = watched.visit(PORT)
    page.get_by_role("button", name="احفظ البحث").click()
    expect(page.locator(".save-name")).to_be_focused()
    page = watched.visit("/saved/")
    page.get_by_role("link", name="غيّر اسم الميناء أو مجلده").click()
    page.locator("[name=folder]").fill("اقتصاد")
    page.keyboard.press("Enter")
    expect(page.locator(".saved-folder h2")).to_have_text("اقتصاد")
    page.get_by_role("button", name="احذف الميناء").click()
    expect(page.locator(".saved-row")).to_have_count(0)
    watched.press("KeyZ")
    expect(page.locator(".saved-row")).to_have_count(1)
    assert saved(desk) == [("الميناء", "اقتصاد")]
    assert watched.problems == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_page_of_saved_searches_is_clean_and_flows(
    desk: Desk, signed_in: SignIn, language: str, theme: str
) -> None:
    watched = signed_in("reader", language, theme, width=320)
    pk, address = uuid4(), PORT.partition("?")[2]
    with desk.connect() as database:
        database.execute(
            "INSERT INTO articles_savedsearch (id, user_id, name, key, sort_key, folder, folder_order, address, token, "
            "seen_at, created_at) SELECT %s, id, 'أخبار الميناء والسفن', 'k', 'k', 'اقتصاد', 'ق', %s, "
            "'t', '2000-01-01', now() FROM articles_user WHERE username = 'reader'",
            [pk, address],
        )
    found = {}
    for path in ("/saved/", f"/saved/{pk}/edit/", f"/saved/{pk}/renew/", "/search/", PORT):
        page = watched.visit(path)
        if path == PORT:
            page.locator(".saved-menu > summary").click()
            expect(page.locator("#saved-menu a")).to_have_count(1)
        problems = complaints(page)
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            problems.append("wider than 320")
        if problems:
            found[path] = problems
    assert found == {}
    assert watched.problems == []


def test_the_empty_list_and_the_form_of_the_name_are_clean(signed_in: SignIn) -> None:
    watched = signed_in("reader", width=320)
    page = watched.visit("/saved/")
    expect(page.locator(".empty")).to_be_visible()
    assert complaints(page) == []
    page = watched.visit(PORT)
    page.get_by_role("button", name="احفظ البحث").click()
    expect(page.locator(".save-name")).to_be_focused()
    assert complaints(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert watched.problems == []


def test_without_scripts_a_search_is_saved_and_found_again(desk: Desk, signed_in: SignIn, browser) -> None:  # type: ignore[no-untyped-def]
    state = signed_in("reader").page.context.storage_state()
    context = browser.new_context(storage_state=state, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{desk.port}{PORT}")
    page.get_by_role("button", name="احفظ البحث").click()
    expect(page.locator(".saved-here")).to_contain_text("الميناء")
    page.locator(".saved-menu > summary").click()
    page.locator(".saved-menu a[href='/saved/']").click()
    page.locator(".saved-row .list-title").click()
    page.wait_for_url(re.compile("since="))
    context.close()
