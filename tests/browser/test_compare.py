"""Stepping through what differs between three outlets' copies of one wire."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect
from psycopg.types.json import Jsonb

from articles.web.row_window import ROWS
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


@pytest.fixture
def long_pair(desk: Desk) -> Iterator[str]:
    """The address of two articles with more rows than one window; they are taken back afterwards."""
    lines = [f"أفرغت الرافعة {number} حمولة الرصيف قبل حلول المساء." for number in range(ROWS + 30)]
    with desk.connect() as database:
        found = database.execute("SELECT id, text, sentences FROM articles_article ORDER BY id LIMIT 2").fetchall()
        for number, (pk, _text, _sentences) in enumerate(found):
            text = "\n".join(lines)
            if number:
                text = text.replace(f"الرافعة {ROWS + 9} حمولة", f"الرافعة {ROWS + 9} بضاعة")
            database.execute("UPDATE articles_article SET text = %s WHERE id = %s", [text, pk])
            cuts = [[text.index(line), text.index(line) + len(line)] for line in text.split("\n")]
            database.execute("UPDATE articles_article SET sentences = %s WHERE id = %s", [Jsonb(cuts), pk])
        yield "/compare/?" + "&".join(f"a={pk}" for pk, _text, _sentences in found)
        for pk, text, sentences in found:
            database.execute(
                "UPDATE articles_article SET text = %s, sentences = %s WHERE id = %s", [text, Jsonb(sentences), pk]
            )


def test_stepping_fetches_the_rows_that_hold_the_next_difference(long_pair: str, signed_in: SignIn) -> None:
    watched = signed_in("reader")
    page = watched.visit(long_pair)
    rows = page.locator(".compare tr[id^=row-]")
    expect(rows).to_have_count(ROWS)
    watched.press("KeyN")
    expect(page.locator("[data-position]")).to_have_text("1 / 1")
    expect(page.locator(f"#row-{ROWS + 10} [data-current]").first).to_be_in_viewport()
    expect(rows).to_have_count(ROWS + 30)
    assert watched.problems == []


def test_further_rows_are_added_and_stay_in_the_address(long_pair: str, signed_in: SignIn) -> None:
    watched = signed_in("reader")
    page = watched.visit(long_pair)
    rows = page.locator(".compare tr[id^=row-]")
    page.locator("[data-further='']").click()
    expect(rows).to_have_count(ROWS + 30)
    expect(page.locator(f"#row-{ROWS + 1}")).to_be_focused()
    page.reload()
    expect(rows).to_have_count(ROWS + 30)
    page.goto("about:blank")
    watched.visit(f"{long_pair}#row-{ROWS + 20}")
    expect(page.locator(f"#row-{ROWS + 20}")).to_be_in_viewport()
    assert watched.problems == []
