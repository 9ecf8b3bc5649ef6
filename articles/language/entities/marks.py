"""What a word may open, worked out once for each spelling, so that each rule looks only where it can find something."""

from enum import IntFlag
from functools import cache, lru_cache

from .clitics import cuts
from .lexicon import listed, may_begin_name, roles


class Mark(IntFlag):
    """Rules that may begin at a word."""

    TITLE = 1
    ORGANISATION = 2
    FACILITY = 4
    PLACE = 8
    NAME = 16
    WHOLE = 32
    SITE = 64
    PREPOSITION = 128
    GOVERNOR = 4096
    TITLE_NAME = 8192
    DEFINITE_GIVEN = 16384
    CLUB = 256
    BODY = 512
    LED_BODY = 1024
    UNIT = 2048


_NAME = Mark.NAME.value
_DEFINITE_GIVEN = Mark.DEFINITE_GIVEN.value


@lru_cache(maxsize=100_000)
def marks(written: str, form: str) -> int:
    """Which rules may begin at the word, with or without its clitics: bits of ``Mark`` as a plain number, which is
    five times as fast to test."""
    opened = _opened()
    found = 0
    for rest, cut in cuts(written, form):
        found |= opened.get(rest, 0)
        if may_begin_name(written[cut:] if cut else written):
            found |= _NAME
    if form.startswith("ال") and may_begin_name(written[2:]):
        found |= _DEFINITE_GIVEN
    return found


@cache
def _opened() -> dict[str, int]:
    """The rules that may begin at each word that a list holds."""
    parts, leads = roles("name_parts"), roles("place_leads_by_rule")
    begun = (
        (Mark.TITLE, roles("people_titles").values()),
        (Mark.ORGANISATION, (*roles("organisation_heads").values(), listed("short_ministries"))),
        (Mark.FACILITY, roles("facilities").values()),
        (Mark.PLACE, (listed("place_heads"), listed("place_name_heads"))),
        (Mark.WHOLE, roles("place_wholes").values()),
        (Mark.SITE, (leads[rule] for rule in ("street", "site", "room", "terrain", "town", "honour"))),
        (
            Mark.BODY,
            (roles("body_leads")[role] for role in ("house", "firm", "society", "movement", "service", "dated")),
        ),
        (Mark.LED_BODY, (("باسم",), roles("body_contexts")["firm_of"])),
        (Mark.UNIT, (roles("body_leads")["unit"],)),
        (Mark.TITLE_NAME, (listed("title_given_names"),)),
        (Mark.CLUB, roles("club_contexts").values()),
        (Mark.PREPOSITION, (leads["preposition"],)),
        (Mark.GOVERNOR, (leads["governor"],)),
        (Mark.NAME, (("عبد",), *(parts[role] for role in ("kunya", "before_god", "before_faith")))),
    )
    found: dict[str, int] = {}
    for mark, lists in begun:
        for form in (form for forms in lists for form in forms):
            found[form] = found.get(form, 0) | mark.value
    return found
