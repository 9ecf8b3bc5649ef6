"""Who says what stands in inner marks: the subject of the inner verb, else the «I» of the outer speech.

«نام ابن عمي وهو يهمس: "لن أسافر"» is his; «هتفت في السماعة: "من هناك؟"» is the speaker's own, since هتفت is I as well
as she and nobody is named; «قلت له: "تعال"» can be nobody else's.
"""

from ..normalise import fold
from ..words import folded
from .model import Cue, Speaker
from .speakers import SpeakerReader
from .word_forms import roles

_HEARD = frozenset(("كان", "كانت", "وكان", "وكانت", "سمعت", "سمعنا", "سمعته", "سمع"))
_RELATIVES = ("الذي", "التي")
_BEING = ("وهو", "وهي", "وهم")
_PREPOSITIONS = frozenset(("مع", "الي", "علي", "من", "عن", "في", "عند", "لدي", "امام", "نحو", "قرب", "علي"))
_SUBJECT_WORDS = 6
_NEAR_WORDS = 8
_CLAUSE_WORDS = 14
_STORY_WORDS = 200
_SHORTEST_VERB = 3


class InnerSpeakers:
    """Of the speech that begins at token ``outer`` and that ``speaker`` says."""

    def __init__(self, reader: SpeakerReader, outer: int, speaker: Speaker | None) -> None:
        self.reader = reader
        self.tokens = reader.tokens
        self.outer = outer
        self.speaker = speaker

    def of_first_person(self, first: int) -> int:
        """The token at which the outer speaker tells of speaking (قلت له), near before token ``first``; else 0."""
        near = range(first - 1, max(self.outer, first - _NEAR_WORDS) - 1, -1)
        return next((index for index in near if self._is_first_person(index)), 0)

    def of(self, cue: Cue | None, first: int) -> Speaker | None:
        """Who says the marked words that begin at token ``first``, behind the verb ``cue`` where there is one."""
        own = self.of_first_person(first)
        if own and (cue is None or own > cue.index):
            return self.speaker
        return self._of_verb(cue, first) if cue else self._of_clause(first)

    def _is_first_person(self, index: int) -> bool:
        form = self.tokens[index].form
        verbs = folded("first_person_verbs")
        return form in verbs or (form[:1] in "وف" and form[1:] in verbs)

    def _of_verb(self, cue: Cue, first: int) -> Speaker | None:
        if named := self.reader.read(cue.index + 1, first):
            return named
        before = self.tokens[cue.index - 1].form if cue.index > self.outer else ""
        if before in _RELATIVES and cue.index - 2 >= self.outer:
            return Speaker("", self.tokens[cue.index - 2].text, 0)
        if before in _BEING:
            return self._ending_at(cue.index - 1) or self._before(cue.index - 1, cue.feminine)
        near = range(cue.index - 1, max(self.outer, cue.index - _SUBJECT_WORDS) - 1, -1)
        heard = next((index for index in near if self.tokens[index].form in _HEARD), -1)
        if 0 <= heard < cue.index - 1:
            return self.reader.read_heard(heard + 1, cue.index)
        is_own = cue.feminine and self.tokens[cue.index].text.endswith("ت")
        return self._before(cue.index, cue.feminine) or self._person(cue.index) or (self.speaker if is_own else None)

    def _ending_at(self, end: int) -> Speaker | None:
        """نام ابن عمي | وهو يهمس: the noun phrase that ends right before token ``end``."""
        for index in range(end - 1, max(self.outer, end - _SUBJECT_WORDS) - 1, -1):
            if self.reader.ends.breaks(index + 1):
                return None
            if self._opens(index) and not (index > self.outer and self._opens(index - 1)):
                return self._speaker(index, end)
        return None

    def _before(self, verb: int, feminine: bool) -> Speaker | None:
        """جاءت أختي وصرخت, دخل الحارس وقال لنا: who acts before the verb in its gender, in the same sentence."""
        for index in range(verb - 1, max(self.outer, verb - _NEAR_WORDS) - 1, -1):
            if any(stop in self.reader.gap(index + 1) for stop in ".؟!\n"):
                return None
            before = self.tokens[index - 1].form if index > self.outer else ""
            # المصرف المراسل: an adjective
            if (
                before in _PREPOSITIONS
                or before.startswith("ال")
                or not self._opens(index)
                or _is_feminine(self.tokens[index].form) != feminine
            ):
                continue
            end = self.reader.ends.of_phrase(index, verb)
            return self._speaker(index, end)
        return None

    def _speaker(self, first: int, end: int) -> Speaker:
        if self.tokens[first].start in self.reader.people or self.tokens[first].form in self.reader.actors:
            return self.reader.naming.cut(first, end)
        return Speaker("", self.reader.naming.between(first, end), end)

    def _opens(self, index: int) -> bool:
        token = self.tokens[index]
        definite = token.text.startswith("ال") or token.text.endswith(("ي", "نا", "ه", "ها"))
        return token.form in folded("kin") or token.start in self.reader.people or (token.form in roles() and definite)

    def _person(self, verb: int) -> Speaker | None:
        """The known person named last before the verb in the outer speech."""
        for index in range(verb - 1, max(self.outer, verb - _STORY_WORDS) - 1, -1):
            if person := self.reader.people.get(self.tokens[index].start):
                return Speaker(person.name, person.role, 0)
        return None

    def _of_clause(self, first: int) -> Speaker | None:
        """استوقفت بائعة: "بكم التين؟": a colon and no verb of saying; a past verb in ت or نا without a definite subject
        is the speaker's own."""
        start = first - 1
        earliest = max(self.outer, first - _CLAUSE_WORDS)
        while start > earliest and not any(stop in self.reader.gap(start) for stop in ".؟!،"):
            start -= 1
        verb = self.tokens[start]
        bare = verb.form[1:] if verb.form[:1] in "وف" and len(verb.form) > _SHORTEST_VERB else verb.form
        if not bare.endswith(("ت", "نا")) or bare.endswith("ات") or len(bare) < _SHORTEST_VERB or start + 1 >= first:
            return None
        subject = self._opens(start + 1) or self.tokens[start + 1].text.startswith("ال")
        named = self.reader.read(start + 1, first) if subject and not bare.endswith("نا") else None
        return named or self.speaker


def _is_feminine(form: str) -> bool:
    """By its ending, with or without a pronoun (الممرضة, أختي, جارتنا)."""
    bare = form.removesuffix("نا").removesuffix("ي")
    return bare.endswith(("ه", "ت")) or bare in ("ام", "بن", fold("أم"))
