"""The results page by keyboard alone, in both languages: ask, read back, walk, select, narrow, and be helped out."""

import re
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import SignIn

ASKED = '"وزارة الداخلية" مصدر:"المرفأ اليوم" -الدينار بعد:2015'
CHIPS = {
    "ar": ["«وزارة الداخلية» متجاورة", "المصدر: المرفأ اليوم", "دون الدينار", "من: 1 كانون الثاني 2015"],
    "en": ["«وزارة الداخلية» side by side", "Source: المرفأ اليوم", "without الدينار", "From: 1 January 2015"],
}
HOW_TO_ASK = {"ar": "كيف تبحث", "en": "How to ask"}
SEARCHED_FOR = {"ar": "ما يُبحث عنه", "en": "What is searched for"}
both = pytest.mark.parametrize("language", ["ar", "en"])


def path(query: str, **parameters: str) -> str:
    return "/search/?" + "&".join(f"{name}={quote(value)}" for name, value in {"q": query, **parameters}.items())


def chosen(page: Page, name: str) -> list[str]:
    """What the address says of ``name``."""
    return parse_qs(urlsplit(page.url).query).get(name, [])


def number(page: Page) -> int:
    return int(re.sub(r"\D", "", page.locator("#found").inner_text()) or "0")


def chips(page: Page, language: str = "ar") -> Locator:
    return page.get_by_role("list", name=SEARCHED_FOR[language]).get_by_role("listitem")


def hit_in_focus(page: Page) -> int:
    return int(page.evaluate("[...document.querySelectorAll('#hits .list-title')].indexOf(document.activeElement)"))


def press_on(place: Locator, key: str = "Enter") -> None:
    """Press a key on what the keyboard can reach."""
    place.focus()
    expect(place).to_be_focused()
    place.page.keyboard.press(key)


@both
def test_a_query_is_typed_and_read_back_part_by_part(signed_in: SignIn, language: str) -> None:
    watched = signed_in("analyst", language)
    page = watched.visit("/search/")
    box = page.get_by_role("searchbox").last
    expect(box).to_be_focused()
    page.keyboard.type(ASKED)
    page.keyboard.press("Enter")
    expect(chips(page, language)).to_have_count(4)
    assert [" ".join(text.split()) for text in chips(page, language).all_inner_texts()] == CHIPS[language]
    expect(page.locator("#hits .hit")).to_have_count(1)
    press_on(page.locator("#chip-2"))
    expect(chips(page, language)).to_have_count(3)
    expect(box).to_have_value('"وزارة الداخلية" -الدينار بعد:2015')
    expect(page.locator("#hits .hit")).to_have_count(1)
    page.go_back()
    expect(box).to_have_value(ASKED)
    watched.press("Slash")
    expect(box).to_be_focused()
    assert watched.problems == []


@both
def test_hits_are_walked_and_opened_by_key(signed_in: SignIn, language: str) -> None:
    watched = signed_in("analyst", language)
    page = watched.visit(path("الميناء"))
    for key, at in (("KeyJ", 0), ("KeyJ", 1), ("KeyJ", 2), ("KeyK", 1)):
        watched.press(key)
        assert hit_in_focus(page) == at
    title = page.locator("#hits .list-title").nth(1).inner_text()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/articles/[0-9a-f-]{36}/"))
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    assert watched.problems == []


@both
def test_hits_are_selected_by_key_and_a_bulk_act_is_undone(signed_in: SignIn, language: str) -> None:
    watched = signed_in("editor", language)
    page = watched.visit(path("الميناء", sort="oldest"))
    address = page.url
    done = page.locator("#hits .hit[data-state=done]")
    before = done.count()
    expect(page.locator("#bulk")).to_be_hidden()
    watched.press("KeyJ", "KeyX")
    expect(page.locator("#bulk")).to_be_visible()
    page.keyboard.press("Shift+KeyJ")
    page.keyboard.press("Shift+KeyJ")
    expect(page.locator("#hits input:checked")).to_have_count(3)
    watched.press("KeyX")
    expect(page.locator("#hits input:checked")).to_have_count(2)
    expect(page.locator("#bulk [data-selected]")).to_contain_text("2")
    watched.press("KeyE")
    expect(done).to_have_count(before + 2)
    assert hit_in_focus(page) == 2
    assert page.url == address
    watched.press("KeyZ")
    expect(done).to_have_count(before)
    assert page.url == address
    assert watched.problems == []


