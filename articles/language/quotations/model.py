"""What the rules of reported speech hand to one another."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class QuotationMention:
    """Reported speech. ``text[start:end]`` is what was said, without its outer marks.

    ``cue`` is the verb or preposition as written ("" where none was found), ``direct`` says whether the words stand
    in quotation marks or after a colon, ``rule`` names the rule that found it. ``stance`` says how the reporting verb
    presents what was said: "neutral", "assertive", "denying", "doubting" or "revealing" (``stance.py``).
    """

    start: int
    end: int
    text: str
    speaker: str
    role: str
    cue: str
    direct: bool
    rule: str
    stance: str


@dataclass(frozen=True, slots=True)
class MarkedSpan:
    """Words between quotation marks; ``start`` and ``end`` leave them out, ``after`` is behind the closing one.
    ``inner`` are the spans in marks that this one holds."""

    start: int
    end: int
    after: int
    closed: bool
    words: int
    inner: tuple["MarkedSpan", ...] = ()


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb at token ``index``. ``opens_clause``: it begins a clause, so it can end the speech before it."""

    index: int
    start: int
    end: int
    lemma: str
    feminine: bool
    participle: bool
    opens_clause: bool
    has_object: bool
    negated: bool


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person with a role, or an institution without one; ``next_index`` is the first token after the naming."""

    name: str
    role: str
    next_index: int
    feminine: bool = False


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person found by another rule: span, full name, role or ""."""

    start: int
    end: int
    name: str
    role: str
