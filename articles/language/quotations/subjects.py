"""Whose verb it is: named beside the verb, before it, or by the clause that the verb goes on from."""

from bisect import bisect_left
from dataclasses import dataclass
from operator import attrgetter

from ..clitics import is_stop_word
from ..normalise import fold
from ..words import folded
from .memory import Memory
from .model import Cue, Speaker
from .speakers import SpeakerReader
from .word_forms import bodies, media_words, roles

_OBJECTS = ("الامر", "الشيء", "الحال", "الخطوه", "وهو", "هو")
_RELATIVES = ("الذي", "التي", "اللذان", "الذين")
_TOPICS = ("اما", "واما")
_LOOK_BACK = 8
_start = attrgetter("start")
_CLAUSE_STOPS = frozenset("،,؛:.…")


@dataclass(frozen=True, slots=True)
class _Acting:
    """Who acts at token ``index``; ``feminine`` is the verb's gender, None where nothing tells it."""

    index: int
    speaker: Speaker
    feminine: bool | None


class Subjects:
    """Subjects of one text's verbs, sentence by sentence: ``begin`` opens the next one."""

    def __init__(self, reader: SpeakerReader, memory: Memory) -> None:
        self.reader = reader
        self.tokens = reader.tokens
        self.memory = memory
        self.people_starts = sorted(reader.people)
        self.first = self.previous = 0
        self.acting: list[_Acting] = []

    def begin(self, first: int) -> None:
        self.previous, self.first = self.first, first
        self.acting = []

    def note(self, cue: Cue, speaker: Speaker) -> None:
        """The verb named its subject, who may go on speaking in this sentence."""
        self.acting.append(_Acting(cue.index, speaker, cue.feminine))

    # -- named by the verb itself

    def named(self, cue: Cue, limit: int) -> Speaker | None:
        if cue.participle:
            return None
        if cue.lemma == "نقل" and (source := self._quoted_source(cue, limit)):
            return source
        if cue.lemma == "جاء":
            return self.reader.read(cue.index + 2, limit)
        if self.tokens[cue.index].form.startswith("ف") and (topic := self._topic(cue.index)):
            return topic[0].speaker
        after = self.reader.read(cue.index + 1, limit)
        if after is not None and not self._is_told(cue, after):
            return self._without_described(cue, after)
        previous = self.tokens[cue.index - 1].form if cue.index else ""
        if previous in _RELATIVES:
            return self._antecedent(cue.index - 1)
        if self.tokens[self.first].form in ("وكان", "كان", "وكانت", "كانت") and self.first < cue.index:
            return self.reader.read(self.first + 1, cue.index)
        if (
            previous in folded("pronoun_subjects")
            and self.first + 1 < cue.index
            and self.tokens[self.first].form.lstrip("وف")[:1] in ("ي", "ت")
        ):
            return self.reader.read(self.first + 1, cue.index)
        return self._subject_before(cue)

    def _without_described(self, cue: Cue, speaker: Speaker) -> Speaker:
        """وصف الوزير الوضع بأنه: the noun before بأنه is what he describes."""
        end = speaker.next_index
        has_object = self.tokens[cue.index].form.endswith(("ه", "ها", "هم"))
        if cue.lemma != "وصف" or has_object or end >= len(self.tokens) or not self.tokens[end].form.startswith("بان"):
            return speaker
        return (self.reader.read(cue.index + 1, end - 1) if end - 1 > cue.index + 1 else None) or speaker

    def _is_told(self, cue: Cue, speaker: Speaker) -> bool:
        """المصدر أبلغ رويترز أن: the agency is told and does not speak."""
        return cue.lemma in ("أبلغ", "أخبر") and fold(speaker.name) in media_words()

    def _quoted_source(self, cue: Cue, limit: int) -> Speaker | None:
        """نقلت الوكالة عن الوزير قوله: the minister speaks; نقل عنه النائب قوله: whoever spoke before."""
        if self.tokens[cue.index + 1].form in ("عنه", "عنها") if cue.index + 1 < limit else False:
            return self.memory.current(self.tokens[cue.index + 1].form == "عنها")
        for index in range(cue.index + 1, min(limit, cue.index + 10)):
            if self.tokens[index].form == "عن":
                return self.reader.read_after_preposition(index + 1, limit)
        return None

    def _antecedent(self, relative: int) -> Speaker | None:
        """حديث الأمين العام سالم العلي للوكالة الذي أوضح فيه: the last person named before in the sentence."""
        start = self.tokens[self.first].start
        index = bisect_left(self.people_starts, self.tokens[relative].start) - 1
        if index < 0 or self.people_starts[index] < start:
            return None
        named = bisect_left(self.tokens, self.people_starts[index], self.first, relative, key=_start)
        opening = named
        while opening > self.first and named - opening < 8 and not self.reader.ends.stops(opening - 1, opening - 1):
            if self.reader.ends.breaks(opening):
                break
            opening -= 1
            if self.tokens[opening].form in roles():
                return self.reader.naming.cut(opening, self.reader.ends.of_phrase(opening, relative))
        return self.reader.naming.cut(named, self.reader.ends.of_phrase(named, relative))

    def _subject_before(self, cue: Cue) -> Speaker | None:
        """المصادر أكدت أن: the verb after its subject, with nothing between."""
        verb = cue.index
        while verb > self.first and self.tokens[verb - 1].form in ("قد", "فقد"):
            verb -= 1
        opening = verb
        while opening > self.first and verb - opening < 18 and not any(c in "،,:؛" for c in self.reader.gap(opening)):
            opening -= 1
        while opening < verb and self.tokens[opening].form in folded("subject_openers"):
            opening += 1
        if opening >= verb or not self._can_open(opening, verb):
            return None
        return self.reader.read_before(opening, verb)

    def _can_open(self, index: int, verb: int) -> bool:
        form = self.tokens[index].form
        if form.startswith("ال") or self.reader.opens_naming(index):
            return True
        if is_stop_word(self.tokens[index].text):
            return False
        # كاثرين سميث مديرة المعرض قالت: a name that nobody knew, told by the office behind it.
        return verb - index > 2 and any(token.form in roles() for token in self.tokens[index + 1 : index + 4])

    # -- named by the clause before

    def of_clause(self, cue: Cue) -> Speaker | None:
        """Who acts in the clauses before ``cue`` in its sentence, in the verb's gender."""
        acting = self.acting or self._topic(cue.index) or self._acting_between(self.first, cue.index)
        if not acting and not self.memory.spoken:
            acting = self._acting_between(self.previous, self.first)
        for one in reversed(acting[-_LOOK_BACK:]):
            if one.index < cue.index and one.feminine in (None, cue.feminine):
                return one.speaker
        return None

    def _topic(self, before: int) -> list[_Acting]:
        """أما المدرب سالم العلي فعزا الخسارة: who stands between أما and ف."""
        if self.tokens[self.first].form not in _TOPICS:
            return []
        for index in range(self.first + 2, min(before + 1, self.first + 30)):
            if self.tokens[index].form.startswith("ف") and self.tokens[index].start not in self.reader.people:
                speaker = self.reader.read(self.first + 1, index)
                return [_Acting(self.first, speaker, None)] if speaker else []
        return []

    def _acting_between(self, first: int, stop: int) -> list[_Acting]:
        """Subjects right behind verbs of any kind: كلف المحافظ سالم العلي لجنة, بدأت الفصائل تأهبها."""
        found = []
        for index in range(first, min(stop - 1, first + 80)):
            feminine = self._is_verb(index, first)
            if feminine is None:
                continue
            speaker = self.reader.read(index + 1, stop)
            if speaker and (" " in speaker.name or speaker.name.startswith("ال")):
                found.append(_Acting(index, speaker, feminine))
        return found

    def _is_verb(self, index: int, first: int) -> bool | None:
        """The gender of what is likely a verb with its subject behind it, else None."""
        following = self.tokens[index + 1]
        if not following.form.endswith("ها") and not self.reader.opens_naming(index + 1):
            return None
        token = self.tokens[index]
        if token.text.startswith("ال") or self.reader.opens_naming(index):
            return None
        if token.text.endswith("ت") and len(token.form) > 2 and not token.text.endswith("ات"):
            return True
        if token.text.endswith(("ة", "ات", "ء", "ين")) or not self._opens_clause(index, first):
            return None
        return token.form.lstrip("وف").startswith("ت") and following.form in bodies()

    def _opens_clause(self, index: int, first: int) -> bool:
        return (
            index == first
            or self.tokens[index].form.startswith("و")
            or any(character in _CLAUSE_STOPS for character in self.reader.gap(index))
            or self.tokens[index - 1].form in folded("clause_openers", "negations")
        )


def reports_nothing(previous: str, before: str, present: bool) -> bool:
    """الأمر الذي يؤكد أن, مما يؤكد أن: a fact speaks and nobody says it; the two folded words before the verb."""
    if previous in ("الذي", "التي") and before in _OBJECTS:
        return True
    return present and (previous == "مما" or (previous == "ما" and before in ("وهو", "هو", "وهذا", "هذا")))
