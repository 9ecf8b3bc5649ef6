"""Clubs that no list has, in articles about sport: ``سحق الشروق ضيفه الميناء``, ``مدرب الكفاح``, ``وداد تمارة``; and
their short forms (``الوداد``)."""

from collections.abc import Iterable, Mapping

from ..clitics import is_stop_word
from .lexicon import NameWord, is_common, is_word, listed, origins, roles
from .marks import Mark
from .mention import Span
from .offices import is_title
from .places import PARTICIPLE
from .reading import Reading

_WORDS_OF_SPORT, _LEAST_WORDS_OF_SPORT = 5, 2
_LONGEST_FOREIGN = 2
_COMMON = 4e-6
_SURE = {
    "club.by_play": 0.6,
    "club.opponent": 0.8,
    "club.of_player": 0.65,
    "club.with_head": 0.75,
    "club.tied": 0.6,
    "club.town": 0.97,
    "club.of_nation": 0.7,
}
_PEOPLE = (NameWord.GIVEN, NameWord.FAMILY, NameWord.DEFINITE, NameWord.DOUBTFUL)
_TIES = frozenset(["علي", "امام", "مع", "ضد", "و"])
_BEFORE_MEN = frozenset(["مدرب", "لاعب", "لاعبه", "مهاجم", "حارس", "مدافع", "كابتن", "ظهير", "هداف", "مهاجمه", "حارسه"])
_ATTACHED = "وفبل"


def find(reading: Reading, known: Iterable[Span]) -> list[Span]:
    """Clubs by what stands before them. ``known`` are the gazetteer's spans: a town may stand for its club."""
    words = len(listed("match_words").intersection(reading.forms))
    if words < _LEAST_WORDS_OF_SPORT:
        return []
    places = {span.first: span for span in known if span.kind == "place"}
    found: list[Span] = []
    for index in reading.having(Mark.CLUB):
        found += _with_head(reading, index, places) or _of_nation(reading, index)
        if reading.joined(index):
            found += _after(reading, index, places)
    if words < _WORDS_OF_SPORT:
        found = [span for span in found if span.rule in ("club.opponent", "club.with_head")]
    return [*found, *_short_forms(reading, found)]


def _after(reading: Reading, index: int, places: Mapping[int, Span]) -> list[Span]:
    contexts = roles("club_contexts")
    rule = town = ""
    for form, cut in reading.cuts(index):
        if form in contexts["opponent"]:
            rule = "club.opponent"
        elif form in contexts["of"] and not reading.form(index).startswith("ال"):
            rule = "club.of_player"
        elif form in contexts["play"] and (not cut or reading.forms[index][0] in _ATTACHED):
            rule, town = "club.by_play", form
    place = places.get(index + 1)
    if place and not place.cut and town in contexts["town"]:
        return [_span(reading, index + 1, place.end, 0, "club.town"), *_other_side(reading, place.end, places)]
    span = _club_at(reading, index + 1, places, rule) if rule else None
    if span is None:
        return []
    return [span, *_other_side(reading, span.end, places)]


def _club_at(reading: Reading, at: int, places: Mapping[int, Span], rule: str, cut: int = 0) -> Span | None:
    """The club whose name begins at word ``at``."""
    if at >= reading.size:
        return None
    form = reading.forms[at][cut:]
    place = places.get(at)
    if place and place.cut == cut:
        return _span(reading, at, place.end, cut, rule) if rule == "club.opponent" else None
    if form.startswith("ال"):
        return _span(reading, at, _adjective_end(reading, at), cut, rule) if _is_club(reading, at, form, rule) else None
    end = _foreign_end(reading, at, cut) if rule != "club.by_play" else 0
    if end and rule == "club.of_player" and reading.form(at - 1) in _BEFORE_MEN:
        end = at + 1 if reading.joined(at) and reading.kind(at + 1) is NameWord.GIVEN else 0
    return _span(reading, at, end, cut, rule) if end else None


def _span(reading: Reading, first: int, end: int, cut: int, rule: str) -> Span:
    return Span(first, end, cut, "organisation", reading.written(first, end, cut), rule, _SURE[rule])


def _is_club(reading: Reading, at: int, form: str, rule: str) -> bool:
    if (
        len(form) < 4
        or form in roles("club_contexts")["none"]
        or form in origins()
        or is_title(form)
        or form in listed("words_after_names")
    ):
        return False
    if form in listed("match_words") or form in listed("place_adjectives") or form.endswith(("ين", "ون", "ات")):
        return False
    if rule == "club.opponent" or reading.kind(at) not in _PEOPLE:
        return True
    plays = reading.joined(at) and reading.form(at + 1) in roles("club_contexts")["opponent"] | _TIES
    return plays and reading.kind(at) is NameWord.DEFINITE


