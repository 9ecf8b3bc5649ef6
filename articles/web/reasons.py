"""Why something is not taken, in the reader's language."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..ingest.refusals import Reason

REASONS: dict[Reason, str | Promise] = {
    Reason.EMPTY: _("It is empty."),
    Reason.NO_TEXT: _("It holds no text."),
    Reason.NOTHING_LEFT: _("Nothing is left once site furniture is removed."),
    Reason.TOO_LARGE: _("It is larger than the desk accepts."),
    Reason.BINARY: _("It is binary data, not text."),
    Reason.IMAGE: _("It is an image, not text."),
    Reason.PDF: _("It is a PDF document. Save its text and add that."),
    Reason.ARCHIVE: _("It is an archive. Unpack it and add the files."),
    Reason.OFFICE: _("It is a word processor's document. Save it as plain text and add that."),
    Reason.ENCODING: _("Its encoding is not one that the desk reads. Save it as UTF-8."),
    Reason.DAMAGED_BYTES: _("It holds bytes that do not belong to its encoding."),
    Reason.DAMAGED_ARCHIVE: _("The compressed file is damaged."),
    Reason.UNKNOWN_KIND: _("This kind of file is not read. Add .txt, .html, .jsonl or .csv, also as .gz or .xz."),
    Reason.NOT_THERE: _("The file is named in the list but is not there."),
    Reason.UNREADABLE: _("The file cannot be opened."),
    Reason.OUTSIDE: _("The list names a file outside its own folder."),
    Reason.NOT_JSON: _("This line is not a JSON object."),
    Reason.NOT_CSV: _("This row does not fit the table."),
    Reason.NO_TEXT_COLUMN: _("The first row names no column “text”."),
    Reason.NO_SOURCE: _("No source is named."),
    Reason.WRONG_TYPE: _("A field holds something else than text."),
    Reason.BAD_DATE: _("The date cannot be read. Write it as 2026-11-21 or 2026-11-21 18:30."),
    Reason.IMPOSSIBLE_DATE: _("The date lies in the future or too far in the past."),
    Reason.BAD_ADDRESS: _("This is not a web address."),
    Reason.LONG_ADDRESS: _("The address is too long."),
    Reason.LONG_SOURCE: _("The name of the source is too long."),
    Reason.NO_ARTICLE: _("No article was found in the page."),
    Reason.ANALYSIS_FAILED: _("The analysis failed. Tell whoever keeps the desk."),
    Reason.NOT_STORED: _("The database refused it. Tell whoever keeps the desk."),
}


def say(reason: str) -> str | Promise:
    """The sentence for a reason or for its stored name."""
    return REASONS[Reason[reason] if reason in Reason.__members__ else Reason(reason)]
