"""Numbers of a text with their value, in digits and in words: ٣٠, ثلاثين, خمسة وعشرون ألفاً, 2.5 مليون, 12 %, الثاني.

A value is written as a short string, so that equal strings are the same quantity: ``30``, ``2500000``, ``12%``, ``#2``
for the second, ``2/3`` for two thirds, ``~10`` for tens of something, which nobody counted.
"""

from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from .normalise import fold
from .tokens import Token, is_joint
from .words import entries, folded

_SCALES = {
    **dict.fromkeys(("الف", "الفا", "الاف"), 1_000),
    **dict.fromkeys(("مليون", "مليونا", "ملايين"), 1_000_000),
    **dict.fromkeys(("مليار", "مليارا", "مليارات", "بليون", "بليونا", "بلايين"), 1_000_000_000),
    **dict.fromkeys(("تريليون", "تريليونا", "تريليونات", "ترليون"), 1_000_000_000_000),
}
_SINGLE_SCALES = frozenset(scale + end for scale in ("الف", "مليون", "مليار", "بليون", "تريليون") for end in ("", "ا"))
_PAIRS = {
    **dict.fromkeys(("الفان", "الفين", "الفي"), 2_000),
    **dict.fromkeys(("مليونان", "مليونين", "مليوني"), 2_000_000),
    **dict.fromkeys(("ملياران", "مليارين", "ملياري"), 2_000_000_000),
}
_HUNDRED = frozenset(("مئه", "مائه"))
_TWO_HUNDRED = ("مئتان", "مئتين", "مئتي", "مئتا", "مائتان", "مائتين", "مائتي", "مائتا")
_THREE_TO_NINE = {"ثلاث": 3, "اربع": 4, "خمس": 5, "ست": 6, "سبع": 7, "ثمان": 8, "ثماني": 8, "تسع": 9}
_HUNDREDS = (
    dict.fromkeys(_HUNDRED, 100)
    | dict.fromkeys(_TWO_HUNDRED, 200)
    | {stem + hundred: 100 * digit for stem, digit in _THREE_TO_NINE.items() for hundred in _HUNDRED}
)
_VAGUE = {"عشرات": "~10", "مئات": "~100", "الاف": "~1000", "ملايين": "~1000000", "مليارات": "~1000000000"}
_FRACTIONS = {"نصف": "1/2", "ثلث": "1/3", "ثلثي": "2/3", "ثلثا": "2/3", "ثلثين": "2/3", "ربع": "1/4"}
_TEEN = ("عشر", "عشره")
_NEVER_ALONE = frozenset(("احد", "احدي", "اثنين", "اثني", "اثنتي", "اثنا", "اثنتا", "الاثنين", "الاثني", "الاثنا"))
_PERCENT = frozenset(("المئه", "المائه", "بالمئه", "بالمائه"))
_SIGNS = "%٪"
_CLITICS = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "ال", "بال", "وال", "لل")
_ORDINAL_CLITICS = ("", "و", "ب", "ف")


class Quantity(NamedTuple):
    """``text[start:end]`` says ``value``; whole words, with whatever is written joined to them."""

    start: int
    end: int
    value: str


class _Read(NamedTuple):
    value: Decimal
    end: int


def find_quantities(text: str, tokens: Sequence[Token]) -> list[Quantity]:
    """All numbers of ``text``, whose words are ``tokens``, in order and without overlap."""
    candidates = _candidates()
    found = []
    after = 0
    for index in [n for n, token in enumerate(tokens) if token.form in candidates or token.form[:1].isdigit()]:
        if index >= after and (read := _quantity(text, tokens, index)):
            value, after = read
            last = _closed(text, tokens[after - 1].end) if value.endswith("%") else tokens[after - 1].end
            found.append(Quantity(tokens[index].start, last, value))
    return found


def _quantity(text: str, tokens: Sequence[Token], index: int) -> tuple[str, int] | None:
    form = tokens[index].form
    number = _number(text, tokens, index)
    if number is None:
        return _ordinal(text, tokens, index) or _half(text, tokens, index) or _other(form, index)
    value, end = number
    percent = _percent_end(text, tokens, end)
    written = f"{value.normalize():f}"
    return (f"{written}%", percent) if percent else (written, end)


def _other(form: str, index: int) -> tuple[str, int] | None:
    if is_dual(form):
        return "2", index + 1
    bare = _bare(form, _CLITICS, frozenset((*_VAGUE, *_FRACTIONS)))
    return (_VAGUE.get(bare) or _FRACTIONS[bare], index + 1) if bare else None


