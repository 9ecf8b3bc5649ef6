"""Articles whose names are marked where they stand, as those of the gold are (tests/gold/README.md)."""

from lxml import etree

from .conll import Labelled
from .inventing import of_spans

_KINDS = {"p": "person", "o": "organisation", "l": "place"}


def read(content: bytes) -> Labelled:
    """The text of an XML document and the labels that its marks ``p``, ``o`` and ``l`` give; other marks are read
    through. ValueError: it is no XML, or there is nothing in it."""
    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise ValueError(f"line {error.lineno}: {error.msg}") from error
    pieces: list[str] = []
    spans: list[tuple[int, int, str]] = []
    _walk(root, pieces, spans)
    text = "".join(pieces)
    if not text.strip():
        raise ValueError("there is no text in it")
    return of_spans(text, spans)


def _walk(element: etree._Element, pieces: list[str], spans: list[tuple[int, int, str]]) -> None:
    start = sum(map(len, pieces))
    if isinstance(element.tag, str):  # a comment has none
        pieces.append(element.text or "")
        for child in element:
            _walk(child, pieces, spans)
            pieces.append(child.tail or "")
        if element.tag in _KINDS:
            spans.append((start, sum(map(len, pieces)), _KINDS[element.tag]))
