"""What is reported: marked speech, clauses of أنّ and إن, words after a colon; and the list of what was found."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from ..normalise import fold
from ..words import folded, words
from .attribution import Attribution
from .ground import TERM_WORDS, Ground
from .indirect import clause_start
from .model import Cue, MarkedSpan, QuotationMention, Speaker
from .stance import NEUTRAL, stance_of

_SURE_WORDS = 8
_CLAUSE_WORDS = 2
_FA_INNA = re.compile("^ف[إا]نّ? ")  # بحسب فلان، فإن
_NEAR = 14  # characters between marked speech and its attribution
_TRIM_LEFT = " ،,؛:"
TRIM_RIGHT = ' ،,؛;.:-–\n\t"»”“«'


class Reported(Ground):
    """A text and the quotations found in it so far; ``assigned`` are the starts of marks that have a speaker."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.found: list[QuotationMention] = []
        self.assigned: set[int] = set()

    def is_speech(self, mark: MarkedSpan, after: int, connector: int) -> bool:
        """Whether marked words behind a verb are what it reports; ``after`` is the token behind verb and subject."""
        before = self.token_at(mark.start) - 1
        if mark.words >= _SURE_WORDS or self.after_colon(mark) or not mark.closed:
            return mark.words > 0
        if before >= 0 and self.tokens[before].form in folded("named_things"):
            return False
        follows_directly = before in (after - 1, connector)
        following = self.text[mark.after : mark.after + 2].strip()[:1]
        ends_clause = following == "" or following in "،,.؛;!؟)\n…"
        return ends_clause or (follows_directly and mark.words >= 5)

    def add_clause(self, cue: Cue, connector: int, end: int, speaker: Speaker | None) -> None:
        start = clause_start(self.tokens, connector, cue.lemma)
        start += len(self.text[start:end]) - len(self.text[start:end].lstrip(_TRIM_LEFT))
        trimmed = self.trimmed(start, end)
        if len(trimmed.split()) >= _CLAUSE_WORDS:
            self.add(start, start + len(trimmed), speaker, cue, "clause.verb_before")

    def clause_end(self, connector: int, marks: Sequence[MarkedSpan], stop: int) -> int:
        """Where the clause of ``connector`` ends; 0 where it is marked speech and nothing else (إن «...»).

        Words of the reporter before the marks, or a further أن behind them, make the clause a quotation that holds
        another one.
        """
        start = clause_start(self.tokens, connector)
        if not marks:
            return self._over(start, stop)
        if self._goes_on(marks[-1].after, stop):
            return self._over(marks[-1].after, stop)
        opens = self.token_at(marks[0].start) > connector + 1
        return marks[-1].after if opens else 0

    def _goes_on(self, after: int, stop: int) -> bool:
        rest = self.text[after : min(stop, after + 12)].lstrip(" ،,").split(None, 1)
        return bool(rest) and fold(rest[0]) in ("وان", "وانه", "وانها", "وانهم", "واننا")

    def _over(self, start: int, stop: int) -> int:
        """Where a comma and a word that goes on with the report end the clause (، وذلك بعد)."""
        ends = folded("clause_ends")
        for index in range(self.token_at(start) + 3, self.token_at(stop)):
            token = self.tokens[index]
            over = token.form in ends or (token.form == "وهو" and self._is_answered(index))
            if over and "،" in self.text[self.tokens[index - 1].end : token.start]:
                return token.start
        return stop

    def _is_answered(self, index: int) -> bool:
        """، وهو ما نفاه الجيش: the report says what became of what was said."""
        following = [token.form for token in self.tokens[index + 1 : index + 3]]
        return following[:1] == ["ما"] and following[-1].startswith(("نف", "انكر", "اكد", "رفض"))

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

    def add_mark_before(self, cue: Cue, speaker: Speaker | None, farthest: int) -> None:
        """Marked speech that ends at most ``farthest`` characters before the verb and that nobody said yet."""
        index = bisect_left(self.mark_starts, cue.start) - 1
        if index < 0 or self.marks[index].start in self.assigned:
            return
        mark = self.marks[index]
        if 0 <= cue.start - mark.after <= farthest:
            self.assigned.add(mark.start)
            self.add(mark.start, mark.end, speaker, cue, "marks.verb_after")

    def beside(self, start: int, end: int) -> list[MarkedSpan]:
        """Marked speech that nobody said yet, which ends right before ``start`` or begins right after ``end``."""
        index = bisect_left(self.mark_starts, start)
        before = [mark for mark in self.marks[max(0, index - 1) : index] if abs(start - mark.after) <= _NEAR]
        after = [mark for mark in self.marks[index : index + 1] if 0 <= mark.start - end <= _NEAR]
        return [mark for mark in before + after if mark.start not in self.assigned]

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
