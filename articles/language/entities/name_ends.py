"""Where a person's name goes on past the words that lists know: ``هيثم لطفي المفتي، قال``, ``كاترين أوزدمير-لانغه``,
``محجوب ود النعيم``.

Each way has a name, which becomes a part of the rule's: ``hyphen``, ``particle``, ``further`` (a word that can be of a
name stands behind a family name) and ``last_word`` (a word of the language, closed by a comma, أن or a verb of saying).
"""

from ..clitics import is_stop_word
from ..words import frequencies
from .lexicon import NameWord, is_common, is_word, listed, origins
from .offices import is_title, opens_something
from .person_names import Name, Part
from .places import PARTICIPLE
from .reading import Reading

_LONGEST = 6
_RARE = 2e-6
_PARTICLES = frozenset(
    [
        *("ود", "اغ", "ابن", "ولد", "بنت", "بن", "دي", "دا", "دو", "ديل", "دل", "فان", "فون", "اي", "ن", "اف", "ماك"),
        *("ابو", "ابي", "بني", "ال", "دوس", "داس", "ايت", "بو", "سان", "بيت"),
    ]
)
_COMPLEMENTS = frozenset(["ان", "بان", "انه", "انها", "بانه", "بانها", "الذي", "التي"])
_FURTHER = (NameWord.FAMILY, NameWord.GIVEN, NameWord.UNKNOWN, NameWord.DOUBTFUL, NameWord.DEFINITE, NameWord.ORIGIN)
_CLOSING = "،,(:؛."
_TIMES = frozenset(["امس", "اليوم", "غدا", "الان", "مساء", "صباح", "ليلا", "فجر", "ايضا", "الاحد", "الجمعه", "السبت"])


def extended(reading: Reading, name: Name) -> tuple[Name, str]:
    """The name with what belongs to it behind it, and how it goes on; "" where it does not."""
    how = ""
    while name.end < reading.size and name.end - name.first < _LONGEST:
        found = _next(reading, name, how)
        if found is None:
            break
        end, way = found
        name = Name(name.first, end, name.cut, (*name.parts, Part(NameWord.UNKNOWN, end)))
        how = how or way
        if way == "last_word":
            break
    return name, how


def written(reading: Reading, name: Name, cut: int = 0) -> str:
    """The name as written, with its hyphens."""
    words = [reading.written(at, at + 1, cut if at == name.first else 0) for at in range(name.first, name.end)]
    joints = ["-" if reading.gap(at) == "-" else " " for at in range(name.first, name.end - 1)]
    return "".join(word + joint for word, joint in zip(words, [*joints, ""], strict=True))


def _next(reading: Reading, name: Name, how: str) -> tuple[int, str] | None:
    at = name.end
    if not reading.free(at, at + 1):
        return None
    if reading.gap(at - 1) == "-":
        return (at + 1, "hyphen") if reading.tokens[at].text.isalpha() else None
    if not reading.joined(at - 1):
        return None
    if reading.form(at) in _PARTICLES:
        return _after_particle(reading, name, at)
    return _of_words(reading, name, at, how)


def _of_words(reading: Reading, name: Name, at: int, how: str) -> tuple[int, str] | None:
    form = reading.form(at)
    if is_stop_word(form) or len(form) < 2 or (form in origins() and len(name.parts) == 1):
        return None
    if _is_everyday(reading, at, form):
        return None
    if not opens_something(reading, at) and not PARTICIPLE.fullmatch(form):
        kind = reading.kind(at)
        opened = how in ("hyphen", "particle") and (kind in _FURTHER or not is_common(form, _RARE))
        before_other = is_stop_word(reading.form(at + 1)) and not form.endswith("ت") and not form.startswith("ا")
        if opened or (kind in _FURTHER and (before_other or _is_closed(reading, at))):
            return (at + 1, "further")
    if form.startswith(("با", "بل")) and _is_attached(reading, name, at, form):
        return (at + 1, "attached_family")
    if _is_last_word(reading, name, at, form):
        return (at + 1, "last_word")
    return None


def _after_particle(reading: Reading, name: Name, at: int) -> tuple[int, str] | None:
    following = reading.form(at + 1)
    if not reading.joined(at) or is_stop_word(following) or len(following) < 2 or not reading.free(at, at + 2):
        return None
    written = reading.tokens[at].text
    if "إ" in written and reading.form(at) == "فان":
        return None
    if (reading.form(at) == "اي" and written != "إي") or (reading.form(at) == "ال" and written != "آل"):
        return None
    if reading.form(at) in ("ابن", "بيت") and reading.kind(at + 1) is NameWord.NONE:
        return None
    return (at + 2, "particle")


def _is_everyday(reading: Reading, at: int, form: str) -> bool:
    written = reading.tokens[at].text
    return (
        form in _TIMES
        or form in listed("words_after_names")
        or form in listed("reporting_verbs")
        or "\u064b" in written
        or written.endswith("اً")
        or form.isdecimal()
        or form.isascii()
    )


def _is_closed(reading: Reading, at: int) -> bool:
    """Whether a comma, a bracket, a colon, a stop, أن or a verb of saying follows word ``at``."""
    gap = reading.gap(at).strip(" ")
    if gap:
        return gap[0] in _CLOSING or gap[0] == "\n"
    following = reading.form(at + 1)
    return following in _COMPLEMENTS or following in listed("reporting_verbs")


def _is_attached(reading: Reading, name: Name, at: int, form: str) -> bool:
    """``بلخوجة``, ``باعشن``: a family that begins as if with the preposition ب, and that no list of words holds."""
    if name.parts[-1].kind is not NameWord.GIVEN or form in frequencies() or len(form) < 5 or form.startswith("بال"):
        return False
    return _is_closed(reading, at) or is_stop_word(reading.form(at + 1)) or reading.form(at + 1).startswith("و")


def _is_last_word(reading: Reading, name: Name, at: int, form: str) -> bool:
    """A word of the language that closes a name of two parts, or one of a titled given name."""
    gap = reading.gap(at).strip(" ")
    if gap and gap[0] not in "،,(":
        return False
    if not _is_closed(reading, at) or reading.form(at - 1).startswith("ال"):
        return False
    if form[0] in "بلوفك" and is_word(form[1:]):
        return False
    definite = form.startswith("ال") and len(form) > 4
    if definite:
        return form not in origins() and not is_common(form, 1.5e-4)
    return len(name.parts) > 1 and len(form) > 2 and not opens_something(reading, at) and not is_title(form)
