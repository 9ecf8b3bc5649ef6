"""Things that carry a person's name: ``جامعة الملك سعود`` names a university, ``كأس الملك فهد`` names nobody."""

from .lexicon import NameWord, listed, nations, roles
from .marks import Mark
from .mention import Kind, Span
from .person_names import name_at
from .reading import Reading

_LEFT_OUT = frozenset(["قريه", "بلده", "قضاء", "ناحيه", "منطقه", "محافظه"])
"""Nouns that are no part of the name after them."""


def find(reading: Reading) -> list[Span]:
    """Facilities with a person's name. Words of things that are no entity are covered, so that no later rule sees a
    person there."""
    found: list[Span] = []
    kinds = roles("facilities")
    for index in reading.having(Mark.FACILITY):
        if reading.form(index - 1) == "عن":
            continue
        if reading.form(index).endswith("ه") and reading.tokens[index].text.endswith("ه"):
            continue  # مكتبه is his office
        for form, cut in reading.cuts(index):
            kind = next((kind for kind, words in kinds.items() if form in words), None)
            if kind is None:
                continue
            end = _named_after(reading, index + 1)
            if end and kind == "none":
                reading.cover(index + 1, end)
            elif end:
                found.append(_span(reading, index, end, cut, "organisation" if kind == "organisation" else "place"))
            break
    return found


def _named_after(reading: Reading, index: int) -> int:
    """The end of a title and a name right after a facility's noun; 0 where there is none."""
    titles = roles("people_titles")["rank"]
    at = index
    while at - index < 2 and reading.joined(at - 1) and reading.form(at) in titles:
        at += 1
    if not reading.joined(at - 1):
        return 0
    name = name_at(reading, at)
    if name is None:
        return 0
    first, *others = (part.kind for part in name.parts)
    bare_adjective = at > index and not others and first is NameWord.DEFINITE
    if (at == index and first is NameWord.UNKNOWN and NameWord.GIVEN in others[:-1]) or (
        bare_adjective and reading.form(name.first)[2:] not in listed("given_names")
    ):
        return 0  # مسجد برمنغهام محمد فاضل: a place, then a man
    if at == index and len(name.parts) < 2:
        if name.parts[0].kind is NameWord.GIVEN and reading.form(name.end) in roles("name_parts")["ordinal"]:
            return name.end + 1  # مركب محمد الخامس
        alone = name.parts[0].kind is NameWord.GIVEN and reading.joined(name.end - 1)
        return name.end if alone and reading.form(name.end).startswith("ال") else 0
    return name.end


def _belongs(form: str) -> bool:
    return form in listed("facility_adjectives") or (form in nations() and form.startswith("ال"))


def _span(reading: Reading, index: int, end: int, cut: int, kind: Kind) -> Span:
    if any(form in _LEFT_OUT for form, _ in reading.cuts(index)):
        index, cut = index + 1, 0
    while reading.joined(end - 1) and _belongs(reading.form(end)):
        end += 1
    return Span(index, end, cut, kind, reading.written(index, end, cut), f"facility.{kind}", 0.8)
