"""Bodies named without a head: in quotation marks (``قائمة «الوفاء»``, ``عضو مكتب «الإرادة»``), by whose chief or share
is spoken of (``سهم سيمترا``), and by the short form of a full name (``وعقدت شمران`` after منظمة شمران)."""

from collections.abc import Iterable

from ..clitics import is_stop_word
from .lexicon import NameWord, is_common, is_word, listed, origins, roles
from .marks import Mark
from .mention import Span
from .offices import is_title
from .outlets import after_quotes, marked_end
from .places import PARTICIPLE
from .reading import Reading

_NEAR = 6
_LONGEST_FOREIGN = 3
_SHORTEST = 4
_COMMON = 4e-6
_TITLES = ("يدعي", "الملقب", "المدعو", "اسمه", "اسمها", "المكني", "لقب", "يلقب", "وشهرته", "الشهير")


def in_marks(reading: Reading) -> list[Span]:
    """One to three words that fill marks, where what stands before says that they name a body."""
    marked = [(at, end) for at in after_quotes(reading) if (end := marked_end(reading, at))]
    found: list[Span] = []
    for at, end in marked:
        rule = _rule_of(reading, at, end)
        tied = found and reading.form(at - 1) == "و" and found[-1].end == at - 1
        if rule or tied:
            found.append(_span(reading, at, end, rule or "organisation.marks_tied", 0.75))
    names = {tuple(reading.forms[span.first : span.end]): span for span in found}
    taken = {span.first for span in found}
    for at, end in marked:
        if at not in taken and tuple(reading.forms[at:end]) in names:
            found.append(_span(reading, at, end, "organisation.marks_again", 0.75))
    return found


def _span(reading: Reading, first: int, end: int, rule: str, sure: float) -> Span:
    return Span(first, end, 0, "organisation", reading.written(first, end), rule, sure)


def _rule_of(reading: Reading, at: int, end: int) -> str:
    """The rule by which words in marks name a body; empty where none does."""
    before = reading.form(at - 1)
    contexts = roles("body_contexts")
    if not before or reading.gap(at - 1).strip(" «\"“‘'") or reading.form(at - 2) in _TITLES:
        return ""
    if any(form in contexts["marks_after"] for form, _ in reading.cuts(at - 1)):
        return "organisation.marks_after"
    near = reading.forms[max(0, at - _NEAR) : at - 1]
    officed = any(word.removeprefix("و") in contexts["office"] for word in near)
    if officed and before in ("في", "مع", "باسم", "من", "ل", "صندوق", "مكتب", "لدي", "كتله", "تيار"):
        return "organisation.marks_of_office"
    if before == "ل":
        return "organisation.marks_told"
    if before.endswith("ت") and len(before) > _SHORTEST and not before.endswith("ات"):
        said = any(form in listed("reporting_verbs") for form, _ in reading.cuts(at - 1))
        return "organisation.marks_acting" if said else ""
    acts = reading.form(end)
    if before in ("ان", "وان", "بان") and acts.startswith("ت") and len(acts) > _SHORTEST and not acts.endswith("ه"):
        return "organisation.marks_acting"
    return ""


def led(reading: Reading) -> list[Span]:
    """Names that Arabic does not know, after what leads to a firm; bare names after الناطق باسم."""
    found: list[Span] = []
    contexts = roles("body_contexts")
    for index in reading.having(Mark.LED_BODY):
        at = index + 1
        if not reading.joined(index) or at >= reading.size:
            continue
        form = reading.forms[index]
        if form == "باسم" and reading.form(index - 1).removeprefix("و") in contexts["speaks"]:
            end = _bare_end(reading, at)
            found += [_span(reading, at, end, "organisation.spoken_for", 0.65)] if end else []
        elif form == "ولدي":
            continue
        elif any(word in contexts["firm_of"] for word, _ in reading.cuts(index)):
            end = _foreign_end(reading, at)
            found += [_span(reading, at, end, "organisation.of_chief", 0.6)] if end else []
    return found


def _bare_end(reading: Reading, at: int) -> int:
    """A noun without a head after باسم: الناطق باسم ترحال."""
    form = reading.form(at)
    if is_stop_word(form) or is_title(form) or form in origins() or len(form) < 3:
        return 0
    heads = roles("organisation_heads")
    if any(form in heads[key] for key in heads) or form in listed("annexed_nouns"):
        return 0
    if form.startswith("ال"):
        return at + 1 if reading.kind(at) is NameWord.DEFINITE else 0
    if reading.joined(at) and reading.form(at + 1).startswith("ال"):
        return 0
    return at + 1


def _foreign_end(reading: Reading, at: int) -> int:
    end = at
    while end < reading.size and end - at < _LONGEST_FOREIGN:
        form = reading.forms[end]
        if len(form) < 3 or is_stop_word(form) or is_word(form) or form in origins() or form.startswith(("ال", "و")):
            break
        if form == "اساقفه" or reading.kind(end) is not NameWord.UNKNOWN or PARTICIPLE.fullmatch(form):
            break
        end += 1
        if not reading.joined(end - 1):
            break
    return end if end > at and len(reading.forms[at]) >= _SHORTEST else 0


def short_forms(reading: Reading, bodies: Iterable[Span]) -> list[Span]:
    """The bare name of a body whose head the article gave before it (حركة شمعون), after a feminine verb."""
    full: dict[str, Span] = {}
    for span in bodies:
        if span.kind == "organisation" and span.end - span.first == 2 and not reading.form(span.first).startswith("ال"):
            full.setdefault(reading.form(span.first + 1), span)
    found: list[Span] = []
    if full.keys().isdisjoint(reading.forms):
        return found
    for at, form in enumerate(reading.forms):
        body = full.get(form)
        if body is None or at <= body.end or not reading.joined(at - 1):
            continue
        verb = reading.forms[at - 1]
        feminine = verb.endswith("ت") and len(verb) > 3 and not verb.endswith("ات")
        proper = not form.startswith("ال") or not is_common(form, _COMMON)
        if feminine and proper and form not in origins() and form not in listed("not_names_of_bodies"):
            found.append(Span(at, at + 1, 0, "organisation", body.name, "organisation.short_acting", 0.7))
    return found
