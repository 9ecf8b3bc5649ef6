"""Marking and correcting by the keys of an Arabic keyboard, and what axe says of the bar and the card."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import SignIn, Watched
from tests.browser.screens import addresses
from tests.browser.test_screens import complaints
from tests.desk import Desk

SELECT = """(words) => {
  const walker = document.createTreeWalker(document.getElementById("prose"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = walker.currentNode.data.indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(walker.currentNode, at);
    range.setEnd(walker.currentNode, at + words.length);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    return true;
  }
  return false;
}"""
WORDS = "مقابلة"


def article_of(desk: Desk, signed_in: SignIn, role: str = "analyst", theme: str = "light") -> tuple[Watched, Page]:
    watched = signed_in(role, theme=theme)
    return watched, watched.visit(addresses(desk)["article"])


def mark(watched: Watched, page: Page) -> None:
    assert page.evaluate(SELECT, WORDS)
    expect(page.locator("#name-bar")).to_be_visible()
    watched.press("Digit1")
    expect(page.locator("#name-bar [name=q]")).to_be_focused()
    expect(page.locator("#name-targets .target").first).to_contain_text(WORDS)


def test_selected_words_are_marked_by_a_figure_and_enter_and_unmarked_by_z(desk: Desk, signed_in: SignIn) -> None:
    watched, page = article_of(desk, signed_in)
    mark(watched, page)
    assert complaints(page) == []
    page.keyboard.press("Enter")
    marked = page.locator('#prose a.mark[data-kind="person"]', has_text=WORDS)
    expect(marked).to_have_count(1)
    expect(page.locator("#notices")).to_contain_text(WORDS)
    watched.press("KeyZ")
    expect(marked).to_have_count(0)
    assert watched.problems == []


def test_letters_that_count_twice_in_a_browser_do_not_move_the_mark(desk: Desk, signed_in: SignIn) -> None:
    _watched, page = article_of(desk, signed_in)
    # As if the paragraph began with an astral letter: the place that is sent is counted in code points.
    page.evaluate("document.querySelectorAll('#prose p')[1].prepend('😀')")
    page.evaluate(SELECT, WORDS)
    expect(page.locator("#name-bar")).to_be_visible()
    sent = page.evaluate(
        "() => { const f = document.getElementById('name-bar'); return [f.elements.start.value, f.elements.end.value] }"
    )
    start = page.evaluate("Number(document.querySelectorAll('#prose p')[1].dataset.start)")
    before = page.evaluate(f"document.querySelectorAll('#prose p')[1].textContent.split('{WORDS}')[0]")
    assert [int(value) for value in sent] == [start + len(before), start + len(before) + len(WORDS)]


def test_escape_closes_the_bar_and_a_reader_has_none(desk: Desk, signed_in: SignIn) -> None:
    watched, page = article_of(desk, signed_in, theme="dark")
    mark(watched, page)
    assert complaints(page) == []
    page.keyboard.press("Escape")
    expect(page.locator("#name-bar")).to_be_hidden()
    _watched, page = article_of(desk, signed_in, "reader")
    assert page.evaluate(SELECT, WORDS)
    expect(page.locator("#name-bar")).to_have_count(0)


def test_a_mark_is_corrected_by_two_keys_and_keeps_the_focus(desk: Desk, signed_in: SignIn) -> None:
    watched, page = article_of(desk, signed_in)
    watched.press("KeyN")
    address = page.evaluate("document.activeElement.getAttribute('href')")
    focused = page.locator(f'#prose a.mark[href="{address}"]').first
    expect(focused).to_have_attribute("data-kind", "person")
    page.keyboard.press("Enter")
    expect(page.locator("#card-body .evidence")).to_be_visible()
    assert complaints(page) == []
    watched.press("Digit2")
    expect(focused).to_have_attribute("data-kind", "organisation")
    expect(focused).to_be_focused()
    watched.press("KeyZ")
    expect(focused).to_have_attribute("data-kind", "person")
    page.wait_for_load_state("networkidle")
    watched.press("KeyN")
    page.keyboard.press("Enter")
    expect(page.locator("#card-body .evidence")).to_be_visible()
    watched.press("KeyX")
    expect(page.locator("#notices [data-key=z]")).to_be_visible()
    page.wait_for_load_state("networkidle")
    expect(focused).to_have_count(0)
    watched.press("KeyZ")
    expect(focused).to_have_count(1)
    assert watched.problems == []


def test_the_list_of_keys_names_what_a_card_can(desk: Desk, signed_in: SignIn) -> None:
    _watched, page = article_of(desk, signed_in)
    page.keyboard.press("?")
    expect(page.locator(".keys-list h3", has_text="في بطاقة العلامة")).to_be_visible()
    expect(page.locator(".keys-list dt", has_text="ليس هذا")).to_be_visible()