@both
def test_a_facet_is_chosen_left_out_and_dropped_by_key(signed_in: SignIn, language: str) -> None:
    watched = signed_in("analyst", language)
    page = watched.visit(path("الميناء"))
    whole = number(page)
    with_it = page.locator("#facets a.facet-with[id^='facet-source-']").first
    key = str(with_it.get_attribute("id"))
    line = page.locator(f"#{key}")
    count = int(line.locator(".count").inner_text())
    press_on(line)
    expect(line).to_have_attribute("aria-current", "true")
    expect(line).to_be_focused()
    assert chosen(page, "source") == [key.removeprefix("facet-source-")]
    assert number(page) == count < whole
    expect(chips(page, language)).to_have_count(2)
    page.keyboard.press("Enter")
    expect(line).not_to_have_attribute("aria-current", "true")
    assert chosen(page, "source") == []
    page.keyboard.press("Tab")
    without = page.locator(f"#{key}-without")
    expect(without).to_be_focused()
    page.keyboard.press("Enter")
    expect(without).to_have_attribute("aria-current", "true")
    expect(without).to_be_focused()
    assert chosen(page, "not_source") == [key.removeprefix("facet-source-")]
    assert number(page) == whole - count
    expect(page.locator(".chip[data-excluded='1']")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator(".chip[data-excluded='1']")).to_have_count(0)
    assert number(page) == whole
    assert watched.problems == []


@both
def test_a_time_is_chosen_on_the_histogram_by_key(signed_in: SignIn, language: str) -> None:
    watched = signed_in("analyst", language)
    page = watched.visit(path("الميناء"))
    whole = number(page)
    older = "ArrowLeft" if page.locator("#when").get_attribute("data-newest") == "right" else "ArrowRight"
    bar = page.locator(".when-plot a[tabindex='0']")
    last = bar.get_attribute("data-before")
    bar.focus()
    for _ in range(3):
        page.keyboard.press(f"Shift+{older}")
    expect(page.locator(".when-plot a[data-brushed]")).to_have_count(4)
    expect(page.locator("#when-said")).to_contain_text("—")
    page.keyboard.press("Escape")
    expect(page.locator(".when-plot a[data-brushed]")).to_have_count(0)
    page.keyboard.press(f"Shift+{older}")
    first = page.locator(".when-plot a:focus").get_attribute("data-after")
    between = page.locator(".when-plot a[data-brushed]")
    earliest = min(str(one.get_attribute("data-after")) for one in between.all())
    latest = max(str(one.get_attribute("data-before")) for one in between.all())
    page.keyboard.press("Enter")
    expect(page.locator("#when-clear")).to_be_visible()
    assert first == earliest < latest <= str(last)
    assert (chosen(page, "after"), chosen(page, "before")) == ([earliest], [latest])
    assert 0 < number(page) < whole
    press_on(page.locator("#when-clear"))
    expect(page.locator("#when-clear")).to_have_count(0)
    assert number(page) == whole
    assert watched.problems == []


