"""Reads what a person types into the search box: words, "phrases", "words near"~5, -without, OR / أو, prefix*, =exact,
(brackets), fields such as مصدر:إيلاف.

Never raises. What could not be read is named in ``Query.ignored`` and the rest is searched for. OR joins its two
neighbours (ا ب OR ج asks for ا and one of ب, ج), as the web's engines do.
"""

from dataclasses import dataclass, field, replace
from datetime import date

from .query_fields import TITLE, WrittenField, read_day, read_state, values_of
from .query_signs import Sign, pair_quotes, places_said, signs_of, terms_at
from .query_tree import (
    All,
    Field,
    FieldName,
    Ignored,
    Node,
    Not,
    OneOf,
    Phrase,
    Query,
    Reason,
    Strength,
    Title,
    Word,
    as_one,
)
from .query_words import beginning, one_word

MAX_CHARACTERS = 2_000
MAX_WORDS = 64
_MAX_DEPTH = 20
_MAX_IGNORED = 10

_EXACT = "="
MAX_NEAR = 20
MAX_NEAR_PAIRS = 6
"""Pairs of near words in one query: each is hundreds of distances and forms to the database."""


def parse(text: str, strength: Strength = Strength.WORD, today: date | None = None) -> Query:
    """The query in ``text``; linear in its length, of which 2,000 characters and 64 words are read.

    ``strength`` is that of the words; ``today`` is what بعد:أمس counts from. Fields are not looked up yet.
    """
    ignored: list[Ignored] = []
    if len(text) > MAX_CHARACTERS:
        ignored.append(Ignored(text[MAX_CHARACTERS : MAX_CHARACTERS + 20] + "…", Reason.LONG))
        text = text[:MAX_CHARACTERS]
    signs = signs_of(text)
    words = [number for number, sign in enumerate(signs) if sign.kind in ("word", "field")]
    if len(words) > MAX_WORDS:
        cut = words[MAX_WORDS]
        ignored.append(Ignored(text[signs[cut].start : signs[cut].start + 20] + "…", Reason.MANY))
        signs = signs[:cut]
    root = _Parser(text, signs, ignored, strength, today).parse()
    if root is None and not ignored and text.strip():
        ignored.append(Ignored(text.strip()[:40], Reason.EMPTY))
    return Query(text, root, tuple(dict.fromkeys(ignored))[:_MAX_IGNORED], strength)


