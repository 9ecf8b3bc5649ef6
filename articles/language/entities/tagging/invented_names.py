"""Full names that nobody bears, drawn from our lists of names, for the tagger to learn what names look like."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from random import Random

from ...words import frequencies, table
from ..lexicon import is_word, listed, origins

_PARTICLES = ("دي", "فان", "فون", "دو", "دا", "لو", "ماك", "ديل", "دير", "وا", "إل")
_SERVED = (
    "الرحمن",
    "الرحيم",
    "الكريم",
    "العزيز",
    "القادر",
    "الإله",
    "الحميد",
    "الوهاب",
    "الفتاح",
    "الناصر",
    "اللطيف",
    "الهادي",
)
_FAITHFUL = (
    "صلاح",
    "سيف",
    "نور",
    "علاء",
    "عز",
    "شمس",
    "جمال",
    "كمال",
    "محيي",
    "فخر",
    "زين",
    "ناصر",
    "بهاء",
    "ضياء",
    "خير",
    "تاج",
)
_GODLY = ("نصر", "فضل", "جاد", "عوض", "رزق", "فتح", "عطا", "خلف", "جار", "هبة", "سعد", "حمد", "لطف", "فيض", "ضيف")
_AFTER = ("الابن", "الأب", "الصغير", "الكبير", "الثاني", "الثالث", "الأصغر")
_INITIALS = "ابجدرسشصفقكلمنوي"
_NO_START = ("و", "ف", "ب", "ل", "ك", "س", "ي", "ت", "ن", "ا")
_NO_END = ("ون", "ين", "ات", "ها", "هم", "وا", "نا", "ه", "ا", "ت", "يه")


@dataclass(frozen=True, slots=True)
class Invented:
    """The words of a name, and of the forms by which a text names the person later."""

    words: tuple[str, ...]
    family: tuple[str, ...]
    given: tuple[str, ...]


class Inventor:
    """Draws names; the same ``random`` draws the same names. Shares are guesses, made before anything was measured."""

    def __init__(self, random: Random) -> None:
        self._random = random

    @cached_property
    def _arabic(self) -> Sequence[str]:
        built = {row[1] for row in table("gazetteer") if row[0] == "given"}
        return sorted((listed("given_names") | listed("given_names_by_hand") | built) - listed("foreign_given_names"))

    @cached_property
    def _foreign(self) -> Sequence[str]:
        return sorted(listed("foreign_given_names"))

    @cached_property
    def _wordy(self) -> Sequence[str]:
        return sorted(word for word in listed("given_names_also_words") if word.isalpha())

    @cached_property
    def _families(self) -> Sequence[str]:
        return sorted(listed("family_names") | listed("family_names_by_hand"))

    @cached_property
    def _definite(self) -> Sequence[str]:
        return [name for name in self._families if name.startswith("ال")] + [f"ال{name}" for name in self._nisbas]

    @cached_property
    def _nisbas(self) -> Sequence[str]:
        return [name for name in self._families if name.endswith("ي") and 4 <= len(name) <= 6 and name[:2] != "ال"]

    @cached_property
    def _strange(self) -> Sequence[str]:
        """Family names of other languages, for the most part."""
        built = [row[1] for row in table("gazetteer") if row[0] == "family"]
        return sorted({name for name in [*built, *self._families] if not name.startswith("ال") and not is_word(name)})

    @cached_property
    def _common(self) -> Sequence[str]:
        return [word for word in self._usual if not word.startswith(_NO_START) and not word.endswith(_NO_END)]

    @cached_property
    def _common_definite(self) -> Sequence[str]:
        words = [word for word in self._usual if word.startswith("ال") and not word.endswith(_NO_END)]
        return [word for word in words if word not in origins()]

    @cached_property
    def _usual(self) -> Sequence[str]:
        """Words of the language that are neither rare nor everyday, of the length that names have."""
        kept = (word for word, share in frequencies().items() if 2e-6 < share < 4e-5 and 4 <= len(word) <= 6)
        barred = (
            listed("stop_words") | listed("function_words") | listed("reporting_verbs") | listed("words_after_names")
        )
        return sorted(word for word in kept if word.isalpha() and word not in barred)

    def _one(self, names: Sequence[str]) -> str:
        name = self._random.choice(names)
        return name[:-1] + "ة" if name.endswith("ه") and self._random.random() < 0.7 else name

    def _blend(self) -> str:
        """The first half of one name and the second of another: a name that no list has."""
        first, second = self._random.choice(self._strange), self._random.choice(self._strange)
        return first[: max(2, len(first) // 2)] + second[-max(2, len(second) // 2) :]

    def _given(self) -> tuple[str, ...]:
        share = self._random.random()
        if share < 0.05:
            return ("عبد", self._random.choice(_SERVED))
        if share < 0.08:
            return (self._random.choice(_FAITHFUL), "الدين")
        if share < 0.10:
            return (self._random.choice(_GODLY), "الله")
        if share < 0.13:
            return (self._one(self._common),)
        if share < 0.15:
            return ("ابو" + self._one(self._arabic),)
        return (self._one(self._wordy if share < 0.24 else self._arabic),)

    def _family(self) -> tuple[str, ...]:
        share = self._random.random()
        if share < 0.45:
            return (self._one(self._definite),)
        if share < 0.72:
            return (self._one(self._families),)
        if share < 0.80:
            return (self._one(self._arabic),)
        if share < 0.82:
            return (self._one(self._common_definite),)
        if share < 0.86:
            return (self._one(self._common),)
        if share < 0.92:
            return (self._random.choice(("أبو", "أبو", "أبي", "أبا")), self._one([*self._arabic, *self._definite]))
        if share < 0.94:
            return (self._random.choice(("آل", "آل", "بني")), self._one(self._arabic))
        if share < 0.97:
            return ("بن", *self._given())
        return (self._random.choice(("آيت", "ولد", "بو", "بلحاج", "با")), self._one([*self._definite, *self._arabic]))

    def _stranger(self) -> str:
        return self._blend() if self._random.random() < 0.5 else self._random.choice(self._strange)

    def name(self) -> Invented:
        share = self._random.random()
        if share < 0.30:
            return self._from_elsewhere()
        if share < 0.33:
            return self._by_child()
        given, family = self._given(), self._family()
        if share < 0.56:
            between: tuple[str, ...] = ()
        elif share < 0.82:
            between = self._given()
        elif share < 0.87:
            between = (*self._given(), *self._given())
        else:
            between = (self._random.choice(("بن", "بن", "بن", "بنت")), *self._given())
            if share > 0.96:
                between += ("بن", *self._given())
        words = (*given, *between, *family)
        return Invented((*words, self._random.choice(_AFTER)) if share > 0.98 else words, family, given)

    def _by_child(self) -> Invented:
        kunya = (self._random.choice(("أبو", "أبو", "أم")), self._one(self._arabic))
        words = kunya if self._random.random() < 0.3 else (*kunya, self._one(self._definite))
        return Invented(words, words[-1:] if len(words) > 2 else words, kunya)

    def _from_elsewhere(self) -> Invented:
        share = self._random.random()
        arabic = share > 0.8
        given = self._one(self._arabic) if arabic else self._one(self._foreign) if share < 0.45 else self._stranger()
        family: tuple[str, ...] = (self._stranger(),)
        if self._random.random() < 0.12:
            family = (self._random.choice(_PARTICLES), *family)
        between: tuple[str, ...] = ()
        middle = self._random.random()
        if middle < 0.2:
            between = (self._stranger() if middle < 0.1 else self._one([*self._foreign, *self._arabic]),)
        elif middle < 0.23:
            between = (self._random.choice(_INITIALS) + ".",)
        if middle > 0.92:
            family = (*family, self._stranger())
        if middle > 0.985:
            family = (*family, self._random.choice(_AFTER))
        return Invented((given, *between, *family), family, (given,))
