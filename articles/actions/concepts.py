"""The lexicon of concepts: what outlets call by different words."""

from collections.abc import Sequence
from typing import Any

from django.db import IntegrityError, transaction

from ..language.normalise import name_key
from ..language.words import entries
from ..models import Change, Concept, User
from .undo import record, undoes

MOST_FORMS = 8
LONGEST = 100
"""Characters of a name, and of each word."""


class ConceptError(Exception):
    """A concept cannot be kept as asked; ``code`` is ``empty`` (no letter in the name), ``taken`` or ``few`` (fewer
    than two different words)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def forms_in(text: str) -> list[str]:
    """The words of ``text``, one a line or parted by ``|``: each spelling once, the first eight."""
    lines = (" ".join(part.split())[:LONGEST] for line in text.splitlines() for part in line.split("|"))
    forms: dict[str, str] = {}
    for form in lines:
        if any(letter.isalnum() for letter in form):
            forms.setdefault(name_key(form), form)
    return list(forms.values())[:MOST_FORMS]


@transaction.atomic
def keep_concept(user: User | None, name: str, forms: Sequence[str], concept: Concept | None = None) -> Concept:
    """A new concept, or ``concept`` with another name and other words. Raises ConceptError."""
    name, forms = " ".join(name.split())[:LONGEST], forms_in("\n".join(forms))
    if not name_key(name):
        raise ConceptError("empty")
    if len(forms) < 2:
        raise ConceptError("few")
    kept = concept or Concept()
    kept.name, kept.forms, kept.changed_by = name, forms, user
    try:
        with transaction.atomic():
            kept.save()
    except IntegrityError as error:
        raise ConceptError("taken") from error
    return kept


@transaction.atomic
def delete_concept(user: User, concept: Concept, summary: str) -> Change:
    kept = {"name": concept.name, "forms": list(concept.forms)}
    concept.delete()
    return record(user, "delete concept", summary, kept)


@undoes("delete concept")
def _put_back(inverse: dict[str, Any]) -> None:
    if not Concept.objects.filter(key=name_key(inverse["name"])).exists():
        keep_concept(None, inverse["name"], inverse["forms"])


def keep_starting_concepts() -> int:
    """Give a desk that has no concept those of ``words/concepts.txt``; returns how many."""
    if Concept.objects.exists():
        return 0
    return len([keep_concept(None, name, forms) for name, *forms in entries("concepts")])