@dataclass(slots=True)
class _Parser:
    text: str
    signs: list[Sign]
    ignored: list[Ignored]
    strength: Strength = Strength.WORD
    today: date | None = None
    at: int = 0
    near_pairs: int = 0
    partners: dict[int, int] = field(default_factory=dict)

    def parse(self) -> Node | None:
        self.partners = pair_quotes(self.text, self.signs)
        root = self._all(0)
        while self.at < len(self.signs):  # a bracket that closes nothing stopped the reading
            self._ignore(self.signs[self.at], Reason.BRACKET)
            self.at += 1
            rest = self._all(0)
            root = as_one(All, [node for node in (root, rest) if node])
        return root

    def _ignore(self, sign: Sign, reason: Reason) -> None:
        self.ignored.append(Ignored(self.text[sign.start : sign.end], reason))

    def _all(self, depth: int) -> Node | None:
        found: list[Node] = []
        while self.at < len(self.signs) and self.signs[self.at].kind != "close":
            node = self._one_of(depth)
            if node:
                found.append(node)
        return as_one(All, found)

    def _one_of(self, depth: int) -> Node | None:
        first = self._single(depth)
        found = [first] if first else []
        while self.at < len(self.signs) and self.signs[self.at].kind == "or":
            sign = self.signs[self.at]
            self.at += 1
            node = self._single(depth) if self._more() else None
            if node is None or not found:
                self._ignore(sign, Reason.OPERATOR)
            if node:
                found.append(node)
        return as_one(OneOf, found)

    def _more(self) -> bool:
        return self.at < len(self.signs) and self.signs[self.at].kind not in ("close", "or")

    def _single(self, depth: int) -> Node | None:
        sign = self.signs[self.at]
        if sign.kind in ("or", "close"):
            return None
        self.at += 1
        if sign.kind == "not":
            return self._without(sign, depth)
        if sign.kind == "open":
            return self._bracket(sign, depth)
        if sign.kind == "quote":
            return self._phrase(sign)
        if sign.field:
            return self._field(sign, sign.field)
        if sign.kind == "and":  # what stands side by side must hold anyway
            return None
        return self._word(sign, alone=True)

    def _without(self, sign: Sign, depth: int) -> Node | None:
        child = self._single(depth) if self._more() else None
        if child is None:
            self._ignore(sign, Reason.OPERATOR)
            return None
        if isinstance(child, Not):
            return child.child
        return Not(sign.start, child.end, child)

    def _bracket(self, sign: Sign, depth: int) -> Node | None:
        if depth >= _MAX_DEPTH:
            self._ignore(sign, Reason.DEEP)
            return None
        inner = self._all(depth + 1)
        if self.at == len(self.signs):
            self._ignore(sign, Reason.BRACKET)
            return inner
        end = self.signs[self.at].end
        self.at += 1
        if inner is None:
            return None
        return replace(inner, start=sign.start, end=end)

    def _phrase(self, sign: Sign) -> Node | None:
        close = self.partners.get(self.at - 1)
        if close is None:
            self._ignore(sign, Reason.QUOTE)
            return None
        inside = [inner for inner in self.signs[self.at : close] if inner.term]
        end = self.signs[close].end
        self.at = close + 1
        return self._side_by_side(inside, sign.start, end, self._near(self.signs[close]))

    def _side_by_side(self, inside: list[Sign], start: int, end: int, near: int = 0) -> Word | Phrase | None:
        placed = [(place, self._word(inner, alone=False)) for place, inner in enumerate(inside)]
        words = [(place, word) for place, word in placed if word]
        if not words:
            self.ignored.append(Ignored(self.text[start:end], Reason.COMMON if inside else Reason.EMPTY))
            return None
        if len(words) == 1:
            return replace(words[0][1], start=start, end=end)
        if near and not self._has_room(len(words) - 1):
            self.ignored.append(Ignored(self.text[start:end], Reason.MANY_NEAR))
            return None
        first = words[0][0]
        offsets = tuple(place - first for place, _w in words)
        return Phrase(start, end, tuple(word for _p, word in words), offsets, near)

    def _has_room(self, pairs: int) -> bool:
        self.near_pairs += pairs
        return self.near_pairs <= MAX_NEAR_PAIRS

    def _near(self, close: Sign) -> int:
        places = places_said(self.text, close)
        if places > MAX_NEAR:
            self.ignored.append(Ignored(self.text[close.start + 1 : close.end], Reason.FAR))
        return min(places, MAX_NEAR)

    def _word(self, sign: Sign, *, alone: bool) -> Word | None:
        written, exact = self.text[sign.start : sign.end], self._is_exact(sign)
        start = sign.start - (self.text[sign.start - 1 : sign.start] == _EXACT)
        if self.text[sign.end : sign.end + 1] == "*":
            word = beginning(written, start, sign.end + 1)
            if word is None:
                self._ignore(sign, Reason.SHORT)
            return word
        if sign.term and sign.term.forms:
            return one_word(written, sign.term, Strength.EXACT if exact else self.strength, start)
        if alone:
            self._ignore(sign, Reason.COMMON)
        return None

    def _is_exact(self, sign: Sign) -> bool:
        before = self.text[max(0, sign.start - 2) : sign.start]
        return before.endswith(_EXACT) and not before[:-1].isalnum()

    def _field(self, sign: Sign, written: WrittenField) -> Node | None:
        values = values_of(written)
        if not values:
            self._ignore(sign, Reason.VALUE)
            return None
        if written.name == TITLE:
            return self._title(sign, written)
        name = FieldName(written.name)
        if name in (FieldName.AFTER, FieldName.BEFORE):
            day = read_day(written.value, self.today)
            if day is None:
                self._ignore(sign, Reason.DATE)
                return None
            return Field(sign.start, sign.end, name, written.value, day)
        if name is FieldName.STATE:
            return self._state(sign, values)
        return as_one(OneOf, [Field(sign.start, sign.end, name, value) for value in values])

    def _state(self, sign: Sign, values: list[str]) -> Node | None:
        states = [read_state(value) for value in values]
        if not all(states):
            self._ignore(sign, Reason.STATE)
        found = [Field(sign.start, sign.end, FieldName.STATE, state, ids=(state,)) for state in states if state]
        return as_one(OneOf, list(found))

    def _title(self, sign: Sign, written: WrittenField) -> Node | None:
        inside = [Sign("word", term.start, term.end, term) for term in terms_at(self.text, written.first, written.last)]
        child = self._side_by_side(inside, sign.start, sign.end)
        return Title(sign.start, sign.end, child) if child else None
