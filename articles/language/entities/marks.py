"""What a word may open, worked out once for each spelling, so that each rule looks only where it can find something."""

from enum import IntFlag
from functools import lru_cache

from .clitics import cuts
from .lexicon import NameWord, listed, name_word, roles


class Mark(IntFlag):
    """Rules that may begin at a word."""

    TITLE = 1
    ORGANISATION = 2
    FACILITY = 4
    PLACE = 8
    NAME = 16


@lru_cache(maxsize=100_000)
def marks(written: str, form: str) -> Mark:
    """Which rules may begin at the word, with or without its clitics."""
    found = Mark(0)
    for rest, cut in cuts(written, form):
        found |= _opens(rest)
        if name_word(written[cut:]) in (NameWord.GIVEN, NameWord.DOUBTFUL):
            found |= Mark.NAME
    return found


@lru_cache(maxsize=100_000)
def _opens(form: str) -> Mark:
    found = Mark(0)
    if any(form in words for words in roles("people_titles").values()):
        found |= Mark.TITLE
    if any(form in words for words in roles("organisation_heads").values()):
        found |= Mark.ORGANISATION
    if any(form in words for words in roles("facilities").values()):
        found |= Mark.FACILITY
    if form in listed("place_heads") or form in listed("place_name_heads"):
        found |= Mark.PLACE
    parts = roles("name_parts")
    if form == "عبد" or any(form in parts[role] for role in ("kunya", "before_god", "before_faith")):
        found |= Mark.NAME
    return found
