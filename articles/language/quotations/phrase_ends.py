"""Where the naming of a speaker ends: at a stop, at a word that goes on with the sentence, at speech."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from ..clitics import readings
from ..normalise import fold
from ..tokens import Token
from ..words import entries, folded, frequencies, words
from .broken_roles import leads_to_body, parts_office_from_name
from .called import inside_naming
from .model import KnownPerson
from .word_forms import bodies, media_words, roles

LONGEST = 22
_RARE = 5e-6
BREAKS = frozenset(".:؛;؟!\n(…،,")
COMMAS = frozenset("،,")
ARTICLES = ("ال", "لل", "بال", "وال", "فال")
_POSSESSED = ("ءه", "ءها", "ته", "تها")
_DASH = re.compile(r"\s[-–—]|[-–—]\s")


@cache
def _stop_words() -> frozenset[str]:
    return folded("speaker_stops", "after_speakers")


@cache
def _outlets() -> frozenset[str]:
    # الجزيرة, اللواء are outlets and much else.
    names = (name for name in words("agencies") | words("outlets") if " " not in name)
    return frozenset(form for form in map(fold, names) if not form.startswith("ال"))


@cache
def _media_of_two_words() -> frozenset[str]:
    return frozenset(fold(name) for name in words("agencies") | words("outlets") if name.count(" ") == 1)


class PhraseEnds:
    """One text; ``long_marks`` are the positions at which marked speech begins, ``boundaries`` the verbs' indexes."""

    def __init__(
        self,
        text: str,
        tokens: Sequence[Token],
        long_marks: frozenset[int],
        boundaries: frozenset[int],
        people: Mapping[int, KnownPerson],
    ) -> None:
        self.text = text
        self.tokens = tokens
        self.long_marks = long_marks
        self.boundaries = boundaries
        self.people = people

    def gap(self, index: int) -> str:
        """What stands between token ``index`` and the one before."""
        return self.text[self.tokens[index - 1].end : self.tokens[index].start] if index else "\n"

    def of_phrase(self, first: int, limit: int, longest: int = LONGEST) -> int:
        """The token behind the phrase that begins at ``first``; ``first`` itself is part of it whatever it is."""
        covered = self._covered(first, 0)
        for index in range(first + 1, min(limit, first + longest)):
            covered = self._covered(index, covered)
            if self.breaks(index) or (self.tokens[index].start >= covered and self.stops(index, first)):
                return index
        return min(limit, first + longest)

    def _covered(self, index: int, covered: int) -> int:
        """The end of the known person's name that token ``index`` stands in: no word of a name ends a phrase."""
        person = self.people.get(self.tokens[index].start)
        return person.end if person else covered

    def breaks(self, index: int) -> bool:
        """Whether a stop, a comma, a bracket or a dash stands before token ``index``; the stop of د. does not count."""
        gap = self.gap(index)
        if gap == " ":
            return False
        if gap.strip() == "." and index and len(self.tokens[index - 1].form) == 1:
            return False
        return any(character in BREAKS for character in gap) or _DASH.search(gap) is not None

    def stops(self, index: int, first: int) -> bool:
        """Whether token ``index`` cannot belong to the naming that began at ``first``."""
        token = self.tokens[index]
        form = token.form
        if index > first and self.tokens[index - 1].form == "باسم" and form == "ما":
            return False  # المتحدث باسم ما يسمى
        if token.start in self.long_marks or index in self.boundaries:
            return True
        if token.start in self.people or self._belongs_to_office(index, first) or self._belongs_to_body(index, first):
            return False
        if self._leads_to_name(index, first):
            return False
        if "ً" in token.text or self._is_stop_word(token) or _says_how(token, index == first):
            return True
        if index > first and self._ends_before(index, first):
            return True
        if form.startswith("ب") and preposition_of(token.text) and self._complement(index, first):
            return True
        if form in ("في", "من"):
            return self._preposition_stops(index, first)
        if form.startswith("ل"):
            return self._addressee(index, first)
        return form[:1].isdigit() and index == first

    def _leads_to_name(self, index: int, first: int) -> bool:
        """حلاق يقال له سالم العلي, حارس المرمى سابقا سالم العلي: words between a description and its name."""
        return index > first and (
            inside_naming(self.text, self.tokens, self.people, index, first)
            or parts_office_from_name(self.text, self.tokens, self.people, first, index)
        )

    def _belongs_to_office(self, index: int, first: int) -> bool:
        """المكلف على مستوى المديرية, المشرف العام على العلاقات, النائب عن الكتلة, وكيل المدعى عليهم, الباحث لدى
        المركز."""
        form = self.tokens[index].form
        if leads_to_body(self.text, self.tokens, first, index):
            return True
        following = self.tokens[index + 1].form if index + 1 < len(self.tokens) else ""
        if form == "علي" and index > first:
            overseen = following.startswith("ال") and index > 1 and self._oversees(index - 1)
            return following == "مستوي" or (self.tokens[index].text != "علي" and overseen)
        if form == "عن" and index == first + 1:
            represented = following.startswith("ال") or following in bodies()
            return represented and self.tokens[first].form in folded("represents")
        return form in ("عليه", "عليها", "عليهم") and index > first and self.tokens[index - 1].form == "المدعي"

    def _belongs_to_body(self, index: int, first: int) -> bool:
        """سلطة ضبط المياه: a body's name goes on with a noun that elsewhere is what somebody does."""
        if index == first or self.tokens[index].form not in folded("nouns_in_bodies"):
            return False
        before = self.tokens[index - 1].form
        return before in bodies() and not before.startswith("ال") and self.gap(index) == " "

    def _oversees(self, index: int) -> bool:
        overseers = ("المشرف", "المشرفه", "مشرف", "القائم", "المسؤول")
        return self.tokens[index].form in overseers or self.tokens[index - 1].form in overseers

    def _ends_before(self, index: int, first: int) -> bool:
        """A term in marks that closed, an outlet that is spoken to, or an object (الوزير رويترز, المواطنون مطالبهم)."""
        form = self.tokens[index].form
        if self._mark_closed(index, first):
            # Only a rank, an adjective or the name of who has the office goes on with the same phrase.
            named = self.tokens[first].form in roles() and may_open_name(self.tokens[index])
            return not (named or form in folded("ranks") or form.startswith("ال"))
        before = self.tokens[index - 1].form
        if form in _outlets() and before not in roles() and self.tokens[first].form not in bodies():
            return True
        if self.tokens[index].text.endswith(_POSSESSED) and len(form) > 4 and self._is_complete(index, first):
            return True
        is_object = form.endswith(("ها", "هم", "هما")) and len(form) > 4 and not form.startswith("ال")
        places = folded("places_in_headlines")
        return is_object and (before.startswith(ARTICLES) or before in places or before[1:] in places)

    def _complement(self, index: int, first: int) -> bool:
        """Whether a word in ب is what the verb goes on with (توعد سالم بمواصلة), not part of an office."""
        if index == first or self.tokens[index].form[1:] in folded("statement_nouns", "occasions"):
            return True
        head = self.tokens[first].form
        return head not in bodies() and (head not in roles() or self.name_start(first, index) is not None)

    def _is_complete(self, index: int, first: int) -> bool:
        """Whether the naming has its name before token ``index`` (الوزير سالم العلي استياءه)."""
        head = self.tokens[first].form
        return (head not in roles() and head not in bodies()) or self.name_start(first, index) is not None

    def _mark_closed(self, index: int, first: int) -> bool:
        gap = self.gap(index)
        if any(mark in "»”" for mark in gap):
            return True
        if '"' not in gap:
            return False
        return self.text.count('"', max(0, self.tokens[first].start - 1), self.tokens[index].start) % 2 == 0

    def _is_stop_word(self, token: Token) -> bool:
        # على and the name علي fold alike, and so do الآن and آلان, أن and آن.
        return token.form in _stop_words() and token.text not in ("علي", "آلان", "آن")

    def _preposition_stops(self, index: int, first: int) -> bool:
        if index == first:
            return True
        head = bare_of(self.tokens[first].form)
        if self.tokens[index].form == "من":
            return head not in folded("partitive_heads")
        following = self.tokens[index + 1].form if index + 1 < len(self.tokens) else ""
        if following.removeprefix("ال") in folded("occasions"):
            return True
        if head not in roles():
            return not any(token.form in roles() for token in self.tokens[first + 1 : index])
        if index == first + 1 and head.startswith("ال"):
            return head not in folded("fields_of_work")
        return self.name_start(first, index) is not None

    def _addressee(self, index: int, first: int) -> bool:
        """Whether a word in ل is who is spoken to (الوزير للصحافيين), not part of an office (القائد العام للقوات)."""
        form = self.tokens[index].form
        bare = "ال" + form[2:] if form.startswith("لل") else form[1:]
        if bare == "الانباء" and index > first and self.tokens[first].form in ("وكاله", "الوكاله"):
            return False
        if not bare or bare in media_words() or (index == first and form.startswith("لل")):
            return True
        following = self.tokens[index + 1].form if index + 1 < len(self.tokens) else ""
        if f"{bare} {following}" in _media_of_two_words():
            return True
        if self.tokens[index].text.startswith("لـ") and index > first and self._is_complete(index, first):
            return True
        if index == first and (bare in roles() or bare in bodies() or bare == "ابن"):
            return True
        if index == first:
            return preposition_of(self.tokens[index].text)
        if not form.startswith("لل"):
            return False
        if self.tokens[first].form not in roles() and self.tokens[first].form not in bodies():
            return True  # قال سالم للصحافيين
        return (index == first + 1 and self.tokens[first].form in folded("ranks")) or self.name_start(
            first, index
        ) is not None

    def name_start(self, first: int, end: int) -> int | None:
        """Where a bare name follows a definite noun phrase: nothing indefinite can go on with one."""
        places = folded("places_in_headlines")
        for index in range(first + 1, end):
            before = self.tokens[index - 1]
            definite = (
                before.form.startswith(ARTICLES)
                or before.form in places
                or before.form in folded("ranks")
                or (before.text.endswith(("ه", "ها", "هم")) and len(before.form) > 3 and before.form in roles())
            )
            if definite and self.tokens[index].form not in places and may_open_name(self.tokens[index]):
                return index
        return None


