"""A story's lineage in a browser: read from the side where its reader begins, reached by keys, whole on a phone."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import SignIn, Watched
from tests.browser.screens import addresses
from tests.desk import Desk


def enter(watched: Watched, desk: Desk) -> Page:
    return watched.visit(addresses(desk)["story"])


def middles(page: Page, selector: str, axis: str = "x") -> list[float]:
    """Where the middle of each element stands, in pixels."""
    size = {"x": "width", "y": "height"}[axis]
    boxes = [element.bounding_box() for element in page.locator(selector).all()]
    return [box[axis] + box[size] / 2 for box in boxes if box]  # type: ignore[literal-required]


@pytest.mark.parametrize(("language", "first_is_right"), [("ar", True), ("en", False)])
def test_time_runs_as_the_reader_reads(desk: Desk, signed_in: SignIn, language: str, first_is_right: bool) -> None:
    watched = signed_in("reader", language=language)
    first, *later = middles(enter(watched, desk), ".lineage-dot")
    assert later
    assert all((x < first) is first_is_right for x in later)
    assert watched.problems == []


@pytest.mark.parametrize("size", ["small", "huge"])
def test_each_name_stands_at_the_height_of_its_dot(desk: Desk, signed_in: SignIn, size: str) -> None:
    page = enter(signed_in("reader"), desk)
    page.evaluate(f"document.documentElement.dataset.textSize = '{size}'")
    names, dots = middles(page, ".lineage-names li", "y"), middles(page, ".lineage-dot", "y")
    assert len(names) == len(dots)
    assert all(abs(name - dot) < 4 for name, dot in zip(names, dots, strict=True))


def test_an_arrow_is_reached_by_tab_says_what_it_means_and_opens_the_comparison(desk: Desk, signed_in: SignIn) -> None:
    watched = signed_in("reader")
    page = enter(watched, desk)
    page.locator(".lineage-names a").last.focus()
    page.keyboard.press("Tab")
    arrow = page.locator(".lineage-arrow").first
    expect(arrow).to_be_focused()
    expect(arrow).to_have_accessible_name(re.compile(r".+: \d+% من جمل نصها واردة في نص .+"))
    assert arrow.locator(".lineage-line").last.evaluate("line => getComputedStyle(line).strokeWidth") == "3.5px"
    page.keyboard.press("Enter")
    page.wait_for_url("**/compare/?a=*&a=*")
    expect(page.locator(".compare thead th")).to_have_count(2)
    assert watched.problems == []


def test_on_the_narrowest_screen_the_drawing_and_the_table_are_whole(desk: Desk, signed_in: SignIn) -> None:
    page = enter(signed_in("reader", width=320), desk)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for box in [share.bounding_box() for share in page.locator(".lineage-share").all()]:
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320
    shown = page.locator(".story-members tbody tr").first.locator("td[data-label]").first
    assert "مأخوذ من" in shown.evaluate("cell => getComputedStyle(cell, '::before').content")


def test_the_drawing_is_printed_with_its_shares(desk: Desk, signed_in: SignIn) -> None:
    page = enter(signed_in("reader"), desk)
    page.emulate_media(media="print")
    expect(page.locator(".lineage-share").first).to_be_visible()
    expect(page.locator(".lineage-names li").first).to_be_visible()
    assert page.locator(".story-toolbar").is_hidden()


def test_an_article_is_taken_out_by_keys_alone_and_put_back(desk: Desk, signed_in: SignIn) -> None:
    watched = signed_in("analyst")
    page = enter(watched, desk)
    rows = page.locator(".story-members tbody tr")
    many = rows.count()
    page.locator(".story-members [name=a]").last.focus()
    page.keyboard.press("Space")
    watched.press("KeyM")
    page.wait_for_url("**/arrange/?*")
    page.locator("button[value=take_out]").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/stories/*-*/")
    expect(rows).to_have_count(many - 1)
    page.locator("form[action^='/undo/'] button").first.click()
    expect(rows).to_have_count(many)
    assert watched.problems == []
