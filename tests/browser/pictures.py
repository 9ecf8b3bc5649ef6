"""Pictures of every screen, to be looked at: ``python -m tests.browser.pictures FOLDER`` (``make screens``).

One desk, both languages, both themes, wide and narrow: ``<screen>-<language>-<theme>-<width>.png``.
"""

import sys
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser.conftest import CHROMIUM, SWITCHES
from tests.browser.screens import addresses
from tests.desk import Desk

WIDTHS = (1440, 390)
ADMIN = {"admin": "/admin/", "admin-entities": "/admin/articles/entity/", "admin-articles": "/admin/articles/article/"}


def take(desk: Desk, browser: Browser, folder: Path) -> int:
    """Returns how many pictures were taken."""
    site = f"http://127.0.0.1:{desk.port}"
    taken = 0
    for theme in ("light", "dark"):
        page = browser.new_context(color_scheme=theme).new_page()  # type: ignore[arg-type]
        page.goto(f"{site}/account/login/")
        page.screenshot(path=folder / f"sign-in-ar-{theme}-1280.png")
        page.fill("[name=login]", "administrator")
        page.fill("[name=password]", desk.password())
        page.press("[name=password]", "Enter")
        page.wait_for_url("**/")
        for language, width in product(("ar", "en"), WIDTHS):
            with desk.connect() as database:
                database.execute("UPDATE articles_user SET language = %s", [language])
            page.set_viewport_size({"width": width, "height": 900})
            for name, path in (addresses(desk) | ADMIN).items():
                page.goto(site + path)
                page.wait_for_load_state("networkidle")
                page.screenshot(path=folder / f"{name}-{language}-{theme}-{width}.png")
                taken += 1
        page.context.close()
    return taken


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    desk = Desk()
    try:
        desk.start()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
            taken = take(desk, browser, folder)
            browser.close()
    finally:
        desk.remove()
    sys.stdout.write(f"{taken} pictures in {folder}\n")


if __name__ == "__main__":
    main()
