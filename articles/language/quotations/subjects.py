"""Whose verb it is: named beside the verb, before it, or by the clause that the verb goes on from."""

from bisect import bisect_left
from collections.abc import Callable
from operator import attrgetter

from ..clitics import is_stop_word
from ..normalise import fold
from ..words import folded, words
from .acting import Acting, Clauses, last_of
from .answers import answerer
from .describing import subject_of_describing
from .memory import Memory
from .model import Cue, Speaker
from .speakers import SpeakerReader
from .word_forms import media_words, roles, whose_statement

_OBJECTS = ("الامر", "الشيء", "الحال", "الخطوه", "وهو", "هو")
_RELATIVES = ("الذي", "التي", "اللذان", "الذين")
_TOPICS = ("اما", "واما")
_BACKGROUND = ("وكان", "كان", "وكانت", "كانت")
_SENTENCES_BACK = 5
_NAMING_WORDS = 6
_SAYING = frozenset(["قائلا", "قائله", "بالقول"])
_start = attrgetter("start")


class Subjects:
    """Subjects of one text's verbs, sentence by sentence: ``begin`` opens the next one. ``is_said`` tells whether a
    position stands in marked speech, whose verbs are not the writer's."""

    def __init__(self, reader: SpeakerReader, memory: Memory, is_said: Callable[[int], bool]) -> None:
        self.reader = reader
        self.tokens = reader.tokens
        self.memory = memory
        self.people_starts = sorted(reader.people)
        self.first = self.previous = 0
        self.sentences: list[int] = []
        self.clauses = Clauses(reader, is_said)
        self.acting: list[Acting] = []
        self.acting_before: list[Acting] = []

    def begin(self, first: int) -> None:
        self.previous, self.first = self.first, first
        self.sentences.append(first)
        self.acting_before, self.acting = self.acting, []

    def note(self, cue: Cue, speaker: Speaker) -> None:
        """The verb named its subject, who may go on speaking in this sentence."""
        feminine = None if cue.lemma == "جاء" else cue.feminine
        self.acting.append(Acting(cue.index, speaker, feminine))

    # -- named by the verb itself

    def named(self, cue: Cue, limit: int) -> Speaker | None:
        if cue.participle:
            return None
        if cue.lemma in ("نقل", "نسب") and (source := self._quoted_source(cue, limit)):
            return source
        if cue.lemma == "جاء":
            return self._arrived_from(cue, limit)
        if self.tokens[cue.index].form.startswith("ف") and (topic := self._topic(cue.index)):
            return topic[0].speaker
        after = self.reader.read(cue.index + 1, limit)
        if after is not None and not self._is_told(cue, after):
            after = subject_of_describing(self.reader, cue, after)
            if after is not None:
                return after
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

    def _arrived_from(self, cue: Cue, limit: int) -> Speaker | None:
        """جاء في بيان للوزارة, جاء على لسان الوزير; whoever acts in the clause before جاء فيه."""
        following = [token.form for token in self.tokens[cue.index + 1 : cue.index + 3]]
        if following[0] == "في":
            feminine = whose_statement(following[1])
            # جاء في رسالتها: hers
            return self.reader.read(cue.index + 2, limit) if feminine is None else self.before(cue.index, feminine)
        if following[0] == "علي":
            return self.reader.read(cue.index + 3, limit)
        return last_of(self.acting or self.clauses.acting(self.first, cue.index), None, cue.index)

    def _is_told(self, cue: Cue, speaker: Speaker) -> bool:
        """المصدر أبلغ رويترز أن: the agency is told and does not speak."""
        return cue.lemma in ("أبلغ", "أخبر") and fold(speaker.name) in media_words()

    def _quoted_source(self, cue: Cue, limit: int) -> Speaker | None:
        """نقلت الوكالة عن الوزير قوله, نسبت إليه: the minister; نقل عنه النائب قوله: whoever spoke before."""
        preposition = "عن" if cue.lemma == "نقل" else "الي"
        if self.tokens[cue.index + 1].form in ("عنه", "عنها") if cue.index + 1 < limit else False:
            return self.memory.current(self.tokens[cue.index + 1].form == "عنها")
        for index in range(cue.index + 1, min(limit, cue.index + 10)):
            if self.tokens[index].form == preposition:
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
        # غير أن سكانا قالوا
        if form.endswith("ا") and form[:-1] in roles() and index > self.first:
            return True
        # كاثرين سميث مديرة المعرض قالت: a name that nobody knew, told by the office behind it.
        return verb - index > 2 and any(token.form in roles() for token in self.tokens[index + 1 : index + 4])

    # -- named by the clause before

    def of_clause(self, cue: Cue) -> Speaker | None:
        """Who acts in the clauses before ``cue`` in its sentence, in the verb's gender."""
        if direct := self._right_before(cue):
            return direct
        if asked := answerer(self.reader, cue, self.first, self.previous, self.memory.last):
            return asked
        acting = self.acting or self._topic(cue.index) or self.clauses.acting(self.first, cue.index)
        return last_of(acting, None if self.tokens[cue.index].form == "بالقول" else cue.feminine, cue.index)

    def _right_before(self, cue: Cue) -> Speaker | None:
        """وتدخل سالم العلي قائلا: all words between a clause's verb and the participle are its subject."""
        if self.tokens[cue.index].form not in _SAYING:
            return None
        verb = cue.index - 1
        while verb > self.first and cue.index - verb < _NAMING_WORDS and not self.reader.ends.breaks(verb):
            verb -= 1
        if cue.index - verb < 2 or self.reader.opens_naming(verb) or is_stop_word(self.tokens[verb].text):
            return None
        if self.tokens[verb + 1].text.endswith(("ه", "ها", "هم")) and not self.reader.opens_naming(verb + 1):
            return None
        speaker = self.reader.read(verb + 1, cue.index)
        return speaker if speaker and speaker.next_index == cue.index else None

    def going_on(self, cue: Cue) -> Speaker | None:
        """Whoever a verb goes on from that names nobody in its sentence: the subject of the sentence before, for a verb
        that does not add to a speech; else the last speaker, else whoever acted last, in the verb's gender."""
        if cue.lemma not in words("adding_verbs") and (focus := self.focus(cue.feminine)):
            return focus
        if not self.memory.spoken:
            before = last_of(self.clauses.acting(self.previous, self.first), cue.feminine, self.first)
            return before or self._earlier(cue.feminine)
        return self.memory.last(cue.feminine) or self._earlier(cue.feminine) or self.memory.current(cue.feminine)

    def _earlier(self, feminine: bool) -> Speaker | None:
        """Who acted last in the sentences before, in this gender."""
        starts = self.sentences[-_SENTENCES_BACK:]
        for first, stop in zip(starts[-2::-1], starts[:0:-1], strict=True):
            if speaker := last_of(self._known(self.clauses.acting(first, stop)), feminine, stop):
                return speaker
        return None

    def _known(self, acting: list[Acting]) -> list[Acting]:
        return [one for one in acting if self.memory.knows(self.memory.resolve(one.speaker))]

    def before(self, index: int, feminine: bool) -> Speaker | None:
        """Who acts in the sentence before token ``index``, else the last speaker."""
        acting = self.acting or self.clauses.acting(self.first, index)
        return last_of(acting, feminine, index) or self.memory.current(feminine)

    def before_colon(self, last: int) -> Speaker | None:
        """Who is named before the colon in front of token ``last``: right before it, or as who acts in the sentence."""
        limit = max(self.first, last - _NAMING_WORDS)
        for index in range(last - 1, limit - 1, -1):
            person = self.reader.people.get(self.tokens[index].start)
            if person:
                if person.end != self.tokens[last - 1].end:
                    break
                if index == self.first or self.reader.ends.breaks(index):
                    return Speaker(person.name, person.role, last)
                break
        return self._only_person(last) or last_of(self.clauses.acting(self.first, last), None, last)

    def _only_person(self, last: int) -> Speaker | None:
        """، وهي رواية يرفضها زميله سالم العلي تماما: the one person between the last comma and the colon."""
        first = last - 1
        while first > self.first and not self.reader.ends.breaks(first):
            first -= 1
        named = [index for index in range(first, last) if self.tokens[index].start in self.reader.people]
        if len(named) != 1 or first == self.first or is_stop_word(self.tokens[named[0] - 1].text):
            return None
        person = self.reader.people[self.tokens[named[0]].start]
        return Speaker(person.name, person.role, last)

    def focus(self, feminine: bool | None = None) -> Speaker | None:
        """Who acts in the sentence before, unless it tells of an earlier time (وكان)."""
        if self.previous == self.first or self.tokens[self.previous].form in _BACKGROUND:
            return None
        acting = self.acting_before or self.clauses.acting(self.previous, self.first)
        return last_of(self._known(acting), feminine, self.first)

    def _topic(self, before: int) -> list[Acting]:
        """أما المدرب سالم العلي فعزا الخسارة: who stands between أما and ف."""
        if self.tokens[self.first].form not in _TOPICS:
            return []
        for index in range(self.first + 2, min(before + 1, self.first + 30)):
            if self.tokens[index].form.startswith("ف") and self.tokens[index].start not in self.reader.people:
                speaker = self.reader.read(self.first + 1, index)
                return [Acting(self.first, speaker, None)] if speaker else []
        return []


def reports_nothing(previous: str, before: str, present: bool) -> bool:
    """الأمر الذي يؤكد أن, مما يؤكد أن: a fact speaks and nobody says it; the two folded words before the verb."""
    if previous in ("الذي", "التي") and before in _OBJECTS:
        return True
    return present and (previous == "مما" or (previous == "ما" and before in ("وهو", "هو", "وهذا", "هذا")))
