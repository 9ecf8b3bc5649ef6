"""Persons of the verbs of news: أعلن, أعلنت, أعلنوا; يعلن, تعلن, يعلنون. Past and present stay apart."""

from collections.abc import Iterator
from functools import cache

from ..normalise import fold
from ..words import entries, frequencies
from .lexicon import own_words


def persons_of(form: str) -> tuple[str, ...]:
    """The other persons of the verb that ``form`` is; none where it is no verb of news, or a noun as well (قتل)."""
    return _persons().get(form, ())


@cache
def _persons() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for past, present in entries("verbs_of_news"):
        for persons in (_of_the_past(past), _of_the_present(present)):
            forms = tuple(form for form in map(fold, persons) if not _is_noun(form))
            for form in forms:
                table[form] = tuple(dict.fromkeys((*table.get(form, ()), *forms)))
    return table


def _of_the_past(written: str) -> Iterator[str]:
    stem = written.removesuffix("ى").removesuffix("ا")
    yield from (written, stem + "ت", stem + "وا")
    if stem == written:
        yield from (stem + "ا", stem + "تا", stem + "ن")


def _of_the_present(written: str) -> Iterator[str]:
    stem = written.rstrip("ىيو")
    yield from (written, "ت" + written[1:], stem + "ون", "ت" + stem[1:] + "ون", stem + "وا")


def _is_noun(form: str) -> bool:
    return form in own_words() or "ال" + form in frequencies()
