"""The states of the results page that no address alone brings about: nothing in any that axe complains of."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import SignIn
from tests.browser.test_screens import complaints
from tests.browser.test_search import path


def looked_at(page: Page, site: str) -> list[str]:
    """What axe says of each state, by its name, and which are wider than the window."""
    found: list[str] = []

    def look(name: str) -> None:
        found.extend(f"{name}: {said}" for said in complaints(page))
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            found.append(f"{name}: wider than the window")

    def go(address: str) -> None:
        page.goto(site + address)
        page.wait_for_load_state("networkidle")

    go("/search/")
    look("empty")
    page.locator(".search-help > summary").press("Enter")
    expect(page.locator(".search-language")).to_be_visible()
    look("help")
    go(path("الميناء"))
    look("results")
    page.locator(".search-dates > summary").press("Enter")
    page.locator(".when-table > summary").press("Enter")
    expect(page.locator(".when-table table")).to_be_visible()
    look("dates and table")
    page.locator("#hits input[type=checkbox]").first.press("Space")
    expect(page.locator("#bulk")).to_be_visible()
    page.locator(".when-plot a[tabindex='0']").press("Shift+ArrowLeft")
    page.locator(".when-plot a:focus").press("Shift+ArrowRight")
    look("selected and brushed")
    go(path("الميناء", not_state="done", after="2026-10-20", strength="family", fold="0", sort="relevance"))
    look("narrowed")
    source = str(page.locator("#facets a[id^='facet-source-']").first.get_attribute("id")).rpartition("source-")[2]
    go(path("الميناء", source=source))
    look("facet")
    go(path("الميناء", not_source=source))
    look("facet left out")
    go(path('الميناء " مصدر:لاأحد من'))
    expect(page.locator(".search-ignored").first).to_be_visible()
    look("left out")
    for name, address in {
        "near": path("المينا"),
        "advice": path("غضنفروط الميناء"),
        "filters": path("الميناء", before="1990-01-01"),
        "none": path("غضنفروط"),
    }.items():
        go(address)
        expect(page.locator(".search-nothing")).to_be_visible()
        look(name)
    return found


@pytest.mark.parametrize(("theme", "width"), [("light", 1440), ("dark", 1440), ("light", 320), ("dark", 320)])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_state_of_the_page_is_clean(signed_in: SignIn, language: str, theme: str, width: int) -> None:
    watched = signed_in("reader", language, theme, width)
    assert looked_at(watched.page, watched.site) == []
    assert watched.problems == []
