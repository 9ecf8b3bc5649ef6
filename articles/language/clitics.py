"""Takes the letters that Arabic writes joined to a word (و ف ب ل ك س ال) off again, where a word is left over.

A letter is taken off only when frequencies say that what remains is the word: وزارة stays whole because زارة is rare
beside it, ببغداد gives بغداد. Between the two lies a band in which both readings are kept. Words that frequencies
alone would get wrong stand in ``words/own_first_letter.txt``.
"""

import unicodedata
from functools import cache, lru_cache

from .normalise import fold, strip_marks
from .words import entries, frequencies

_RARE = 5e-7
"""Share of running words that is assumed for a word that the list does not hold (its rarest has 1.5e-6)."""

_KEEP, _SURE = 0, 1
_BANDS = {"و": (0.08, 3.0), "ف": (0.1, 4.0), "ب": (0.12, 5.0), "ل": (0.12, 5.0), "ك": (4.0, 12.0), "س": (0.1, 3.0)}
"""For each clitic, how many times commoner than the whole word the remainder must be: to be kept beside the whole
word, and to stand alone. Chosen by reading the 3,000 commonest words that begin with one."""

_CONJUNCTIONS, _PREPOSITIONS = "وف", "بلكس"
_ARTICLE = "ال"


@cache
def _listed(subject: str) -> frozenset[str]:
    return frozenset(fold(word) for (line,) in entries(subject) for word in line.split())


@cache
def _variants() -> dict[str, str]:
    return {form: first for first, *others in entries("spelling_variants") for form in others}


@cache
def _stop_words() -> tuple[frozenset[str], frozenset[str]]:
    """Folded stop words, and those that count only in one spelling (على, because folded it is the name علي)."""
    listed = [word for (line,) in entries("stop_words") for word in line.split()]
    exact = frozenset(word[:-1] for word in listed if word.endswith("!"))
    return frozenset(fold(word) for word in listed if not word.endswith("!")), exact


@lru_cache(maxsize=100_000)
def readings(word: str) -> tuple[str, ...]:
    """The forms under which ``word``, as written, is indexed: the likeliest first; none for a stop word.

    A search for a word looks for its first form alone, so a doubtful second reading widens what is found by it
    and never what it finds.
    """
    if not word.isascii():
        bare = strip_marks(unicodedata.normalize("NFKC", word))
        folded = fold(word)
        if len(bare) != len(folded):
            bare = folded
        return tuple(dict.fromkeys(_read(bare, folded, _CONJUNCTIONS + _PREPOSITIONS)))
    return (fold(word),)


def is_stop_word(word: str) -> bool:
    return not readings(word)


def _read(bare: str, folded: str, clitics: str) -> tuple[str, ...]:
    """``bare`` keeps the hamza of ألمانيا, which says that its ال is no article; ``folded`` is the same word folded."""
    stop, exact = _stop_words()
    if folded in stop or bare in exact:
        return ()
    if folded[:1] in clitics and len(folded) > 2 and folded not in _listed("own_first_letter"):
        without = _without_clitic(bare, folded)
        if without is not None:
            return without
    rest = _without_article(bare, folded)
    if rest != folded and rest.endswith("يه"):
        # With its article سورية is no country but an adjective: السورية.
        return tuple(dict.fromkeys((rest, canonical(rest))))
    return (canonical(rest),)


def _without_article(bare: str, folded: str) -> str:
    if len(folded) > 3 and bare.startswith(_ARTICLE) and folded not in _listed("article_letters"):
        return folded[2:]
    return folded


def canonical(form: str) -> str:
    """The form that stands for all listed spellings of ``form``."""
    return _variants().get(form, form)


def variants_of(form: str, *, beginning: bool = False) -> list[str]:
    """The other spellings that are read as ``form``, or as what begins with it."""
    return [other for other, first in _variants().items() if first == form or (beginning and first.startswith(form))]


def _without_clitic(bare: str, folded: str) -> tuple[str, ...] | None:
    """The readings once the first letter is taken off; None where it is the word's own."""
    clitic, rest_bare, rest = folded[0], bare[1:], folded[1:]
    if clitic == "ل" and rest.startswith("ل"):
        return _without_two_lams(folded)
    inner = _read(rest_bare, rest, _PREPOSITIONS if clitic in _CONJUNCTIONS else "")
    if not inner:
        return () if clitic in _CONJUNCTIONS else None
    definite = clitic != "س" and len(rest) > 3 and rest_bare.startswith(_ARTICLE)
    if not definite and not _may_stand_before(clitic, rest):
        return None
    times = max(_share(rest), _share(_ARTICLE + rest), 0.2 * _share(inner[0])) / _share(folded)
    if times < _BANDS[clitic][_KEEP] and not (definite and folded not in frequencies()):
        return None
    if definite or times >= _BANDS[clitic][_SURE]:
        return inner
    return (canonical(folded), *inner)


def _may_stand_before(clitic: str, rest: str) -> bool:
    if clitic == "س" and rest[0] not in "يتن":
        return False
    if clitic in _CONJUNCTIONS:
        return len(rest) > 2
    return len(rest) > 3 or (len(rest) == 3 and rest in frequencies())


def _without_two_lams(folded: str) -> tuple[str, ...]:
    """للعراق is ل + العراق; للجنة is ل + اللجنة, because three lams are written as two."""
    if folded == "لله":
        return ("الله",)
    rest = folded[2:]
    if len(rest) < 2:
        return (folded,)
    own_lam = "ل" + rest
    if _share(own_lam) > max(_share(rest), _share(_ARTICLE + rest)):
        return canonical(own_lam), canonical(rest)
    return (canonical(rest),) if own_lam not in frequencies() else (canonical(rest), canonical(own_lam))


def _share(form: str) -> float:
    return frequencies().get(form, _RARE)


def prefixes(word: str) -> tuple[str, ...]:
    """The forms with which an unfinished word (العرا for العراق) may begin in the index; none for a single letter."""
    bare, folded = strip_marks(unicodedata.normalize("NFKC", word)), fold(word)
    for joined in ("وال", "بال", "فال", "كال", "ولل", "ال", "لل"):
        if bare.startswith(joined) and len(folded) >= len(joined) + 2 and folded not in _listed("article_letters"):
            folded = folded[len(joined) :]
            break
    return tuple(dict.fromkeys((folded, canonical(folded)))) if len(folded) > 1 else ()
