"""The article out of a web page: its text, and what the page says of itself in tags meant for machines.

trafilatura finds the text; what never is text (scripts, menus, forms, comments) is taken out of the page before it
looks, because on pages of a few sentences it keeps the menu otherwise. Dates are read from machine-readable tags
alone: guessing them from the page turned "8 أيلول 2018" into the first of January.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from .refusals import Reason, Refused

_NEVER_TEXT = (
    "script", "style", "noscript", "template", "nav", "footer", "aside", "form", "button", "select", "iframe",
    "object", "embed", "applet", "svg", "canvas", "math", "audio", "video", "dialog", "menu", "input", "textarea",
)  # fmt: skip
_FURNITURE = re.compile(
    r"(?:^|[-_ ])(?:comments?|share|sharing|social|related|cookies?|ticker|breadcrumbs?|newsletter)(?:[-_ ]|$)"
)
_BLOCKS = ("p", "h1", "h2", "h3", "h4", "li", "blockquote", "pre", "td", "dd", "dt", "figcaption")
_DECLARED = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([A-Za-z0-9_:-]+)""", re.IGNORECASE)
_XML_ENCODING = re.compile(r"^\s*<\?xml[^>]*\?>")
_SPACES = re.compile(r"[^\S\n]+")
_TITLE_TAIL = re.compile(r"\s+[|\u2013\u2014-]\s+[^|\u2013\u2014]{1,60}$")


@dataclass(frozen=True, slots=True)
class Page:
    """What a page holds; every field but ``text`` may be empty. ``published`` is as the page writes it."""

    text: str
    title: str
    author: str
    published: str
    url: str
    site: str


def declared_encoding(data: bytes) -> str:
    """The encoding that a page names in its head; "" for none."""
    match = _DECLARED.search(data[:2048])
    return match.group(1).decode("ascii") if match else ""


def read_page(markup: str) -> Page:
    """The article in ``markup``. Raises Refused where there is none."""
    tree = _parse(markup)
    said = _Said(tree)
    title = said.meta("og:title", "twitter:title") or said.linked("headline") or _headline(tree)
    _prune(tree)
    text = _text(tree)
    if not text:
        raise Refused(Reason.NO_ARTICLE)
    return Page(
        text=text,
        title=title,
        author=said.meta("author", "article:author") if "://" not in said.meta("author", "article:author") else "",
        published=said.meta("article:published_time", "datePublished", "date", "dc.date", "dc.date.issued")
        or said.linked("datePublished")
        or said.time(),
        url=said.address(),
        site=said.meta("og:site_name"),
    )


def _parse(markup: str) -> HtmlElement:
    markup = _XML_ENCODING.sub("", markup).replace("\x00", "")
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    try:
        return document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Refused(Reason.NO_ARTICLE, str(error)[:200]) from None


class _Said:
    """What a page says of itself, read before anything is taken out of it."""

    def __init__(self, tree: HtmlElement) -> None:
        self._tree = tree
        self._metas: dict[str, str] = {}
        for tag in tree.iter("meta"):
            name = tag.get("property") or tag.get("name") or tag.get("itemprop") or ""
            self._metas.setdefault(name.lower(), _one_line(tag.get("content") or ""))
        self._linked = next((data for data in _linked_data(tree) if "headline" in data), {})

    def meta(self, *names: str) -> str:
        return next((self._metas[name.lower()] for name in names if self._metas.get(name.lower())), "")

    def linked(self, name: str) -> str:
        value = self._linked.get(name)
        return _one_line(value) if isinstance(value, str) else ""

    def time(self) -> str:
        times = [tag.get("datetime", "") for tag in self._tree.iter("time") if tag.get("datetime")]
        return str(times[0]) if len(set(times)) == 1 else ""

    def address(self) -> str:
        for link in self._tree.iter("link"):
            if (link.get("rel") or "").lower() == "canonical" and "://" in (link.get("href") or ""):
                return str(link.get("href"))
        address = self.meta("og:url")
        return address if "://" in address else ""


def _linked_data(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    for script in tree.iter("script"):
        if script.get("type") != "application/ld+json":
            continue
        try:
            data = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        found = data.get("@graph", data) if isinstance(data, dict) else data
        yield from (item for item in (found if isinstance(found, list) else [found]) if isinstance(item, dict))


def _headline(tree: HtmlElement) -> str:
    headings = [_one_line(heading.text_content()) for heading in tree.iter("h1")]
    if len(headings) == 1 and headings[0]:
        return headings[0]
    title = tree.find(".//title")
    return _TITLE_TAIL.sub("", _one_line(title.text_content())) if title is not None else ""


def _prune(tree: HtmlElement) -> None:
    for element in list(tree.iter(*_NEVER_TEXT)):
        element.drop_tree()
    body = tree.find("body")
    for element in list(body.iter("div", "section", "ul", "header")) if body is not None else ():
        if element.getparent() is None or element.find(".//h1") is not None:
            continue
        named = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
        is_page_head = element.tag == "header" and not any(
            a.tag in ("article", "main") for a in element.iterancestors()
        )
        if is_page_head or (_FURNITURE.search(named) and element.find(".//article") is None):
            element.drop_tree()


def _text(tree: HtmlElement) -> str:
    import trafilatura  # heavy: only an import of web pages needs it

    found = trafilatura.bare_extraction(tree, include_comments=False, include_tables=True, with_metadata=False)
    text = (found.text or "") if found is not None and not isinstance(found, dict) else ""
    lines = (_SPACES.sub(" ", line).strip() for line in (text or _blocks(tree)).split("\n"))
    return "\n".join(line for line in lines if line)


def _blocks(tree: HtmlElement) -> str:
    """Every paragraph of the page: what is left where trafilatura finds nothing."""
    body = tree.find(".//article")
    body = body if body is not None else tree.find("body")
    if body is None:
        return ""
    outer = [b for b in body.iter(*_BLOCKS) if not any(a.tag in _BLOCKS for a in b.iterancestors())]
    return "\n".join(_one_line(block.text_content()) for block in outer) or _one_line(body.text_content())


def _one_line(text: str) -> str:
    return " ".join(text.split())
