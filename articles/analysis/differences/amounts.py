"""Words around numbers and dates that say how much of them is meant: نحو, أكثر من, نهاية."""

from functools import cache

from articles.language.normalise import fold
from articles.language.words import entries

from .model import Unit, Units

_BOUNDS = {
    "more": ("اكثر", "باكثر", "لاكثر", "فوق", "تجاوز", "يفوق", "يزيد", "تزيد", "تجاوزت", "يتجاوز", "تتجاوز", "مايزيد"),
    "less": ("اقل", "باقل", "دون", "تحت"),
    "about": (
        "نحو",
        "بنحو",
        "حوالي",
        "بحوالي",
        "قرابه",
        "زهاء",
        "تقريبا",
        "لنحو",
        "بقرابه",
        "بزهاء",
        "يقارب",
        "تقارب",
        "مايقارب",
        "يناهز",
        "تناهز",
    ),
    "at least": ("الاقل",),
}


def bound_of(units: Units) -> str:
    """Whether a phrase says more, less, about or at least; "" for none of them."""
    forms = {unit.form for unit in units}
    return next((name for name, written in _BOUNDS.items() if not forms.isdisjoint(written)), "")


def period_part(unit: Unit) -> int | None:
    """Which part of a period is named: 0 its beginning, 1 its middle, 2 its end; None where none is."""
    return next((number for word in unit.form.split() if (number := _parts().get(word)) is not None), None)


@cache
def _parts() -> dict[str, int]:
    return {fold(word): number for number, line in enumerate(entries("period_parts")) for word in line}
