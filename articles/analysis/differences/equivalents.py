"""Rules of equivalence: the same day, number, person or body in other words."""

from collections.abc import Sequence

from articles.language.normalise import fold_digits

from ..compared_text import Known
from .model import Change, Unit, Verdict

_CODES = {"person": "same person", "organisation": "same body", "agency": "same agency", "place": "same place"}


def same_meaning(change: Change) -> Verdict | None:
    """Equal keys: ثلاثين and 30, اليوم and السبت, داعش and تنظيم الدولة الإسلامية."""
    if not change.left or not change.right:
        return None
    here, there = _known(change.left), _known(change.right)
    if not here or not there or _keys(here) != _keys(there):
        return None
    if all(span.kind == "number" for span in here) and _in_digits(change.left) and _in_digits(change.right):
        return Verdict("spelling", "digits")
    return Verdict("equivalent", _code(here))


def _known(units: Sequence[Unit]) -> list[Known]:
    """What is known of units that hold nothing else but words that serve others."""
    if any(unit.bare and not unit.known for unit in units):
        return []
    return [unit.known for unit in units if unit.known]


def _keys(known: Sequence[Known]) -> list[tuple[str, str]]:
    return [("name" if span.kind in _CODES else span.kind, span.key) for span in known]


def _code(known: Sequence[Known]) -> str:
    return _CODES.get(known[0].kind, f"same {known[0].kind}")


def _in_digits(units: Sequence[Unit]) -> bool:
    return all(fold_digits(unit.form)[:1].isdigit() for unit in units)


def role_for_name(change: Change) -> Verdict | None:
    """The body by the noun that its name begins with: التنظيم for تنظيم الدولة, الوزارة for وزارة النفط."""
    if not change.left or not change.right or len(change.left) + len(change.right) > 3:
        return None
    for named, noun in ((change.left, change.right), (change.right, change.left)):
        known = _known(named)
        if len(known) != 1 or known[0].kind not in ("organisation", "person", "agency") or len(noun) != 1:
            continue
        word = noun[0]
        if not word.known and _definite(word) and word.bare == known[0].key.split()[0].removeprefix("ال"):
            return Verdict("equivalent", "noun for name")
    return None


def _definite(unit: Unit) -> bool:
    return unit.form.removeprefix("و").removeprefix("ب").startswith(("ال", "لل"))
