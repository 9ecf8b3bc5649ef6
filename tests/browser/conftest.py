"""Chromium on a desk of its own: `manage.py up` over an empty folder, with the sample desk."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.desk import Desk

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = os.path.dirname(__file__)  # noqa: PTH120
    for item in items:
        if str(item.path).startswith(here):
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None and os.environ.get("NEWSDESK_REQUIRE_BROWSER") != "1":
                item.add_marker(pytest.mark.skip(reason="there is no Chromium: apt-get install chromium"))


@pytest.fixture(scope="session")
def desk() -> Iterator[Desk]:
    own = Desk()
    try:
        own.start()
        yield own
    finally:
        own.remove()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """For one file: Playwright's event loop runs until it is closed, and other tests of the process want their own."""
    assert CHROMIUM, "NEWSDESK_REQUIRE_BROWSER=1, and there is no Chromium"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield chromium
        chromium.close()


@dataclass
class Watched:
    """A page with what went wrong on it: errors of scripts and of the content policy, requests off the site."""

    page: Page
    site: str
    problems: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", lambda said: said.type == "error" and self.problems.append(f"console: {said.text}"))
        self.page.on("pageerror", lambda error: self.problems.append(f"script: {error}"))
        self.page.on("request", lambda request: self._seen(request.url))

    def _seen(self, url: str) -> None:
        if not url.startswith(("data:", "blob:", "about:")) and urlsplit(url).netloc != urlsplit(self.site).netloc:
            self.problems.append(f"off the site: {url}")

    def visit(self, path: str) -> Page:
        self.page.goto(self.site + path)
        self.page.wait_for_load_state("networkidle")
        return self.page

    def press(self, *codes: str, arabic: bool = True) -> None:
        """Press keys by place, as an Arabic keyboard types them: KeyJ types ت."""
        letters = dict(zip("QWERTYUIOPASDFGHJKLZXCVNM", "ضصثقفغعهخحشسيبلاتنمئءؤرىة", strict=True)) | {"B": "لا"}
        session = self.page.context.new_cdp_session(self.page)
        for code in codes:
            key = letters.get(code.removeprefix("Key"), code) if arabic else code.removeprefix("Key").lower()
            for kind in ("rawKeyDown", "keyUp"):
                session.send("Input.dispatchKeyEvent", {"type": kind, "key": key, "code": code})
        session.detach()


SignIn = Callable[..., Watched]


@pytest.fixture(scope="session")
def _kept() -> dict[str, object]:
    return {}


@pytest.fixture
def _sessions(desk: Desk, browser: Browser, _kept: dict[str, object]) -> dict[str, object]:
    """Signed-in cookies by role, so that a test does not wait for the password's hash again."""
    for role in ("administrator", "editor", "analyst", "reader"):
        if role in _kept:
            continue
        context = browser.new_context()
        page = context.new_page()
        page.goto(f"http://127.0.0.1:{desk.port}/account/login/")
        page.fill("[name=login]", role)
        page.fill("[name=password]", desk.password(role))
        page.press("[name=password]", "Enter")
        page.wait_for_url("**/")
        _kept[role] = context.storage_state()
        context.close()
    return _kept


@pytest.fixture
def signed_in(desk: Desk, browser: Browser, _sessions: dict[str, object]) -> Iterator[SignIn]:
    """``signed_in(role="analyst", language="ar", theme="light", width=1440)``: a watched page of a signed-in person."""
    contexts: list[BrowserContext] = []

    def enter(role: str = "analyst", language: str = "ar", theme: str = "light", width: int = 1440) -> Watched:
        context = browser.new_context(
            storage_state=_sessions[role],  # type: ignore[arg-type]
            color_scheme=theme,  # type: ignore[arg-type]
            viewport={"width": width, "height": 900},
            timezone_id="Asia/Baghdad",
        )
        contexts.append(context)
        with desk.connect() as database:
            database.execute("UPDATE articles_user SET language = %s WHERE username = %s", [language, role])
        return Watched(context.new_page(), f"http://127.0.0.1:{desk.port}")

    yield enter
    for context in contexts:
        context.close()
