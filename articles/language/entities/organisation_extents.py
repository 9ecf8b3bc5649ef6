"""Where the name of a body ends: ``مجلس محافظة نينوى``, ``الهيئة العامة لشؤون الإقامة``.

A name is its head and what the head is annexed to: indefinite nouns of a list, closed by a definite word, a place or
another body; then adjectives, and what the body is for (``لـ``).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from ..words import folded
from .lexicon import NameWord, listed, nations, origins, roles
from .mention import Span
from .reading import Reading

_LONGEST = 9
_SHORTEST_UNKNOWN = 4
_MOST_ANNEXED = 3


def _said(rule: str) -> frozenset[str]:
    return roles("organisation_rules")[rule]


@dataclass(frozen=True, slots=True)
class Extent:
    """Words ``head`` + 1 to ``end`` belong to the name. What they hold: ``annexed`` indefinite nouns, a ``place`` or
    ``body`` that is known by itself, ``definite`` words, a purpose (``for_what``)."""

    end: int
    annexed: int = 0
    place: bool = False
    body: bool = False
    definite: int = 0
    for_what: bool = False


def extent(reading: Reading, index: int, head: str, known: Mapping[int, Span]) -> Extent:
    """What belongs to the head at ``index``, whose folded form without clitics is ``head``."""
    at, annexed = _annexed_end(reading, index + 1, known)
    span = _known_at(reading, at, known)
    if span and span.kind == "place" and (annexed or not head.startswith("ال")):
        end = adjectives_end(reading, span.end)
        last = purpose_end(reading, end) if head not in _said("no_purpose") else end
        return Extent(last, annexed, place=True, for_what=last > end)
    if (
        span
        and span.kind == "organisation"
        and span.rule != "gazetteer.agency"
        and head in _said("of_bodies") | _said("of_companies")
    ):
        company = head in _said("of_companies")
        last = purpose_end(reading, span.end if company else adjectives_end(reading, span.end), nation=not company)
        if company and last == span.end:
            return Extent(index + 1)
        return Extent(_in_place_end(reading, last, head, known), annexed, body=True, for_what=last > span.end)
    end = _chain_end(reading, index, at, known)
    if end == at:
        unknown = head in _said("before_unknown") and reading.joined(index) and _is_unknown(reading, index + 1)
        return Extent(index + 2, place=True) if unknown else Extent(index + 1)
    last = purpose_end(reading, end)
    for_what = last > end or any(reading.form(word).startswith("لل") for word in range(at, end))
    return Extent(_by_place_end(reading, last, head, known), annexed, definite=end - at, for_what=for_what)


def _is_unknown(reading: Reading, at: int) -> bool:
    return (
        reading.kind(at) is NameWord.UNKNOWN and reading.free(at, at + 1) and len(reading.form(at)) > _SHORTEST_UNKNOWN
    )


def _known_at(reading: Reading, at: int, known: Mapping[int, Span]) -> Span | None:
    span = known.get(at) if reading.joined(at - 1) else None
    return span if span and not span.cut else None


def _annexed_end(reading: Reading, at: int, known: Mapping[int, Span]) -> tuple[int, int]:
    """The index after a run of indefinite nouns of the list, and how many they are."""
    first = at
    nouns = listed("annexed_nouns")
    while at - first < _MOST_ANNEXED and at not in known and reading.form(at) in nouns and reading.joined(at - 1):
        at += 1
    closed = at > first and reading.joined(at - 1) and (_is_definite(reading, at) or at in known)
    return (at, at - first) if closed else (first, 0)


def _is_definite(reading: Reading, at: int) -> bool:
    form = reading.form(at)
    return form.startswith("ال") and len(form) > 3 and form not in listed("words_after_names")


def adjectives_end(reading: Reading, at: int) -> int:
    """Adjectives after a place: of the body, or of its nation."""
    while reading.joined(at - 1) and _is_definite(reading, at) and _is_adjective(reading.form(at)):
        at += 1
    return at


def purpose_end(reading: Reading, at: int, *, nation: bool = True) -> int:
    """``للدعم``, ``لكرة القدم``, ``لشؤون الإقامة``, with an adjective or what is joined by و after it."""
    if not reading.joined(at - 1) or not reading.free(at, at + 1):
        return at
    form = reading.form(at)
    if form.startswith("لل") and len(form) > 4 and not _opens_another("ا" + form[1:]):
        end = at + 1
    elif form.startswith("ل") and form[1:] in listed("annexed_nouns") and _annexed_closes(reading, at):
        end = at + 2
    else:
        return at
    while end - at < 4 and reading.joined(end - 1) and _follows_purpose(reading, end):
        if not nation and reading.form(end) in nations():
            break
        end += 1
    return end


def _annexed_closes(reading: Reading, at: int) -> bool:
    return reading.joined(at) and _is_definite(reading, at + 1) and reading.form(at + 1) not in origins()


def _follows_purpose(reading: Reading, at: int) -> bool:
    form = reading.form(at)
    bare = form.removeprefix("و")
    if bare in listed("words_after_names") or not bare.startswith("ال") or len(bare) < 4 or _opens_another(bare):
        return False
    return form.startswith("و") or _is_adjective(form)


def _is_adjective(form: str) -> bool:
    return form.endswith(("ي", "يه")) or form in listed("body_adjectives") or form in origins()


def _in_place_end(reading: Reading, at: int, head: str, known: Mapping[int, Span]) -> int:
    """``بعثة الأمم المتحدة للدعم في ليبيا``."""
    span = known.get(at + 1)
    led = head in _said("in_place") and reading.form(at) == "في" and reading.joined(at - 1) and reading.joined(at)
    return span.end if led and span and span.kind == "place" and not span.cut else at


def _by_place_end(reading: Reading, at: int, head: str, known: Mapping[int, Span]) -> int:
    """``المحكمة الابتدائية بصفاقس``."""
    span = known.get(at)
    led = head in _said("by_place") and span is not None and span.kind == "place" and span.cut == 1
    return span.end if span and led and reading.joined(at - 1) and reading.form(at).startswith("ب") else at


def _chain_end(reading: Reading, head: int, index: int, known: Mapping[int, Span]) -> int:
    """The end of a run of definite words from ``index``."""
    at = index
    while at - index < _LONGEST and reading.joined(at - 1) and _belongs(reading, at, at == head + 1, known):
        if at > index and _ends_before(reading, head, index, at, known):
            break
        at += 1
    while at > index and reading.form(at - 1).startswith(("وال", "لل")) and at - index == 1:
        at -= 1
    return at


def _belongs(reading: Reading, index: int, first: bool, known: Mapping[int, Span]) -> bool:
    form = reading.form(index)
    bare = form[1:] if form.startswith("وال") else form
    if bare in listed("words_after_names") or not reading.free(index, index + 1):
        return False
    if bare.startswith("ال") and len(bare) > 3:
        return not (form.startswith("وال") and (first or index in known or _opens_another(bare)))
    return form.startswith("لل") and len(form) > 4 and not first and not _opens_another("ا" + form[1:])


def _ends_before(reading: Reading, head: int, index: int, at: int, known: Mapping[int, Span]) -> bool:
    """Whether the name ended before the definite word ``at``: at a second purpose, a team's players, whoever the
    sentence goes on about (``مديرية الأمن العام السائقين``), another name, or after the adjective of a nation."""
    form, previous = reading.form(at), reading.form(at - 1)
    if _ends_team(reading, head, at) or (form.startswith("لل") and _has_purpose(reading, index, at)):
        return True
    if previous in nations() and form not in nations() and not form.startswith("لل"):
        return not _is_adjective(form)
    plural = form.endswith(("ين", "ون")) and not form.startswith("وال") and form not in origins()
    if plural and at - index >= 1 and _is_adjective(previous):
        return True
    titles = roles("people_titles")
    if form in titles["rank"] or form in titles["office"]:
        return True
    span = known.get(at)
    return span is not None and span.kind == "place" and not form.startswith("وال")


def _has_purpose(reading: Reading, first: int, end: int) -> bool:
    return any(reading.form(word).startswith("لل") for word in range(first, end))


def _ends_team(reading: Reading, head: int, at: int) -> bool:
    """Whether a club's or a party's name ended before word ``at``: ``نادي القصيم الأدبي`` goes on, ``نادي الاتحاد
    اللاعبين`` does not."""
    bare, form = reading.cuts(head)[-1][0], reading.form(at)
    if reading.form(head) in _said("teams") or bare in _said("teams"):
        if form.startswith("وال"):
            return True
        club = bare in _said("clubs") or reading.form(head) in _said("clubs")
        return club and not (form.endswith("ي") or form in origins() or form in ("الاول", "الاولمبيه", "الرياضيه"))
    return False


def _opens_another(bare: str) -> bool:
    heads = roles("organisation_heads")
    return bare in heads["definite"] or bare in heads["national"] or bare in folded("agencies")
