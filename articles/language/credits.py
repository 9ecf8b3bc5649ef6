"""Which agencies a text credits, in the standard form of words/agencies.txt."""

from functools import cache

from .tokens import Token, tokenise
from .words import entries, folded, words

_OPENING = '(«“"[{'
_CLOSING = ')»”"]}'
_SHORT_LINE = 45
_PREFIXES = ("", "ل", "ب", "و", "ول", "وب", "ف", "ك")


@cache
def _names() -> dict[str, tuple[tuple[tuple[str, ...], str, bool], ...]]:
    """By first word: the folded words of a form, the standard form, and whether it counts only beside a sign."""
    names: dict[str, list[tuple[tuple[str, ...], str, bool]]] = {}
    ambiguous = words("ambiguous_agencies")
    for entry in entries("agencies"):
        for form in entry:
            folded = tuple(token.form for token in tokenise(form))
            names.setdefault(folded[0], []).append((folded, entry[0], form in ambiguous))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in names.items()}


def find_credits(text: str) -> list[str]:
    """Agencies that ``text`` names as its source, each once, in order of first appearance."""
    tokens = tokenise(text)
    found: dict[str, None] = {}
    index = 0
    while index < len(tokens):
        match = _at(text, tokens, index)
        if match:
            found.setdefault(match[0])
        index += match[1] if match else 1
    return list(found)


def _at(text: str, tokens: list[Token], index: int) -> tuple[str, int] | None:
    """Standard form and length in tokens of the agency named at ``index``."""
    form = tokens[index].form
    for prefix in _PREFIXES:
        if not form.startswith(prefix):
            continue
        bare = form[len(prefix) :]
        # للأناضول drops the alef of its article.
        first = "ا" + bare if prefix.endswith("ل") and bare.startswith("ل") else bare
        for forms, standard, ambiguous in _names().get(first, ()):
            if _reads(tokens, index, forms) and _counts(
                text, tokens, index, forms, ambiguous or len(first) == 1, prefix
            ):
                return standard, len(forms)
    return None


def _reads(tokens: list[Token], index: int, forms: tuple[str, ...]) -> bool:
    return all(index + n < len(tokens) and tokens[index + n].form == forms[n] for n in range(1, len(forms)))


def _counts(text: str, tokens: list[Token], index: int, forms: tuple[str, ...], ambiguous: bool, prefix: str) -> bool:
    first, last = tokens[index], tokens[index + len(forms) - 1]
    if forms[0].isascii() and len(forms) == 1 and len(first.text) <= 4 and not first.text.isupper():
        return False
    before = tokens[index - 1].form if index else ""
    if len(forms) > 1 and len(forms[0]) == 1 and "،" in text[first.start : last.end]:
        return False
    if forms == ("الاناضول",) and before in folded("lands_before_anatolia"):
        return False
    if not ambiguous:
        return True
    if before in folded("agency_signs"):
        return True
    if len(forms) >= 3:
        return not prefix or len(forms[0]) > 1
    near_agency = len(forms) > 1 or any(
        token.form in folded("agency_signs") for token in tokens[max(0, index - 4) : index]
    )
    enclosed = near_agency and _enclosed(text, first.start, last.end)
    return not prefix and (enclosed or _in_short_line(text, first.start, last.end))


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