def _half(text: str, tokens: Sequence[Token], index: int) -> tuple[str, int] | None:
    """نصف مليون is 500,000."""
    bare = _bare(tokens[index].form, _CLITICS, frozenset(("نصف", "ربع")))
    scale = tokens[index + 1].form if bare and _joined(text, tokens, index) else ""
    return (str(_SCALES[scale] // (2 if bare == "نصف" else 4)), index + 2) if scale in _SINGLE_SCALES else None


def _ordinal(text: str, tokens: Sequence[Token], index: int) -> tuple[str, int] | None:
    bare = _bare(tokens[index].form, _ORDINAL_CLITICS, frozenset(_ordinals()))
    if not bare:
        return None
    value = _ordinals()[bare]
    after = tokens[index + 1].form if _joined(text, tokens, index) else ""
    if value < 10 and after in _TEEN:
        return f"#{value + 10}", index + 2
    tens = _units().get(after.removeprefix("و").removeprefix("ال"), 0) if after.startswith("و") else 0
    if value < 10 and 20 <= tens <= 90:
        return f"#{value + tens}", index + 2
    return f"#{value}", index + 1


def _number(text: str, tokens: Sequence[Token], index: int) -> _Read | None:
    """A number with its scales: 3 آلاف و500, مليون ومئتا ألف."""
    total, below, end = Decimal(0), Decimal("Infinity"), index
    at = index
    while at < len(tokens):
        part = _scaled(text, tokens, at, first=at == index)
        if part is None or part.value >= below:
            break
        total, end = total + part.value, part.end
        below = _scale_of(part.value)
        after = _after_and(text, tokens, end)
        if below < 1_000 or after is None or tokens[end - 1].form[0].isdigit():
            break
        at = after
    return _with_half(text, tokens, _Read(total, end)) if end > index else None


def _with_half(text: str, tokens: Sequence[Token], read: _Read) -> _Read:
    """مليون ونصف المليون, ثلاثة ونصف."""
    after = tokens[read.end].form if _joined(text, tokens, read.end - 1) else ""
    if after not in ("ونصف", "وربع"):
        return read
    value = read.value + _scale_of(read.value) / (2 if after == "ونصف" else 4)
    scale = tokens[read.end + 1].form if _joined(text, tokens, read.end) else ""
    return _Read(value, read.end + (2 if scale.removeprefix("ال") in _SINGLE_SCALES else 1))


def _scale_of(value: Decimal) -> Decimal:
    return next((Decimal(scale) for scale in (10**12, 10**9, 10**6, 1_000) if value >= scale), Decimal(1))


def _after_and(text: str, tokens: Sequence[Token], end: int) -> int | None:
    """Where a number goes on behind و: the word that begins with it, or the one behind a و of its own."""
    if not _joined(text, tokens, end - 1):
        return None
    form = tokens[end].form
    if form == "و":
        return end + 1 if end + 1 < len(tokens) else None
    return end if form.startswith("و") else None


def _scaled(text: str, tokens: Sequence[Token], index: int, *, first: bool) -> _Read | None:
    """A number below a thousand times its scale, or a scale alone: ألف, مليونين."""
    clitics = _CLITICS if first else ("", "و")
    form = tokens[index].form
    if pair := _bare(form, clitics, frozenset(_PAIRS)):
        return _Read(Decimal(_PAIRS[pair]), index + 1)
    if scale := _bare(form, clitics, _SINGLE_SCALES):
        return _Read(Decimal(_SCALES[scale]), index + 1)
    small = _small(text, tokens, index, clitics)
    if small is None:
        return None
    scale = tokens[small.end].form if _joined(text, tokens, small.end - 1) else ""
    return _Read(small.value * _SCALES[scale], small.end + 1) if scale in _SCALES else small


def _small(text: str, tokens: Sequence[Token], index: int, clitics: Sequence[str]) -> _Read | None:
    form = tokens[index].form
    if form[0].isdigit():
        digits = _digits(form, _SCALES.get(tokens[index + 1].form, 1) if _joined(text, tokens, index) else 1)
        return _Read(digits, index + 1) if digits is not None else None
    if hundred := _bare(form, clitics, frozenset(_HUNDREDS)):
        value = Decimal(_HUNDREDS[hundred])
        after = _after_and(text, tokens, index + 1)
        rest = _below_hundred(text, tokens, after, ("", "و")) if after is not None else None
        return _Read(value + rest.value, rest.end) if rest and rest.value < 100 else _Read(value, index + 1)
    return _below_hundred(text, tokens, index, clitics)


def _below_hundred(text: str, tokens: Sequence[Token], index: int, clitics: Sequence[str]) -> _Read | None:
    form = tokens[index].form
    if form[0].isdigit():
        digits = _digits(form)
        return _Read(digits, index + 1) if digits is not None and digits < 100 else None
    bare = _bare(form, clitics, frozenset(_units()))
    if not bare:
        return None
    value = _units()[bare]
    after = tokens[index + 1].form if _joined(text, tokens, index) else ""
    if value < 10 and after in _TEEN:
        return _Read(Decimal(value + 10), index + 2)
    tens = _units().get(after[1:], 0) if after.startswith("و") else 0
    if value < 10 and 20 <= tens <= 90:
        return _Read(Decimal(value + tens), index + 2)
    if value < 10 and after in _HUNDRED:
        behind = _after_and(text, tokens, index + 2)
        rest = _below_hundred(text, tokens, behind, ("و",)) if behind is not None else None
        return _Read(value * 100 + rest.value, rest.end) if rest else _Read(Decimal(value * 100), index + 2)
    return None if form in _NEVER_ALONE or bare in _NEVER_ALONE else _Read(Decimal(value), index + 1)


def _digits(form: str, scale: int = 1) -> Decimal | None:
    """2,500 and 2.500 and 2٬500 are two thousand and five hundred; 2.5 and 2٫5, and 2.500 مليون, are two and a half."""
    written = form.replace("٬", ",").replace("٫", ".")
    whole, *groups = written.replace(",", ".").split(".")
    if not "".join((whole, *groups)).isdecimal():  # ² and ① are digits, and no numbers
        return None
    point = "٫" in form or (scale > 1_000 and written.count(".") == 1 == len(groups))
    if groups and not point and whole not in ("", "0") and len(whole) <= 3 and all(len(g) == 3 for g in groups):
        written = whole + "".join(groups)
    elif len(groups) == 1:
        written = f"{whole}.{groups[0]}"
    elif groups:
        return None
    return Decimal(written) if len(written) <= 18 else None


def _percent_end(text: str, tokens: Sequence[Token], end: int) -> int:
    """The index behind a sign or words of percentage; 0 where there are none. A sign is no word of its own."""
    if text[tokens[end - 1].end : tokens[end - 1].end + 2].lstrip()[:1] in tuple(_SIGNS):
        return end
    if not _joined(text, tokens, end - 1):
        return 0
    if tokens[end].form in _PERCENT and tokens[end].form.startswith("ب"):
        return end + 1
    if tokens[end].form == "في" and _joined(text, tokens, end) and tokens[end + 1].form in _PERCENT:
        return end + 2
    return 0


def _closed(text: str, end: int) -> int:
    """Behind the sign of percentage where one follows."""
    for length in (1, 2):
        if text[end : end + length].lstrip() in tuple(_SIGNS):
            return end + length
    return end


def _joined(text: str, tokens: Sequence[Token], index: int) -> bool:
    """Whether a word follows ``index`` with nothing but a blank between."""
    if index + 1 >= len(tokens):
        return False
    gap = text[tokens[index].end : tokens[index + 1].start]
    return not gap or is_joint(gap)


def _bare(form: str, clitics: Sequence[str], known: frozenset[str]) -> str:
    """``form`` without one of ``clitics`` where that is in ``known``; short words lose و and ال alone."""
    for clitic in clitics:
        bare = form.removeprefix(clitic)
        if bare in known and (not clitic or bare != form) and (len(bare) > 3 or clitic in ("", "و", "ال", "وال")):
            return bare
    return ""


def is_dual(form: str) -> bool:
    """Whether a folded word is the dual of a noun that is counted."""
    return form in _duals()


@cache
def _duals() -> frozenset[str]:
    """شخصان, ساعتين, وجسرين: two of what is counted."""
    stems = (form.removesuffix("ه") + "ت" if form.endswith("ه") else form for form in folded("counted_nouns"))
    duals = [stem + end for stem in stems for end in ("ان", "ين")]
    duals += [form + "ان" for form in folded("counted_people")]
    return frozenset(clitic + dual for dual in duals for clitic in ("", "و", "ف", "ب", "ل", "ال", "وال"))


@cache
def _units() -> dict[str, int]:
    return {
        form: int(number)
        for number, *spellings in entries("numbers")
        for form in map(fold, spellings)
        if not form.startswith("ال")
    } | {"واحدا": 1}


@cache
def _ordinals() -> dict[str, int]:
    """الأول to العاشر in both genders, with their article."""
    table: dict[str, int] = {}
    for number, *spellings in entries("ordinals"):
        for form in map(fold, spellings):
            if int(number) < 20:
                table |= {form: int(number), f"{form}ه": int(number)}
    return table | {"الاولي": 1, "الحادي": 1, "الحاديه": 1}


@cache
def _candidates() -> frozenset[str]:
    """Every folded word that may begin a number, with what may be joined to it."""
    words = {*_units(), *_SCALES, *_PAIRS, *_HUNDREDS, *_VAGUE, *_FRACTIONS}
    numbers = {clitic + word for word in words for clitic in _CLITICS if not clitic.startswith("لل")}
    ordinals = {clitic + word for word in _ordinals() for clitic in _ORDINAL_CLITICS}
    return frozenset(numbers | ordinals | _duals() | {f"لل{word}" for word in words}) - folded("not_numbers")