def _says_how(token: Token, first: bool) -> bool:
    """وافقت المحكمة وأجلت: a further verb; and, where a name would begin, قال بنبرة حزينة، طالب بضم العمالة."""
    form = token.form
    if form.startswith("وال"):
        return first and len(form) > 5 and form not in roles()  # وأردفت والدموع في عينيها
    if form[0] == "و":
        is_verb = len(form) > 4 and token.text[-1] == "ت" and form[-2] != "ا"
        return is_verb and form[1:] not in _given_names()
    if first and token.text.endswith(("ه", "ها")) and form in folded("occasions") and form not in bodies():
        return True  # واختتم حديثه
    if not first or form[0] != "ب" or len(form) < 3 or form in roles() or form in bodies() or form in _given_names():
        return False
    known = frequencies()
    return token.text.endswith("ة") or known.get(form[1:], 0.0) > 3 * known.get(form, _RARE)


@cache
def _given_names() -> frozenset[str]:
    lists = ("given_names", "given_names_by_hand", "given_names_also_words", "foreign_given_names")
    return frozenset(name for subject in lists for (line,) in entries(subject) for name in line.split())


def bare_of(form: str) -> str:
    """A folded word without a leading ل: للخبير gives الخبير, لوزارة gives وزارة."""
    if form.startswith("لل"):
        return "ال" + form[2:]
    bare = form[1:] if form.startswith("ل") and len(form) > 3 else form
    return bare if bare in roles() or bare in bodies() or bare in media_words() else form


def preposition_of(text: str) -> bool:
    """Whether the word begins with a preposition or و that is no letter of its own (بقسم against بثينة)."""
    forms = readings(text)
    return bool(forms) and text[:1] in "بولك" and len(forms[0]) < len(fold(text))


def may_open_name(token: Token) -> bool:
    form = token.form
    # آلان and ألكسندر begin with no article.
    if token.text.startswith(ARTICLES) or form.startswith("بم") or not form[0].isalpha():
        return False
    if form[0] == "ي" and form.endswith(("ون", "وا")) and len(form) > 4:  # باحثون في المدينة يسعون
        return False
    if form in roles() or form in bodies() or form.startswith("لل") or preposition_of(token.text):
        return False
    if form in folded("never_names"):
        return token.text == "علي"
    return form[0] not in "بول" or (form[1:] not in roles() and form[1:] not in bodies())
