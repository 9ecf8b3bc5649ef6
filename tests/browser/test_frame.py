"""The frame of every page as somebody at a keyboard meets it."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import SignIn
from tests.desk import Desk

WATCH_SHIFTS = """
window.shift = 0;
new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.shift += entry.value; })
  .observe({ type: "layout-shift", buffered: true });
"""


def open_dialog(page: object) -> str:
    return str(page.evaluate("document.querySelector('dialog[open]')?.id ?? ''"))  # type: ignore[attr-defined]


@pytest.mark.parametrize("arabic", [True, False], ids=["arabic-keyboard", "latin-keyboard"])
def test_g_and_a_letter_go_to_a_screen_on_either_keyboard(signed_in: SignIn, arabic: bool) -> None:
    watched = signed_in("analyst")
    page = watched.visit("/settings/")
    watched.press("KeyG", "KeyC", arabic=arabic)
    page.wait_for_url("**/compare/")
    watched.press("KeyG", "KeyS", arabic=arabic)
    page.wait_for_url("**/stories/")


def test_letters_that_are_typed_into_a_field_go_nowhere(signed_in: SignIn) -> None:
    watched = signed_in("analyst")
    page = watched.visit("/settings/")
    page.keyboard.press("/")
    expect(page.locator(".bar-search input")).to_be_focused()
    page.keyboard.type("ge?")
    assert page.locator(".bar-search input").input_value() == "ge?"
    assert page.url.endswith("/settings/")
    assert open_dialog(page) == ""


def test_a_letter_with_control_is_left_to_the_browser(signed_in: SignIn) -> None:
    page = signed_in("analyst").visit("/settings/")
    page.keyboard.press("g")
    page.keyboard.press("Control+e")
    page.wait_for_timeout(200)
    assert page.url.endswith("/settings/")


def test_who_switched_shortcuts_off_gets_none_but_the_palette(desk: Desk, signed_in: SignIn) -> None:
    watched = signed_in("analyst")
    with desk.connect() as database:
        database.execute("UPDATE articles_user SET shortcuts = false WHERE username = 'analyst'")
    try:
        page = watched.visit("/settings/")
        watched.press("KeyG", "KeyE")
        page.keyboard.press("Shift+Slash")
        page.wait_for_timeout(200)
        assert page.url.endswith("/settings/")
        assert open_dialog(page) == ""
        assert page.locator(".bar-search kbd").is_hidden()
        page.keyboard.press("Control+k")
        assert open_dialog(page) == "palette"
    finally:
        with desk.connect() as database:
            database.execute("UPDATE articles_user SET shortcuts = true WHERE username = 'analyst'")


def test_the_question_mark_lists_the_keys_of_this_page_on_both_keyboards(signed_in: SignIn) -> None:
    watched = signed_in("analyst")
    page = watched.visit("/settings/")
    page.keyboard.press("Shift+Slash")
    keys = page.locator("#keys-dialog")
    expect(keys).to_be_visible()
    assert "الوارد" in keys.inner_text()
    pair = keys.locator("dl > div", has_text="الخط الزمني").locator("kbd")
    assert pair.all_inner_texts() == ["G T", "ل ف"]
    page.keyboard.press("Escape")
    expect(keys).to_be_hidden()


def test_the_palette_goes_to_a_screen_and_to_a_source(desk: Desk, signed_in: SignIn) -> None:
    with desk.connect() as database:
        row = database.execute("SELECT id, name FROM articles_source ORDER BY name LIMIT 1").fetchone()
    assert row
    watched = signed_in("analyst")
    page = watched.visit("/settings/")
    page.keyboard.press("Control+k")
    page.keyboard.type("وسوم")
    expect(page.locator("#palette-list [role=option]")).to_have_count(1)
    page.keyboard.press("Enter")
    page.wait_for_url("**/tags/")
    page.keyboard.press("Control+k")
    page.keyboard.type(row[1])
    page.locator("#palette-list [role=option]", has_text=row[1]).last.click()
    page.wait_for_url(f"**/sources/{row[0]}/")
    assert watched.problems == []


def test_the_arrows_of_the_palette_move_the_choice_around(signed_in: SignIn) -> None:
    page = signed_in("analyst").visit("/settings/")
    page.keyboard.press("Control+k")
    options = page.locator("#palette-list [role=option]")
    expect(options.first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    assert page.locator("#palette input").get_attribute("aria-activedescendant") == "palette-0"


def test_the_palette_says_so_where_it_finds_nothing(signed_in: SignIn) -> None:
    page = signed_in("analyst").visit("/settings/")
    page.keyboard.press("Control+k")
    page.keyboard.type("qqqq")
    expect(page.locator(".palette-nothing")).to_be_visible()
    page.keyboard.press("Enter")
    assert page.url.endswith("/settings/")


def test_a_menu_closes_on_escape_and_gives_the_focus_back(signed_in: SignIn) -> None:
    page = signed_in("analyst").visit("/settings/")
    summary = page.locator(".bar-end .menu > summary")
    summary.click()
    expect(page.locator(".menu-items").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".menu-items").first).to_be_hidden()
    expect(summary).to_be_focused()
    summary.click()
    page.locator("h1").click()
    expect(page.locator(".menu-items").first).to_be_hidden()


def test_settings_show_before_they_are_saved_and_a_notice_leaves(signed_in: SignIn) -> None:
    watched = signed_in("reader")
    page = watched.visit("/settings/")
    page.locator("label", has=page.locator("[name=theme][value=dark]")).click()
    assert page.locator("html").get_attribute("data-theme") == "dark"
    page.locator("label", has=page.locator("[name=digits][value=arabic]")).click()
    expect(page.locator("#sample")).to_contain_text("١٥٬٠٤٢")
    page.clock.install()
    page.locator(".settings-save button").click()
    expect(page.locator(".notice")).to_be_visible()
    page.clock.run_for(9_000)
    expect(page.locator(".notice")).to_be_visible()
    page.clock.run_for(2_000)
    expect(page.locator(".notice")).to_have_count(0)
    for name, value in (("theme", "auto"), ("digits", "latin")):
        page.locator("label", has=page.locator(f"[name={name}][value={value}]")).click()
    page.locator(".settings-save button").click()
    page.wait_for_load_state("networkidle")
    assert watched.problems == []


def test_an_empty_search_box_stays_right_to_left_and_turns_with_what_is_typed(signed_in: SignIn) -> None:
    page = signed_in("analyst").visit("/settings/")
    box = page.locator(".bar-search input")
    assert box.get_attribute("dir") == "rtl"
    box.fill("Reuters")
    assert box.get_attribute("dir") == "auto"
    box.fill("")
    assert box.get_attribute("dir") == "rtl"


def test_pages_hold_still_while_they_load(signed_in: SignIn) -> None:
    watched = signed_in("analyst")
    watched.page.add_init_script(WATCH_SHIFTS)
    for path in ("/", "/settings/", "/tags/"):
        page = watched.visit(path)
        assert page.evaluate("window.shift") < 0.05, path


def test_the_bar_opens_on_a_narrow_page_without_scripts(desk: Desk, signed_in: SignIn, browser: Browser) -> None:
    context = browser.new_context(
        storage_state=signed_in("analyst").page.context.storage_state(),
        viewport={"width": 390, "height": 800},
        java_script_enabled=False,
    )
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{desk.port}/settings/")
    expect(page.locator(".frame-bar > .bar-screens")).to_be_hidden()
    page.locator(".bar-fold > summary").click()
    page.locator(".bar-fold a[href='/tags/']").click()
    page.wait_for_url("**/tags/")
    context.close()
