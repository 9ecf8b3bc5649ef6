"""Why something that came in is not taken. Each reason is one sentence; the browser translates it."""

from enum import StrEnum


class Reason(StrEnum):
    EMPTY = "empty"
    NO_TEXT = "no text"
    NOTHING_LEFT = "nothing left after cleaning"
    TOO_LARGE = "larger than the limit"
    BINARY = "binary data, not text"
    IMAGE = "an image, not text"
    PDF = "a PDF document, not text"
    ARCHIVE = "an archive, not text"
    OFFICE = "a word processor's document, not text"
    ENCODING = "the encoding is not one that can be read"
    DAMAGED_BYTES = "bytes that do not belong to the file's encoding"
    DAMAGED_ARCHIVE = "the compressed file is damaged"
    UNKNOWN_KIND = "not a kind of file that is read (.txt, .html, .jsonl, .csv, also .xz and .gz)"
    NOT_THERE = "the file is not there"
    UNREADABLE = "the file cannot be opened"
    OUTSIDE = "the file lies outside the folder of its list"
    NOT_JSON = "not a JSON object"
    NOT_CSV = "not a row of the table"
    NO_TEXT_COLUMN = "the first row names no text column"
    NO_SOURCE = "no source is named"
    WRONG_TYPE = "a field holds something else than text"
    BAD_DATE = "the date cannot be read"
    IMPOSSIBLE_DATE = "the date lies in the future or too far in the past"
    BAD_ADDRESS = "not a web address"
    LONG_ADDRESS = "the address is too long"
    LONG_SOURCE = "the name of the source is too long"
    NO_ARTICLE = "no article was found in the page"
    ANALYSIS_FAILED = "the analysis failed"
    NOT_STORED = "the database refused it"


class Refused(ValueError):  # noqa: N818  (no error of the program: an answer)
    """What came in is not taken; ``reason`` says why, ``detail`` holds what only a specialist needs."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(f"{reason.value}: {detail}" if detail else reason.value)
        self.reason, self.detail = reason, detail

    def __reduce__(self) -> tuple[type["Refused"], tuple[Reason, str]]:
        return Refused, (self.reason, self.detail)
