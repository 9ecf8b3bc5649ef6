"""The forms of a word that no list holds, from its ending and from what frequencies know of its neighbours.

The frequencies are those of wordfreq 3.1 (CC BY-SA 4.0, see ``words/word_frequencies.txt``). A guess adds forms only;
it never makes a form out of another word of its own (``lexicon.made_of``). What it makes and nobody writes costs a look
in the index and finds nothing.
"""

import re

from ..words import folded, frequencies
from . import paradigms
from .lexicon import inflected as listed
from .lexicon import made_of, names, own_endings, own_words

_SHORTEST = 3
_LONG = 5
_EVENT = re.compile("ا.{1,4}ا.|ت..ي.|ت[^ا]..|ت.ا..")
"""Verbal nouns, whose plural is in ات: إعلان, انفجار, استثمار, تقدير."""

_NOUN = re.compile("ت..ي.|ا.{2,4}ا.|م.{3,5}")
_PARTICIPLE = re.compile("مت[^ا].{2,4}|مست.{2,3}|م..و.")

_PRONOUNS = ("هما", "ها", "هم", "نا", "ه")


def inflected(form: str) -> tuple[str, ...]:
    """The forms of the word that ``form`` most likely is a form of; none where nothing is sure enough."""
    if len(form) < _SHORTEST or not form.isalpha() or form in folded("function_words"):
        return ()
    if form in names() or form.startswith("عبدال"):
        return ()
    if form not in own_endings() and form not in folded("own_heh"):
        for guess in (_of_a_feminine, _of_a_person, _of_rare_persons, _of_a_noun):
            if forms := guess(form):
                return forms
    return _of_a_singular(form) or _of_a_rare_plural(form)


def _of_a_rare_plural(form: str) -> tuple[str, ...]:
    """For مشاورات, whose singular the frequencies do not know."""
    if form.endswith("ات") and len(form) > _LONG:
        return made_of(form[:-2] + "ه", _feminine(form[:-2] + "ه"), gendered=True)
    return ()


def _of_a_feminine(form: str) -> tuple[str, ...]:
    """For حكومه, حكومات, حكومته and so on."""
    for ending in ("اتها", "اتهم", "اته", "تها", "تهم", "تنا", "تين", "تان", "ات", "ته"):
        stem = form.removesuffix(ending)
        if stem != form and len(stem) >= _SHORTEST and _is_feminine(stem + "ه"):
            return made_of(stem + "ه", _feminine(stem + "ه"), gendered=True)
    if form.endswith("ه") and (_is_feminine(form) or (form not in frequencies() and len(form) > _SHORTEST)):
        if _is_participle(form[:-1]):
            return _participle(form[:-1])
        if form.endswith("يه") and _is_of_origin(form[:-1]) and form not in own_words():
            return _of_origin(form[:-1])
        return made_of(form, _feminine(form), gendered=True)
    return ()


def _of_a_person(form: str) -> tuple[str, ...]:
    """For مسؤولين, مسؤولون: only where the singular is known; whatever ends like عراقي; participles like متاحة."""
    for ending in ("ين", "ون", "ان", "ات", "ا", "و", "ه"):
        stem = form.removesuffix(ending)
        if stem == form:
            continue
        if _is_of_origin(stem):
            return _of_origin(stem)
        if _is_participle(stem):
            return _participle(stem)
        if ending in ("ين", "ون", "و") and _is_person(stem):
            return listed(stem) or _person(stem)
    if _is_participle(form):
        return _participle(form)
    return _of_origin(form) if _is_of_origin(form) else ()


def _of_rare_persons(form: str) -> tuple[str, ...]:
    """For منسوبين, منسوبيها: no word but a participle begins with م and ends so."""
    for ending in ("ين", "ون", "و", "يها", "يهم", "يه", "ي"):
        stem = form.removesuffix(ending)
        is_stem = stem != form and re.fullmatch("م.{3,6}", stem) and not is_known(stem + "ي")
        if is_stem and (len(stem) > 4 or is_known(stem)):
            return listed(stem) or _person(stem)
    return ()


