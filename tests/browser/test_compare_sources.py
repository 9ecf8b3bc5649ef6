"""Sources side by side in a browser: by eye, by keys, on a phone and without scripts."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import SignIn
from tests.browser.test_screens import complaints
from tests.desk import Desk


def address(desk: Desk, most: int = 3) -> str:
    with desk.connect() as database:
        rows = database.execute(
            "SELECT source_id FROM articles_article GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT %s", [most]
        ).fetchall()
    return "/sources/compare/?" + "&".join(f"source={pk}" for (pk,) in rows)


def open_all(page: Page) -> None:
    page.evaluate("document.querySelectorAll('main details').forEach(part => { part.open = true })")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_comparison_is_clean_with_everything_open(desk: Desk, signed_in: SignIn, language: str, theme: str) -> None:
    watched = signed_in("analyst", language, theme)
    page = watched.visit(address(desk))
    expect(page.locator(".sources-volume")).to_have_count(3)
    open_all(page)
    assert complaints(page) + watched.problems == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_choice_and_the_camps_are_clean(desk: Desk, signed_in: SignIn, language: str) -> None:
    watched = signed_in("analyst", language)
    for path in ("/sources/compare/", "/sources/camps/", "/sources/camps/new/"):
        assert complaints(watched.visit(path)) + watched.problems == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_on_a_phone_the_tables_scroll_and_the_page_does_not(desk: Desk, signed_in: SignIn, language: str) -> None:
    page = signed_in("reader", language, width=390).visit(address(desk, 6))
    open_all(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_two_sources_are_chosen_and_compared_by_keys(desk: Desk, signed_in: SignIn) -> None:
    watched = signed_in("reader", "en")
    page = watched.visit("/sources/compare/")
    boxes = page.locator("[name=source]")
    for number in (0, 1):
        boxes.nth(number).focus()
        page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_url("**source=*source=*")
    expect(page.locator(".sources-glance thead th")).to_have_count(3)
    assert watched.problems == []


def test_a_camp_of_a_country_is_made_compared_and_taken_back_without_scripts(desk: Desk, signed_in: SignIn) -> None:
    watched = signed_in("analyst", "en")
    watched.page.context.route("**/*.js", lambda route: route.abort())
    page = watched.page
    page.goto(watched.site + "/sources/camps/new/")
    page.get_by_role("link", name="TN").click()
    assert page.locator("[name=sources]:checked").count() == 2
    page.get_by_role("button", name="Save").click()
    page.locator("[name=camp]").check()
    page.get_by_role("button", name="Compare camps").click()
    page.wait_for_url("**/compare/?camp=*")
    expect(page.locator(".sources-glance thead")).to_contain_text("2 sources")
    page.go_back()
    page.get_by_role("link", name="Change").click()
    page.get_by_role("button", name="Delete").click()
    expect(page.locator("[name=camp]")).to_have_count(0)


@pytest.mark.parametrize(("language", "theme"), [("ar", "dark"), ("en", "light")])
def test_a_colour_of_a_camp_is_chosen_by_keys_and_stands_beside_its_name(
    desk: Desk, signed_in: SignIn, language: str, theme: str
) -> None:
    watched = signed_in("analyst", language, theme)
    page = watched.visit("/sources/camps/new/")
    page.locator("[name=name]").fill("الضفة")
    page.locator("[name=colour]:checked").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("[name=colour]:checked")).to_have_value("red")
    page.locator("[name=sources]").first.check()
    page.keyboard.press("Enter")
    page.wait_for_url("**/sources/camps/")
    named = page.locator('.camp[data-colour="red"]')
    expect(named).to_have_text("الضفة")
    drawn, wanted = named.evaluate(
        "one => [getComputedStyle(one, '::before').backgroundColor, getComputedStyle(one).getPropertyValue('--colour')]"
    )
    assert (drawn, bool(wanted)) != ("rgba(0, 0, 0, 0)", False)
    assert complaints(page) + watched.problems == []
    page.locator(".notices button[value], .notices form button").first.click()
    expect(named).to_have_count(0)


@pytest.mark.parametrize("scripts", [True, False])
def test_sources_are_ticked_in_their_list_by_keys_and_survive_another_order(
    desk: Desk, signed_in: SignIn, scripts: bool
) -> None:
    watched = signed_in("reader", "en")
    if not scripts:
        watched.page.context.route("**/*.js", lambda route: route.abort())
    page = watched.page
    page.goto(watched.site + "/sources/")
    page.locator("[name=source]").first.focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Last article").press("Enter")
    page.wait_for_url("**order=last*")
    expect(page.locator("[name=source]:checked")).to_have_count(1)
    page.locator("[name=source]:not(:checked)").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_url("**/sources/compare/?source=*source=*")
    expect(page.locator(".sources-glance thead th")).to_have_count(3)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_numbers_at_a_glance_open_their_lists_by_keys(desk: Desk, signed_in: SignIn, language: str) -> None:
    watched = signed_in("reader", language)
    compared = address(desk, 6)
    for kind in ("with=timed", "with=later", "text=own"):
        page = watched.visit(compared)
        link = page.locator(f'.sources-glance a[href*="{kind}"]').first
        number = link.locator(".count").or_(link).last.inner_text()
        link.focus()
        page.keyboard.press("Enter")
        page.wait_for_url(f"**{kind}**")
        if kind != "with=later":
            expect(page.locator("h1 .count")).to_have_text(number)
        assert complaints(page) + watched.problems == []
