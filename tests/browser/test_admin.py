"""The administration in a browser: lists, pages, a merge, a table of names; in both languages and themes."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import SignIn, Watched
from tests.desk import Desk

LISTS = (
    "article",
    "story",
    "note",
    "revision",
    "original",
    "entity",
    "alias",
    "source",
    "feed",
    "tag",
    "mention",
    "quotation",
    "timereference",
    "user",
    "importrun",
    "job",
    "change",
)
PLACES = ("/admin/articles/entity/import/", "/admin/articles/user/add/", "/admin/articles/entity/add/")
TABLE = "name,kind,aliases,description\nزرنبيق الفنار,organisation,زرنبيقان,شركة ملاحة\nسفينة الأمل,مركب,,\n"


def complaints(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]


def looked_at(watched: Watched, path: str) -> list[str]:
    """What went wrong on the page before axe, which trips over the content policy itself, looked at it."""
    page = watched.visit(path)
    problems = [*watched.problems]
    problems += complaints(page)
    watched.problems.clear()
    return problems


@pytest.mark.parametrize(("language", "theme"), [("ar", "dark"), ("en", "light")])
def test_every_list_and_its_first_page_are_clean(signed_in: SignIn, language: str, theme: str) -> None:
    watched = signed_in("administrator", language, theme)
    found = {"/admin/": looked_at(watched, "/admin/")}
    for name in LISTS:
        path = f"/admin/articles/{name}/"
        found[path] = looked_at(watched, path)
        assert watched.page.locator("html").get_attribute("dir") == ("rtl" if language == "ar" else "ltr")
        first = watched.page.locator("#result_list tbody th a").first
        if first.count():
            href = str(first.get_attribute("href"))
            found[href] = looked_at(watched, href)
    for path in PLACES:
        found[path] = looked_at(watched, path)
    assert {path: problems for path, problems in found.items() if problems} == {}


def test_the_dark_theme_of_the_settings_is_dark_and_the_light_one_light(desk: Desk, signed_in: SignIn) -> None:
    grounds = {}
    for theme in ("light", "dark"):
        with desk.connect() as database:
            database.execute("UPDATE articles_user SET theme = %s WHERE username = 'editor'", [theme])
        # The device asks for the opposite: the settings win.
        watched = signed_in("editor", "ar", "dark" if theme == "light" else "light")
        page = watched.visit("/admin/")
        grounds[theme] = page.evaluate("getComputedStyle(document.body).backgroundColor")
    with desk.connect() as database:
        database.execute("UPDATE articles_user SET theme = 'auto' WHERE username = 'editor'")
    assert grounds == {"light": "rgb(246, 244, 239)", "dark": "rgb(23, 24, 26)"}


@pytest.mark.parametrize("language", ["ar", "en"])
def test_pages_flow_into_a_narrow_screen(signed_in: SignIn, language: str) -> None:
    watched = signed_in("editor", language, width=390)
    wide = []
    for path in ("/admin/", *(f"/admin/articles/{name}/" for name in LISTS[:10]), *PLACES[::2]):
        page = watched.visit(path)
        if page.evaluate("document.documentElement.scrollWidth") > 390:
            wide.append(path)
    assert wide == []


def test_two_names_are_merged_and_parted_again(desk: Desk, signed_in: SignIn) -> None:
    watched = signed_in("editor")
    page = watched.visit("/admin/articles/entity/?kind__exact=place")
    names = [page.locator("#result_list tbody th a").nth(row).inner_text() for row in (0, 1)]
    for row in (0, 1):
        page.locator("input.action-select").nth(row).check()
    page.locator("select[name=action]").select_option("merge_selected")
    page.locator("button[name=index]").click()

    page.locator("label", has_text=names[1]).first.click()
    page.locator("button[name=preview]").click()
    expect(page.locator("h2", has_text=names[1])).to_be_visible()
    page.locator("button[name=merge]").click()
    expect(page.locator(".messagelist .success")).to_contain_text(names[0])
    assert merged_into(desk, names[0]) == names[1]

    page.locator(".desk-undo").click()
    expect(page.locator(".messagelist .success")).to_contain_text(names[0])
    assert merged_into(desk, names[0]) is None
    assert watched.problems == []


def merged_into(desk: Desk, name: str) -> object:
    query = (
        "SELECT i.name FROM articles_entity e LEFT JOIN articles_entity i ON i.id = e.merged_into_id "
        "WHERE e.name = %s AND e.kind = 'place'"
    )
    with desk.connect() as database:
        row = database.execute(query, [name]).fetchone()
    assert row is not None
    return row[0]


def test_a_table_of_names_is_looked_at_and_imported(desk: Desk, signed_in: SignIn, tmp_path: Path) -> None:
    table = tmp_path / "names.csv"
    table.write_text(TABLE, encoding="windows-1256")
    watched = signed_in("editor")
    page = watched.visit("/admin/articles/entity/")
    page.locator(".object-tools a[href$='/import/']").click()
    page.set_input_files("input[type=file]", table)
    page.locator(".submit-row button").click()
    expect(page.locator("td", has_text="زرنبيق الفنار")).to_be_visible()
    expect(page.locator("td", has_text="مركب")).to_be_visible()
    before = [*watched.problems]
    assert complaints(page) == []
    watched.problems.clear()
    page.locator(".submit-row button").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    with desk.connect() as database:
        rows = database.execute("SELECT confirmed FROM articles_entity WHERE name = 'زرنبيق الفنار'").fetchall()
    assert rows == [(True,)]
    assert before == watched.problems == []


def test_a_chosen_article_is_analysed_again_by_the_worker(desk: Desk, signed_in: SignIn) -> None:
    watched = signed_in("editor")
    page = watched.visit("/admin/articles/article/")
    page.locator("input.action-select").first.check()
    page.locator("select[name=action]").select_option("analyse_selected")
    page.locator("button[name=index]").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    with desk.connect() as database:
        jobs = database.execute(
            "SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'analyse_articles'"
        ).fetchone()
    assert jobs == (1,)
    assert watched.problems == []


def test_a_form_is_added_without_reloading_the_page(signed_in: SignIn) -> None:
    watched = signed_in("editor")
    page = watched.visit("/admin/articles/entity/")
    page.locator("#result_list tbody th a").first.click()
    page.locator(".add-row a").wait_for()
    rows = page.locator("tr.dynamic-aliases")
    count = rows.count()
    page.locator(".add-row a").click()
    expect(rows).to_have_count(count + 1)
    rows.last.locator("input[type=text]").fill("صيغة من المتصفح")
    page.locator("input[name=_continue]").click()
    expect(page.locator("input[value='صيغة من المتصفح']")).to_be_visible()
    assert watched.problems == []
