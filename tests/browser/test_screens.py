"""Every screen in both languages and both themes: nothing that axe, the content policy or a script complains of."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import SignIn
from tests.browser.screens import addresses
from tests.desk import Desk

ADMIN = ["/admin/", "/admin/articles/entity/", "/admin/articles/article/", "/admin/articles/source/"]
LARGEST_FIRST_LOAD = 250 * 1024


def complaints(page: object) -> list[str]:
    found = Axe().run(page).response["violations"]  # type: ignore[arg-type]
    return [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_screen_is_clean(desk: Desk, signed_in: SignIn, language: str, theme: str) -> None:
    watched = signed_in("administrator", language, theme)
    found = {}
    for name, path in addresses(desk).items():
        page = watched.visit(path)
        assert page.locator("html").get_attribute("lang") == language
        assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
        expected = [p for p in watched.problems if name != "not-found" or "404" not in p]
        if problems := complaints(page) + expected:
            found[name] = problems
        watched.problems.clear()
    assert found == {}


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_screen_flows_into_320_pixels(desk: Desk, signed_in: SignIn, language: str) -> None:
    watched = signed_in("administrator", language, width=320)
    wide = {}
    for name, path in addresses(desk).items():
        page = watched.visit(path)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 320:
            wide[name] = width
    assert wide == {}


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_admin_keeps_to_the_content_policy(signed_in: SignIn, language: str) -> None:
    watched = signed_in("administrator", language)
    for path in ADMIN:
        page = watched.visit(path)
        assert page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
    assert watched.problems == []


def test_the_sign_in_page_is_clean_in_both_themes(desk: Desk, browser) -> None:  # type: ignore[no-untyped-def]
    for theme in ("light", "dark"):
        context = browser.new_context(color_scheme=theme)
        page = context.new_page()
        page.goto(f"http://127.0.0.1:{desk.port}/account/login/")
        assert complaints(page) == []
        context.close()


def test_the_first_load_is_light(desk: Desk, signed_in: SignIn) -> None:
    watched = signed_in("analyst")
    session = watched.page.context.new_cdp_session(watched.page)
    session.send("Network.enable")
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    watched.visit("/")
    assert 10_000 < sum(sizes) < LARGEST_FIRST_LOAD
