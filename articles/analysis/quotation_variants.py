"""The same quotation as several outlets print it: whole, cut, in other words, or ascribed to someone else.

Quotations are the same where they share enough words in their order (``rapidfuzz`` on folded words): most of the
shorter one, for outlets cut what they quote. Each group is seen from its fullest form.

Bound: ``MOST`` quotations are grouped, each compared with the twelve groups that share most words with it; ``COMPARED``
forms are compared word by word, and that is nearly all that it costs: 80 quotations of ten articles 90 ms on one core.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from articles.language.clitics import readings
from articles.language.quotations.word_forms import bodies, media_words, roles
from articles.language.tokens import tokenise
from articles.language.words import folded

from .compared_text import ComparedText
from .differences import Difference, Span
from .wording import differences

MOST = 360
COMPARED = 40
LEAST_WORDS = 4
"""Words that two quotations share at least; shorter ones must be equal."""
OF_SHORTER, OF_BOTH = 0.7, 0.6

_NEAREST = 12
_SAME_NAME = 85
_GAP = 80
"""Code points between two pieces of a quotation that a text interrupts."""

Variant = Literal["whole", "cut", "changed", "ascribed"]


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation in article ``column``. ``speaker`` is the folded name of the speaker, "" where none is named, and
    ``entity`` what tells him from others of that name; ``index`` is the caller's own."""

    column: int
    start: int
    end: int
    speaker: str = ""
    entity: object = None
    direct: bool = True
    index: int = 0


@dataclass(frozen=True, slots=True)
class Form:
    """The quotation as one article has it. ``missing`` are the words of the fullest form (spans of its text) that this
    one lacks; ``changed`` pairs words of the fullest form with those that stand here instead, None where words are
    added; ``variants`` is "whole", or what is not."""

    said: Said
    span: Span
    variants: tuple[Variant, ...]
    missing: tuple[Span, ...] = ()
    changed: tuple[tuple[Span | None, Span], ...] = ()


@dataclass(frozen=True, slots=True)
class Quoted:
    """One quotation: ``fullest`` is the longest form and stands among ``forms``, one an article in their order."""

    fullest: Form
    forms: tuple[Form, ...]

    @property
    def differs(self) -> bool:
        return any(form.variants != ("whole",) for form in self.forms)

    @property
    def is_direct_and_reported(self) -> bool:
        return len({form.said.direct for form in self.forms}) > 1


@dataclass(slots=True)
class _Words:
    """What an article has of a quotation; ``pieces`` are the spans in ``span`` that are quoted."""

    said: Said
    span: Span
    forms: tuple[str, ...]
    pieces: tuple[Span, ...]


@dataclass(slots=True)
class _Groups:
    bases: list[_Words] = field(default_factory=list)
    members: list[list[_Words]] = field(default_factory=list)
    holding: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, one: _Words) -> None:
        shared = Counter(group for form in set(one.forms) for group in self.holding[form])
        near = [group for group, _ in shared.most_common(_NEAREST)]
        found = next((group for group in near if is_same(one.forms, self.bases[group].forms)), None)
        if found is None:
            found = len(self.bases)
            self.bases.append(one)
            self.members.append([])
            for form in set(one.forms):
                self.holding[form].append(found)
        self.members[found].append(one)


def quotation_variants(texts: Sequence[ComparedText], quotations: Sequence[Said]) -> tuple[Quoted, ...]:
    """The quotations of ``texts`` (earliest first) in groups, in the order in which they are first quoted."""
    words = [_words(texts, said) for said in quotations[:MOST]]
    groups = _Groups()
    # The longest first: what is cut finds what it was cut from.
    for one in sorted(words, key=lambda w: -len(w.forms)):
        if one.forms:
            groups.add(one)
    left = COMPARED
    quoted = []
    for members in groups.members:
        forms, left = _forms(texts, _one_each(texts, members), left)
        quoted.append(Quoted(forms[0], tuple(sorted(forms, key=lambda f: f.said.column))))
    return tuple(sorted(quoted, key=lambda q: (q.forms[0].said.column, q.forms[0].span)))


