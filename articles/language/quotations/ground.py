"""The ground of a reading: tokens, marked speech, and sentences that no mark crosses."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from ..normalise import fold
from ..sentences import split_sentences
from ..tokens import tokenise
from ..words import folded
from .broken_roles import names_a_body
from .indirect import opens_reported_clause
from .marks import find_marked
from .model import KnownPerson, MarkedSpan
from .predicates import is_predicate
from .second_clauses import second_connector
from .word_forms import verb_forms

TERM_WORDS = 3
_VERB_BEHIND = re.compile(r" ?[،,] ?(\w{2,12})")
_NAME_WORDS = 6
_start = attrgetter("start")


class Ground:
    """One text, cut up; positions are code points, indexes are of tokens."""

    def __init__(self, text: str, people: Sequence[KnownPerson] = ()) -> None:
        self.text = text
        self.people_in_order = sorted(people, key=_start)
        self.people_starts = [person.start for person in self.people_in_order]
        self.tokens = tokenise(text)
        self.starts = [token.start for token in self.tokens]
        self.marks = self._speech_marks()
        self.mark_starts = [mark.start for mark in self.marks]

    def _speech_marks(self) -> list[MarkedSpan]:
        marks: list[MarkedSpan] = []
        position = 0
        while position < len(self.text):
            newline = self.text.find("\n", position)
            end = len(self.text) if newline < 0 else newline
            marks += [mark for mark in find_marked(self.text, position, end) if self._may_be_speech(mark)]
            position = end + 1
        return marks

    def _may_be_speech(self, mark: MarkedSpan) -> bool:
        """Short names and terms in marks are none; neither is a titled name («المهندس سالم العلي»)."""
        if mark.words <= TERM_WORDS:
            return (
                self.after_colon(mark)
                or (mark.words > 1 and (self._is_all_that_is_said(mark) or self._is_reported_behind(mark)))
                or self._is_first_or_predicate(mark)
            )
        if mark.words <= _NAME_WORDS and self._is_named(mark):
            return False
        if names_a_body(self.text, mark, self.people_in_order, bisect_left(self.people_starts, mark.after)):
            return False
        spoken = [fold(word) for word in self.text[mark.start : mark.start + 80].split()[: _NAME_WORDS + 1]]
        if len(spoken) > _NAME_WORDS or spoken[0] not in folded("ranks"):
            return True
        return any(word.startswith("ي") and len(word) > 3 for word in spoken[1:])

    def _is_first_or_predicate(self, mark: MarkedSpan) -> bool:
        """أن «العشب محترق» في الملعب، وأن; أن الفندق «متحف للغبار»."""
        before = self.token_at(mark.start) - 1
        opens_two = before >= 0 and self.second_after(before, mark) >= 0
        return opens_two or is_predicate(self.text, self.tokens, mark, before)

    def second_after(self, connector: int, mark: MarkedSpan) -> int:
        """The index of the وأن behind ``mark`` and an adverb (``second_clauses``), or -1."""
        if not opens_reported_clause(self.tokens[connector].form):
            return -1
        return second_connector(self.text, self.tokens, connector, mark, self.token_at(mark.after))

    def _is_all_that_is_said(self, mark: MarkedSpan) -> bool:
        """إن «العمل مستمر»: a connector before it, and the clause ends behind it."""
        before = self.text[max(0, mark.start - 10) : mark.start - 1].split()
        following = self.text[mark.after : mark.after + 1]
        connected = bool(before) and opens_reported_clause(fold(before[-1]))
        return connected and (following == "" or following in "،,.؛!؟\n")

    def _is_reported_behind(self, mark: MarkedSpan) -> bool:
        """«إنها كارثة»، يقول سالم: it opens a sentence, and a comma and a verb follow."""
        opens = self.text[max(0, mark.start - 3) : mark.start - 1].strip(" ")
        following = _VERB_BEHIND.match(self.text, mark.after)
        return opens in ("", "\n", ".", ".\n") and following is not None and fold(following[1]) in verb_forms()

    def _is_named(self, mark: MarkedSpan) -> bool:
        before = self.text[max(0, mark.start - 20) : mark.start - 1].split()
        return bool(before) and fold(before[-1]) in folded("holders") and self.text[mark.start - 2].isspace()

    def after_colon(self, mark: MarkedSpan) -> bool:
        return self.text[max(0, mark.start - 4) : mark.start - 1].rstrip().endswith(":")

    def inside_mark(self, position: int) -> bool:
        index = bisect_left(self.mark_starts, position + 1) - 1
        return index >= 0 and self.marks[index].start <= position < self.marks[index].end

    def units(self) -> list[tuple[int, int]]:
        units: list[tuple[int, int]] = []
        open_start = -1
        for sentence in split_sentences(self.text):
            start = sentence.start if open_start < 0 else open_start
            if sentence.end < len(self.text) and self.inside_mark(sentence.end):
                open_start = start
                continue
            units.append((start, sentence.end))
            open_start = -1
        if open_start >= 0:
            units.append((open_start, len(self.text)))
        return units

    def token_at(self, position: int) -> int:
        return bisect_left(self.starts, position)

    def end_of(self, limit: int) -> int:
        return self.tokens[limit].start if limit < len(self.tokens) else len(self.text)

    def marks_between(self, start: int, end: int) -> list[MarkedSpan]:
        return self.marks[bisect_left(self.mark_starts, start) : bisect_left(self.mark_starts, end)]
