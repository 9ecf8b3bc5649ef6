"""Endings of Arabic words by kind: all forms of a word from its first, in folded spelling.

A kind is told from the lists and the spelling (``lexicon``, ``guesses``); here is only what is added to a stem. The
forms stand in the order in which news uses them, because a search takes no more than its limit.
"""

NOUN = ("", "ا", "ه", "ها", "ين", "هم", "ان", "نا")
WITH_AT = ("", "ات", "ا", "ه", "ها", "ين", "هم", "ان", "اته", "اتها", "اتهم", "نا")
FEMININE = ("ه", "ات", "ته", "تها", "تهم", "تين", "تان", "اته", "اتها", "اتهم", "تنا", "تي")
FEMININE_WITH_PLURAL = ("ه", "ته", "تها", "تهم", "تين", "تان", "تنا", "تي")
"""Of a word whose plural changes it: مدينة, مدن."""
PERSON = ("", "ين", "ون", "ه", "ات", "ا", "ي", "و", "ان", "تين", "ها", "هم", "يها", "يه", "يهم", "ته", "اتها", "اتهم")
MASCULINE_PERSON = ("", "ين", "ون", "ا", "ي", "و", "ان", "ه", "ها", "هم", "يها", "يه", "يهم", "وها")
QUALITY = ("", "ه", "ين", "ون", "ات", "ا", "ان", "تين", "و", "تان")
OF_ORIGIN = ("", "ه", "ين", "ون", "ات", "ا", "ان", "تين", "و", "ي", "تان")
"""Adjectives in ي: عراقي."""

_ENDS_IN_HAMZA = (
    "ء",
    "ءات",
    "ئه",
    "ئها",
    "ئهم",
    "ؤه",
    "ؤها",
    "ءه",
    "ءها",
    "ؤهم",
    "ءين",
    "ءان",
    "ءاته",
    "ءاتها",
    "ءاتهم",
)
_ENDS_IN_ALEF = ("", "ه", "ها", "هم", "ت")
_ENDS_IN_MAQSURA = ("ي", "اه", "اها", "اهم", "يات", "يين", "يان", "ياتها", "ياته", "ياتهم")

PRONOUNS = ("", "ه", "ها", "هم", "نا")


def inflect(stem: str, endings: tuple[str, ...]) -> tuple[str, ...]:
    """Stem and ending, with the hamza before waw as ``normalise.fold`` writes it: لاجئ, لاجؤون."""
    return tuple((stem + ending).replace("ئو", "ؤو") for ending in endings)


def noun(
    written: str, folded: str, endings: tuple[str, ...] = NOUN, feminine: tuple[str, ...] = FEMININE
) -> tuple[str, ...]:
    """The forms of a singular, whose spelling as ``written`` tells مستشفى from نادي."""
    if written.endswith("ة"):
        return inflect(folded[:-1], feminine)
    if written.endswith("ى"):
        return inflect(folded[:-1], _ENDS_IN_MAQSURA)
    if written.endswith("ء"):
        return inflect(folded[:-1], _ENDS_IN_HAMZA)
    if written.endswith("ا"):
        return inflect(folded, _ENDS_IN_ALEF)
    return inflect(folded, endings)


def plural(written: str, folded: str, singular: str) -> tuple[str, ...]:
    """The forms of a plural as it is listed, itself first: وزراء, وزرائه; قادة, قادتها; قرى, قراها; أحزاب, أحزابا."""
    if written.endswith(("ون", "ين")) and len(folded) > 4 and singular.startswith(folded[:-2]):
        return (folded[:-2] + "ين", folded[:-2] + "ون", folded[:-2] + "و", folded[:-2] + "ي")
    if written.endswith("ة"):
        return (folded, *inflect(folded[:-1], ("ته", "تها", "تهم")))
    if written.endswith("ى"):
        return (folded, *inflect(folded[:-1], ("اه", "اها", "اهم")))
    if written.endswith("اء"):
        return (folded, *inflect(folded[:-1], ("ئه", "ئها", "ئهم", "ؤه", "ؤها", "ءه", "ءها")))
    with_tanween = (folded + "ا",) if _takes_tanween(folded) else ()
    return (*inflect(folded, PRONOUNS[:4]), *with_tanween, *inflect(folded, PRONOUNS[4:]))


def _takes_tanween(folded: str) -> bool:
    """أحزاب, حقوق, رجال, مدن do; وزراء, مدارس, قضايا do not, and -ات never writes it."""
    if folded.endswith(("ا", "ي", "ات")):
        return False
    return len(folded) <= 4 or (len(folded) == 5 and folded.startswith("ا") and folded[-2] == "ا")
