"""Numbers in digits and in words: 3 and ثلاثة and ثلاث; 20 and عشرين and عشرون."""

from functools import cache

from ..normalise import fold
from ..words import entries

_NOT_SURE = frozenset(("احد", "احدي", "اثنين", "اثني", "اثنتي", "اثنا", "اثنتا", "ثماني"))
"""Forms that are something else as often: Sunday, Monday, half of twelve, the word eight in eighty."""

_LARGER = {
    "200": ("مئتين", "مئتان", "مئتي"),
    "1000": ("الف",),
    "2000": ("الفين", "الفي", "الفان"),
    "1000000": ("مليون",),
}


def of(form: str) -> tuple[str, ...]:
    """The other spellings of the number that ``form`` is; none where it is no number."""
    return _numbers().get(form, ())


@cache
def _numbers() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for number, *spellings in entries("numbers"):
        words = (form for form in map(fold, spellings) if not form.startswith("ال") and form not in _NOT_SURE)
        same = (number, *dict.fromkeys(words))
        table.update(dict.fromkeys(same, same))
    return table | _LARGER
