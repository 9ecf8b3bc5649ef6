"""Keys of the inbox and the reader as an Arabic keyboard sends them."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import SignIn


@pytest.mark.parametrize(
    ("key", "address"),
    [
        ("KeyS", r"/stories/$"),
        ("KeyT", r"/timeline/"),
        ("KeyC", r"/compare/$"),
        ("KeyE", r"/entities/$"),
        ("KeyO", r"/sources/$"),
        ("KeyL", r"/tags/$"),
        ("KeyP", r"/settings/$"),
        ("KeyI", r"//[^/]+/$"),
    ],
)
def test_g_and_a_letter_go_to_a_screen(signed_in: SignIn, key: str, address: str) -> None:
    desk = signed_in("reader")
    page = desk.visit("/settings/" if key != "KeyP" else "/")
    desk.press("KeyG")
    desk.press(key)
    expect(page).to_have_url(re.compile(address))


def test_a_recent_tag_goes_on_and_off_by_its_number(signed_in: SignIn) -> None:
    desk = signed_in("editor")
    page = desk.visit("/?state=all")
    desk.press("KeyJ")
    field = page.locator("#article-tags input[name=add]")
    expect(field).to_be_visible()
    field.fill("أرقام")
    field.press("Enter")
    recent = page.locator(".recent-tags button", has_text="أرقام")
    expect(recent).to_have_attribute("aria-pressed", "true")
    page.locator("#article-tags input[name=add]").evaluate("field => field.blur()")
    digit = recent.get_attribute("data-key")
    page.keyboard.press(f"Digit{digit}")
    expect(recent).to_have_attribute("aria-pressed", "false")
    page.keyboard.press(f"Digit{digit}")
    expect(recent).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#rows .row[aria-current] .tag", has_text="أرقام")).to_be_visible()


def test_shift_and_j_extend_the_selection_and_c_compares_it(signed_in: SignIn) -> None:
    desk = signed_in("analyst")
    page = desk.visit("/?state=all")
    desk.press("KeyJ")
    expect(page.locator("#reader .headline")).to_be_visible()
    page.keyboard.press("Shift+KeyJ")
    expect(page.locator("#rows input:checked")).to_have_count(2)
    desk.press("KeyX")
    expect(page.locator("#rows input:checked")).to_have_count(1)
    desk.press("KeyX")
    desk.press("KeyC")
    expect(page.locator("table.compare thead th")).to_have_count(2)
    assert desk.problems == []


def test_t_reaches_the_selected_and_n_the_note_of_the_open_one(signed_in: SignIn) -> None:
    desk = signed_in("analyst")
    page = desk.visit("/?state=all")
    desk.press("KeyJ")
    expect(page.locator("#reader .headline")).to_be_visible()
    desk.press("KeyN")
    expect(page.locator("#article-notes textarea")).to_be_focused()
    page.locator("#article-notes textarea").evaluate("field => field.blur()")
    desk.press("KeyX")
    desk.press("KeyT")
    expect(page.locator("#bulk input[name=tag]")).to_be_focused()


def test_s_opens_the_story_of_the_open_article(signed_in: SignIn) -> None:
    desk = signed_in("reader")
    page = desk.visit("/?state=all")
    page.locator("#rows .row:has(a[href*='/stories/']) .list-title").first.click()
    expect(page.locator("#reader-actions a[href*='/stories/']")).to_be_visible()
    desk.press("KeyS")
    expect(page).to_have_url(re.compile(r"/stories/[0-9a-f-]{36}/$"))


def test_n_and_p_walk_the_marks_of_an_article(signed_in: SignIn) -> None:
    desk = signed_in("reader")
    page = desk.visit("/?state=all")
    page.goto(desk.site + str(page.locator("#rows .row").first.get_attribute("id")).replace("row-", "/articles/") + "/")
    marks = page.locator("#prose a.mark[id]:not([id=''])")
    desk.press("KeyN")
    expect(marks.nth(0)).to_be_focused()
    desk.press("KeyN")
    expect(marks.nth(1)).to_be_focused()
    desk.press("KeyP")
    expect(marks.nth(0)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#card .dialog-body")).not_to_be_empty()


def test_the_list_of_keys_names_what_the_inbox_can(signed_in: SignIn) -> None:
    desk = signed_in("analyst")
    page = desk.visit("/?state=all")
    desk.press("KeyJ")
    expect(page.locator("#reader .headline")).to_be_visible()
    page.keyboard.press("?")
    listed = page.locator(".keys-list")
    for legend in ("X", "E", "T", "C", "⇧ J", "Ctrl K"):
        expect(listed.locator("kbd", has_text=re.compile(f"^{legend}$")).first).to_be_visible()
