"""Names that stand in the text by themselves: known ones, and those that a pattern makes."""

from . import (
    body_contexts,
    body_heads,
    club_contexts,
    clubs,
    facilities,
    known_names,
    larger_bodies,
    named_places,
    organisations,
    outlets,
    people_of_words,
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
    bodies = [*organisations.find(reading, known), *body_heads.find(reading, known)]
    return [
        *(span for span in known if span.first not in in_events),
        *bodies,
        *larger_bodies.find(reading, [*known, *bodies]),
        *body_contexts.in_marks(reading),
        *body_contexts.led(reading),
        *body_contexts.short_forms(reading, bodies),
        *place_extents.find(reading, known),
        *named_places.find(reading, known),
        *place_contexts.find(reading, known),
        *facilities.find(reading),
        *people_of_words.find(reading),
        *outlets.find(reading),
        *outlets.after_nouns(reading),
        *outlets.receivers(reading),
        *clubs.find(reading, known),
        *club_contexts.find(reading, known),
    ]
