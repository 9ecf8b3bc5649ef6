import re
import uuid
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.messages import ERROR, SUCCESS
from django.contrib.messages.storage.base import Message
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import reverse
from django.utils import translation

from articles.language.calendar import Style
from articles.templatetags import display
from articles.templatetags.display import Display
from articles.templatetags.frame import SCREENS, change_id, holds, keys, tone, tone_icon

ROOT = Path(settings.BASE_DIR)
SPRITE = (ROOT / "static/img/icons.svg").read_text(encoding="utf-8")


def written(source: str, **context: object) -> str:
    return Template("{% load frame %}" + source).render(Context(context))


def test_html_says_language_direction_and_the_reader_s_settings() -> None:
    shown = Display(style=Style(language="en"), theme="dark", text_size="huge", density="compact", shortcuts=False)
    with translation.override("en"), display.override(shown):
        assert written("{% html_attributes %}") == (
            'lang="en" dir="ltr" data-theme="dark" data-text-size="huge" data-density="compact" data-shortcuts="off"'
        )
    with translation.override("ar"):
        assert written("{% html_attributes %}").startswith('lang="ar" dir="rtl" data-theme="auto"')


def test_a_drawing_is_hidden_from_screen_readers_unless_it_has_a_name() -> None:
    assert 'aria-hidden="true"' in written('{% icon "star" %}')
    named = written('{% icon "star" label="مهم" mirrored=True %}')
    assert 'role="img" aria-label="مهم"' in named
    assert 'class="icon mirrored"' in named
    assert "aria-hidden" not in named


def test_a_name_given_to_a_drawing_is_escaped() -> None:
    assert "<b>" not in written('{% icon "star" label=label %}', label='"><b>')


def icon_names() -> set[str]:
    """Every icon that a template asks for by name."""
    asked = {screen.icon for screen in SCREENS} | {"success", "warning", "error", "info"}
    for template in (ROOT / "templates").rglob("*.html"):
        asked |= set(re.findall(r'{%\s*icon\s+"([^"]+)"', template.read_text(encoding="utf-8")))
    return asked


@pytest.mark.parametrize("name", sorted(icon_names()))
def test_the_sprite_holds_every_icon_that_a_template_asks_for(name: str) -> None:
    assert f'<symbol id="{name}"' in SPRITE


@pytest.mark.parametrize(
    ("key", "legends"),
    [("j", ["J", "ت"]), ("g i", ["G I", "ل ه"]), ("?", ["?", "؟"]), ("/", ["/"]), ("1", ["1"]), ("b", ["B", "لا"])],
)
def test_a_key_is_shown_on_both_keyboards(key: str, legends: list[str]) -> None:
    assert re.findall(r"<kbd[^>]*>([^<]*)</kbd>", keys(key)) == legends


def test_a_page_belongs_to_the_screen_whose_address_it_stands_under() -> None:
    by_name = {screen.name: screen for screen in SCREENS}
    assert holds(by_name["sources"], "/sources/")
    assert holds(by_name["sources"], "/sources/4a6d/")
    assert not holds(by_name["sources"], "/tags/")
    assert holds(by_name["inbox"], "/")
    assert not holds(by_name["inbox"], "/tags/")


@pytest.mark.parametrize(
    ("tags", "change"),
    [("undo-12ab", "12ab"), ("plain undo-9", "9"), ("", ""), (None, ""), ("undone", "")],
)
def test_the_change_that_a_notice_can_undo_is_read_from_its_tags(tags: str | None, change: str) -> None:
    assert change_id(tags) == change


def notices(*messages: Message, **context: object) -> str:
    request = RequestFactory().get("/tags/?view=tree")
    return render_to_string("_messages.html", {"messages": messages, **context}, request)


def test_a_notice_offers_to_undo_and_to_come_back_to_this_page() -> None:
    change = uuid.uuid4()
    html = notices(Message(SUCCESS, "وُسمت ثلاثة مقالات.", extra_tags=f"undo-{change}"))
    assert f'action="{reverse("undo", args=[change])}"' in html
    assert 'name="next" value="/tags/?view=tree"' in html
    assert 'data-tone="good"' in html


def test_a_notice_without_a_change_offers_nothing_and_is_escaped() -> None:
    html = notices(Message(ERROR, "<b>تعذّر</b>"))
    assert "<form" not in html
    assert "&lt;b&gt;" in html
    assert 'data-tone="bad"' in html


def test_notices_can_ride_along_with_a_fragment() -> None:
    assert 'hx-swap-oob="true"' in notices(oob=True)
    assert "hx-swap-oob" not in notices()


def test_the_tone_of_a_notice_has_an_icon_beside_its_colour() -> None:
    assert [tone(level) for level in ("success", "warning", "error", "info")] == ["good", "caution", "bad", "accent"]
    assert len({tone_icon(level) for level in ("success", "warning", "error", "info")}) == 4
