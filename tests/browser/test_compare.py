"""Stepping through what differs between three outlets' copies of one wire."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import SignIn, Watched
from tests.browser.screens import addresses
from tests.desk import Desk


def enter(watched: Watched, desk: Desk) -> Page:
    return watched.visit(addresses(desk)["compare-three"])


@pytest.mark.parametrize("arabic", [True, False], ids=["arabic-keyboard", "latin-keyboard"])
def test_n_and_p_step_through_the_differences_and_show_both_sides(desk: Desk, signed_in: SignIn, arabic: bool) -> None:
    watched = signed_in("reader")
    page = enter(watched, desk)
    position, current = page.locator("[data-position]"), page.locator(".compare [data-current]")
    watched.press("KeyN", arabic=arabic)
    expect(position).to_have_text(re.compile(r"^1 / \d+$"))
    expect(current.first).to_be_in_viewport()
    watched.press("KeyN", "KeyN", "KeyP", arabic=arabic)
    expect(position).to_have_text(re.compile(r"^2 / \d+$"))
    assert len(set(current.evaluate_all("marks => marks.map(mark => mark.closest('tr').rowIndex)"))) == 1
    watched.press("KeyP", "KeyP", arabic=arabic)
    expect(position).to_have_text(re.compile(r"^(\d+) / \1$"))
    assert watched.problems == []


def test_another_base_is_chosen_by_a_click_and_stays_in_the_address(desk: Desk, signed_in: SignIn) -> None:
    watched = signed_in("reader")
    page = enter(watched, desk)
    heads = page.locator(".compare thead th")
    expect(heads.nth(0)).to_have_attribute("aria-current", "true")
    heads.nth(1).locator(".compare-base").click()
    expect(heads.nth(1)).to_have_attribute("aria-current", "true")
    page.reload()
    expect(heads.nth(1)).to_have_attribute("aria-current", "true")
    page.go_back()
    expect(heads.nth(0)).to_have_attribute("aria-current", "true")
    assert watched.problems == []


def test_on_a_narrow_screen_the_copies_of_a_sentence_stand_one_below_the_other(desk: Desk, signed_in: SignIn) -> None:
    watched = signed_in("reader", width=390)
    page = enter(watched, desk)
    boxes = [cell.bounding_box() for cell in page.locator(".compare tbody tr").first.locator("td").all()]
    tops = [box["y"] for box in boxes if box]
    assert len(tops) == 3
    assert tops == sorted(set(tops))
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
