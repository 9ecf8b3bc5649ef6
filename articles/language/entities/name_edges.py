"""Words at the two ends of a person's name that rules and tagger left out: ``زلماي خليل`` زاد, فلة ``بوضياف حسيبة``."""

from collections.abc import Iterable
from dataclasses import replace

from ..clitics import is_stop_word
from ..words import frequencies
from .lexicon import NameWord, is_foreign, is_from_elsewhere, is_word, listed, origins, roles
from .mention import Span
from .name_forms import Words, forms_of, words_of
from .offices import is_title
from .own_names import with_own_names
from .reading import Reading
from .short_contexts import is_relative

_AFTER = frozenset(["الابن", "الاب", "الثالث", "الاصغر"])
_KNOWN = (NameWord.GIVEN, NameWord.FAMILY)
_LONGEST = 5
_VERBAL = ("ا", "ب", "ت", "س", "ف", "ك", "ل", "م", "ن", "و", "ي")
"""Letters with which a word that no list holds may be a verb, a participle or two words."""
_JOINED = ("ال", "ب", "ت", "ف", "ل", "و", "ي")
_ENDINGS = ("ه", "ت", "هم", "ون", "ين", "ات", "وا")


def with_edges(reading: Reading, spans: Iterable[Span]) -> list[Span]:
    """The same names, people's longer where a word beside them can only be theirs and shorter where one cannot be, each
    under the name that the article gives; none overlap."""
    found = sorted(spans, key=lambda span: span.first)
    givens = _givens(reading, found)
    found = [_without_words(reading, span, givens) if _may_change(span) else span for span in found]
    known = _known(reading, found)
    for at, span in enumerate(found):
        if not _may_change(span):
            continue
        after = found[at + 1].first if at + 1 < len(found) else reading.size
        before = found[at - 1].end if at else 0
        span = _as_elsewhere(reading, span, before, after, known)  # noqa: PLW2901
        span = _to_the_right(reading, span, after)  # noqa: PLW2901
        found[at] = _to_the_left(reading, span, before)
    return with_own_names(reading, found)


def _may_change(span: Span) -> bool:
    return span.kind == "person" and span.rule != "gazetteer.own"


def _known(reading: Reading, spans: Iterable[Span]) -> frozenset[Words]:
    """Names of several parts and their shorter forms, as folded words."""
    found: set[Words] = set()
    for span in spans:
        words = words_of(reading, span)
        forms = forms_of(words) if span.kind == "person" else None
        if forms:
            found |= {words, *forms.partial}
    return frozenset(found)


def _givens(reading: Reading, spans: Iterable[Span]) -> frozenset[Words]:
    """First parts of names of three parts, or of two that no definite word of the language ends."""
    found: set[Words] = set()
    for span in spans:
        forms = forms_of(words_of(reading, span)) if span.kind == "person" else None
        if forms and (forms.partial or not _ends_in_a_word(reading, span)):
            found.add(forms.given)
    return frozenset(found)


def _ends_in_a_word(reading: Reading, span: Span) -> bool:
    form = reading.form(span.end - 1)
    numbered = form in roles("name_parts")["ordinal"] or form in _AFTER
    return form.startswith("ال") and reading.kind(span.end - 1) is NameWord.NONE and not numbered


def _without_words(reading: Reading, span: Span, givens: frozenset[Words]) -> Span:
    """Without a relative before the name (``ابنة عمها`` هند), and without a definite word behind a foreign one (فيكتور
    بوغاشيف ``الطبيب``) or the given name of whom the article names in full (وصممت المهندسة عفاف ``الواجهة``)."""
    words = words_of(reading, span)
    if len(words) > 1 and is_relative(words[0]):
        name = reading.written(span.first + 1, span.end)
        return replace(span, first=span.first + 1, cut=0, name=name, last=min(span.last, len(words) - 2))
    foreign = len(words) > 2 and all(map(is_from_elsewhere, words[:-1]))
    if len(words) > 1 and (foreign or words[:-1] in givens) and _ends_in_a_word(reading, span):
        name = reading.written(span.first, span.end - 1, span.cut)
        return replace(span, end=span.end - 1, last=int(len(words) > 2), name=name)
    return span


