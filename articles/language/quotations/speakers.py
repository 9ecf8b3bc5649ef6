"""Who speaks: the noun phrase beside a reporting verb, read from its first word."""

from collections.abc import Sequence
from functools import cache

from ..tokens import Token
from ..words import folded
from .model import KnownPerson, Speaker
from .naming import Naming
from .phrase_ends import BREAKS, COMMAS, PhraseEnds, bare_of
from .unnamed import is_other, trade_behind
from .word_forms import bodies, media_words, roles

_PREPOSITIONS = frozenset(["في", "من", "لدي", "عن"])
_KIN = frozenset(["ام", "ابو", "ابي"])
_SEATED = ("ومقره", "ومقرها")
_RELATIVES = ("الذي", "التي", "اللذان", "اللذين", "الذين")
_CONDITIONS = ("فضل", "فضلت", "طلب", "طلبت", "طلبوا", "رفض", "رفضت", "اشترط", "اشترطت", "لم", "يعرف")
_CONDITION_WORDS = 8


@cache
def _actors() -> frozenset[str]:
    """Folded words that open the naming of somebody who can act: offices, ranks, bodies, أم and أبو."""
    return roles() | bodies() | folded("ranks") | _KIN


class SpeakerReader:
    """Reads speakers of one text; ``long_marks`` are the positions at which marked speech begins."""

    def __init__(
        self,
        text: str,
        tokens: Sequence[Token],
        long_marks: frozenset[int],
        boundaries: frozenset[int],
        people: Sequence[KnownPerson],
    ) -> None:
        self.tokens = tokens
        self.people = {person.start: person for person in people}
        self.ends = PhraseEnds(text, tokens, long_marks, boundaries, self.people)
        self.naming = Naming(self.ends)
        self.actors = _actors()

    def gap(self, index: int) -> str:
        return self.ends.gap(index)

    def read(self, first: int, limit: int) -> Speaker | None:
        """The speaker named from token ``first`` on, before token ``limit``; None where the verb names nobody."""
        first = self._behind_object(first, limit)
        if first >= limit:
            return None
        if self.tokens[first].form in folded("names_of_god"):
            return Speaker("الله", "", first + 1)
        if self.ends.breaks(first) or self.ends.stops(first, first):
            return None
        end = self.ends.of_phrase(first, limit)
        while end > first and self.tokens[end - 1].form in _PREPOSITIONS:
            end -= 1
        if end <= first:
            return None
        author = self.author(first, limit)
        return author or self._with_apposition(self.naming.cut(first, end), first, end, limit)

    def author(self, first: int, limit: int) -> Speaker | None:
        """Who stands behind the statement at token ``first``: بيان لوزارة النقل, بلاغ صادر عن البلدية."""
        if self.tokens[first].form not in folded("statement_nouns"):
            return None
        second = self.tokens[first + 1].form if first + 1 < limit and not self.ends.breaks(first + 1) else ""
        if second in bodies() and second not in folded("statement_nouns"):
            return self.read(first + 1, limit)
        for index in range(first + 1, min(first + 6, limit)):
            if self.ends.breaks(index):
                return None
            form = self.tokens[index].form
            if form in folded("statement_authors"):
                is_verb = form != "عن"
                return self.read(index + 1, limit) if is_verb else self.read_after_preposition(index + 1, limit)
            person = self.people.get(self.tokens[index].start + 1) if form.startswith("ل") else None
            if person:
                after = range(index, min(index + 8, limit))
                behind = next((i for i in after if self.tokens[i].start >= person.end), after.stop)
                return Speaker(person.name, person.role, behind)
            if form.startswith("ل") and (bare := bare_of(form)) != form and (bare in bodies() or bare in roles()):
                return self.read_after_preposition(index, limit)
        return None

    def _behind_object(self, first: int, limit: int) -> int:
        """Past له after the verb, and past an object that stands before its subject (كتب مقدمتها الناقد)."""
        while first < limit and self.tokens[first].form in folded("object_pronouns") and self.gap(first).isspace():
            first += 1
        first = self._behind_audience(first, limit)
        if [token.form for token in self.tokens[first : first + 2]] == ["كل", "من"] and first + 2 < limit:
            first += 2
        if first + 1 < limit and self.tokens[first].form in ("بذلك", "ذلك", "بهذا") and self.opens_naming(first + 1):
            first += 1
        if first + 1 < limit and self.tokens[first].form in ("امس", "اليوم") and self.opens_naming(first + 1):
            first += 1
        form = self.tokens[first].form if first + 1 < limit else ""
        if form.endswith("ها") and len(form) > 4 and form not in roles() and self.opens_naming(first + 1):
            return first + 1
        return first

    def _behind_audience(self, first: int, limit: int) -> int:
        """Past who is spoken to, where the speaker follows: قال لـ«الساحل» المهندس, قالت لرويترز مصادر."""
        if first + 1 >= limit or not self.tokens[first].form.startswith("ل"):
            return first
        last = first
        if self.tokens[first].form == "ل":
            marked = any(mark in self.gap(first + 1) for mark in '«“"')
            ends = range(first + 2, min(first + 6, limit))
            last = next((i - 1 for i in ends if any(c in self.gap(i) for c in '»”"')), first) if marked else first + 1
        elif self.tokens[first].form[1:] not in media_words() or self.tokens[first + 1].form in ("انباء", "الانباء"):
            return first
        return (
            last + 1
            if last + 1 < limit and self.opens_naming(last + 1) and self.gap(last + 1).strip(' »”"') == ""
            else first
        )

    def opens_naming(self, index: int) -> bool:
        """Whether token ``index`` is an office, a rank, a body or a known person: somebody who can act."""
        token = self.tokens[index]
        if token.form in _KIN and index + 1 < len(self.tokens):
            return self.tokens[index + 1].start in self.people
        return token.form in self.actors or token.start in self.people

    def read_after_preposition(self, first: int, limit: int) -> Speaker | None:
        """The source named from token ``first`` on, which may begin with a glued ل (للخبير, لوزارة)."""
        if first < limit and self.tokens[first].form == "ل":
            first += 1
        if first >= limit or self.tokens[first].start in self.ends.long_marks:
            return None
        if any(character in BREAKS for character in self.gap(first)):
            return None
        token = self.tokens[first]
        head = bare_of(token.form)
        if head in folded("speaker_stops") or "ً" in token.text:
            return None
        end = self.ends.of_phrase(first, limit, 8)
        if author := self.author(first, limit):
            return author
        speaker = self.naming.cut(first, end, head)
        written = _without_preposition(token.text) if head != token.form else token.text
        name, role = (
            written + part.removeprefix(token.text) if part.startswith(token.text) else part
            for part in (speaker.name, speaker.role)
        )
        return Speaker(name, role, end)

    def read_before(self, first: int, limit: int) -> Speaker | None:
        """The subject that opens a clause at token ``first`` and ends right before token ``limit``, its verb."""
        # After لكن and أن the subject is in the accusative: لكن مصدراً قال.
        accusative = self.tokens[first].form in roles() if first < limit else False
        if first >= limit or (not accusative and self.ends.stops(first, first)):
            return None
        end = self.ends.of_phrase(first, limit)
        if end < limit and "ً" in self.tokens[end - 1].text and "ً" in self.tokens[end].text:
            end = self._behind_accusative(end, limit)
        return self.naming.cut(first, end) if end == limit or self._is_described(end, limit) else None

    def _behind_accusative(self, end: int, limit: int) -> int:
        """لكن مسؤولاً أمنياً رفيعاً في الوزارة قال: adjectives that agree with the noun, and the rest of the phrase."""
        while end < limit and "ً" in self.tokens[end].text and not self.ends.breaks(end):
            end += 1
        return self.ends.of_phrase(end - 1, limit) if end < limit else end

    def _is_described(self, end: int, limit: int) -> bool:
        """الوزير الذي زار المدينة قال, مصدر فضل عدم ذكر اسمه قال, المنظمة ومقرها القاهرة قالت."""
        if end >= limit:
            return False
        form = self.tokens[end].form
        return form in _SEATED or form in _RELATIVES or (form in _CONDITIONS and limit - end <= _CONDITION_WORDS)

    def read_heard(self, first: int, limit: int) -> Speaker:
        """The subject that fills the tokens between كان or سمعت and its verb: كان أبي يقول."""
        return self.naming.cut(first, limit)

    def read_opening(self, first: int, limit: int) -> Speaker | None:
        """The subject with which a sentence opens at token ``first``, and, if need be, ends before a comma."""
        token = self.tokens[first]
        joined = token.form.startswith("و") and not self.opens_naming(first)
        bare = token.form[1:] if joined else token.form
        if bare.endswith("ا") and bare[:-1] in roles():
            bare = bare[:-1]  # لكن متحدثا باسم الوزارة
        known = token.start in self.people or (joined and token.start + 1 in self.people)
        if first in self.ends.boundaries or (not known and bare not in _actors()):
            return None
        end = self.ends.of_phrase(first, limit)
        while end > first + 1 and self.tokens[end - 1].form in _PREPOSITIONS:
            end -= 1
        if joined and known:
            person = self.people[token.start + 1]
            return Speaker(person.name, person.role, end)
        speaker = self._with_apposition(self.naming.cut(first, end, bare), first, end, limit)
        if not joined:
            return speaker
        name, role = (
            part.removeprefix("و") if part.startswith(token.text) else part for part in (speaker.name, speaker.role)
        )
        return Speaker(name, role, speaker.next_index)

    def _with_apposition(self, speaker: Speaker, first: int, end: int, limit: int) -> Speaker:
        """قال وزير الدفاع، سالم العلي، إن: name after role, or role after name, between commas."""
        if end >= limit or not any(character in COMMAS for character in self.gap(end)):
            return speaker
        if (behind := trade_behind(self.ends, end, limit)) > 0:
            return self._with_trade(speaker, first, end, behind)
        second_end = end if self.ends.stops(end, end) else self.ends.of_phrase(end, limit, 12)
        if second_end <= end or not self._closes(second_end, limit) or not self._may_stand_beside(end, second_end):
            return speaker
        head = self.tokens[first].form
        second = self.naming.cut(end, second_end)
        starts_with_role = self.tokens[end].form in roles() and self.tokens[end].form not in folded("ranks")
        may_be_given = self.tokens[end].form in folded("given_names")
        if head in roles() and not speaker.role and (may_be_given or not starts_with_role) and second_end - end <= 7:
            return Speaker(second.name, speaker.name, second_end)
        ranked = self.tokens[end].form in folded("ranks") and second.name != speaker.name
        if ranked and not speaker.role and head not in bodies() and speaker.name not in self.naming.known:
            return Speaker(second.name, speaker.name, second_end)
        if head not in roles() and head not in bodies() and starts_with_role:
            return Speaker(speaker.name, self.naming.between(end, second_end), second_end)
        return speaker

    def _with_trade(self, speaker: Speaker, first: int, end: int, behind: int) -> Speaker:
        """آخر، وهو سباك: the trade is the role; so it is of who has a name and none yet (سالم العلي، وهو سباك)."""
        trade = self.naming.between(end + 1, behind)
        if is_other(self.ends, first, end):
            return Speaker("", trade, behind)
        named = speaker.name in self.naming.known and not speaker.role
        return Speaker(speaker.name, trade, behind) if named and self.tokens[end + 1].form in roles() else speaker

    def _may_stand_beside(self, first: int, end: int) -> bool:
        form = self.tokens[first].form
        if not form.startswith(("ال", "و")) or form in folded("ranks") or form in roles():
            return True
        return any(token.start in self.people for token in self.tokens[first:end])

    def _closes(self, index: int, limit: int) -> bool:
        """Whether the apposition is closed by a comma, a colon, speech, or a connector."""
        if index >= len(self.tokens):
            return False
        gap = self.gap(index)
        return (
            any(c in "،,:" for c in gap)
            or self.tokens[index].start in self.ends.long_marks
            or self.tokens[index].form in ("ان", "انه", "انها", "بان")
        )


def _without_preposition(word: str) -> str:
    return "ال" + word[2:] if word.startswith("لل") else word[1:].lstrip("ـ")
