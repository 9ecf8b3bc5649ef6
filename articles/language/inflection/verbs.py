"""Persons of the verbs of news: أعلن, أعلنت, أعلنوا; يعلن, تعلن, يعلنون. Past and present stay apart."""

from collections.abc import Iterator
from functools import cache

from ..normalise import fold
from ..words import entries, frequencies
from .lexicon import own_endings, own_words

_SHORTEST = 3


def persons_of(form: str) -> tuple[str, ...]:
    """The other persons of the verb that ``form`` is; none where it is no verb of news, or a listed noun (عقد)."""
    return _persons().get(form) or _by_rule(form)


@cache
def _persons() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for past, present in entries("verbs_of_news"):
        for persons in (_of_the_past(past), _of_the_present(present)):
            forms = tuple(form for form in map(fold, persons) if form not in own_words())
            for form in forms:
                table[form] = tuple(dict.fromkeys((*table.get(form, ()), *forms)))
    return table


def _by_rule(form: str) -> tuple[str, ...]:
    """يعمل and تعمل, قام and قامت: both known and neither ever with an article."""
    if len(form) < _SHORTEST or not _is_verb(form):
        return ()
    if form[0] in "يت":
        stem = form[1:].removesuffix("ون").removesuffix("وا")
        pairs = ["ي" + stem, "ت" + stem, "ي" + stem + "ون", "ي" + stem + "وا"]
    else:
        stem = form.removesuffix("وا").removesuffix("ت")
        pairs = [form + "ت", stem, stem + "ت", stem + "وا"]
    return tuple(pair for pair in pairs if pair != form and len(pair) >= _SHORTEST and _is_verb(pair))


def _is_verb(form: str) -> bool:
    return form in frequencies() and "ال" + form not in frequencies() and form not in own_endings()


def _of_the_past(written: str) -> Iterator[str]:
    stem = written.removesuffix("ى").removesuffix("ا")
    yield from (written, stem + "ت", stem + "وا")
    if stem == written:
        yield from (stem + "ا", stem + "تا")


def _of_the_present(written: str) -> Iterator[str]:
    stem = written.rstrip("ىيو")
    yield from (written, "ت" + written[1:], stem + "ون", "ت" + stem[1:] + "ون", stem + "وا")
