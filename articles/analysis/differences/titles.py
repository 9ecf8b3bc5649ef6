"""By which nouns a text may call what it has named: الوزير for a minister, التنظيم for تنظيم الدولة."""

from articles.language.clitics import readings
from articles.language.tokens import tokenise
from articles.language.words import folded

from ..compared_text import ComparedText, Known

Titles = dict[str, tuple[str, ...]]
"""The words of an office or of a body's own name without their clitics, the noun first, by the key of the name."""

_BESIDE = 3
_FAR = 30
_BODIES = frozenset(("organisation", "agency"))


def titles_in(compared: ComparedText) -> Titles:
    """The first office of each person and the name of each body."""
    titles: Titles = {}
    people = [span for span in compared.known if span.kind == "person"]
    for span in compared.known:
        if span.kind in _BODIES:
            titles.setdefault(span.key, _words(span.key))
        elif span.kind == "role" and (bearer := _beside(span, people, compared.text)):
            titles.setdefault(bearer.key, _words(compared.text[span.start : span.end]))
    return titles


def _beside(role: Known, people: list[Known], text: str) -> Known | None:
    """The person whose name stands next to the office, or behind it with nothing but ranks between."""
    for person in people:
        if 0 <= person.start - role.end <= _BESIDE or 0 <= role.start - person.end <= _BESIDE:
            return person
        if 0 <= person.start - role.end <= _FAR and _is_rank(text[role.end : person.start]):
            return person
    return None


def _is_rank(between: str) -> bool:
    return all(token.form in folded("ranks", "courtesies") for token in tokenise(between))


def _words(written: str) -> tuple[str, ...]:
    return tuple(form for word in written.split() for form in readings(word)[:1])
