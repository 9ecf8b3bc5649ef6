"""The kinds of differences on the compare screen: told apart without colour, switched, explained by key, printed."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.analysis.wires import COPY, WIRE
from tests.browser.conftest import SignIn, Watched
from tests.browser.screens import addresses
from tests.browser.test_screens import complaints
from tests.desk import Desk

LINES = COPY.splitlines()
OTHER = "\n".join([LINES[0].replace("أربعة", "خمسة"), LINES[2].replace("لم يسفر", "أسفر"), LINES[1], *LINES[3:]])
A4 = {"width": 794, "height": 1123}


def paste(watched: Watched, left: str = WIRE, right: str = OTHER) -> Page:
    page = watched.visit("/compare/texts/")
    page.fill("#id_left", left)
    page.fill("#id_right", right)
    page.locator("#pasted .button-primary").click()
    page.wait_for_selector(".compare")
    return page


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_pasted_texts_are_compared_on_a_clean_page(signed_in: SignIn, language: str, theme: str) -> None:
    watched = signed_in("reader", language, theme)
    page = paste(watched)
    expect(page.locator(".compare mark[data-difference=fact]").first).to_be_visible()
    page.locator(".compare-list summary").click()
    watched.press("KeyN")
    expect(page.locator("[data-why]")).to_be_visible()
    assert complaints(page) == []
    # axe puts style on the page, which the policy refuses.
    assert [said for said in watched.problems if "style" not in said] == []


@pytest.mark.parametrize("arabic", [True, False], ids=["arabic-keyboard", "latin-keyboard"])
def test_the_keyboard_is_told_the_reason(signed_in: SignIn, arabic: bool) -> None:
    watched = signed_in("reader", "en")
    page = paste(watched)
    panel = page.locator("[data-why]")
    expect(panel).to_be_hidden()
    watched.press("KeyN", arabic=arabic)
    focused = page.locator(".compare [aria-describedby]:focus")
    expect(focused).to_be_in_viewport()
    described = page.locator(f"#{focused.get_attribute('aria-describedby')}")
    expect(panel.locator("strong")).to_have_text(described.text_content() or "nothing")
    assert len(panel.locator("strong + span, span + span").all()) >= 1
    watched.press("KeyN", "KeyN", arabic=arabic)
    expect(panel.locator("strong")).to_have_text(re.compile("."))
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    assert watched.problems == []


def test_every_stop_is_met_once_and_has_a_reason(signed_in: SignIn) -> None:
    watched = signed_in("reader", "en")
    page = paste(watched)
    total = int(page.locator("[data-stepper]").get_attribute("data-stops") or 0)
    assert total > 6
    said = []
    for number in range(1, total + 1):
        watched.press("KeyN", arabic=False)
        expect(page.locator("[data-position]")).to_have_text(f"{number} / {total}")
        said.append(page.locator("[data-why] strong").text_content())
    assert all(said)
    assert {"Moved: A whole sentence."} & set(said)


def test_the_pointer_is_told_the_reason_too(signed_in: SignIn) -> None:
    watched = signed_in("reader", "en")
    page = paste(watched)
    page.locator(".compare mark[data-difference=fact]").first.hover()
    expect(page.locator("[data-why] strong")).to_have_text(re.compile("^Changed fact: "))


def test_a_kind_is_switched_off_and_on_and_the_address_keeps_it(desk: Desk, signed_in: SignIn) -> None:
    watched = signed_in("reader", "en")
    page = watched.visit(addresses(desk)["compare-three"])
    spelling = page.locator(".compare [data-difference=spelling]")
    expect(spelling).to_have_count(0)
    page.locator(".compare-kind[data-difference=spelling]").focus()
    page.keyboard.press("Enter")
    expect(spelling).not_to_have_count(0)
    page.locator(".compare-kind[data-difference=added]").click()
    expect(page.locator(".compare [data-difference=added]")).to_have_count(0)
    page.reload()
    expect(page.locator(".compare [data-difference=added]")).to_have_count(0)
    expect(spelling).not_to_have_count(0)
    page.locator(".compare-kind[data-difference=added]").click()
    expect(page.locator(".compare [data-difference=added]")).not_to_have_count(0)
    assert watched.problems == []


def test_toggles_and_base_of_pasted_texts_send_the_form_again(signed_in: SignIn) -> None:
    watched = signed_in("reader", "en")
    page = paste(watched)
    page.locator(".compare-kind[data-difference=fact]").click()
    expect(page.locator(".compare [data-difference=fact]")).to_have_count(0)
    page.locator(".compare-base").click()
    expect(page.locator(".compare thead th").nth(1)).to_have_attribute("aria-current", "true")
    expect(page.locator(".compare [data-difference=fact]")).to_have_count(0)
    assert page.input_value("#id_left").strip() == WIRE.strip()
    assert watched.problems == []


def test_kinds_are_told_apart_without_colour(signed_in: SignIn) -> None:
    watched = signed_in("reader")
    page = paste(watched)
    signs = page.locator(".compare-kind .sample").evaluate_all(
        """samples => samples.filter(s => !s.closest('[data-off]')).map(s => {
             const line = getComputedStyle(s), letter = getComputedStyle(s, '::after').content;
             return [line.textDecorationStyle, line.textDecorationThickness, letter].join();
           })"""
    )
    assert len(signs) == 7
    assert len(set(signs)) == 7
    shown = page.locator(".compare [data-difference]").evaluate_all(
        "marks => marks.map(m => [m.dataset.difference, getComputedStyle(m, '::after').content, "
        "getComputedStyle(m).paddingInlineStart])"
    )
    assert all(re.search(r"\w|=", letter) for _kind, letter, _padding in shown)
    assert {padding for _kind, _letter, padding in shown} == {"0px"}, "padding would break the joining of letters"


def test_six_columns_scroll_in_their_own_window_and_the_base_stays(desk: Desk, signed_in: SignIn) -> None:
    watched = signed_in("reader")
    page = watched.visit(addresses(desk)["compare-six"])
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    wrap = page.locator(".compare-wrap")
    assert wrap.evaluate("box => box.scrollWidth > box.clientWidth")
    wrap.evaluate("box => { box.scrollLeft = -box.scrollWidth }")
    base, last = page.locator("thead th[data-base]"), page.locator(".compare thead th").last
    expect(base).to_be_in_viewport(ratio=0.9)
    expect(last).to_be_in_viewport(ratio=0.9)
    watched.press("KeyN")
    expect(page.locator(".compare [data-current]").first).to_be_in_viewport()
    assert watched.problems == []


def test_it_prints_on_a4_without_what_only_a_screen_needs(desk: Desk, signed_in: SignIn) -> None:
    watched = signed_in("reader")
    for name in ("compare-three", "compare-six"):
        page = watched.visit(addresses(desk)[name])
        page.set_viewport_size(A4)  # type: ignore[arg-type]
        page.emulate_media(media="print")
        for hidden in (".compare-toolbar", ".compare-exports", ".compare-why", ".compare-base"):
            expect(page.locator(hidden).first).to_be_hidden()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        grounds = page.locator(".compare [data-difference]").evaluate_all(
            "marks => marks.map(m => getComputedStyle(m).backgroundColor)"
        )
        assert set(grounds) == {"rgba(0, 0, 0, 0)"}
        page.emulate_media(media="screen")
    assert watched.problems == []


def test_the_file_of_html_is_clean_by_itself(desk: Desk, signed_in: SignIn) -> None:
    watched = signed_in("reader", "ar")
    page = watched.visit(addresses(desk)["compare-three"])
    with page.expect_download() as taken:
        page.locator(".compare-exports a", has_text="HTML").click()
    alone = page.context.new_page()
    alone.goto(f"file://{taken.value.path()}")
    alone.set_content(taken.value.path().read_text())
    assert alone.locator(".compare tbody tr").count() > 5
    assert complaints(alone) == []
