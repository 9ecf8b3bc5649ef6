"""Where a difference begins and ends in the two texts."""

from collections.abc import Iterable, Iterator, Sequence

from articles.language.dates.vocabulary import PARTS_OF_DAY
from articles.language.inflection import same_word
from articles.language.normalise import fold
from articles.language.tokens import Token, tokenise

from .model import Change, Difference, Span, Units, Verdict
from .units import Reading

_PAIRED = {"(": ")", "[": "]", "«": "»", "“": "”", "‘": "’", "„": "”", '"': '"', "'": "'", "{": "}"}
_NARROWED = frozenset(("another number", "another date", "another person", "another place", "another name"))


def span_of(text: str, start: int, end: int) -> Span | None:
    """``[start, end)`` without the space around it; None where nothing else is in it."""
    own = text[start:end]
    core = own.strip()
    if not core:
        return None
    first = start + own.index(core)
    return first, first + len(core)


def narrowed(change: Change, verdict: Verdict, readings: tuple[Reading, Reading]) -> tuple[Span | None, Span | None]:
    """The spans of both sides; of two names, days or numbers without the words that are the same in both."""
    spans = _side(change.left, readings[0].text), _side(change.right, readings[1].text)
    here, there = spans
    if verdict.reason not in _NARROWED or here is None or there is None:
        return spans
    left, right = _tokens(readings[0].text, here), _tokens(readings[1].text, there)
    head = _common(left, right)
    tail = _common(left[head:][::-1], right[head:][::-1])
    left, right = left[head : len(left) - tail], right[head : len(right) - tail]
    if not left or not right:
        return spans
    return (left[0].start, left[-1].end), (right[0].start, right[-1].end)


def told(change: Change, verdict: Verdict, readings: tuple[Reading, Reading]) -> Iterator[Difference]:
    """The difference with its spans; the part of a day that one side alone tells is one of its own."""
    here, there = narrowed(change, verdict, readings)
    if verdict.reason == "same date" and here and there:
        words = _tokens(readings[0].text, here), _tokens(readings[1].text, there)
        parts = [_part_of_day(own) for own in words]
        if parts[0] and not parts[1]:
            yield Difference("omitted", parts[0], None, "words")
            here = (words[0][1].start, here[1])
        elif parts[1] and not parts[0]:
            yield Difference("added", None, parts[1], "words")
            there = (words[1][1].start, there[1])
        if any(parts) and fold(readings[0].text[slice(*here)]) == fold(readings[1].text[slice(*there)]):
            return
    yield Difference(verdict.kind, here, there, verdict.reason)


def _part_of_day(words: Sequence[Token]) -> Span | None:
    """صباح of صباح اليوم."""
    told = len(words) > 1 and words[0].form in PARTS_OF_DAY
    return (words[0].start, words[0].end) if told else None


def _tokens(text: str, span: Span) -> list[Token]:
    start, end = span
    return [Token(t.start + start, t.end + start, t.text, t.form) for t in tokenise(text[start:end])]


def _common(left: Sequence[Token], right: Sequence[Token]) -> int:
    count = 0
    for one, other in zip(left, right, strict=False):
        if one.form != other.form and (one.form[0].isdigit() or other.form not in same_word(one.form)):
            return count
        count += 1
    return count


def _side(units: Units, text: str) -> Span | None:
    return _with_mate(text, units[0].start, units[-1].end) if units else None


def _with_mate(text: str, start: int, end: int) -> Span:
    """The span with the mark just outside it that pairs with one in it: تنظيم "داعش" keeps its second mark."""
    inside = text[start:end]
    closes = text[end : end + 1]
    opens = text[start - 1 : start]
    for opener, closer in _PAIRED.items():
        if closes == closer and _open(inside, opener, closer):
            return start, end + 1
        if opens == opener and _closed(inside, opener, closer):
            return start - 1, end
    return start, end


def _open(inside: str, opener: str, closer: str) -> bool:
    return inside.count(opener) % 2 == 1 if opener == closer else inside.count(opener) > inside.count(closer)


def _closed(inside: str, opener: str, closer: str) -> bool:
    return inside.count(closer) % 2 == 1 if opener == closer else inside.count(closer) > inside.count(opener)


def joined(found: Iterable[Difference], readings: tuple[Reading, Reading]) -> list[Difference]:
    """In order, with neighbours that say one thing as one: اليوم وغداً, and the words around another agency."""
    merged: list[Difference] = []
    for difference in sorted(found, key=_place):
        last = merged[-1] if merged else None
        if last and _belong(last, difference) and _touch(last, difference, readings):
            merged[-1] = _one(last, difference)
        else:
            merged.append(difference)
    return merged


def _place(difference: Difference) -> tuple[int, int]:
    here, there = difference.left, difference.right
    return (here or there or (0, 0))[0], (there or here or (0, 0))[0]


def _belong(one: Difference, other: Difference) -> bool:
    if one.kind == other.kind == "equivalent":
        return one.reason == other.reason == "same date"
    sources = ("another source", "another agency", "another speaker", "another role")
    if one.kind == other.kind == "attribution":
        return one.reason in sources and other.reason in sources
    return False


def _touch(one: Difference, other: Difference, readings: tuple[Reading, Reading]) -> bool:
    """Whether nothing but space stands between the two on either side."""
    for reading, before, after in zip(readings, (one.left, one.right), (other.left, other.right), strict=True):
        if before is None or after is None or reading.text[before[1] : after[0]].strip():
            return False
    return True


def _one(one: Difference, other: Difference) -> Difference:
    spans = [
        (before[0], after[1]) if before and after else before or after
        for before, after in ((one.left, other.left), (one.right, other.right))
    ]
    return Difference(one.kind, spans[0], spans[1], other.reason if "agency" in other.reason else one.reason)
