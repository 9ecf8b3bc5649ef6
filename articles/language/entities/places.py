"""Places that a noun of place names: ``محافظة النخيل``, ``بلدة عين الصفا``."""

from .lexicon import NameWord, listed, origins
from .marks import Mark
from .mention import Span
from .reading import Reading

_NAMED_BY_TWO = frozenset(
    [
        "عين",
        "تل",
        "ام",
        "ابو",
        "خان",
        "راس",
        "بيت",
        "دير",
        "جسر",
        "وادي",
        "كفر",
        "بني",
        "شط",
        "برج",
        "حي",
        "باب",
        "سد",
        "نهر",
        "بئر",
    ]
)


def find(reading: Reading) -> list[Span]:
    found: list[Span] = []
    for index in reading.having(Mark.PLACE):
        if not reading.joined(index) or not reading.free(index, index + 2):
            continue
        if any(form in listed("place_heads") for form, _ in reading.cuts(index)):
            end = _name_end(reading, index + 1)
            if end:
                name = reading.written(index + 1, end)
                found.append(Span(index + 1, end, 0, "place", name, "place.after_noun", 0.7))
    return found


def _name_end(reading: Reading, index: int) -> int:
    form = reading.form(index)
    if form in origins() or form in listed("words_after_names"):
        return 0
    if form in _NAMED_BY_TWO and reading.joined(index) and reading.form(index + 1).startswith("ال"):
        return index + 2
    kind = reading.kind(index)
    if kind is NameWord.DEFINITE or (kind is NameWord.UNKNOWN and not form.endswith(("ون", "ين", "ات"))):
        return index + 1
    return 0
