"""Places whose noun belongs to their name: ``مطار بغداد الدولي``, ``معبر البوكمال``, ``جامع النوري``."""

from collections.abc import Mapping

from .lexicon import listed, origins, roles
from .marks import Mark
from .mention import Span
from .reading import Reading

_MOST_ADJECTIVES = 2


def find(reading: Reading, known: list[Span]) -> list[Span]:
    """Wholes around places of the gazetteer, and before definite words. ``known`` are the gazetteer's spans."""
    known_at = {span.first: span for span in known}
    heads = roles("place_wholes")
    found: list[Span] = []
    for index in reading.having(Mark.WHOLE):
        if not reading.joined(index):
            continue
        for form, cut in reading.cuts(index):
            if form in heads["known"] or form in heads["definite"]:
                end = _end(reading, index + 1, known_at, definite=form in heads["definite"])
                if end:
                    found.append(Span(index, end, cut, "place", reading.written(index, end, cut), "place.whole", 0.85))
                break
    return found


def within_events(reading: Reading, known: list[Span]) -> set[int]:
    """First words of places inside the names of fairs and meetings: ``معرض القاهرة الدولي للكتاب`` names no place."""
    found: set[int] = set()
    for span in known:
        if span.kind == "place" and reading.joined(span.first - 1) and _is_event(reading, span.first - 1):
            after = reading.form(span.end) if reading.joined(span.end - 1) else ""
            if after in listed("place_adjectives") or (after.startswith("لل") and len(after) > 4):
                found.add(span.first)
    return found


def _is_event(reading: Reading, index: int) -> bool:
    return index >= 0 and any(form in listed("events") for form, _ in reading.cuts(index))


def _end(reading: Reading, at: int, known: Mapping[int, Span], *, definite: bool) -> int:
    """Where the name ends that begins at ``at``; 0 where no place's name begins there."""
    span = known.get(at)
    if span and span.kind == "place" and not span.cut:
        return _with_adjectives(reading, span.end)
    if not definite or not _may_name(reading, at):
        return 0
    return _with_adjectives(reading, at + 1)


def _may_name(reading: Reading, at: int) -> bool:
    form = reading.form(at)
    return (
        form.startswith("ال")
        and len(form) > 4
        and form not in origins()
        and not form.endswith(("ين", "ات"))
        and form not in listed("words_after_names")
        and form not in listed("not_names_of_bodies")
        and form not in listed("place_adjectives")
    )


def _with_adjectives(reading: Reading, end: int) -> int:
    first = end
    while (
        end - first < _MOST_ADJECTIVES and reading.joined(end - 1) and reading.form(end) in listed("place_adjectives")
    ):
        end += 1
    return end
