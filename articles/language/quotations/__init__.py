"""Reported speech: words in quotation marks, words after a colon, and clauses of أنّ and إن, with who says them."""

from collections.abc import Sequence

from .model import KnownPerson, QuotationMention
from .scene import Scene

__all__ = ["KnownPerson", "QuotationMention", "find_quotations"]


def find_quotations(text: str, people: Sequence[KnownPerson] = ()) -> list[QuotationMention]:
    """All reported speech of a cleaned ``text``, sorted by start.

    ``people`` are the persons that entity rules found in it; with them the cut between a role and a name is certain,
    and a later short name is led back to the full one.
    """
    return Scene(text, people).read()