def _as_elsewhere(reading: Reading, span: Span, before: int, after: int, known: frozenset[Words]) -> Span:
    """With the word beside it, where both are a name that stands elsewhere in the article: ``نقيب الزغبي`` after
    ``نقيب عارف الزغبي``, though a captain is a نقيب too."""
    words, at = words_of(reading, span), span.first - 1
    if span.end < after and reading.joined(span.end - 1) and (*words, reading.form(span.end)) in known:
        return replace(span, end=span.end + 1, last=1, name=reading.written(span.first, span.end + 1, span.cut))
    if span.cut or at < before or not reading.joined(at):
        return span
    for form, cut in reading.cuts(at):
        if (form, *words) in known:
            role = span.role.removesuffix(reading.tokens[at].text).strip()
            return replace(span, first=at, cut=cut, role=role, name=reading.written(at, span.end, cut))
    return span


def _to_the_right(reading: Reading, span: Span, limit: int) -> Span:
    end = span.end
    while end < limit and end - span.first < _LONGEST and reading.joined(end - 1) and _goes_on(reading, span, end):
        end += 1
    if end == span.end:
        return span
    return replace(span, end=end, last=1, name=reading.written(span.first, end, span.cut))


def _goes_on(reading: Reading, span: Span, at: int) -> bool:
    form, kind = reading.form(at), reading.kind(at)
    given = reading.kind(span.first, span.cut) is NameWord.GIVEN
    if form in _AFTER:
        return at - span.first > 1
    if _is_other(reading, at, form) or form in listed("words_after_names"):
        return False
    if at - span.first == 1 and not given:
        return False
    if reading.form(at - 1).startswith("ال") and at - span.first > 1:
        return False
    if kind in _KNOWN or _is_ali(reading, at, form):
        return True
    if len(form) < 3 or form.endswith(_ENDINGS):
        return False
    if all(is_foreign(word) or not is_word(word) for word in reading.forms[span.first : at]):
        return kind is NameWord.UNKNOWN or not (form in frequencies() or form.startswith(_JOINED))
    return kind is NameWord.UNKNOWN and not (form.startswith(_VERBAL) or form.endswith("ا"))


def _is_other(reading: Reading, at: int, form: str) -> bool:
    """Whether a word is one that stands beside names."""
    if form == "علي":
        return not _is_ali(reading, at, form)
    return is_stop_word(form) or is_title(form) or form in listed("reporting_verbs") or is_relative(form)


def _is_ali(reading: Reading, at: int, form: str) -> bool:
    """Whether a word is the name and not the preposition على."""
    return form == "علي" and not reading.writes_ala_as_ali and reading.tokens[at].text.endswith("ي")


def _to_the_left(reading: Reading, span: Span, limit: int) -> Span:
    at = span.first - 1
    if span.cut or at < limit or not reading.joined(at):
        return span
    for form, cut in reading.cuts(at):
        if _begins(reading, at, form, cut):
            return replace(span, first=at, cut=cut, name=reading.written(at, span.end, cut))
    return span


def _begins(reading: Reading, at: int, form: str, cut: int) -> bool:
    kind = reading.kind(at, cut)
    if form.startswith("ال") or _is_other(reading, at, form):
        return False
    if kind is NameWord.GIVEN or (form.startswith("ابو") and len(form) > 5):
        return True
    led = reading.joined(at - 1) and any(is_title(word) or word in origins() for word, _ in reading.cuts(at - 1))
    listed_before = reading.form(at).startswith("و") if cut else at > 0 and not reading.joined(at - 1)
    if kind is NameWord.DOUBTFUL:
        return led or (form == "علي" and listed_before)
    if kind is not NameWord.UNKNOWN or len(form) < 3:
        return False
    if led and not cut:
        return True
    return listed_before and not form.endswith(_ENDINGS) and (is_foreign(form) or not form.startswith(_VERBAL))