def is_same(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two quotations, as folded words, are one: equal, or most of the shorter stands in the other in order."""
    if list(one) == list(other):
        return True
    shared = LCSseq.similarity(one, other)
    if shared < LEAST_WORDS:
        return False
    return shared >= OF_SHORTER * min(len(one), len(other)) or 2 * shared >= OF_BOTH * (len(one) + len(other))


def _words(texts: Sequence[ComparedText], said: Said, *pieces: Span) -> _Words:
    """The words from the first to the last of ``pieces``, or of the quotation itself."""
    quoted = pieces or ((said.start, said.end),)
    span = min(start for start, _ in quoted), max(end for _, end in quoted)
    forms = tuple(token.form for token in tokenise(texts[said.column].text[slice(*span)]))
    return _Words(said, span, forms, quoted)


def _one_each(texts: Sequence[ComparedText], members: Sequence[_Words]) -> list[_Words]:
    """One form an article, the fullest first: its longest piece, with those beside it as one where it is
    interrupted."""
    by_column: defaultdict[int, list[_Words]] = defaultdict(list)
    for one in members:
        by_column[one.said.column].append(one)
    joined = []
    for found in by_column.values():
        longest = max(found, key=lambda f: len(f.forms))
        pieces = [longest.span]
        for span in sorted(one.span for one in found if one is not longest):
            if span[0] - max(end for _, end in pieces) <= _GAP and min(start for start, _ in pieces) - span[1] <= _GAP:
                pieces.append(span)
        joined.append(_words(texts, longest.said, *pieces) if len(pieces) > 1 else longest)
    return sorted(joined, key=lambda w: (-len(w.forms), w.said.column))


def _forms(texts: Sequence[ComparedText], words: Sequence[_Words], left: int) -> tuple[list[Form], int]:
    """The forms, the fullest first, and how many more may be compared."""
    fullest = words[0]
    named = next((one.said for one in words if one.said.speaker or one.said.entity is not None), fullest.said)
    forms = [Form(fullest.said, fullest.span, ("whole",))]
    for one in words[1:]:
        found: list[Difference] = []
        if one.forms != fullest.forms and left:
            found = _changes(texts, fullest, one)
            left -= 1
        forms.append(_form(named, one, found))
    return forms, left


def _changes(texts: Sequence[ComparedText], fullest: _Words, one: _Words) -> list[Difference]:
    """The differences that make it another wording of what was said."""
    left, right = texts[fullest.said.column], texts[one.said.column]
    both_direct = fullest.said.direct and one.said.direct
    found = []
    for change in differences(left, fullest.span, right, one.span):
        if change.kind in ("spelling", "moved") or (change.kind == "equivalent" and not both_direct):
            continue
        quoted = _is_quoted(change.left, fullest) or _is_quoted(change.right, one)
        says = change.kind == "fact" or _says_something(left, change.left) or _says_something(right, change.right)
        if quoted and says:
            found.append(change)
    return found


def _is_quoted(span: Span | None, words: _Words) -> bool:
    """Whether a span lies in what is quoted, and not in the words of the outlet that interrupt it."""
    return span is not None and any(start < span[1] and span[0] < end for start, end in words.pieces)


def _says_something(text: ComparedText, span: Span | None) -> bool:
    """Whether a span holds a word that is more than a particle."""
    return span is not None and any(readings(token.text) for token in tokenise(text.text[slice(*span)]))


def _form(named: Said, one: _Words, found: Sequence[Difference]) -> Form:
    missing = tuple(change.left for change in found if change.left and not change.right)
    changed = tuple((change.left, change.right) for change in found if change.right)
    variants = tuple(_variants(named, one.said, cut=bool(missing), changed=bool(changed)))
    return Form(one.said, one.span, variants or ("whole",), missing, changed)


def _variants(named: Said, said: Said, *, cut: bool, changed: bool) -> Iterator[Variant]:
    if cut:
        yield "cut"
    if changed:
        yield "changed"
    if speaks_otherwise(named, said):
        yield "ascribed"


def speaks_otherwise(one: Said, other: Said) -> bool:
    """Whether two quotations are ascribed to different speakers: two entities, or two names without a word in common.
    Who is not named, or by an office alone, may be anyone; a name that holds the other may be the same."""
    here, there = _name_words(one.speaker), _name_words(other.speaker)
    if here <= there or there <= here or fuzz.ratio(one.speaker, other.speaker) >= _SAME_NAME:
        return False
    if one.entity is not None and other.entity is not None:
        return one.entity != other.entity
    if _is_office(one.speaker) or _is_office(other.speaker):
        return False
    return len(here) > 1 and len(there) > 1 and not here & there


def _name_words(speaker: str) -> set[str]:
    return set(speaker.replace("عبد ", "عبد").split())


def _is_office(speaker: str) -> bool:
    first = speaker.partition(" ")[0]
    return not {first, first.removeprefix("ال")}.isdisjoint(roles() | bodies() | media_words() | folded("ranks"))
