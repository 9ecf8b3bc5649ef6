"""Reads what a person types into the search box: words, "phrases", -without, OR / أو, prefix*, (brackets).

Never raises. What could not be read is named in ``Query.ignored`` and the rest is searched for. OR joins its two
neighbours (ا ب OR ج asks for ا and one of ب, ج), as the web's engines do.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from .clitics import prefixes
from .normalise import fold
from .query_tree import All, Ignored, Node, Not, OneOf, Phrase, Query, Reason, Word
from .stems import Term, terms

MAX_CHARACTERS = 2_000
MAX_WORDS = 64
_MAX_DEPTH = 20
_MAX_IGNORED = 10

_QUOTES = {'"': '"”“„＂', "＂": '"”“„＂', "“": '"”“„＂', "”": '"”“„＂', "„": '"”“„＂', "«": "»", "»": "«»"}
_MINUS = "-−–"
_OR, _AND = {"or", "او"}, {"and", "و"}


def parse(text: str) -> Query:
    """The query in ``text``; linear in its length, of which 2,000 characters and 64 words are read."""
    ignored: list[Ignored] = []
    if len(text) > MAX_CHARACTERS:
        ignored.append(Ignored(text[MAX_CHARACTERS : MAX_CHARACTERS + 20] + "…", Reason.LONG))
        text = text[:MAX_CHARACTERS]
    signs = _signs(text)
    words = [number for number, sign in enumerate(signs) if sign.kind == "word"]
    if len(words) > MAX_WORDS:
        cut = words[MAX_WORDS]
        ignored.append(Ignored(text[signs[cut].start : signs[cut].start + 20] + "…", Reason.MANY))
        signs = signs[:cut]
    root = _Parser(text, signs, ignored).parse()
    if root is None and not ignored and text.strip():
        ignored.append(Ignored(text.strip()[:40], Reason.EMPTY))
    return Query(text, root, tuple(dict.fromkeys(ignored))[:_MAX_IGNORED])


@dataclass(frozen=True, slots=True)
class _Sign:
    kind: Literal["word", "quote", "open", "close", "not", "or", "and"]
    start: int
    end: int
    term: Term | None = None


def _signs(text: str) -> list[_Sign]:
    """The query cut into words and the signs between them; other punctuation only separates."""
    signs: list[_Sign] = []
    last = 0
    for term in terms(text):
        signs += _between(text, last, term.start)
        last = term.end
        written = fold(text[term.start : term.end])
        if written in _OR and text[term.end : term.end + 1] != "*":
            signs.append(_Sign("or", term.start, term.end, term))
        else:
            signs.append(_Sign("and" if written in _AND else "word", term.start, term.end, term))
    signs += _between(text, last, len(text))
    return signs


def _between(text: str, start: int, end: int) -> Iterator[_Sign]:
    for at in range(start, end):
        letter = text[at]
        if letter in _QUOTES:
            yield _Sign("quote", at, at + 1)
        elif letter == "(":
            yield _Sign("open", at, at + 1)
        elif letter == ")":
            yield _Sign("close", at, at + 1)
        elif letter == "|":
            yield _Sign("or", at, at + 1)
        elif letter in _MINUS and _begins_something(text, at):
            yield _Sign("not", at, at + 1)


def _begins_something(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return (not before or before.isspace() or before in "(|") and bool(after) and not after.isspace()


@dataclass(slots=True)
class _Parser:
    text: str
    signs: list[_Sign]
    ignored: list[Ignored]
    at: int = 0
    partners: dict[int, int] = field(default_factory=dict)

    def parse(self) -> Node | None:
        self.partners = _pair_quotes(self.text, self.signs)
        root = self._all(0)
        while self.at < len(self.signs):  # a bracket that closes nothing stopped the reading
            self._ignore(self.signs[self.at], Reason.BRACKET)
            self.at += 1
            rest = self._all(0)
            root = _join(root, rest)
        return root

    def _ignore(self, sign: _Sign, reason: Reason) -> None:
        self.ignored.append(Ignored(self.text[sign.start : sign.end], reason))

    def _all(self, depth: int) -> Node | None:
        found: list[Node] = []
        while self.at < len(self.signs) and self.signs[self.at].kind != "close":
            node = self._one_of(depth)
            if node:
                found.append(node)
        return _as_one(All, found)

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
        return _as_one(OneOf, found)

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
        if sign.kind == "and":  # what stands side by side must hold anyway
            return None
        return self._word(sign, alone=True)

    def _without(self, sign: _Sign, depth: int) -> Node | None:
        child = self._single(depth) if self._more() else None
        if child is None:
            self._ignore(sign, Reason.OPERATOR)
            return None
        if isinstance(child, Not):
            return child.child
        return Not(sign.start, child.end, child)

    def _bracket(self, sign: _Sign, depth: int) -> Node | None:
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

    def _phrase(self, sign: _Sign) -> Node | None:
        close = self.partners.get(self.at - 1)
        if close is None:
            self._ignore(sign, Reason.QUOTE)
            return None
        inside = [inner for inner in self.signs[self.at : close] if inner.term]
        end = self.signs[close].end
        self.at = close + 1
        placed = [(place, self._word(inner, alone=False)) for place, inner in enumerate(inside)]
        words = [(place, word) for place, word in placed if word]
        if not words:
            self.ignored.append(Ignored(self.text[sign.start : end], Reason.COMMON if inside else Reason.EMPTY))
            return None
        if len(words) == 1:
            return Word(sign.start, end, words[0][1].forms, words[0][1].prefix)
        first = words[0][0]
        return Phrase(sign.start, end, tuple(word for _p, word in words), tuple(place - first for place, _w in words))

    def _word(self, sign: _Sign, *, alone: bool) -> Word | None:
        written = self.text[sign.start : sign.end]
        if self.text[sign.end : sign.end + 1] == "*":
            forms = prefixes(written)
            if not forms:
                self._ignore(sign, Reason.SHORT)
                return None
            return Word(sign.start, sign.end + 1, forms, prefix=True)
        if sign.term and sign.term.forms:
            return Word(sign.start, sign.end, sign.term.forms[:1])
        if alone:
            self._ignore(sign, Reason.COMMON)
        return None


def _join(first: Node | None, second: Node | None) -> Node | None:
    return _as_one(All, [node for node in (first, second) if node])


def _as_one(kind: type[All] | type[OneOf], nodes: list[Node]) -> Node | None:
    if len(nodes) < 2:
        return nodes[0] if nodes else None
    children: list[Node] = []
    for node in nodes:
        children += node.children if kind is All and isinstance(node, All) else (node,)
    return kind(nodes[0].start, nodes[-1].end, tuple(children))


def _pair_quotes(text: str, signs: list[_Sign]) -> dict[int, int]:
    """For each quotation mark the number of the next one that can close it."""
    pairs: dict[int, int] = {}
    next_of: dict[str, int] = {}
    for number in range(len(signs) - 1, -1, -1):
        if signs[number].kind == "quote":
            mark = text[signs[number].start]
            closing = [next_of[closer] for closer in _QUOTES[mark] if closer in next_of]
            if closing:
                pairs[number] = min(closing)
            next_of[mark] = number
    return pairs