@both
def test_a_time_is_chosen_on_the_histogram_by_a_drag(signed_in: SignIn, language: str) -> None:
    watched = signed_in("analyst", language)
    page = watched.visit(path("الميناء"))
    whole = number(page)
    bars = page.locator(".when-plot a")
    newest = bars.evaluate_all("bars => bars.map(bar => bar.dataset.before)").index(
        max(bars.evaluate_all("bars => bars.map(bar => bar.dataset.before)"))
    )
    fourth = newest - 3
    start, end = (bars.nth(place).locator(".when-ground").bounding_box() for place in (newest, fourth))
    assert start
    assert end
    page.mouse.move(start["x"] + start["width"] / 2, start["y"] + 20)
    page.mouse.down()
    page.mouse.move(end["x"] + end["width"] / 2, end["y"] + 25, steps=5)
    expect(page.locator(".when-plot a[data-brushed]")).to_have_count(4)
    after, before = bars.nth(fourth).get_attribute("data-after"), bars.nth(newest).get_attribute("data-before")
    page.mouse.up()
    expect(page.locator("#when-clear")).to_be_visible()
    assert (chosen(page, "after"), chosen(page, "before")) == ([after], [before])
    assert 0 < number(page) < whole
    assert watched.problems == []


@both
def test_strength_order_and_folding_are_switched_by_key(signed_in: SignIn, language: str) -> None:
    watched = signed_in("analyst", language)
    page = watched.visit(path("الميناء"))
    words, folded = number(page), page.locator("#hits .hit").count()
    first = page.locator("#hits .list-title").first.inner_text()
    press_on(page.locator("#strength-1"))
    expect(page.locator("#strength-1")).to_have_attribute("aria-current", "true")
    assert 0 < number(page) < words
    for text in page.locator("#hits .excerpt mark, #hits .list-title mark").all_inner_texts():
        assert text == "الميناء"
    press_on(page.locator("#strength-3"))
    expect(page.locator("#strength-3")).to_have_attribute("aria-current", "true")
    assert number(page) >= words
    press_on(page.locator("#strength-2"))
    expect(page.locator("#strength-2")).to_have_attribute("aria-current", "true")
    assert chosen(page, "strength") == []
    press_on(page.locator("#fold"))
    expect(page.locator("#hits .hit")).to_have_count(words)
    assert folded < words
    press_on(page.locator("#fold"))
    expect(page.locator("#hits .hit")).to_have_count(folded)
    press_on(page.locator("#sort-2"))
    expect(page.locator("#hits .list-title").last).to_have_text(first)
    press_on(page.locator("#sort-3"))
    expect(page.locator("#sort-3")).to_have_attribute("aria-current", "true")
    assert chosen(page, "sort") == ["relevance"]
    assert number(page) == words
    assert watched.problems == []


@both
def test_the_language_is_opened_beside_the_box_and_an_example_runs(signed_in: SignIn, language: str) -> None:
    watched = signed_in("reader", language)
    page = watched.visit("/search/")
    expect(page.get_by_role("searchbox").last).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    opened = page.locator(".search-language")
    expect(opened).to_be_visible()
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == HOW_TO_ASK[language]
    page.keyboard.press("Escape")
    expect(opened).to_be_hidden()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    example = opened.get_by_role("link").first
    expect(example).to_be_focused()
    asked = example.inner_text()
    page.keyboard.press("Enter")
    expect(page.get_by_role("searchbox").last).to_have_value(asked)
    expect(chips(page, language)).to_have_count(len(asked.split()))
    assert watched.problems == []


@both
def test_an_empty_result_leads_on(signed_in: SignIn, language: str) -> None:
    watched = signed_in("reader", language)
    page = watched.visit(path("المينا"))
    expect(page.locator("#hits")).to_have_count(0)
    expect(page.locator("#near-1 bdi")).to_have_text("الميناء")
    press_on(page.locator("#near-1"))
    expect(page.get_by_role("searchbox").last).to_have_value("الميناء")
    expect(page.locator("#hits .hit").first).to_be_visible()
    page = watched.visit(path("غضنفروط الميناء"))
    expect(page.locator("#advice-1 bdi")).to_have_text("غضنفروط")
    press_on(page.locator("#advice-1"))
    expect(chips(page, language)).to_have_count(1)
    expect(page.locator("#hits .hit").first).to_be_visible()
    assert watched.problems == []
