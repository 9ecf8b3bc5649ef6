"""One text read from its first reporting verb to its last: every rule of reported speech at its place."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from ..words import folded, words
from .announced_lists import announces_list
from .attribution import Attribution, find_attributions
from .carried import OPENING, STATEMENTS, Carried
from .circumstances import circumstance_after
from .embedded import subject_inside
from .indirect import find_connector, opens_reported_clause
from .model import Cue, QuotationMention, Speaker
from .nested import find_nested
from .stance import stance_of

_FOUND_BACK = 4
_LIST_OPENING = 150
_AGAIN = frozenset(["نفسه", "نفسها", "ذاته", "ذاتها", "عينه", "عينها"])


class Scene(Carried):
    """The state of one reading; ``read`` is called once."""

    def read(self) -> list[QuotationMention]:
        attributions = [
            a for a in find_attributions(self.tokens, self.hits, self.reader) if not self.inside_mark(a.start)
        ]
        self.attributions = attributions
        self.attribution_starts = [a.start for a in attributions]
        cue_starts = [cue.start for cue in self.cues]
        spoke_before = False
        for start, end in self.units():
            cues = self.cues[bisect_left(cue_starts, start) : bisect_left(cue_starts, end)]
            here = attributions[bisect_left(self.attribution_starts, start) : bisect_left(self.attribution_starts, end)]
            before = len(self.found)
            self.subjects.begin(self.token_at(start))
            self.memory.since = (start, self.memory.since[0])
            self.memory.here = end
            if self.statements:
                self._note_author(start, end)
            spoke = self._read_with_opening(here[0], cues, start, end) if here else False
            spoke = (bool(cues) and self._read_cues(cues, start, end)) or spoke
            for attribution in here:
                self._attribute(attribution, start, end, spoke)
                spoke = True
            self.carry(start, end, spoke or spoke_before)
            spoke_before = spoke or len(self.found) > before
        self._add_nested()
        return sorted(self.found, key=lambda mention: (mention.start, -mention.end))

    def _add_nested(self) -> None:
        outer = {found.start: Speaker(found.speaker, found.role, 0) for found in self.found if found.direct}
        nested = find_nested(self.marks, self.cues_in_marks, self.reader, lambda mark: outer.get(mark.start))
        for mark, cue, named in list(nested):
            speaker = self.memory.resolve(named) if named else None
            if cue:
                self.add(mark.start, mark.end, speaker, cue, "marks.nested")
            else:
                self.put(mark.start, mark.end, speaker, "", "marks.nested")

    def _read_with_opening(self, source: Attribution, cues: Sequence[Cue], start: int, end: int) -> bool:
        """وبحسب الوزير، فإن الطريق مفتوح، مبينا أن: the source's own words end where it is said to go on."""
        after = next((cue for cue in cues if cue.start > source.end), None)
        opens = source.whole and source.index - self.token_at(start) <= OPENING
        if not opens or after is None or not after.participle or not self.reader.ends.breaks(after.index):
            return False
        if cues[0] is not after or self.marks_between(source.end, after.start):
            return False
        speaker = self.memory.resolve(source.speaker)
        self.subjects.note(replace(after, index=source.index, lemma="جاء"), speaker)
        self.memory.remember(speaker)
        self.add_rest(source, speaker, source.start, after.start)
        return True

    def _note_author(self, start: int, end: int) -> None:
        """Whose statement the sentence tells of: جاء ذلك في بيان أصدرته البلدية."""
        first = bisect_left(self.statements, self.token_at(start))
        for index in self.statements[first : bisect_left(self.statements, self.token_at(end))]:
            author = self.reader.author(index, self.token_at(end))
            self.memory.author = self.memory.resolve(author) if author else None

    def _read_cues(self, cues: Sequence[Cue], start: int, end: int) -> bool:
        spoke = False
        consumed = -1
        limits = _clause_limits(cues, self.token_at(end))
        for cue, limit in zip(cues, limits, strict=True):
            if cue.start < consumed and not cue.opens_clause:
                self._hand_over(cue)
                continue
            if self._is_as_said(cue, limit, start):
                if said := self._as_said(cue, limit):
                    self._attribute(said, start, end, spoke)
                    spoke = True
                continue
            reached = self._follow(cue, limit, end)
            spoke = spoke or reached > 0
            consumed = max(consumed, reached)
        return spoke

    def _hand_over(self, cue: Cue) -> None:
        """Words in marks behind a verb inside a reported clause belong to that verb's subject."""
        for at in range(max(0, len(self.found) - _FOUND_BACK), len(self.found)):
            found = self.found[at]
            if found.start > cue.end and found.rule == "marks.verb_before":
                speaker = subject_inside(self.reader, cue, self.token_at(found.start))
                if speaker:
                    speaker = self.memory.resolve(speaker)
                    words = self.text[cue.start : cue.end]
                    stance = stance_of(cue.lemma, cue.negated)
                    self.found[at] = replace(
                        found, speaker=speaker.name, role=speaker.role, cue=words, rule="marks.embedded", stance=stance
                    )

    def _is_as_said(self, cue: Cue, limit: int, start: int) -> bool:
        before = [token.form for token in self.tokens[max(0, cue.index - 2) : cue.index]]
        if before[-1:] == ["كما"]:
            opens = self.tokens[cue.index - 1].start <= start
            certain = not opens and cue.lemma in ("قال", "ذكر", "أفاد", "صرح")
            as_said = cue.lemma in words("as_said_verbs") and (certain or self._ends_naming(cue, limit))
        else:
            as_said = before[-1:] == ["حسبما"] or (
                len(before) == 2 and before[1] in ("ما", "لما") and before[0] in folded("as_said")
            )
        return (
            as_said
            and find_connector(self.tokens, cue.index + 1, min(limit, cue.index + 14)) < 0
            and not self.marks_between(cue.end, self.end_of(limit))
        )

    def _ends_naming(self, cue: Cue, limit: int) -> bool:
        """Whether a comma follows who said it (كما قال الوزير، ...): else كما only adds a sentence."""
        speaker = self.reader.read(cue.index + 1, limit)
        return speaker is not None and (
            speaker.next_index >= len(self.tokens) or any(c in "،,:.\n" for c in self.reader.gap(speaker.next_index))
        )

    def _as_said(self, cue: Cue, limit: int) -> Attribution | None:
        speaker = self.reader.read(cue.index + 1, limit)
        if speaker is None:
            return None
        start = self.tokens[self._opening(cue.index)].start
        end = self.tokens[speaker.next_index - 1].end
        return Attribution(cue.index, start, end, speaker, self.text[start : cue.end], stance_of(cue.lemma))

    def _opening(self, index: int) -> int:
        """First token of the clause that the verb at ``index`` opens (كما, حيث, وفق ما)."""
        while (
            index > 0 and self.tokens[index - 1].form in folded("clause_heads") and "\n" not in self.reader.gap(index)
        ):
            index -= 1
        return index - (index > 0 and self.tokens[index].form == "حين" and self.tokens[index - 1].form == "في")

    def _follow(self, cue: Cue, limit: int, end: int) -> int:
        """Read what the verb reports; the position reached, or 0 where it reports nothing."""
        named = self._passed_on(cue, limit) or self.subjects.named(cue, limit)
        after = max(cue.index + 1, named.next_index if named and named.next_index > cue.index else 0)
        stop = min(end, self.end_of(self._opening(limit) if limit < len(self.tokens) else limit))
        stop = self._before_attribution(cue.end, stop)
        last = min(limit, self.token_at(stop))
        colon = self.colon_after(cue, after, stop)
        connector = -1 if self._opens_after_colon(colon, after) else find_connector(self.tokens, after, last, cue.lemma)
        if connector >= 0:
            stop = self._before_circumstance(cue, connector, self.report_end(connector, stop))
        if self._is_list(cue, stop):
            return 0
        speaker = self._speaker(cue, named)
        before = len(self.found)
        marks = [mark for mark in self.marks_between(cue.end, stop) if self.is_speech(mark, after, connector)]
        for mark in marks:
            self.add(mark.start, mark.end, speaker, cue, "marks.verb_before")
            self.assigned.add(mark.start)
        if connector >= 0:
            self.add_clauses(cue, connector, marks, stop, speaker)
        elif len(self.found) == before and colon >= 0:
            self.add_after_colon(cue, colon, stop, speaker)
        if named or self._closes_speech(cue, stop):
            # «إنها كارثة»، يقول سالم، «ولا أحد يسمع»: speech on both sides of a verb.
            before -= self.add_mark_before(cue, speaker, 12 if named and len(self.found) == before else 2)
        produced = len(self.found) > before
        if speaker and named is None and (produced or self.text[max(cue.end, end - 1) : end] == ":"):
            self.subjects.note(cue, speaker)
        self._remember(cue, speaker, named is not None, produced)
        return max(stop, marks[-1].after if marks else 0) if produced else 0

    def _before_circumstance(self, cue: Cue, connector: int, stop: int) -> int:
        """إن العينة سليمة، رافضا نشر التقرير: the clause ends where the outlet tells what the speaker does."""
        clause = (connector, self.token_at(stop))
        found = circumstance_after(self.text, self.tokens, clause, cue.feminine, self.reader.actors, self.reader.people)
        return found if found >= 0 and not self.inside_mark(found) else stop

    def _is_list(self, cue: Cue, stop: int) -> bool:
        """كشف المدرب تشكيلته: what stands behind the colon is nobody's speech."""
        colon = self.text.find(":", cue.end, min(stop, cue.end + _LIST_OPENING))
        if colon < 0:
            return False
        said, marks = self.text[colon + 1 : stop], self.marks_between(colon, stop)
        if not announces_list(self.reader, cue.lemma, cue.index + 1, self.token_at(colon), said, marks):
            return False
        self.assigned.update(mark.start for mark in marks)
        return True

    def _closes_speech(self, cue: Cue, stop: int) -> bool:
        """«لم تمطر منذ عامين»، تقول.: the verb is all that follows the speech."""
        return not cue.participle and not self.text[cue.end : stop].strip(" .،")

    def _passed_on(self, cue: Cue, limit: int) -> Speaker | None:
        """ذكرت الوكالة، نقلا عن مصدرين، أن: the sources speak."""
        first = bisect_left(self.attribution_starts, cue.end)
        for attribution in self.attributions[first : first + 1]:
            near = attribution.index < min(limit, cue.index + 12)
            if near and attribution.cue == "عن" and not self.marks_between(cue.end, attribution.start):
                between = find_connector(self.tokens, cue.index + 1, attribution.index)
                return attribution.speaker if between < 0 else None
        return None

    def _opens_after_colon(self, colon: int, after: int) -> bool:
        """قال الوزير: على الرغم من أن: the colon opens the speech, and the أن in it opens nothing."""
        if colon < 0 or after >= len(self.tokens) or colon > self.tokens[after].start:
            return False
        return not opens_reported_clause(self.tokens[after].form)

    def _speaker(self, cue: Cue, named: Speaker | None) -> Speaker | None:
        if named:
            self.memory.here = cue.start
            # In قالت المصادر the verb's gender is the plural's, in نقلت عن it is the agency's.
            gender = cue.feminine if cue.lemma not in ("نقل", "نسب", "جاء") else None
            again = named.next_index < len(self.tokens) and self.tokens[named.next_index].form in _AGAIN
            named = self.memory.same_again(named) if again else self.memory.resolve(named, gender)
            self.subjects.note(cue, named)
            if self.memory.author is None and self._states(named.next_index):
                self.memory.author = named
            return named
        other = self.subjects.of_clause(cue) or self.subjects.going_on(cue)
        return self.memory.resolve(other) if other else None

    def _states(self, index: int) -> bool:
        """قالت الوزارة في بيان: what is called the statement later is hers."""
        return any(token.form in STATEMENTS for token in self.tokens[index : index + 6])

    def _remember(self, cue: Cue, speaker: Speaker | None, named: bool, produced: bool) -> None:
        if speaker is None or not (produced or (named and cue.lemma in words("statement_verbs"))):
            return
        if named or not self.memory.spoken or self.memory.spoken[-1].name != speaker.name:
            self.memory.remember(Speaker(speaker.name, speaker.role, 0, cue.feminine))

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

    def _attribute(self, attribution: Attribution, start: int, end: int, spoke: bool) -> None:
        """كما قال فلان, بحسب فلان: to the marked speech beside it, else to the rest of the sentence."""
        speaker = self._source_of(attribution)
        if speaker is None:
            return
        near = self.beside(attribution.start, attribution.end)
        for mark in near[:1]:
            self.assigned.add(mark.start)
            self.put(mark.start, mark.end, speaker, attribution.cue, "marks.attributed", attribution.stance)
        if not spoke:
            self.memory.remember(speaker)
            if not near and attribution.whole:
                self.add_rest(attribution, speaker, start, end)

    def _source_of(self, attribution: Attribution) -> Speaker | None:
        speaker = attribution.speaker
        if speaker.name or speaker.role:
            return self.memory.resolve(speaker)
        # على حد قوله
        other = self.subjects.before(attribution.index, speaker.feminine)
        return self.memory.resolve(other) if other else None


def _clause_limits(cues: Sequence[Cue], last: int) -> list[int]:
    """For each verb the token at which the next verb opens a clause of its own, else ``last``."""
    limits = []
    limit = last
    for cue in reversed(cues):
        limits.append(limit)
        if cue.opens_clause:
            limit = cue.index
    return limits[::-1]
