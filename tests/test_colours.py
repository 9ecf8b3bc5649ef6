"""The contrast that WCAG 2.2 AA asks for, from the colours of tokens.css themselves, in both themes."""

import re

import pytest
from django.conf import settings

from articles.models import Tag

TOKENS = (settings.BASE_DIR / "static/css/tokens.css").read_text(encoding="utf-8")
PAIRS = dict(re.findall(r"--([\w-]+): light-dark\((#[0-9a-f]{6}, #[0-9a-f]{6})\)", TOKENS))
THEMES = ("light", "dark")
GROUNDS = ("paper", "surface", "surface-raised", "surface-sunken", "hover", "accent-soft")


def channel(value: int) -> float:
    share = value / 255
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)


def luminance(colour: str) -> float:
    red, green, blue = (channel(int(colour[place : place + 2], 16)) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str, theme: str) -> float:
    """Contrast ratio (1 to 21) of two tokens in a theme."""
    lights = sorted(luminance(PAIRS[name].split(", ")[THEMES.index(theme)]) for name in (first, second))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def test_black_on_white_measures_twenty_one() -> None:
    assert round((luminance("#ffffff") + 0.05) / (luminance("#000000") + 0.05), 1) == 21.0


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", [*GROUNDS, "good-soft", "caution-soft", "bad-soft", "hit", "quotation-soft"])
def test_ink_is_readable_on_every_ground(ground: str, theme: str) -> None:
    assert contrast("ink", ground, theme) >= 7


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", ["ink-soft", "ink-faint", "accent", "accent-strong"])
def test_softer_text_and_links_are_readable(text: str, ground: str, theme: str) -> None:
    assert contrast(text, ground, theme) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("tone", ["good", "caution", "bad"])
def test_a_tone_is_readable_on_its_own_ground_and_on_sheets(tone: str, theme: str) -> None:
    for ground in (f"{tone}-soft", "paper", "surface", "surface-raised"):
        assert contrast(tone, ground, theme) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_what_is_written_on_the_accent_is_readable(theme: str) -> None:
    assert contrast("ink-on-accent", "accent", theme) >= 4.5
    assert contrast("ink-on-accent", "accent-strong", theme) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("line", ["line-strong", "focus"])
def test_the_edge_of_a_control_and_the_focus_ring_can_be_seen(line: str, theme: str) -> None:
    for ground in ("paper", "surface", "surface-raised"):
        assert contrast(line, ground, theme) >= 3


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("colour", Tag.Colour.values)
def test_every_tag_colour_can_be_told_from_the_sheet(colour: str, theme: str) -> None:
    for ground in ("paper", "surface", "surface-raised", "accent-soft"):
        assert contrast(colour, ground, theme) >= 3


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("kind", ["person", "organisation", "place", "date", "quotation"])
def test_every_kind_of_mark_is_readable_even_as_text(kind: str, theme: str) -> None:
    for ground in ("paper", "surface", "quotation-soft"):
        assert contrast(kind, ground, theme) >= 4.5


def test_every_tag_colour_of_the_model_has_its_rule() -> None:
    rules = (settings.BASE_DIR / "static/css/components.css").read_text(encoding="utf-8")
    assert all(f'[data-colour="{colour}"]' in rules for colour in Tag.Colour.values)


@pytest.mark.parametrize("sheet", sorted((settings.BASE_DIR / "static/css").glob("*.css")), ids=lambda path: path.name)
def test_style_sheets_know_no_left_and_no_right(sheet: object) -> None:
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)  # type: ignore[attr-defined]
    side = r"(?<![\w-])(?:(?:margin|padding|border|inset)-)?(?:left|right)(?:-\w+)?\s*:"
    physical = rf"{side}|(?:text-align|float):\s*(?:left|right)"
    assert re.findall(physical, text) == []