def _of_a_noun(form: str) -> tuple[str, ...]:
    for ending in (*_PRONOUNS, "ات", "ين", "ان", "ا"):
        stem = form.removesuffix(ending)
        if stem == form or len(stem) < _SHORTEST or not _is_noun(stem):
            continue
        if ending in ("ه", "ين", "ان", "ا") and _is_commoner(form, stem):
            continue
        forms = listed(stem) or _of_a_singular(stem)
        if form in forms:
            return forms
    return ()


def _of_a_singular(form: str) -> tuple[str, ...]:
    if not _is_noun(form):
        return ()
    if form.endswith(("ات", "ون")) and form not in own_endings():
        return made_of(form, paradigms.inflect(form, paradigms.PRONOUNS[:4]))
    if _is_person(form):
        return _person(form)
    has_at = not _is_feminine(form + "ه") and (_EVENT.fullmatch(form) or is_known(form + "ات"))
    return made_of(form, paradigms.noun(form, form, paradigms.WITH_AT if has_at else paradigms.NOUN))


def _person(stem: str) -> tuple[str, ...]:
    feminine = _takes_article(stem + "ه") and not re.fullmatch("م.ا..", stem)
    endings = paradigms.PERSON if feminine else paradigms.MASCULINE_PERSON
    return made_of(stem, paradigms.inflect(stem, endings), gendered=feminine)


def _participle(stem: str) -> tuple[str, ...]:
    return made_of(stem, paradigms.inflect(stem, (*paradigms.QUALITY, "ها", "هم")), gendered=True)


def _is_participle(form: str) -> bool:
    """متاح, مستقر, مفتوح: known with and without ة, which then makes the feminine."""
    feminine = form + "ه"
    if not _PARTICIPLE.fullmatch(form) or feminine in own_words():
        return False
    return is_known(form) or is_known(feminine)


def _of_origin(stem: str) -> tuple[str, ...]:
    return made_of(stem, paradigms.inflect(stem, paradigms.OF_ORIGIN), gendered=True)


def _feminine(form: str) -> tuple[str, ...]:
    return paradigms.inflect(form[:-1], paradigms.FEMININE)


def _is_feminine(form: str) -> bool:
    """Whether a word in ه ends in ة: listed, known with its article, or long and without a noun in it (استعاده)."""
    if form in own_words() or _takes_article(form):
        return True
    return len(form) > _LONG and form in frequencies() and not _takes_article(form[:-1])


def _is_of_origin(form: str) -> bool:
    """عراقي, فلسطيني: ends in ي and is known with ة, or is known in no form at all."""
    if not form.endswith("ي") or len(form) < _SHORTEST or form in own_words():
        return False
    if is_known(form + "ه"):
        return _takes_article(form) if len(form) < 5 else is_known(form)
    return len(form) > 4 and not is_known(form)


def _is_person(form: str) -> bool:
    return (
        len(form) > _SHORTEST
        and _takes_article(form)
        and is_known(form + "ين")
        and (is_known(form + "ون") or is_known(form + "و"))
    )


def is_known(form: str) -> bool:
    """Whether frequencies hold the word, with or without its article."""
    return form in frequencies() or "ال" + form in frequencies()


def _is_noun(form: str) -> bool:
    """Known with its article, or with the shape of a verbal noun or of a noun of place, which no verb has."""
    return _takes_article(form) or (form in frequencies() and bool(_NOUN.fullmatch(form)))


def _takes_article(form: str) -> bool:
    return "ال" + form in frequencies()


def _is_commoner(form: str, than: str) -> bool:
    return frequencies().get(form, 0) > max(frequencies().get(than, 0), frequencies().get("ال" + than, 0))
