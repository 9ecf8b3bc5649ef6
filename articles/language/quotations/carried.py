"""Speech that no verb reports: it goes on from the speech before, or stands beside a name and a colon."""

from collections.abc import Sequence
from functools import cache

from .attribution import attribution_openers
from .memory import Memory
from .model import KnownPerson, MarkedSpan, Speaker
from .reported import Reported
from .reporting_verbs import cue_openers, find_cues
from .speakers import SpeakerReader
from .subjects import Subjects

_CARRIED_WORDS = 6
_LONE_WORDS = 12
OPENING = 3
_PARAGRAPH_GAP = 4
STATEMENTS = frozenset(["بيان", "بلاغ", "منشور"])


@cache
def _words_of_speech() -> frozenset[str]:
    """Every word at which one of the rules may begin, so that a text is gone through once."""
    return cue_openers() | attribution_openers() | STATEMENTS


class Carried(Reported):
    """A text with its verbs and whoever has spoken so far."""

    def __init__(self, text: str, people: Sequence[KnownPerson]) -> None:
        super().__init__(text, people)
        signs = _words_of_speech()
        self.hits = [index for index, token in enumerate(self.tokens) if token.form in signs]
        cues = find_cues(text, self.tokens, self.hits)
        self.cues = [cue for cue in cues if not self.inside_mark(cue.start)]
        self.cues_in_marks = [cue for cue in cues if self.inside_mark(cue.start)] if len(self.cues) < len(cues) else []
        marked = frozenset(mark.start for mark in self.marks)
        self.reader = SpeakerReader(text, self.tokens, marked, frozenset(cue.index for cue in self.cues), people)
        self.memory = Memory(people)
        self.statements = [index for index in self.hits if self.tokens[index].form in STATEMENTS]
        self.subjects = Subjects(self.reader, self.memory, self.inside_mark)
        self.unclosed: list[tuple[int, Speaker]] = []

    def carry(self, start: int, end: int, spoke: bool) -> None:
        """Marked speech for which no verb was found: the speaker of the sentence before goes on, or nobody is named."""
        for mark in self.marks_between(start, end):
            if mark.start in self.assigned or self.is_titled(mark):
                continue
            if self._add_after_naming(mark, start):
                continue
            speaker = self._carrier(mark, start, spoke)
            if mark.words >= (_CARRIED_WORDS if speaker else _LONE_WORDS):
                self.put(mark.start, mark.end, speaker, "", "marks.carried" if speaker else "marks.alone")

    def _carrier(self, mark: MarkedSpan, start: int, spoke: bool) -> Speaker | None:
        """Whose words a sentence without a verb for them goes on with."""
        if mark.start - start <= 1 and (announced := self._announced(mark, start)):
            return announced
        opens = mark.start - start <= OPENING
        answered = opens and self.text[start] in "-–—•" and self.text[:start].rstrip().endswith("؟")
        focus = self.subjects.focus() if opens and not answered else None
        if focus and (spoke or self.subjects.acting_before):
            return self.memory.resolve(focus)
        return self.memory.spoken[-1] if self.memory.spoken and (spoke or answered) else None

    def _announced(self, mark: MarkedSpan, start: int) -> Speaker | None:
        """وقال في كلمته: and the speech in paragraphs of its own, each with an opening mark."""
        before = self.text[:start].rstrip()
        if before.endswith(":") and self.subjects.acting_before:
            speaker: Speaker | None = self.memory.resolve(self.subjects.acting_before[-1].speaker)
        elif self.unclosed and start - self.unclosed[-1][0] <= _PARAGRAPH_GAP:
            speaker = self.unclosed[-1][1]
        else:
            return None
        if not mark.closed and speaker:
            self.unclosed.append((mark.end, speaker))
        if speaker:
            self.memory.remember(speaker)
        return speaker

    def _add_after_naming(self, mark: MarkedSpan, start: int) -> bool:
        """وزير النقل سالم العلي: «...»: a speaker and a colon, and no verb; or a verb that does not report (تدخل)."""
        first, last = self.token_at(start), self.token_at(mark.start)
        if not self.after_colon(mark) or first >= last:
            return False
        speaker = self.subjects.before_colon(last)
        if speaker is None:
            return False
        speaker = self.memory.resolve(speaker)
        self.assigned.add(mark.start)
        self.put(mark.start, mark.end, speaker, "", "marks.named")
        self.memory.remember(speaker)
        return True
