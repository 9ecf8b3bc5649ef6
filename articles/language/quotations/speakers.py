"""Who speaks: the noun phrase beside a reporting verb, cut into name and role."""

import re
from collections.abc import Sequence
from functools import cache

from ..normalise import fold
from ..tokens import Token
from ..words import folded
from .model import KnownPerson, Speaker
from .word_forms import media_words

_LONGEST = 22
_BREAKS = frozenset(".:؛;؟!\n(…،,")
_COMMAS = frozenset("،,")
_DASH = re.compile(r"\s[-–—]|[-–—]\s")
_PREPOSITIONS = frozenset(["في", "من", "لدي", "عن"])
_ARTICLES = ("ال", "لل", "بال", "وال", "فال")


@cache
def _roles() -> frozenset[str]:
    return folded("role_heads")


@cache
def _bodies() -> frozenset[str]:
    return folded("institution_heads", "statement_nouns")


def bare_of(form: str) -> str:
    """A folded word without a leading ل: للخبير gives الخبير, لوزارة gives وزارة."""
    if form.startswith("لل"):
        return "ال" + form[2:]
    bare = form[1:] if form.startswith("ل") and len(form) > 3 else form
    return bare if bare in _roles() or bare in _bodies() or bare in media_words() else form


def _without_preposition(word: str) -> str:
    return "ال" + word[2:] if word.startswith("لل") else word[1:]


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
        self.text = text
        self.tokens = tokens
        self.long_marks = long_marks
        self.boundaries = boundaries
        self.people = {person.start: person for person in people}

    def read(self, first: int, limit: int) -> Speaker | None:
        """The speaker named from token ``first`` on, before token ``limit``; None where the verb names nobody."""
        while first < limit and self.tokens[first].form in folded("object_pronouns") and self.gap(first).isspace():
            first += 1
        if first < limit and self.tokens[first].form in folded("names_of_god"):
            return Speaker("الله", "", first + 1)
        end = self._phrase_end(first, limit)
        while end > first and self.tokens[end - 1].form in _PREPOSITIONS:
            end -= 1
        if end <= first:
            return None
        speaker = self._split(first, end)
        return self._with_apposition(speaker, first, end, limit)

    def read_after_preposition(self, first: int, limit: int) -> Speaker | None:
        """The source named from token ``first`` on, which may begin with a glued ل (للخبير, لوزارة)."""
        if first < limit and self.tokens[first].form == "ل":
            first += 1
        if first >= limit or self.tokens[first].start in self.long_marks or any(c in _BREAKS for c in self.gap(first)):
            return None
        token = self.tokens[first]
        head = bare_of(token.form)
        if head in folded("speaker_stops") or "ً" in token.text:
            return None
        end = self._phrase_end_after(first, limit, 8)
        speaker = self._split(first, end, head)
        written = _without_preposition(token.text) if head != token.form else token.text
        name, role = (
            written + part.removeprefix(token.text) if part.startswith(token.text) else part
            for part in (speaker.name, speaker.role)
        )
        return Speaker(name, role, end)

    def between(self, first: int, end: int) -> str:
        """The text of tokens ``[first, end)``; a mark that opens among them closes with them."""
        if end <= first:
            return ""
        stop = self.tokens[end - 1].end
        piece = self.text[self.tokens[first].start : stop]
        for opening, closing in ("«»", "“”", '""'):
            odd = piece.count('"') % 2 == 1 if opening == closing else piece.count(opening) > piece.count(closing)
            if odd and self.text[stop : stop + 1] == closing:
                piece += closing
        return " ".join(piece.split())

    def read_before(self, first: int, limit: int) -> Speaker | None:
        """The subject that opens a clause at token ``first`` and ends right before token ``limit``, its verb."""
        if first >= limit or self._stops(first, first):
            return None
        end = self._phrase_end_after(first, limit, _LONGEST)
        return self._split(first, end) if end == limit else None

    def gap(self, index: int) -> str:
        """What stands between token ``index`` and the one before."""
        return self.text[self.tokens[index - 1].end : self.tokens[index].start] if index else "\n"

    def _phrase_end(self, first: int, limit: int) -> int:
        for index in range(first, min(limit, first + _LONGEST)):
            if self._breaks(index) or self._stops(index, first):
                return index
        return min(limit, first + _LONGEST)

    def _breaks(self, index: int) -> bool:
        """Whether a stop, a comma, a bracket or a dash stands before token ``index``; the stop of د. does not count."""
        gap = self.gap(index)
        if gap == " ":
            return False
        if gap.strip() == "." and index and len(self.tokens[index - 1].form) == 1:
            return False
        return any(character in _BREAKS for character in gap) or _DASH.search(gap) is not None

    def _stops(self, index: int, first: int) -> bool:
        token = self.tokens[index]
        form = token.form
        if index > first and self.tokens[index - 1].form == "باسم" and form == "ما":
            return False  # المتحدث باسم ما يسمى
        if token.start in self.long_marks or index in self.boundaries or "ً" in token.text or self._is_stop_word(token):
            return True
        if index > first and self._mark_closed(index, first):
            # A term in marks closed: only a rank or an adjective goes on with the same phrase.
            goes_on = form in folded("ranks") or form.startswith("ال") or token.start in self.people
            return not goes_on
        if form in ("في", "من"):
            return self._preposition_stops(index, first)
        if form.startswith("ل"):
            return self._addressee(index, first)
        return form[:1].isdigit() and index == first

    def _mark_closed(self, index: int, first: int) -> bool:
        gap = self.gap(index)
        if any(mark in "»”" for mark in gap):
            return True
        straight = self.text[max(0, self.tokens[first].start - 1) : self.tokens[index].start].count('"')
        return '"' in gap and straight % 2 == 0

    def _is_stop_word(self, token: Token) -> bool:
        # على and the name علي fold alike.
        return token.form in folded("speaker_stops") and token.text != "علي"

    def _preposition_stops(self, index: int, first: int) -> bool:
        if index == first:
            return True
        head = bare_of(self.tokens[first].form)
        if self.tokens[index].form == "من":
            return head not in folded("partitive_heads")
        following = self.tokens[index + 1].form if index + 1 < len(self.tokens) else ""
        if head not in _roles() or following in folded("occasions"):
            return True
        if index == first + 1 and head.startswith("ال"):
            return head not in folded("fields_of_work")
        return self._name_start(first, index) is not None

    def _addressee(self, index: int, first: int) -> bool:
        """Whether a word in ل is who is spoken to (الوزير للصحافيين), not part of an office (القائد العام للقوات)."""
        form = self.tokens[index].form
        bare = "ال" + form[2:] if form.startswith("لل") else form[1:]
        if not bare or bare in media_words() or (index == first and form.startswith("لل")):
            return True
        if index == first and (bare in _roles() or bare in _bodies() or bare == "ابن"):
            return True
        if not form.startswith("لل") or index == first:
            return False
        return (index == first + 1 and self.tokens[first].form in folded("ranks")) or self._name_start(
            first, index
        ) is not None

    def _split(self, first: int, end: int, head: str = "") -> Speaker:
        head = head or self.tokens[first].form
        if head in _bodies():
            return Speaker(self.between(first, end), "", end)
        person = self._known_person(first, end)
        if person:
            return person
        if head in _roles():
            start = self._name_start(first, end)
            if start is None or self._is_named_after(start, first):
                return Speaker(self.between(first, end), "", end)
            return Speaker(self.between(start, end), self._role(first, start), end)
        start = first
        while start < end - 1 and self.tokens[start].form in folded("ranks"):
            start += 1
        role_at = next((i for i in range(start + 1, end) if self._opens_role(i)), end)
        return Speaker(self.between(start, role_at), self.between(role_at, end), end)

    def _describes(self, index: int) -> bool:
        return self.tokens[index].form in _roles() or self._opens_role(index)

    def _opens_role(self, index: int) -> bool:
        form = self.tokens[index].form
        return form in ("احد", "احدي") or (form in _roles() and not form.startswith("ال"))

    def _is_named_after(self, start: int, first: int) -> bool:
        """المتحدث باسم مركز الملك سلمان: the king's name is the centre's."""
        rank, noun = self.tokens[start - 1].form, self.tokens[start - 2].form if start - 2 > first else ""
        return rank in ("الملك", "الامير") and noun != "" and not noun.startswith(_ARTICLES) and noun not in _roles()

    def _known_person(self, first: int, end: int) -> Speaker | None:
        for index in range(first, end):
            person = self.people.get(self.tokens[index].start)
            if person is None or person.end > self.tokens[end - 1].end:
                continue
            after = next((i for i in range(index, end) if self.tokens[i].start >= person.end), end)
            role = self._role(first, index) or (
                self.between(after, end) if after < end and self._describes(after) else ""
            )
            return Speaker(person.name, role or person.role, end)
        return None

    def _role(self, first: int, name_start: int) -> str:
        end = name_start
        while (
            end > first + 1
            and self.tokens[end - 1].form in folded("ranks")
            and not self._belongs_to_role(end - 1, first)
        ):
            end -= 1
        if (
            end == first + 1
            and self.tokens[first].form in folded("ranks")
            and end == name_start
            and first + 1 == name_start
        ):
            return self.tokens[first].text if self.tokens[first].form in _roles() else ""
        return self.between(first, end)

    def _belongs_to_role(self, index: int, first: int) -> bool:
        """الأول in نائب الرئيس الأول is part of the office; after a rank it is part of the rank."""
        return self.tokens[index].form == "الاول" and self.tokens[index - 1].form not in folded("ranks")

    def _name_start(self, first: int, end: int) -> int | None:
        """Where a bare name follows a definite noun phrase: nothing indefinite can go on with one."""
        places = folded("places_in_headlines")
        for index in range(first + 1, end):
            before = self.tokens[index - 1].form
            definite = before.startswith(_ARTICLES) or before in places or before in folded("ranks")
            if definite and self.tokens[index].form not in places and self._may_open_name(self.tokens[index]):
                return index
        return None

    def _may_open_name(self, token: Token) -> bool:
        form = token.form
        if form.startswith((*_ARTICLES, "ل", "بم")) or not form[0].isalpha() or form in _roles() or form in _bodies():
            return False
        if form in folded("never_names"):
            return token.text == "علي"
        return form[0] not in "بو" or (form[1:] not in _roles() and form[1:] not in _bodies())

    def _with_apposition(self, speaker: Speaker, first: int, end: int, limit: int) -> Speaker:
        """قال وزير الدفاع، سالم العلي، إن: name after role, or role after name, between commas."""
        if end >= limit or not any(character in _COMMAS for character in self.gap(end)):
            return speaker
        apposed = self.tokens[end].form
        if apposed.startswith(("ال", "و")) and apposed not in folded("ranks") and apposed not in _roles():
            return speaker
        second_end = end if self._stops(end, end) else self._phrase_end_after(end, limit, 12)
        if second_end <= end or not self._closes(second_end, limit):
            return speaker
        head = self.tokens[first].form
        second = self._split(end, second_end)
        starts_with_role = self.tokens[end].form in _roles() and self.tokens[end].form not in folded("ranks")
        if head in _roles() and not speaker.role and not starts_with_role and second_end - end <= 7:
            return Speaker(second.name, speaker.name, second_end)
        if head not in _roles() and head not in _bodies() and starts_with_role:
            return Speaker(speaker.name, self.between(end, second_end), second_end)
        return speaker

    def _phrase_end_after(self, first: int, limit: int, longest: int) -> int:
        for index in range(first + 1, min(limit, first + longest)):
            if self._breaks(index) or self._stops(index, first):
                return index
        return min(limit, first + longest)

    def _closes(self, index: int, limit: int) -> bool:
        """Whether the apposition is closed by a comma, a colon, speech, or a connector."""
        if index >= len(self.tokens):
            return False
        gap = self.gap(index)
        return (
            any(c in "،,:" for c in gap)
            or self.tokens[index].start in self.long_marks
            or self.tokens[index].form in ("ان", "انه", "انها", "بان")
        )


