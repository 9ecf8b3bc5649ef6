"""Which agencies a text credits, in the standard form of words/agencies.txt."""

from dataclasses import dataclass
from functools import cache

from .line_keys import key_of
from .tokens import Token, tokenise
from .words import entries, folded, words

_OPENING = '(«“"[{'
_CLOSING = ')»”"]}'
_SHORT_LINE = 45
_PREFIXES = ("", "ل", "ب", "و", "ول", "وب", "ف", "ك")


@dataclass(frozen=True, slots=True)
class _Form:
    """One way to write an agency: its folded words, its standard form, whether it counts only beside a sign."""

    words: tuple[str, ...]
    standard: str
    ambiguous: bool
    prefix: str


@cache
def _forms() -> dict[str, tuple[_Form, ...]]:
    """By first word as a text writes it, with each glued preposition; the longest form first."""
    known: dict[str, list[_Form]] = {}
    ambiguous = words("ambiguous_agencies")
    for entry in entries("agencies"):
        for written in entry:
            parts = tuple(token.form for token in tokenise(written))
            for prefix in _PREFIXES:
                # للأناضول drops the alef of its article.
                first = parts[0][1:] if prefix.endswith("ل") and parts[0].startswith("ال") else parts[0]
                form = _Form(parts, entry[0], written in ambiguous or len(parts[0]) == 1, prefix)
                known.setdefault(prefix + first, []).append(form)
    return {first: tuple(sorted(forms, key=lambda form: -len(form.words))) for first, forms in known.items()}


@cache
def _whole() -> dict[str, str]:
    return {key_of(written): entry[0] for entry in entries("agencies") for written in entry}


def agency_named(part: str) -> tuple[str, ...]:
    """The agency that ``part`` of a by-line or dateline is and nothing else, in its standard form: none or one."""
    name = _whole().get(key_of(part)) if len(part) < 60 else None
    return (name,) if name else ()


def find_credits(text: str) -> list[str]:
    """Agencies that ``text`` names as its source, each once, in order of first appearance."""
    return list(dict.fromkeys(name for _start, _end, name in find_credit_spans(text)))


def find_credit_spans(text: str) -> list[tuple[int, int, str]]:
    """Where ``text`` names agencies as its source, ``(start, end, standard form)``, in order."""
    tokens = tokenise(text)
    first_words = _forms()
    found: list[tuple[int, int, str]] = []
    after = 0
    for index in [number for number, token in enumerate(tokens) if token.form in first_words]:
        if index >= after and (match := _at(text, tokens, index)):
            after = index + match[1]
            found.append((tokens[index].start, tokens[after - 1].end, match[0]))
    return found


def _at(text: str, tokens: list[Token], index: int) -> tuple[str, int] | None:
    """Standard form and length in tokens of the agency named at ``index``."""
    for form in _forms()[tokens[index].form]:
        if _reads(tokens, index, form.words) and _counts(text, tokens, index, form):
            return form.standard, len(form.words)
    return None


def _reads(tokens: list[Token], index: int, forms: tuple[str, ...]) -> bool:
    return all(index + n < len(tokens) and tokens[index + n].form == forms[n] for n in range(1, len(forms)))


def _counts(text: str, tokens: list[Token], index: int, form: _Form) -> bool:
    forms = form.words
    first, last = tokens[index], tokens[index + len(forms) - 1]
    if forms[0].isascii() and len(forms) == 1 and len(first.text) <= 4 and not first.text.isupper():
        return False
    before = tokens[index - 1].form if index else ""
    if len(forms) > 1 and len(forms[0]) == 1 and "،" in text[first.start : last.end]:
        return False
    if forms == ("الاناضول",) and before in folded("lands_before_anatolia"):
        return False
    if not form.ambiguous:
        return True
    if before in folded("agency_signs"):
        return True
    if len(forms) >= 3:
        return not form.prefix or len(forms[0]) > 1
    near_agency = len(forms) > 1 or any(
        token.form in folded("agency_signs") for token in tokens[max(0, index - 4) : index]
    )
    enclosed = near_agency and _enclosed(text, first.start, last.end)
    return not form.prefix and (enclosed or _in_short_line(text, first.start, last.end))


def _enclosed(text: str, start: int, end: int) -> bool:
    """In marks or brackets of its own, or the last of a list in them: (أ ب), (رويترز، د ب أ)."""
    return (
        text[start - 1 : start] != ""
        and text[start - 1] in _OPENING
        and text[end : end + 1] != ""
        and text[end] in _CLOSING + "،,-–"
    )


def _in_short_line(text: str, start: int, end: int) -> bool:
    """A by-line: a short line without a full stop."""
    line_start = text.rfind("\n", max(0, start - _SHORT_LINE - 1), start) + 1
    if line_start == 0 and start > _SHORT_LINE:
        return False
    newline = text.find("\n", end, end + _SHORT_LINE + 1)
    line_end = newline if newline >= 0 else len(text)
    line = text[line_start:line_end] if line_end - line_start <= _SHORT_LINE else "."
    return not line.rstrip().endswith((".", "؟", "!")) and len(line.split()) <= 7
