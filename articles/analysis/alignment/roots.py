"""The consonants that words of one root share: what tells that قتل and مقتل, إصابة and مصابين are of one thing.

A guess by letters, good enough for two texts of one event, where a word that looks alike is seldom another one: it is
no root of the dictionaries and not to be shown. What weighs is given by whoever asks.
"""

from functools import lru_cache

_ENDINGS = ("هما", "تين", "تان", "ون", "ين", "ان", "ات", "يه", "ها", "هم", "هن", "وا", "ته", "تا", "ه", "ي", "ا", "ت")
_BEGINNINGS = ("است", "مست", "يست", "تست", "وال", "بال", "ال", "م", "ت", "ي", "ن", "ا", "و", "ل", "ب", "ف")
_WEAK = str.maketrans("", "", "اويىءئؤ")
_SHORTEST = 3
_TWICE = range(2)
"""A word may have an ending behind an ending (ـيات + هم), and a letter before a beginning."""


@lru_cache(maxsize=50_000)
def root(form: str) -> str:
    """What is left of a folded word (``language.clitics.readings``) without endings, beginnings and weak letters; ""
    for a number, for what is not Arabic, and for a word behind a sign."""
    if form.isascii() or not form[0].isalpha():
        return ""
    for _ in _TWICE:
        ending = next((e for e in _ENDINGS if form.endswith(e) and len(form) - len(e) >= _SHORTEST), "")
        form = form.removesuffix(ending)
    for _ in _TWICE:
        beginning = next((b for b in _BEGINNINGS if form.startswith(b) and len(form) - len(b) >= _SHORTEST), "")
        form = form.removeprefix(beginning)
    consonants = form[0] + form[1:].translate(_WEAK)
    if len(consonants) > _SHORTEST and consonants[1] == "ت":
        consonants = consonants[0] + consonants[2:]
    return consonants if len(consonants) >= _SHORTEST else form
