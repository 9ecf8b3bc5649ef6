"""Years in words: ``ألفين وستة عشر``, ``ألف وتسعمئة وسبعة وستين``. Read only after عام or سنة."""

from ..normalise import fold
from .pieces import count_at
from .reading import Reading

_THOUSANDS = {"الف": 1000, "الفين": 2000, "الفان": 2000}
_HUNDREDS = {
    fold(unit + hundred): number * 100
    for number, unit in enumerate(("", "مئتين", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"), start=1)
    for hundred in ("مئة", "مائة", "ماية")
}


def spelled_year_at(reading: Reading, index: int) -> tuple[int, int] | None:
    """A year from 1001 to 2099 in words, and the index after it."""
    year = _THOUSANDS.get(reading.form(index), 0)
    if not year:
        return None
    end = index + 1
    hundreds = _HUNDREDS.get(_tied(reading, end), 0)
    if hundreds:
        year, end = year + hundreds, end + 1
    if _tied(reading, end):
        rest = count_at(reading, end)
        if rest and rest[0] < 100 and reading.number(end) is None:
            year, end = year + rest[0], rest[1]
    return (year, end) if 1000 < year <= 2099 else None


def _tied(reading: Reading, index: int) -> str:
    """The word at ``index`` without its و; empty where it has none or does not stand right after."""
    form = reading.form(index)
    return form[1:] if form.startswith("و") and reading.joined(index - 1) else ""
