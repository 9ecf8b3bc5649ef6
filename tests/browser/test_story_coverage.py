"""Who has what in a browser: read by eye, by keys and on a phone, in both languages and themes."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import SignIn, Watched
from tests.browser.screens import addresses
from tests.browser.test_screens import complaints
from tests.desk import Desk

A4_ACROSS = {"width": 1123, "height": 794}
PAGE_SIZE = re.compile(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]")
PARTS = ["sentences", "names", "dates", "quotations"]


def enter(watched: Watched, desk: Desk, asked: str = "") -> Page:
    return watched.visit(f"{addresses(desk)['story']}coverage/{asked}")


@pytest.mark.parametrize(("language", "theme"), [("ar", "light"), ("en", "dark")])
def test_every_part_is_clean_with_its_cells_open(desk: Desk, signed_in: SignIn, language: str, theme: str) -> None:
    watched = signed_in("reader", language, theme)
    for part in PARTS:
        page = enter(watched, desk, f"?part={part}")
        page.evaluate("document.querySelectorAll('.covered details').forEach(cell => { cell.open = true })")
        assert complaints(page) + watched.problems == []


def test_a_cell_opens_by_key_and_leads_to_the_two_side_by_side(desk: Desk, signed_in: SignIn) -> None:
    watched = signed_in("reader")
    page = enter(watched, desk)
    cell = page.locator("td[data-sign=differs]").first
    cell.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(cell.locator(".said")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/compare/?a=*&a=*#row-*")
    row = page.locator(page.evaluate("location.hash"))
    expect(row).to_be_in_viewport()
    expect(row.locator("td")).to_have_count(2)
    assert watched.problems == []


@pytest.mark.parametrize(("language", "theme"), [("ar", "dark"), ("en", "light")])
def test_outlets_are_chosen_by_keys_and_stay_chosen(desk: Desk, signed_in: SignIn, language: str, theme: str) -> None:
    watched = signed_in("reader", language, theme)
    page = enter(watched, desk, "?part=names")
    columns = page.locator(".covered thead th")
    many = columns.count()
    page.locator(".coverage-outlets summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert complaints(page) + watched.problems == []
    page.keyboard.press("Enter")
    page.wait_for_url("**outlet=**")
    expect(columns).to_have_count(many - 1)
    page.locator(".coverage-parts a").first.click()
    page.wait_for_url("**part=sentences**")
    expect(columns).to_have_count(many - 1)
    assert complaints(page) + watched.problems == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_on_a_phone_the_table_scrolls_under_its_facts(desk: Desk, signed_in: SignIn, language: str) -> None:
    page = enter(signed_in("reader", language, width=390), desk)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    wrap, fact = page.locator(".covered-wrap"), page.locator(".covered tbody th").first
    assert wrap.evaluate("wrap => wrap.scrollWidth > wrap.clientWidth")
    before = fact.bounding_box()
    wrap.evaluate("wrap => wrap.scrollBy(getComputedStyle(wrap).direction === 'rtl' ? -200 : 200, 0)")
    after = fact.bounding_box()
    assert before is not None
    assert after is not None
    assert abs(before["x"] - after["x"]) < 2


def test_every_cell_that_differs_shows_by_which_words(desk: Desk, signed_in: SignIn) -> None:
    page = enter(signed_in("reader"), desk)
    differing = page.locator("td[data-sign=differs]")
    assert differing.count() > 0
    assert all(cell.locator("summary .instead bdi").count() for cell in differing.all())


def test_the_signs_differ_without_their_colours(desk: Desk, signed_in: SignIn) -> None:
    page = enter(signed_in("reader"), desk)
    marks = page.locator(".coverage-signs .sign").all_inner_texts()
    assert sorted(marks) == sorted(set(marks))
    spoken = page.locator("td[data-sign=absent] .visually-hidden").first
    assert spoken.inner_text().startswith("غير وارد")


def test_the_page_works_without_scripts(desk: Desk, signed_in: SignIn) -> None:
    watched = signed_in("reader")
    watched.page.context.route("**/*.js", lambda route: route.abort())
    page = watched.page
    page.goto(watched.site + addresses(desk)["story"] + "coverage/")
    page.get_by_role("link", name="الأسماء").last.click()
    page.wait_for_url("**part=names*")
    page.locator("td summary").first.click()
    expect(page.locator("td details[open] .said").first).to_be_visible()


def test_it_prints_on_a4_across_with_the_name_of_the_story(desk: Desk, signed_in: SignIn) -> None:
    watched = signed_in("reader")
    page = enter(watched, desk)
    page.set_viewport_size(A4_ACROSS)  # type: ignore[arg-type]
    page.emulate_media(media="print")
    for hidden in (".coverage-parts", ".compare-exports", ".coverage-over .segmented", ".on-screen"):
        expect(page.locator(hidden).first).to_be_hidden()
    expect(page.locator(".coverage-up bdi")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    sheets = PAGE_SIZE.findall(page.pdf(prefer_css_page_size=True))
    assert sheets
    assert all(float(width) > float(height) for width, height in sheets)
    assert watched.problems == []


def test_the_file_of_html_is_clean_by_itself(desk: Desk, signed_in: SignIn) -> None:
    watched = signed_in("reader", "ar")
    page = enter(watched, desk)
    with page.expect_download() as taken:
        page.get_by_role("link", name="HTML").click()
    alone = page.context.new_page()
    alone.set_content(taken.value.path().read_text())
    assert alone.locator(".covered").count() > 1
    assert complaints(alone) == []
    alone.locator("td summary").first.click()
    expect(alone.locator("td details[open] .said").first).to_be_visible()