def _adjective_end(reading: Reading, at: int) -> int:
    following = reading.form(at + 1) if reading.joined(at) else ""
    own = following in ("الرياضي", "الساحلي", "الملكي") and following not in origins()
    return at + 2 if own else at + 1


def _foreign_end(reading: Reading, at: int, cut: int) -> int:
    """The end of one or two words that Arabic does not know."""
    end = at
    while end < reading.size and end - at < _LONGEST_FOREIGN:
        form = reading.forms[end][cut if end == at else 0 :]
        if len(form) < 3 or is_stop_word(form) or is_word(form) or form in origins():
            break
        if form.startswith("ال") or form in roles("club_contexts")["opponent"]:
            break
        if reading.kind(end, cut if end == at else 0) is not NameWord.UNKNOWN:
            break
        end += 1
        if not reading.joined(end - 1):
            break
    return end if end > at else 0


def _other_side(reading: Reading, at: int, places: Mapping[int, Span]) -> list[Span]:
    """``تعادل الكرمة مع دهوك``, ``لقاء الشروق والميناء``."""
    if at >= reading.size or not reading.joined(at - 1):
        return []
    form = reading.form(at)
    if form in _TIES and reading.joined(at):
        if at + 1 in places and not places[at + 1].cut and form != "في":
            return [_span(reading, at + 1, places[at + 1].end, 0, "club.tied")]
        other = _club_at(reading, at + 1, places, "club.tied")
    elif form.startswith("وال"):
        other = _club_at(reading, at, places, "club.tied", 1)
    else:
        other = None
    return [other] if other else []


def _with_head(reading: Reading, index: int, places: Mapping[int, Span]) -> list[Span]:
    heads = roles("club_contexts")["head"]
    for form, cut in reading.cuts(index):
        if form in heads and reading.joined(index) and (not cut or reading.forms[index][0] in _ATTACHED):
            at = index + 1
            place = places.get(at)
            if place and not place.cut:
                return [_span(reading, index, place.end, cut, "club.with_head")]
            if form in roles("club_contexts")["sure_head"]:
                named = reading.kind(at) in (*_PEOPLE, NameWord.UNKNOWN) and not PARTICIPLE.fullmatch(reading.form(at))
            else:
                named = form != "اتحاد" and reading.kind(index, cut) is not NameWord.GIVEN and _is_rare(reading, at)
            return [_span(reading, index, at + 1, cut, "club.with_head")] if named else []
    return []


def _is_rare(reading: Reading, at: int) -> bool:
    form = reading.form(at)
    if form.startswith("ال"):
        return not is_common(form, _COMMON) and _is_club(reading, at, form, "club.opponent")
    return reading.kind(at) is NameWord.UNKNOWN and not is_word(form) and not PARTICIPLE.fullmatch(form)


def _of_nation(reading: Reading, index: int) -> list[Span]:
    """``الملعب التونسي``, ``الدفاع الحسني الجديدي``: a definite noun of clubs and adjectives."""
    heads = roles("club_contexts")["definite_head"]
    for form, cut in reading.cuts(index):
        if form in heads:
            end = index + 1
            while end - index < 4 and reading.joined(end - 1) and _is_nisba(reading, end):
                end += 1
            strange = any(
                word in origins() or reading.kind(at) in _PEOPLE for at, word in _forms(reading, index + 1, end)
            )
            if end > index + 1 and strange:
                return [_span(reading, index, end, cut, "club.of_nation")]
            break
    return []


def _forms(reading: Reading, first: int, end: int) -> Iterable[tuple[int, str]]:
    return enumerate(reading.forms[first:end], start=first)


def _is_nisba(reading: Reading, at: int) -> bool:
    form = reading.form(at)
    if form in ("الدولي", "الاسيوي", "الافريقي_", "الاوروبي", "المحلي", "الحالي", "الماضي", "العالمي"):
        return False
    return form.startswith("ال") and form.endswith("ي") and len(form) > 4 and form not in listed("words_after_names")


def _short_forms(reading: Reading, found: Iterable[Span]) -> list[Span]:
    """``الوداد`` after وداد تمارة: the head with the article."""
    full: dict[str, Span] = {}
    for span in found:
        head = reading.forms[span.first][span.cut :]
        if span.rule == "club.with_head":
            full[f"ال{head}"] = full[f"لل{head}"] = span
        elif span.rule == "club.of_nation" and head not in ("النادي", "الملعب", "الاتحاد", "الدفاع", "الجيش"):
            full[head] = span
    shorts: list[Span] = []
    for at, written in enumerate(reading.forms) if full else ():
        for form, cut in reading.cuts(at) if "ل" in written else ():
            club = full.get(form)
            if club and at > club.first and reading.form(at + 1) not in origins():
                shorts.append(Span(at, at + 1, cut, "organisation", club.name, "club.short", 0.75))
                break
    return shorts
