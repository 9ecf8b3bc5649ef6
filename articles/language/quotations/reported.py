"""What is reported: marked speech, clauses of أنّ and إن, words after a colon; and the list of what was found."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from ..normalise import fold
from ..words import folded, words
from .attribution import Attribution
from .ground import TERM_WORDS, Ground
from .indirect import clause_start
from .model import Cue, KnownPerson, MarkedSpan, QuotationMention, Speaker
from .stance import NEUTRAL, stance_of
from .word_forms import verb_forms

_SURE_WORDS = 8
_CLAUSE_WORDS = 2
_FA_INNA = re.compile("^ف[إا]نّ? ")  # بحسب فلان، فإن
_NEAR = 14  # characters between marked speech and its attribution
_REACTIONS = ("نف", "ينف", "انكر", "اكد", "يؤكد", "رفض", "يرفض", "اعتبر", "يعتبر", "وصف", "اثار", "يثير", "كذب")
_TRIM_LEFT = " ،,؛:"
TRIM_RIGHT = ' ،,؛;.:-–\n\t"»”“«'


class Reported(Ground):
    """A text and the quotations found in it so far; ``assigned`` are the starts of marks that have a speaker."""

    def __init__(self, text: str, people: Sequence[KnownPerson] = ()) -> None:
        super().__init__(text, people)
        self.found: list[QuotationMention] = []
        self.assigned: set[int] = set()

    def is_speech(self, mark: MarkedSpan, after: int, connector: int) -> bool:
        """Whether marked words behind a verb are what it reports; ``after`` is the token behind verb and subject."""
        before = self.token_at(mark.start) - 1
        if self.is_titled(mark):
            return False
        if mark.words >= _SURE_WORDS or self.after_colon(mark) or not mark.closed:
            return mark.words > 0
        if before >= 0 and self.tokens[before].form in folded("named_things"):
            return False
        if connector >= 0 and before == connector and self.second_after(connector, mark) >= 0:
            return True
        follows_directly = before in (after - 1, connector)
        following = self.text[mark.after : mark.after + 2].strip()[:1]
        ends_clause = following == "" or following in "،,.؛;!؟)\n…"
        return ends_clause or (follows_directly and mark.words >= 5)

    def is_titled(self, mark: MarkedSpan) -> bool:
        """تحت شعار «...», ديوانها «...»: a title stands in the marks, however long."""
        before = self.token_at(mark.start) - 1
        if before < 0 or self.after_colon(mark) or self.text[self.tokens[before].end : mark.start - 1].strip():
            return False
        form = self.tokens[before].form
        stems = {form, form.removesuffix("ها"), form.removesuffix("ه")}
        return not folded("titled_things").isdisjoint(stems)

    def add_clause(self, cue: Cue, connector: int, end: int, speaker: Speaker | None) -> None:
        start = clause_start(self.tokens, connector, cue.lemma)
        start += len(self.text[start:end]) - len(self.text[start:end].lstrip(_TRIM_LEFT))
        trimmed = self.trimmed(start, end)
        if len(trimmed.split()) >= _CLAUSE_WORDS:
            self.add(start, start + len(trimmed), speaker, cue, "clause.verb_before")

    def add_clauses(
        self, cue: Cue, connector: int, marks: Sequence[MarkedSpan], stop: int, speaker: Speaker | None
    ) -> None:
        """The clause of ``connector`` up to ``stop``; where its first words are marked speech, the second clause."""
        second = self.second_after(connector, marks[0]) if marks else -1
        if second >= 0 and self.tokens[second].start < stop:
            connector, marks = second, marks[1:]
        self.add_clause(cue, connector, self.clause_end(connector, marks, stop), speaker)

    def clause_end(self, connector: int, marks: Sequence[MarkedSpan], stop: int) -> int:
        """Where the clause of ``connector`` ends; 0 where it is marked speech and nothing else (إن «...»).

        Words of the reporter before the marks, or a further أن behind them, make the clause a quotation that holds
        another one.
        """
        if not marks or self._goes_on(marks[-1].after, stop):
            return stop
        opens = self.token_at(marks[0].start) > connector + 1
        return marks[-1].after if opens else 0

    def _goes_on(self, after: int, stop: int) -> bool:
        rest = self.text[after : min(stop, after + 12)].lstrip(" ،,").split(None, 1)
        return bool(rest) and fold(rest[0]) in ("وان", "وانه", "وانها", "وانهم", "واننا")

    def report_end(self, connector: int, stop: int) -> int:
        """Where a comma and a word that goes on with the report end the clause (، وذلك بعد), else ``stop``."""
        comma = self.text.find("،", self.tokens[connector].end, stop)
        while comma >= 0:
            index = self.token_at(comma)
            over = index < len(self.tokens) and self._turns_away(index)
            if over and index > connector + 3 and not self.inside_mark(comma):
                return self.tokens[index].start
            comma = self.text.find("،", comma + 1, stop)
        return stop

    def _turns_away(self, index: int) -> bool:
        """، وهو ما نفاه الجيش، ، الأمر الذي رفضه، ، وهي رواية يرفضها، ، قبل أن يوضح: the report goes on by itself."""
        form = self.tokens[index].form
        if form in folded("clause_ends"):
            return True
        first, second = ([token.form for token in self.tokens[index + 1 : index + 3]] + ["", ""])[:2]
        if form == "في":
            return first == "حين"
        if (form in ("وهو", "وهي") and first == "ما") or (form == "الامر" and first == "الذي"):
            return second in verb_forms() or second.startswith(_REACTIONS)
        if form in ("وهو", "وهي"):
            return first in folded("words_for_speech")
        return form == "قبل" and first == "ان" and second in verb_forms()

    def add_after_colon(self, cue: Cue, colon: int, stop: int, speaker: Speaker | None) -> None:
        said = self.text[colon + 1 : stop]
        start = colon + 1 + len(said) - len(said.lstrip(' "«“»”'))
        trimmed = self.trimmed(start, stop)
        if len(trimmed.split()) >= TERM_WORDS:
            self.add(start, start + len(trimmed), speaker, cue, "colon.verb_before")

    def colon_after(self, cue: Cue, after: int, stop: int) -> int:
        """Where the colon stands that opens speech behind the verb and its subject, or -1."""
        if cue.lemma not in words("colon_verbs"):
            return -1
        colon = self.text.find(":", cue.end, min(stop, cue.end + 250))
        return colon if colon >= 0 and colon <= self.end_of(min(after + 14, len(self.tokens))) else -1

    def add_mark_before(self, cue: Cue, speaker: Speaker | None, farthest: int) -> bool:
        """Marked speech that ends at most ``farthest`` characters before the verb and that nobody said yet."""
        index = bisect_left(self.mark_starts, cue.start) - 1
        if index < 0 or self.marks[index].start in self.assigned:
            return False
        mark = self.marks[index]
        between = self.text[mark.after : cue.start]
        joined = self.tokens[cue.index].form[0] in "وف" and ("\n" in between or "." in between)
        joined = joined and cue.lemma not in words("adding_verbs")
        if len(between) > farthest or joined:
            return False
        if self.found and self.found[-1].start == mark.start:
            self.found.pop()  # carried, since a question mark parted it from its verb
        self.assigned.add(mark.start)
        self.add(mark.start, mark.end, speaker, cue, "marks.verb_after")
        return True

    def beside(self, start: int, end: int) -> list[MarkedSpan]:
        """Marked speech that nobody said yet, which ends right before ``start`` or begins right after ``end``."""
        index = bisect_left(self.mark_starts, start)
        before = [mark for mark in self.marks[max(0, index - 1) : index] if self._ends_beside(mark, start)]
        after = [mark for mark in self.marks[index : index + 1] if 0 <= mark.start - end <= _NEAR]
        return [mark for mark in before + after if mark.start not in self.assigned]

    def _ends_beside(self, mark: MarkedSpan, start: int) -> bool:
        """Whether no sentence ends between marked speech and what begins at ``start`` with و."""
        between = self.text[mark.after : start]
        apart = "\n" in between or ("." in between and self.text[start] == "و")
        return abs(start - mark.after) <= _NEAR and not apart

    def add_rest(self, attribution: Attribution, speaker: Speaker, start: int, end: int) -> None:
        """The longer part of the sentence ``[start, end)`` beside an attribution."""
        if end - attribution.end > attribution.start - start:
            after = self.text[attribution.end : end]
            at = attribution.end + len(after) - len(_FA_INNA.sub("", after.lstrip(TRIM_RIGHT)))
            piece = self.trimmed(at, end)
        else:
            at, piece = start, self.trimmed(start, attribution.start)
        if len(piece.split()) >= 5:
            self.put(at, at + len(piece), speaker, attribution.cue, "clause.attributed", attribution.stance)

    def trimmed(self, start: int, end: int) -> str:
        """``text[start:end]`` without punctuation behind it; a mark that opened in it closes in it."""
        piece = self.text[start:end].rstrip(TRIM_RIGHT)
        for opening, closing in ("«»", "“”", '""'):
            odd = piece.count('"') % 2 == 1 if opening == closing else piece.count(opening) > piece.count(closing)
            if odd and self.text[start + len(piece) : start + len(piece) + 1] == closing:
                piece += closing
        return piece

    def add(self, start: int, end: int, speaker: Speaker | None, cue: Cue, rule: str) -> None:
        stance = stance_of(cue.lemma, cue.negated)
        self.put(start, end, speaker, self.text[cue.start : cue.end], rule, stance)

    def put(self, start: int, end: int, speaker: Speaker | None, cue: str, rule: str, stance: str = NEUTRAL) -> None:
        piece = self.text[start:end]
        start += len(piece) - len(piece.lstrip())
        piece = piece.strip()
        name, role = (speaker.name, speaker.role) if speaker else ("", "")
        direct = not rule.startswith("clause")
        self.found.append(QuotationMention(start, start + len(piece), piece, name, role, cue, direct, rule, stance))
