"""An analyst's round, in Arabic, on an Arabic keyboard: triage, read, search, tag, compare, timeline, admin."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import SignIn
from tests.desk import Desk


def test_triage_by_key(signed_in: SignIn) -> None:
    desk = signed_in("analyst")
    page = desk.visit("/")
    desk.press("KeyJ")
    reader = page.locator("#reader .headline")
    expect(reader).to_be_visible()
    first = reader.inner_text()
    expect(page).to_have_url(re.compile("open="))
    desk.press("KeyJ")
    expect(reader).not_to_have_text(first)
    desk.press("KeyK")
    expect(reader).to_have_text(first)
    page.wait_for_load_state("networkidle")
    desk.press("KeyI")
    expect(page.locator("#rows .row[aria-current] .important")).to_be_visible()
    desk.press("KeyE")
    expect(page.locator("#rows .row").first).to_have_attribute("data-state", "done")
    expect(reader).not_to_have_text(first)
    page.reload()
    expect(page.locator("#rows .list-title", has_text=first)).to_have_count(0)


def test_selecting_by_key_and_undoing_a_bulk_act(signed_in: SignIn) -> None:
    desk = signed_in("editor")
    page = desk.visit("/")
    desk.press("KeyJ")
    expect(page.locator("#reader .headline")).to_be_visible()
    desk.press("KeyX")
    expect(page.locator("#bulk")).to_be_visible()
    waiting = page.locator("#rows .row").count()
    page.locator("#bulk button[value=done]").click()
    expect(page.locator("#rows .row")).to_have_count(waiting - 1)
    desk.press("KeyZ")
    expect(page.locator("#rows .row")).to_have_count(waiting)


def test_no_key_acts_while_typing(signed_in: SignIn) -> None:
    desk = signed_in("analyst")
    page = desk.visit("/")
    box = page.get_by_role("searchbox").first
    box.click()
    page.keyboard.type("jjj")
    expect(box).to_have_value("jjj")
    expect(page.locator("#reader .headline")).to_have_count(0)


def test_the_round(signed_in: SignIn) -> None:
    desk = signed_in("analyst")
    page = desk.visit("/?state=all")

    desk.press("KeyJ")
    page.locator("#reader .headline").wait_for()
    mark = page.locator("#prose a.mark").first
    mark.click()
    expect(page.locator("#card .facts")).to_be_visible()
    page.keyboard.press("Escape")

    desk.press("KeyT")
    tagging = page.locator("#article-tags input[name=add]")
    expect(tagging).to_be_focused()
    tagging.fill("جولة المحلل")
    tagging.press("Enter")
    expect(page.locator("#article-tags span.tag", has_text="جولة المحلل")).to_be_visible()

    page.locator("form[role=search] input").first.fill("بالميناء")
    page.locator("form[role=search] input").first.press("Enter")
    expect(page.locator("mark").first).to_contain_text(re.compile("ميناء|موانئ"))

    page.goto(page.url.split("/search")[0] + "/stories/")
    page.locator("main a[href*='/stories/']").first.click()
    page.locator("main a[href*='/compare/?']").first.click()
    expect(page.locator("mark, ins, del").first).to_be_visible()

    desk.press("KeyG")
    desk.press("KeyT")
    expect(page).to_have_url(re.compile("/timeline/"))
    expect(page.locator("main table").first).to_be_visible()
    assert desk.problems == []


def test_an_entity_is_corrected_in_the_admin(desk: Desk, signed_in: SignIn) -> None:
    person = signed_in("administrator")
    page = person.visit("/admin/articles/entity/?q=")
    page.locator("#result_list tbody th a").first.click()
    page.locator("#id_name").wait_for()
    page.fill("#id_description", "صححه المدير")
    page.locator("input[name=_save]").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    with desk.connect() as database:
        row = database.execute("SELECT count(*) FROM articles_entity WHERE description = 'صححه المدير'").fetchone()
    assert row == (1,)
    assert person.problems == []


def test_a_reader_sees_no_way_to_change_what_others_see(signed_in: SignIn) -> None:
    page = signed_in("reader").visit("/tags/")
    expect(page.locator("main form")).to_have_count(0)
