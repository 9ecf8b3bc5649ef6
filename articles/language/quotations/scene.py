"""One text read from its first reporting verb to its last: every rule of reported speech at its place."""

from bisect import bisect_left
from collections.abc import Sequence

from ..words import folded, words
from .attribution import Attribution, find_attributions
from .ground import TERM_WORDS, Ground
from .indirect import clause_start, find_connector
from .model import Cue, KnownPerson, MarkedSpan, QuotationMention, Speaker
from .reporting_verbs import find_cues
from .speakers import Memory, SpeakerReader
from .stance import NEUTRAL, stance_of

_SURE_WORDS = 8
_CARRIED_WORDS = 6
_LONE_WORDS = 12
_NEAR = 14  # characters between marked speech and its attribution
_TRIM_RIGHT = ' ،,؛;.:-–\n\t"»”“«'


class Scene(Ground):
    """The state of one reading; ``read`` is called once."""

    def __init__(self, text: str, people: Sequence[KnownPerson]) -> None:
        super().__init__(text)
        self.cues = [cue for cue in find_cues(text, self.tokens) if not self.inside_mark(cue.start)]
        marked = frozenset(mark.start for mark in self.marks)
        self.reader = SpeakerReader(text, self.tokens, marked, frozenset(cue.index for cue in self.cues), people)
        self.memory = Memory(people)
        self.found: list[QuotationMention] = []
        self.assigned: set[int] = set()

    def read(self) -> list[QuotationMention]:
        attributions = [a for a in find_attributions(self.tokens, self.reader) if not self.inside_mark(a.start)]
        self.attribution_starts = [a.start for a in attributions]
        cue_starts = [cue.start for cue in self.cues]
        spoke_before = False
        for start, end in self.units():
            cues = self.cues[bisect_left(cue_starts, start) : bisect_left(cue_starts, end)]
            here = attributions[bisect_left(self.attribution_starts, start) : bisect_left(self.attribution_starts, end)]
            before = len(self.found)
            spoke = self._read_cues(cues, start, end)
            for attribution in here:
                self._attribute(attribution, start, end, spoke)
                spoke = True
            self._carry(start, end, spoke or spoke_before)
            spoke_before = spoke or len(self.found) > before
        return sorted(self.found, key=lambda mention: (mention.start, -mention.end))

    # -- verbs

    def _read_cues(self, cues: Sequence[Cue], start: int, end: int) -> bool:
        spoke = False
        consumed = -1
        limits = _clause_limits(cues, self.token_at(end))
        for position, cue in enumerate(cues):
            if cue.start < consumed and not cue.opens_clause:
                continue
            limit = limits[position]
            if self._is_as_said(cue, limit):
                speaker = self.reader.read(cue.index + 1, limit)
                if speaker:
                    phrase = self._opening(cue.index)
                    span = self.tokens[phrase].start, self.tokens[speaker.next_index - 1].end
                    attribution = Attribution(
                        phrase, *span, speaker, self.text[span[0] : cue.end], stance_of(cue.lemma)
                    )
                    self._attribute(attribution, start, end, spoke)
                    spoke = True
                continue
            reached = self._follow(cue, limit, start, end)
            spoke = spoke or reached > 0
            consumed = max(consumed, reached)
        return spoke

    def _is_as_said(self, cue: Cue, limit: int) -> bool:
        before = [token.form for token in self.tokens[max(0, cue.index - 2) : cue.index]]
        as_said = before[-1:] in (["كما"], ["حسبما"]) or (
            len(before) == 2 and before[1] in ("ما", "لما") and before[0] in folded("as_said")
        )
        return (
            as_said
            and find_connector(self.tokens, cue.index + 1, min(limit, cue.index + 14)) < 0
            and not self.marks_between(cue.end, self.end_of(limit))
        )

    def _opening(self, index: int) -> int:
        """First token of the clause that the verb at ``index`` opens (كما, حيث, وفق ما)."""
        while (
            index > 0 and self.tokens[index - 1].form in folded("clause_heads") and "\n" not in self.reader.gap(index)
        ):
            index -= 1
        return index

    def _follow(self, cue: Cue, limit: int, start: int, end: int) -> int:
        """Read what the verb reports; the position reached, or 0 where it reports nothing."""
        named = self._subject(cue, limit, start)
        after = max(cue.index + 1, named.next_index if named and named.next_index > cue.index else 0)
        stop = min(end, self.end_of(self._opening(limit) if limit < len(self.tokens) else limit))
        stop = self._before_attribution(cue.end, stop)
        last = min(limit, self.token_at(stop))
        connector = find_connector(self.tokens, after, last)
        marks = [mark for mark in self.marks_between(cue.end, stop) if self._is_speech(mark, cue, connector)]
        speaker = self.memory.resolve(named) if named else self.memory.current(cue.feminine)
        before = len(self.found)
        for mark in marks:
            self._add(mark.start, mark.end, speaker, cue, "marks.verb_before")
            self.assigned.add(mark.start)
        self._add_clause(cue, connector, marks, stop, speaker)
        if len(self.found) == before and connector < 0:
            self._add_after_colon(cue, after, stop, speaker)
        if len(self.found) == before and named:
            self._add_mark_before(cue, speaker)
        produced = len(self.found) > before
        if (
            named
            and speaker
            and not (cue.participle and self.memory.spoken)
            and (produced or cue.lemma in words("statement_verbs"))
        ):
            self.memory.remember(Speaker(speaker.name, speaker.role, 0, cue.feminine))
        return max(stop, marks[-1].after if marks else 0) if produced else 0

    def _before_attribution(self, start: int, stop: int) -> int:
        first = bisect_left(self.attribution_starts, start)
        for position in self.attribution_starts[first : first + 3]:
            if position >= stop:
                break
            # بحسب between a verb and its أن belongs to neither; only one behind speech ends it.
            if self.marks_between(start, position) or self._connector_between(start, position):
                return position
        return stop

    def _connector_between(self, start: int, end: int) -> bool:
        return find_connector(self.tokens, self.token_at(start), self.token_at(end)) >= 0

    def _subject(self, cue: Cue, limit: int, start: int) -> Speaker | None:
        if cue.participle:
            return self._first_subject(cue, self.token_at(start))
        if cue.lemma == "نقل":
            return self._quoted_source(cue, limit)
        after = self.reader.read(cue.index + 1, limit)
        if after is not None:
            return after
        first = self.token_at(start)
        if self.tokens[first].form in ("وكان", "كان", "وكانت", "كانت") and first < cue.index:
            return self.reader.read(first + 1, cue.index)
        previous = self.tokens[cue.index - 1].form if cue.index else ""
        if (
            previous in folded("pronoun_subjects")
            and first + 1 < cue.index
            and self.tokens[first].form.lstrip("وف")[:1] in ("ي", "ت")
        ):
            return self.reader.read(first + 1, cue.index)
        return self._subject_before(cue, first) or self._first_subject(cue, first)

    def _quoted_source(self, cue: Cue, limit: int) -> Speaker | None:
        """نقلت الوكالة عن الوزير قوله: the minister speaks."""
        for index in range(cue.index + 1, min(limit, cue.index + 10)):
            if self.tokens[index].form == "عن":
                return self.reader.read_after_preposition(index + 1, limit)
        return None

    def _subject_before(self, cue: Cue, first: int) -> Speaker | None:
        """المصادر أكدت أن: the verb after its subject, with nothing between."""
        verb = cue.index
        while verb > first and self.tokens[verb - 1].form in ("قد", "فقد"):
            verb -= 1
        opening = verb
        while opening > first and verb - opening < 10 and not any(c in "،,:؛" for c in self.reader.gap(opening)):
            opening -= 1
        opening += self.tokens[opening].form in ("ان", "لكن", "ولكن", "فيما", "بينما", "وكان")
        return self.reader.read_before(opening, verb) if opening < verb and self._can_open(opening) else None

    def _first_subject(self, cue: Cue, first: int) -> Speaker | None:
        """Where nobody has spoken yet, the subject of the sentence's own first verb: سعت الحكومة ... وأكدت أن."""
        heads = folded("institution_heads", "statement_nouns")
        if self.memory.spoken or first + 1 >= cue.index or self.tokens[first + 1].form not in heads:
            return None
        speaker = self.reader.read(first + 1, cue.index)
        return speaker if speaker and (" " in speaker.name or speaker.name.startswith("ال")) else None

    def _can_open(self, index: int) -> bool:
        form = self.tokens[index].form
        return (
            form.startswith("ال")
            or form in folded("role_heads", "institution_heads", "statement_nouns")
            or self.tokens[index].start in self.reader.people
        )

    # -- what is reported

    def _is_speech(self, mark: MarkedSpan, cue: Cue, connector: int) -> bool:
        before = self.token_at(mark.start) - 1
        if mark.words >= _SURE_WORDS or self.after_colon(mark) or not mark.closed:
            return mark.words > 0
        if before >= 0 and self.tokens[before].form in folded("named_things"):
            return False
        follows_directly = before in (cue.index, connector)
        following = self.text[mark.after : mark.after + 2].strip()[:1]
        ends_clause = following == "" or following in "،,.؛;!؟)\n…"
        return ends_clause or (follows_directly and mark.words >= 5)

    def _add_clause(
        self, cue: Cue, connector: int, marks: Sequence[MarkedSpan], stop: int, speaker: Speaker | None
    ) -> None:
        if connector < 0:
            return
        start = clause_start(self.tokens, connector)
        if marks and marks[0].start <= start + 2:
            return
        end = marks[0].start - 1 if marks else stop
        wanted = 8 if marks else 3
        trimmed = self._trimmed(start, end)
        if len(trimmed.split()) >= wanted:
            self._add(start, start + len(trimmed), speaker, cue, "clause.verb_before")

    def _trimmed(self, start: int, end: int) -> str:
        """``text[start:end]`` without punctuation behind it; a mark that opened in it closes in it."""
        piece = self.text[start:end].rstrip(_TRIM_RIGHT)
        for opening, closing in ("«»", "“”", '""'):
            odd = piece.count('"') % 2 == 1 if opening == closing else piece.count(opening) > piece.count(closing)
            if odd and self.text[start + len(piece) : start + len(piece) + 1] == closing:
                piece += closing
        return piece

    def _add_after_colon(self, cue: Cue, after: int, stop: int, speaker: Speaker | None) -> None:
        if cue.lemma not in words("colon_verbs"):
            return
        colon = self.text.find(":", cue.end, min(stop, cue.end + 250))
        if colon < 0 or colon > self.end_of(min(after + 14, len(self.tokens))):
            return
        said = self.text[colon + 1 : stop]
        start = colon + 1 + len(said) - len(said.lstrip(' "«“'))
        trimmed = self._trimmed(start, stop)
        if len(trimmed.split()) >= TERM_WORDS:
            self._add(start, start + len(trimmed), speaker, cue, "colon.verb_before")

    def _add_mark_before(self, cue: Cue, speaker: Speaker | None) -> None:
        index = bisect_left(self.mark_starts, cue.start) - 1
        if (
            index >= 0
            and self.marks[index].start not in self.assigned
            and 0 <= cue.start - self.marks[index].after <= 12
        ):
            mark = self.marks[index]
            self.assigned.add(mark.start)
            self._add(mark.start, mark.end, speaker, cue, "marks.verb_after")

    def _attribute(self, attribution: Attribution, start: int, end: int, spoke: bool) -> None:
        """كما قال فلان, بحسب فلان: to the marked speech beside it, else to the rest of the sentence."""
        phrase_start, phrase_end = attribution.start, attribution.end
        speaker = self.memory.resolve(attribution.speaker)
        near = [mark for mark in self._beside(phrase_start, phrase_end) if mark.start not in self.assigned]
        for mark in near[:1]:
            self.assigned.add(mark.start)
            self._put(mark.start, mark.end, speaker, attribution.cue, "marks.attributed", attribution.stance)
        if near or spoke:
            if not spoke:
                self.memory.remember(speaker)
            return
        self.memory.remember(speaker)
        if end - phrase_end > phrase_start - start:
            after = self.text[phrase_end:end]
            at = phrase_end + len(after) - len(after.lstrip(_TRIM_RIGHT))
            piece = self._trimmed(at, end)
        else:
            at, piece = start, self._trimmed(start, phrase_start)
        if len(piece.split()) >= 5:
            self._put(at, at + len(piece), speaker, attribution.cue, "clause.attributed", attribution.stance)

    def _beside(self, start: int, end: int) -> list[MarkedSpan]:
        """Marked speech that ends right before ``start`` or begins right after ``end``."""
        index = bisect_left(self.mark_starts, start)
        before = [mark for mark in self.marks[max(0, index - 1) : index] if abs(start - mark.after) <= _NEAR]
        after = [mark for mark in self.marks[index : index + 1] if 0 <= mark.start - end <= _NEAR]
        return before + after

    def _carry(self, start: int, end: int, spoke: bool) -> None:
        """Marked speech for which no verb was found: the speaker of the sentence before goes on, or nobody is named."""
        for mark in self.marks_between(start, end):
            if mark.start in self.assigned:
                continue
            speaker = self.memory.spoken[-1] if self.memory.spoken and spoke else None
            if mark.words >= (_CARRIED_WORDS if speaker else _LONE_WORDS):
                self._put(mark.start, mark.end, speaker, "", "marks.carried" if speaker else "marks.alone")

    def _add(self, start: int, end: int, speaker: Speaker | None, cue: Cue, rule: str) -> None:
        stance = stance_of(cue.lemma, cue.negated)
        self._put(start, end, speaker, self.text[cue.start : cue.end], rule, stance)

    def _put(self, start: int, end: int, speaker: Speaker | None, cue: str, rule: str, stance: str = NEUTRAL) -> None:
        piece = self.text[start:end]
        start += len(piece) - len(piece.lstrip())
        piece = piece.strip()
        name, role = (speaker.name, speaker.role) if speaker else ("", "")
        self.found.append(
            QuotationMention(
                start, start + len(piece), piece, name, role, cue, not rule.startswith("clause"), rule, stance
            )
        )


def _clause_limits(cues: Sequence[Cue], last: int) -> list[int]:
    """For each verb the token at which the next verb opens a clause of its own, else ``last``."""
    limits = []
    limit = last
    for cue in reversed(cues):
        limits.append(limit)
        if cue.opens_clause:
            limit = cue.index
    return limits[::-1]
