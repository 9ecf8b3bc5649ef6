"""A unit and the body it belongs to are one name: ``كلية الزراعة بجامعة أسيوط``, ``ورشة الصيانة في هيئة السكك الحديد``;
so are bodies and their seat: ``السفارة العراقية في ستوكهولم``."""

from collections.abc import Iterable

from ..clitics import is_stop_word
from .lexicon import listed, origins, roles
from .marks import Mark
from .mention import Span
from .offices import is_title
from .reading import Reading

_SURE = {"organisation.with_larger": 0.8, "organisation.with_seat": 0.6}
_LONGEST = 3


def find(reading: Reading, candidates: Iterable[Span]) -> list[Span]:
    """Units with what follows them, from spans that were found apart; ``candidates`` may overlap."""
    longest: dict[int, Span] = {}
    for one in candidates:
        if one.kind != "person" and (one.first not in longest or longest[one.first].end < one.end):
            longest[one.first] = one
    units = roles("body_leads")["unit"]
    found: list[Span] = []
    for index in reading.having(Mark.UNIT):
        for form, cut in reading.cuts(index):
            if form in units:
                ends = {longest[index].end} if index in longest and longest[index].cut == cut else set()
                ends.add(_plain_end(reading, index + 1))
                merged = [span for end in ends if end and (span := _merged(reading, index, end, form, cut, longest))]
                found += sorted(merged, key=lambda span: -span.end)[:1]
                break
    return found


def _plain_end(reading: Reading, at: int) -> int:
    """The end of the unit's own name where no rule has it: قسم الآثار, ورشة صيانة. 0 where there is none."""
    end = at
    while end - at < _LONGEST and end < reading.size and reading.joined(end - 1):
        form = reading.forms[end]
        stops = is_stop_word(form) or is_title(form) or form in listed("words_after_names") or form in origins()
        if stops or not form.startswith(("ال", "وال")) or not reading.joined(end):
            break
        end += 1
    return end if end > at else 0


def _merged(reading: Reading, index: int, end: int, form: str, cut: int, longest: dict[int, Span]) -> Span | None:
    if end >= reading.size or not reading.joined(end - 1):
        return None
    if reading.form(end) in ("في", "فى") and reading.joined(end):
        inner = longest.get(end + 1)
        tied = inner is not None and not inner.cut
    else:
        inner = longest.get(end)
        tied = inner is not None and inner.cut > 0 and reading.form(end).startswith("ب")
    if inner is None or not tied:
        return None
    rule = "organisation.with_larger"
    if inner.kind == "place":
        known = index in longest and longest[index].kind == "organisation" and longest[index].end == end
        known = known and not longest[index].rule.startswith("gazetteer.")
        if not known or form not in roles("body_leads")["seated" if inner.cut else "seated_in"]:
            return None
        rule = "organisation.with_seat"
    name = reading.written(index, inner.end, cut)
    return Span(index, inner.end, cut, "organisation", name, rule, _SURE[rule])
