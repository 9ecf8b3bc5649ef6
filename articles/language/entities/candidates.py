"""Names that stand in the text by themselves: known ones, and those that a pattern makes."""

from . import (
    club_contexts,
    clubs,
    facilities,
    known_names,
    named_places,
    organisations,
    outlets,
    place_contexts,
    place_extents,
)
from .gazetteer import Gazetteer
from .mention import Span
from .reading import Reading


def find(reading: Reading, gazetteer: Gazetteer) -> list[Span]:
    """Every candidate; they may overlap. Words of things that only carry a person's name are covered."""
    known = known_names.find(reading, gazetteer)
    in_events = place_extents.within_events(reading, known)
    return [
        *(span for span in known if span.first not in in_events),
        *organisations.find(reading, known),
        *place_extents.find(reading, known),
        *named_places.find(reading, known),
        *place_contexts.find(reading, known),
        *facilities.find(reading),
        *outlets.find(reading),
        *outlets.after_nouns(reading),
        *outlets.receivers(reading),
        *clubs.find(reading, known),
        *club_contexts.find(reading, known),
    ]
