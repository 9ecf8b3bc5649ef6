"""The words whose forms are listed: changed plurals, nouns of persons and adjectives of news.

A form may belong to several words (فرق is the plural of فريق and of فرقة). A word that is listed itself is never taken
for a form of another: كتاب is no plural of كاتب here, مكتبة no form of مكتب.
"""

from collections.abc import Iterable, Iterator
from functools import cache

from ..clitics import canonical, readings
from ..normalise import fold
from ..words import entries, folded, frequencies, words
from . import paradigms

_SINGULAR, _PLURAL, _ENDING = range(3)
"""How surely a form tells its word: what is listed tells more than what an ending makes."""

_NEGLIGIBLE = 0.024
"""How much rarer with its article a form is that is still read as one with a pronoun: منزله beside المنزلة. Chosen on
15,042 articles: up to here most are printed with ه, from here on with ة."""

_FEMININE = ("ه", "ات", "ت")
_WITHOUT_ARTICLE = frozenset(("ها", "هم", "نا", "ي", "و", "يه", "يها", "يهم", "ته", "وها"))


def inflected(form: str) -> tuple[str, ...]:
    """The forms of the listed words that ``form`` is a form of; none where it is of none."""
    found: Iterable[tuple[int, tuple[str, ...]]] = _words_of().get(form, ())
    if form in folded("ambiguous_plurals"):
        found = [(level, forms) for level, forms in found if level == _SINGULAR]
    surest = min((level for level, _ in found), default=_SINGULAR)
    return tuple(other for level, forms in found if level == surest for other in forms)


def singulars_of(form: str) -> tuple[str, ...]:
    """The first forms of the listed words that ``form`` belongs to."""
    return tuple(forms[0] for _, forms in _words_of().get(form, ()))


@cache
def own_words() -> frozenset[str]:
    """Folded words that are no form of another."""
    return _singulars() | folded("own_feminines")


@cache
def names() -> frozenset[str]:
    """Folded names of countries and cities, which take no ending: البحرين, سوريا."""
    lands = (name for name in words("places_of_the_world") if name.endswith("يا") and " " not in name)
    listed = (*words("countries"), *words("places"), *words("months"), *lands)
    return frozenset(form for name in listed for form in readings(name)[:1])


@cache
def own_endings() -> frozenset[str]:
    """Folded words that end like a form of a shorter word and are none."""
    return folded("own_endings") | names()


@cache
def _singulars() -> frozenset[str]:
    listed = (spelling for subject in ("persons", "qualities") for spelling in words(subject))
    return frozenset(map(fold, (*listed, *(line[0] for line in entries("broken_plurals")))))


@cache
def _words_of() -> dict[str, list[tuple[int, tuple[str, ...]]]]:
    """For each form how it tells its word, and the word's forms."""
    table: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for singular, plurals, forms in _all_words():
        for form in forms:
            level = _level(form, singular, plurals)
            table.setdefault(form, []).append((level, forms))
    return table


def _level(form: str, singular: str, plurals: frozenset[str]) -> int:
    if form == singular:
        return _SINGULAR
    return _PLURAL if form in plurals else _ENDING


def _all_words() -> Iterator[tuple[str, frozenset[str], tuple[str, ...]]]:
    """Each listed word: its singular, its listed plurals, and all its forms."""
    alone = {fold(word): word for subject in ("qualities", "persons", "own_feminines") for word in words(subject)}
    for written, *plurals in entries("broken_plurals"):
        alone.pop(fold(written), None)
        yield _word(written, plurals)
    for written in alone.values():
        yield _word(written, [])


def _word(written: str, plurals: list[str]) -> tuple[str, frozenset[str], tuple[str, ...]]:
    singular = fold(written)
    endings = _endings_of(singular)
    feminine = paradigms.FEMININE_WITH_PLURAL if plurals else paradigms.FEMININE
    own = paradigms.noun(written, singular, endings, feminine)
    made = made_of(singular, own, gendered=endings is not paradigms.NOUN)
    listed = [form for plural in plurals for form in _of_a_plural(plural, singular)]
    firsts = frozenset(map(fold, plurals))
    ordered = sorted(listed, key=lambda form: form not in firsts)
    all_forms = (singular, *ordered[: len(firsts)], *made, *ordered[len(firsts) :])
    return singular, firsts, tuple(dict.fromkeys(map(_indexed, all_forms)))


def _indexed(form: str) -> str:
    """``form`` as the index spells it; the feminine of سوري is not the country."""
    return form if form.endswith("يه") else canonical(form)


def _of_a_plural(written: str, singular: str) -> tuple[str, ...]:
    plural = fold(written)
    if singular.endswith("ي") and _endings_of(singular) is paradigms.OF_ORIGIN:
        return (plural,) if plural not in own_words() else ()
    return made_of(plural, paradigms.plural(written, plural, singular)) if plural not in own_words() else ()


def _endings_of(singular: str) -> tuple[str, ...]:
    if singular in folded("persons_without_feminine"):
        return paradigms.MASCULINE_PERSON
    if singular in folded("demonyms"):
        return paradigms.OF_ORIGIN
    if singular in folded("persons"):
        return paradigms.OF_ORIGIN if singular.endswith("ي") else paradigms.PERSON
    if singular in folded("qualities"):
        return paradigms.OF_ORIGIN if singular.endswith("ي") else paradigms.QUALITY
    return paradigms.NOUN


def made_of(singular: str, forms: tuple[str, ...], *, gendered: bool = False) -> tuple[str, ...]:
    """Those of ``forms`` that are no other word.

    What carries a pronoun, or stands before a genitive, has no article: where frequencies (wordfreq 3.1, CC BY-SA 4.0)
    know الكتابة, كتابه is no safe form of كتاب. ``gendered``: ة makes the feminine of the word.
    """
    no_feminine = gendered and singular + "ه" in own_words()
    return tuple(
        form
        for form in forms
        if form == singular
        or (_is_safe(form, singular, gendered) and not (no_feminine and form[len(singular) :].startswith(_FEMININE)))
    )


def _with_article(form: str) -> float:
    return frequencies().get("ال" + form, 0)


def _is_safe(form: str, singular: str, gendered: bool) -> bool:
    ending = form[len(singular) :]
    if form in own_words() or (form in own_endings() and not (gendered and ending == "ه")):
        return False
    if ending in _WITHOUT_ARTICLE or (ending == "ه" and not gendered):
        return _with_article(form) <= _NEGLIGIBLE * _with_article(singular)
    return gendered or ending != "ان" or form not in frequencies() or singular + "ين" in frequencies()
