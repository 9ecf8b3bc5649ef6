"""Template tags of the frame that every page stands in: the screens, icons, key legends, attributes of ``<html>``."""

from dataclasses import dataclass
from functools import lru_cache

from django import template
from django.templatetags.static import static
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_bidi, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from . import display

register = template.Library()

# What a Latin key types on the Arabic (101) keyboard that news desks use.
ARABIC_KEYS = dict(zip("qwertyuiopasdfghjklzxcvnm", "ضصثقفغعهخحشسيبلاتنمئءؤرىة", strict=True)) | {
    "b": "لا",
    "?": "؟",
    "[": "ج",
    "]": "د",
    ",": "و",
    ".": "ز",
}


@dataclass(frozen=True, slots=True)
class Screen:
    """One entry of the bar: the name of its URL, its label, icon and key after G."""

    name: str
    label: str | Promise
    icon: str
    key: str

    @property
    def url(self) -> str:
        return reverse(self.name)


SCREENS = (
    Screen("inbox", _("Inbox"), "inbox", "g i"),
    Screen("stories", _("Stories"), "stories", "g s"),
    Screen("timeline", _("Timeline"), "timeline", "g t"),
    Screen("compare", pgettext_lazy("screen", "Compare"), "compare", "g c"),
    Screen("entities", _("Names"), "entities", "g e"),
    Screen("sources", _("Sources"), "sources", "g o"),
    Screen("tags", _("Tags"), "tags", "g l"),
)


@register.simple_tag
def screens() -> tuple[Screen, ...]:
    """The screens of the bar, in its order."""
    return SCREENS


@register.filter
def holds(screen: Screen, path: str) -> bool:
    """Whether the page at ``path`` belongs to ``screen``; the root belongs to its own page alone."""
    return path == screen.url or (screen.url != "/" and path.startswith(screen.url))


@register.simple_tag
def html_attributes() -> SafeString:
    """``lang``, ``dir`` and what the style sheets and scripts need to know of the reader's settings."""
    shown = display.current()
    attributes = (
        ("lang", get_language() or "ar"),
        ("dir", "rtl" if get_language_bidi() else "ltr"),
        ("data-theme", shown.theme),
        ("data-text-size", shown.text_size),
        ("data-density", shown.density),
        ("data-shortcuts", "on" if shown.shortcuts else "off"),
    )
    return format_html_join(" ", '{}="{}"', attributes)


@lru_cache(maxsize=1)
def _sprite() -> str:
    return static("img/icons.svg")


@register.simple_tag
def icon(name: str, label: str = "", mirrored: bool = False) -> SafeString:
    """A drawing of the sprite. Without ``label`` it is hidden from screen readers; ``mirrored`` turns it in RTL."""
    kind = "icon mirrored" if mirrored else "icon"
    if label:
        return format_html(
            '<svg class="{}" role="img" aria-label="{}"><use href="{}#{}"/></svg>', kind, label, _sprite(), name
        )
    return format_html('<svg class="{}" aria-hidden="true"><use href="{}#{}"/></svg>', kind, _sprite(), name)


@register.simple_tag
def keys(key: str) -> SafeString:
    """The legend of a shortcut on both keyboards: ``J / ت``, ``G I / ل ه``."""
    strokes = key.split()
    legends = [" ".join(stroke.upper() for stroke in strokes)]
    arabic = " ".join(ARABIC_KEYS.get(stroke.removeprefix("shift+"), stroke) for stroke in strokes)
    if arabic != key:
        legends.append(arabic)
    marks = format_html_join(" / ", '<kbd dir="auto">{}</kbd>', ((legend,) for legend in legends))
    return format_html('<span class="keys" aria-hidden="true">{}</span>', marks)


_TONES = {"success": "good", "warning": "caution", "error": "bad"}
_TONE_ICONS = {"good": "success", "caution": "warning", "bad": "error"}


@register.filter
def tone(level: str) -> str:
    """The tone of a message level: good, caution, bad, or accent for what only informs."""
    return _TONES.get(level, "accent")


@register.filter
def tone_icon(level: str) -> str:
    """The icon that says the tone without its colour."""
    return _TONE_ICONS.get(tone(level), "info")


@register.filter
def change_id(extra_tags: str | None) -> str:
    """The change that a message offers to undo: the id in an ``undo-<id>`` tag, else nothing."""
    found = [tag.removeprefix("undo-") for tag in (extra_tags or "").split() if tag.startswith("undo-")]
    return found[0] if found else ""
