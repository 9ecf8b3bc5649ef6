"""People's names beside what the rest of the article calls them: a word more, or one less."""

from collections.abc import Iterable
from dataclasses import replace

from .lexicon import NameWord, is_from_elsewhere, roles
from .mention import Span
from .name_forms import Words, forms_of, words_of
from .own_names import with_own_names
from .reading import Reading
from .short_contexts import is_relative

_AFTER = frozenset(["الابن", "الاب", "الثالث", "الاصغر"])


def with_edges(reading: Reading, spans: Iterable[Span]) -> list[Span]:
    """The same names, people's longer where the article has the longer name elsewhere and shorter where a word cannot
    be theirs, each under the name that the article gives; none overlap."""
    found = sorted(spans, key=lambda span: span.first)
    givens = _givens(reading, found)
    found = [_without_words(reading, span, givens) if _may_change(span) else span for span in found]
    known = _known(reading, found)
    for at, span in enumerate(found):
        if not _may_change(span):
            continue
        after = found[at + 1].first if at + 1 < len(found) else reading.size
        before = found[at - 1].end if at else 0
        found[at] = _as_elsewhere(reading, span, before, after, known)
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
