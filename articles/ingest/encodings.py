"""Bytes to text: UTF-8, UTF-16, Windows-1256 and ISO-8859-6, told apart by what Arabic looks like in each.

Windows-1256 and ISO-8859-6 share half of their Arabic letters, and neither marks itself. A text read in the wrong one
of them is full of accented Latin letters, of vowel marks that stand alone or of rare letters; the reading whose
letters are commoner in Arabic wins. A word of two letters can be real in both (كل is من): then it is Windows-1256,
which is by far the commoner.
"""

import codecs
import re
from dataclasses import dataclass
from math import log

from .refusals import Reason, Refused

UTF_8, UTF_8_BOM, UTF_8_DAMAGED = "utf-8", "utf-8-sig", "utf-8, damaged"
UTF_16_LE, UTF_16_BE, UTF_32 = "utf-16-le", "utf-16-be", "utf-32"
WINDOWS_1256, ISO_8859_6 = "windows-1256", "iso-8859-6"
SAMPLE = 256 * 1024

_MAGIC = (
    (b"\x89PNG\r\n", Reason.IMAGE),
    (b"\xff\xd8\xff", Reason.IMAGE),
    (b"GIF8", Reason.IMAGE),
    (b"II*\x00", Reason.IMAGE),
    (b"MM\x00*", Reason.IMAGE),
    (b"%PDF-", Reason.PDF),
    (b"{\\rtf", Reason.OFFICE),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Reason.OFFICE),
    (b"PK\x03\x04", Reason.ARCHIVE),
    (b"PK\x05\x06", Reason.ARCHIVE),
    (b"\x1f\x8b", Reason.ARCHIVE),
    (b"\xfd7zXZ\x00", Reason.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", Reason.ARCHIVE),
    (b"Rar!\x1a\x07", Reason.ARCHIVE),
    (b"BZh", Reason.ARCHIVE),
    (b"\x7fELF", Reason.BINARY),
    (b"OggS", Reason.BINARY),
    (b"ID3", Reason.BINARY),
    (b"SQLite format 3\x00", Reason.BINARY),
)
# How often each letter stands among a thousand of Arabic news, roughly.
_FREQUENCY = {
    letter: log(weight / 1000)
    for letter, weight in zip(
        "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئـ",
        (125, 35, 47, 7, 14, 22, 9, 33, 8, 50, 7, 28, 13, 13, 8, 11, 2.5, 37, 6, 28, 25, 21, 115, 62, 57, 32, 58, 68,
         11, 36, 5, 22, 12, 1.5, 2, 5, 0.5),
        strict=True,
    )
}  # fmt: skip
_VOWEL = log(0.0004)  # printed news has next to none
_STRANGE = log(0.00002)  # an accented Latin letter or symbol between Arabic ones
_ACCENT = log(0.03)
_ARTICLE_BONUS = 1.5
_GIBBERISH = -3.9  # letters that are on average as rare as this are not Arabic
_ARTICLE = re.compile(r"(?<!\w)(?:[وفبك]?ال|لل)\w\w")
# What the two encodings read differently, and nothing else, decides between them.
_DECIDES = re.compile(rb"[\xa1-\xab\xad-\xc0\xd7-\xff]+")
_CONTROLS = re.compile(r"[\x01-\x08\x0b\x0e-\x1f\x7f]")
_CONTROLS_BORNE = 0.02  # a stray one is a blemish of real articles; more are a program's data
_ORDINARY = re.compile(
    r"[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufefe\x20-\x7e\s\u00a0-\u00ff\u0152\u0153\u200b-\u203a\u2066-\u2069\u20ac\u2122]"
)
_TIMES_IN_WORD = re.compile(r"[\u0621-\u064a]×|×[\u0621-\u064a]")  # where ISO-8859-6 has ط
_WORDS = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u064b-\u0652])*|[\u064b-\u0652]+")
_ARABIC = re.compile(r"[\u0600-\u06ff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text without a byte-order mark, and the encoding that it was in."""

    text: str
    encoding: str


def decode(data: bytes, declared: str = "", largest: int | None = None) -> Decoded:
    """The text that ``data`` holds. ``declared`` is what a page says of itself: it decides where the bytes do not.

    Raises Refused for what is empty, binary, in an unknown encoding, or longer than ``largest`` bytes.
    """
    if largest is not None and len(data) > largest:
        raise Refused(Reason.TOO_LARGE, f"{len(data)} > {largest}")
    encoding = detect(data, declared)
    text = _read(data, encoding)
    if "\x00" in text or len(_CONTROLS.findall(text)) > max(2, _CONTROLS_BORNE * len(text)):
        raise Refused(Reason.BINARY)
    if not any(character.isalnum() for character in text):
        raise Refused(Reason.NO_TEXT)
    return Decoded(text, encoding)


def detect(data: bytes, declared: str = "") -> str:
    """The encoding of ``data``, one of the names above. Raises Refused as ``decode`` does."""
    if not data.strip(b" \t\r\n\x00"):
        raise Refused(Reason.EMPTY)
    marked = _marked(data)
    if marked:
        return marked
    refuse_known_binary(data)
    if b"\x00" in data or b"\x06" in data:
        return _unmarked_utf16(data)
    return _utf8(data) or _single_byte(data, declared)


def refuse_known_binary(head: bytes) -> None:
    """Raises Refused where the first bytes are those of an image, an archive, a PDF or an office document."""
    for magic, reason in _MAGIC:
        if head.startswith(magic):
            raise Refused(reason)
    if head[:4] == b"RIFF" or head[4:8] == b"ftyp":
        raise Refused(Reason.IMAGE if head[8:12] == b"WEBP" else Reason.BINARY)


def _marked(data: bytes) -> str:
    if data.startswith(codecs.BOM_UTF8):
        return UTF_8_BOM
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return UTF_32
    if data.startswith(codecs.BOM_UTF16_LE):
        return UTF_16_LE
    return UTF_16_BE if data.startswith(codecs.BOM_UTF16_BE) else ""


def _read(data: bytes, encoding: str) -> str:
    try:
        if encoding == UTF_8_DAMAGED:
            return data.decode(UTF_8, "replace")
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding in (UTF_8_BOM, UTF_16_LE, UTF_16_BE) and len(data) - error.start < 4:
            return data[: error.start].decode(encoding).lstrip("\ufeff") + "\ufffd"
        raise Refused(Reason.DAMAGED_BYTES, f"{encoding}, byte {error.start}") from None
    return text.removeprefix("\ufeff")


def _utf8(data: bytes) -> str:
    try:
        data.decode(UTF_8)
    except UnicodeDecodeError:
        # A file cut in the middle of a letter, or with a few bytes lost, is still UTF-8: read as Windows-1256 it would
        # be nonsense from end to end.
        text = data.decode(UTF_8, "replace")
        lost = text.count("\ufffd")
        letters = len(_ARABIC.findall(text))
        return UTF_8_DAMAGED if letters >= 4 and lost * 20 <= letters else ""
    return UTF_8


def _unmarked_utf16(data: bytes) -> str:
    sample = data[: SAMPLE // 2 * 2]
    best, share = "", 0.0
    for encoding in (UTF_16_LE, UTF_16_BE):
        text = sample[: len(sample) // 2 * 2].decode(encoding, "replace")
        ordinary = len(_ORDINARY.findall(text)) / max(1, len(text))
        if ordinary > share and "\x00" not in text:
            best, share = encoding, ordinary
    if share < 0.95 or len(data) < 4:
        raise Refused(Reason.BINARY)
    return best


def _single_byte(data: bytes, declared: str) -> str:
    sample = data[:SAMPLE]
    readings = {}
    for encoding in (WINDOWS_1256, ISO_8859_6):
        try:
            readings[encoding] = sample.decode(encoding)
        except UnicodeDecodeError:
            continue
    likely = max(readings, key=lambda encoding: _likelihood(readings[encoding]), default="")
    if likely and len(readings) == 2 and _known(declared) in readings and len(_DECIDES.findall(sample)) < 3:
        likely = _known(declared)
    if not likely or not _reads_as_text(readings[likely]):
        raise Refused(Reason.BINARY if any(byte < 9 for byte in sample) else Reason.ENCODING)
    return likely


def _known(declared: str) -> str:
    try:
        name = codecs.lookup(declared.strip()).name
    except LookupError:
        return ""
    return {"cp1256": WINDOWS_1256, "iso8859-6": ISO_8859_6}.get(name, "")


def _likelihood(text: str) -> float:
    score = sum(_likelihood_of(word) for word in _WORDS.findall(text))
    score += _STRANGE * len(_TIMES_IN_WORD.findall(text))
    return score + _ARTICLE_BONUS * len(_ARTICLE.findall(text))


def _likelihood_of(word: str) -> float:
    """Of the letters beyond ASCII: Arabic ones belong to Arabic words, accented ones to Latin words."""
    beyond = [c for c in word if not c.isascii()]
    if len(beyond) < len(word):
        return sum(_ACCENT if c.isalpha() and not _ARABIC.match(c) else _STRANGE for c in beyond)
    return sum(_FREQUENCY.get(c, _VOWEL if "\u064b" <= c <= "\u0652" else _STRANGE) for c in beyond)


def _reads_as_text(text: str) -> bool:
    """Whether the letters beyond ASCII are mostly Arabic and as frequent as in Arabic, or few between Latin ones."""
    beyond = [c for c in text if not c.isascii() and c.isalpha()]
    arabic = [_FREQUENCY.get(c, _STRANGE) for c in beyond if _ARABIC.match(c) and c != "ـ"]
    latin = sum(1 for c in text if c.isascii() and c.isalpha())
    if len(arabic) >= 12 and sum(arabic) < _GIBBERISH * len(arabic):
        return False
    return len(arabic) * 10 >= len(beyond) * 9 or (len(beyond) - len(arabic)) * 4 <= latin