class Memory:
    """Who has spoken so far, and how a short later mention is led back to the full one."""

    def __init__(self, people: Sequence[KnownPerson]) -> None:
        self.spoken: list[Speaker] = []
        self.by_last_name: dict[str, KnownPerson] = {}
        for person in people:
            last = person.name.split()[-1:]
            if last and " " in person.name:
                self.by_last_name.setdefault(last[0], person)

    def current(self, feminine: bool) -> Speaker | None:
        """Whoever speaks on when a verb names nobody: the last speaker whose verb had this gender, else the last."""
        for speaker in reversed(self.spoken[-3:]):
            if speaker.feminine == feminine:
                return speaker
        return self.spoken[-1] if self.spoken else None

    def remember(self, speaker: Speaker) -> None:
        self.spoken.append(speaker)
        del self.spoken[:-40]

    def resolve(self, speaker: Speaker) -> Speaker:
        """``speaker`` with the full name and the role of an earlier mention."""
        for earlier in reversed(self.spoken):
            if _same(speaker, earlier):
                return Speaker(earlier.name, speaker.role or earlier.role, speaker.next_index, speaker.feminine)
        person = self.by_last_name.get(speaker.name.split()[-1] if speaker.name else "")
        if person and (" " + person.name).endswith(" " + speaker.name):
            return Speaker(person.name, speaker.role or person.role, speaker.next_index, speaker.feminine)
        return speaker


def _same(speaker: Speaker, earlier: Speaker) -> bool:
    if speaker.name == earlier.name:
        return True
    if fold(earlier.name.split(" ", 1)[0]) in _bodies():
        is_short = " " not in speaker.name and fold(speaker.name) not in folded("statement_nouns")
        return is_short and speaker.name.startswith("ال") and speaker.name[2:] == earlier.name.split(" ", 1)[0]
    if (" " + earlier.name).endswith(" " + speaker.name):
        return True
    if not speaker.role and speaker.name == earlier.role:
        return True
    is_short = " " not in speaker.name and speaker.name.startswith("ال") and len(speaker.name) > 4
    return is_short and speaker.name[2:] == (earlier.role or earlier.name).split(" ", 1)[0]
