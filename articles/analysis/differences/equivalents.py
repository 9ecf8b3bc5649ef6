"""Rules of equivalence: the same day, number, person or body in other words."""

from collections.abc import Sequence
from functools import cache

from articles.language.inflection import same_word
from articles.language.normalise import fold, fold_digits
from articles.language.quantities import is_dual
from articles.language.words import entries, folded

from ..compared_text import Known
from .amounts import bound_of
from .meanings import is_definite
from .misspellings import one_way
from .model import Change, Unit, Verdict
from .wordings import has_pronoun, is_courtesy, stands_for_bearer

_UNITS = {
    "دقي": 1,
    "دقا": 1,
    "ساع": 60,
    "يوم": 1440,
    "ايا": 1440,
    "اسب": 10_080,
    "اسا": 10_080,
    **dict.fromkeys(("شهر", "شهو", "اشه"), 43_200),
    **dict.fromkeys(("عام", "اعو", "سنه", "سنت", "سنو"), 525_600),
}
"""Minutes of a unit of time, by the first three letters of its noun."""

_MOST_WORDS = 3
"""Words of an office that may stand for its bearer: الوزير النرويجي."""

_MOST_OF_NAME = 6
_CODES = {"person": "same person", "organisation": "same body", "agency": "same agency", "place": "same place"}


def same_meaning(change: Change) -> Verdict | None:
    """Equal keys: ثلاثين and 30, اليوم and السبت, داعش and تنظيم الدولة الإسلامية."""
    if not change.left or not change.right:
        return None
    here, there = _known(change.left), _known(change.right)
    if not here or not there or _keys(here) != _keys(there):
        return None
    pair = change.one_each
    if pair and all(is_dual(unit.form) for unit in pair) and pair[1].bare not in same_word(pair[0].bare):
        return Verdict("fact", "two of another")
    if all(span.kind == "number" for span in here) and _in_digits(change.left, change.right):
        return Verdict("spelling", "digits")
    return Verdict("equivalent", _code(here))


def same_ordinal(change: Change) -> Verdict | None:
    """A number and its ordinal: 52 عاماً and الثانية والخمسين; an hour with its part of the day and without."""
    pair = change.one_each
    if pair is None or not all(unit.known and unit.known.kind == "number" for unit in pair):
        return None
    values = [unit.key.removeprefix("number:") for unit in pair]
    if _is_same_hour(*values):
        return Verdict("equivalent", "same number")
    same = values[0] != values[1] and values[0].removeprefix("#") == values[1].removeprefix("#")
    clock = any(unit and unit.bare == "ساعه" for unit in change.before)
    return Verdict("equivalent", "same number") if same and (clock or len(values[0].strip("#")) > 1) else None


def _is_same_hour(one: str, other: str) -> bool:
    """9:30 and 21:30 where one of the two does not tell the part of the day."""
    if ":" not in one or ":" not in other or (one.endswith("h") and other.endswith("h")):
        return False
    (hour, minute), (others, past) = (key.rstrip("h").split(":") for key in (one, other))
    return minute == past and int(hour) % 12 == int(others) % 12


def same_length(change: Change) -> Verdict | None:
    """One length of time in other units: يومين and 48 ساعة."""
    pair = change.one_each
    if pair is None or (pair[0].key == pair[1].key and not any(is_dual(unit.form) for unit in pair)):
        return None
    minutes = [_minutes(unit, after) for unit, after in zip(pair, change.after, strict=True)]
    return Verdict("equivalent", "same length of time") if minutes[0] and minutes[0] == minutes[1] else None


def _minutes(unit: Unit, after: Unit | None) -> int:
    """The length of a counted unit of time; 0 where it is none."""
    if unit.known is None or unit.known.kind != "number" or not unit.known.key.isdigit():
        return 0
    noun = unit.bare.split()[-1] if is_dual(unit.form) else after.bare if after else ""
    return int(unit.known.key) * _UNITS.get(noun[:3], 0)


def same_bound(change: Change) -> Verdict | None:
    """نحو and قرابة before a number."""
    if not change.left or not change.right or not any(unit and unit.key.startswith("number:") for unit in change.after):
        return None
    bounds = bound_of(change.left), bound_of(change.right)
    return Verdict("equivalent", "same bound") if bounds[0] and bounds[0] == bounds[1] else None


def longer_name(change: Change) -> Verdict | None:
    """A name that is written at length on one side: شرطة محافظة إربد and شرطة إربد, with a father's name or without."""
    pair = change.one_each
    if pair is None or not all(unit.known and unit.known.kind in _CODES for unit in pair):
        return None
    words = [name_words(unit.form) for unit in pair]
    nouns, others = [own & _nouns() for own in words], [own - _nouns() for own in words]
    # وزارة الاتصالات and شركة الاتصالات are two bodies, تحالف أوبك and منظمة أوبك are one.
    kept = nouns[0] <= nouns[1] or nouns[1] <= nouns[0]
    if not kept and all(is_definite(word) for word in pair[0].form.split() if word not in _nouns()):
        return None
    shorter, longer = sorted(others, key=len)
    return Verdict("equivalent", "longer name") if shorter and shorter <= longer else None


def name_words(form: str) -> set[str]:
    """The words of a name, عبد الله as one, without what only joins them: بالاتحاد and في الاتحاد."""
    words = form.replace("عبد ال", "عبدال").split()
    return {_alone(word) for word in words if word not in ("في", "من", "ل")}


def _alone(word: str) -> str:
    bare = word[1:] if word.startswith(("وال", "بال")) or word[1:] in _nouns() else word
    alone = bare.removeprefix("لل") if bare.startswith("لل") else bare.removeprefix("ال")
    return "ابو" if alone in ("ابا", "ابي") else one_way(alone)


@cache
def _nouns() -> frozenset[str]:
    return frozenset(noun for word in folded("nouns_of_bodies") for noun in (word, word.removesuffix("ه")))


def capital(change: Change) -> Verdict | None:
    """A country and its capital, which speaks for it: العراق and بغداد."""
    pair = change.one_each
    if pair is None or not all(unit.known and unit.known.kind == "place" for unit in pair):
        return None
    names = [unit.key.removeprefix("place:") for unit in pair]
    same = any(capitals().get(one) == other for one, other in (names, names[::-1]))
    return Verdict("equivalent", "capital for country") if same else None


@cache
def capitals() -> dict[str, str]:
    return {fold(country): fold(capital) for country, capital in entries("capitals")}


def noun_of_name(change: Change) -> Verdict | None:
    """The noun of a body that one side leaves out: وزارة التربية and التربية."""
    only = change.only
    here, there = change.after
    same = here is not None and there is not None and here.form.split()[:1] == there.form.split()[:1]
    named = same and here is not None and (here.known is not None or is_definite(here.form))
    noun = len(only) == 1 and only[0].bare in folded("nouns_of_bodies")
    return Verdict("equivalent", "noun of name") if noun and named else None


def noun_of_place(change: Change) -> Verdict | None:
    """The noun before a place that one side leaves out: محافظة الزرقاء and الزرقاء."""
    here, there = change.after
    if len(change.only) != 1 or here is None or there is None or change.only[0].known:
        return None
    words = [unit.key.partition(":")[2] if unit.known else unit.bare for unit in (here, there)]
    place = any(unit.known and unit.known.kind == "place" for unit in (here, there))
    named = change.only[0].bare in folded("nouns_of_places") and not is_definite(change.only[0].form)
    return Verdict("equivalent", "noun of name") if named and place and words[0] == words[1] else None


def same_number_again(change: Change) -> Verdict | None:
    """(100.000) and (100.000) مائة ألف: one side says the number in words besides."""
    only, beside = change.only, (*change.before, *change.after)
    if len(only) != 1 or only[0].known is None or only[0].known.kind != "number":
        return None
    same = [unit.key == only[0].key for unit in beside if unit]
    return Verdict("equivalent", "same number") if any(same) else None


def pronoun_for_noun(change: Change) -> Verdict | None:
    """اتصالات المستفيدين and اتصالاتهم: what one side names is a pronoun on the other."""
    for one, other in ((change.left, change.right), (change.right, change.left)):
        if len(one) == 1 and 1 < len(other) <= _MOST_WORDS and has_pronoun(one[0].form, other[0].form, named=True):
            return Verdict("equivalent", "pronoun for noun")
    return None


def _known(units: Sequence[Unit]) -> list[Known]:
    """What is known of units that hold nothing else but words that serve others."""
    if any(unit.bare and not unit.known for unit in units):
        return []
    return [unit.known for unit in units if unit.known]


def _keys(known: Sequence[Known]) -> list[tuple[str, str]]:
    return [("name" if span.kind in _CODES else span.kind, span.key) for span in known]


def _code(known: Sequence[Known]) -> str:
    return _CODES.get(known[0].kind, f"same {known[0].kind}")


def _in_digits(left: Sequence[Unit], right: Sequence[Unit]) -> bool:
    """The same digits on both sides, and the same words behind them: 9.8 مليون and 9,8 ملايين."""
    here, there = ([_digits(word) for unit in side for word in unit.form.split()] for side in (left, right))
    return here == there and any(here)


def _digits(word: str) -> str:
    """The digits of a word, without the marks between them; "" for one in letters."""
    return "".join(letter for letter in fold_digits(word) if letter.isdigit())


def style_for_name(change: Change) -> Verdict | None:
    """خادم الحرمين الشريفين and الملك سلمان, سموه and الأمير فيصل, معاليه and الوزير."""
    if not change.left or not change.right:
        return _style_beside_name(change)
    for style, other in ((change.left, change.right), (change.right, change.left)):
        short = len(other) <= _MOST_OF_NAME
        if short and len(style) == 1 and stands_for_bearer(style[0]) and _opens_with_office(other):
            return Verdict("equivalent", "noun for name")
        if short and _is_style(style) and _names_one(other):
            return Verdict("equivalent", "noun for name")
    return None


def _style_beside_name(change: Change) -> Verdict | None:
    """خادم الحرمين الشريفين, and who that is besides."""
    before = [unit for unit in change.before if unit]
    kings = len(before) == 2 and all(unit.form.endswith("الحرمين الشريفين") for unit in before)
    return Verdict("equivalent", "longer name") if kings and _names_one(change.only) else None


def _is_style(units: Sequence[Unit]) -> bool:
    return " ".join(unit.form for unit in units) in _styles()


def without_style(units: Sequence[Unit]) -> int:
    """How many units at the head are a style: خادم الحرمين الشريفين الملك سلمان."""
    return next((n for n in range(min(len(units), 4), 0, -1) if _is_style(units[:n])), 0)


@cache
def _styles() -> frozenset[str]:
    return frozenset(letter + fold(style) for style in entries("styles")[0] for letter in ("", "و", "ل", "ب"))


def _names_one(units: Sequence[Unit]) -> bool:
    """A person with nothing but titles."""
    people = [unit for unit in units if unit.known and unit.known.kind == "person"]
    titles = [unit for unit in units if not unit.known]
    return len(people) == 1 == len(units) - len(titles) and all(
        is_courtesy(unit) or unit.form in folded("ranks") for unit in titles
    )


def _opens_with_office(units: Sequence[Unit]) -> bool:
    first = units[0]
    heads = folded("role_heads")
    return _names_one(units) or not heads.isdisjoint((first.form, first.bare, f"ال{first.bare}"))


def people_for_place(change: Change) -> Verdict | None:
    """An adjective, and the country it is made of: الرئيس المصري and رئيس مصر."""
    pair = change.one_each
    if pair is None:
        return None
    for one, other in (pair, pair[::-1]):
        if one.known is None and other.known is not None and other.known.kind == "place":
            names = {_alone(word) for form in (other.form, other.known.key) for word in form.split()}
            if any(one.bare in _adjectives(name) for name in names):
                return Verdict("equivalent", "people for place")
    return None


def _adjectives(place: str) -> frozenset[str]:
    """مصري and مصرية of مصر, سوري of سوريا."""
    stem = next(
        (place.removesuffix(end) for end in ("يا", "ا", "يه", "ه") if len(place) > 4 and place.endswith(end)), place
    )
    return frozenset(stem + end for end in ("ي", "يه", "يين", "يون"))


def noun_for_name(change: Change) -> Verdict | None:
    """A body by the noun that its name begins with, a person by the office: التنظيم for تنظيم الدولة, الوزير for its
    bearer."""
    for named, noun in ((change.left, change.right), (change.right, change.left)):
        if len(named) != 1 or not noun or len(noun) > _MOST_WORDS or any(word.known for word in noun):
            continue
        if len(noun) <= 2 and noun[0].form in folded("nouns_for_places") and _is_place(named[0]):
            return Verdict("equivalent", "noun for name")
        titles = named[0].titles
        if is_definite(noun[0].form) and noun[0].bare in titles[:1] and {word.bare for word in noun} <= set(titles):
            return Verdict("equivalent", "noun for name")
    return None


def _is_place(unit: Unit) -> bool:
    """A place that was found, or a country whose name is an adjective as well: السعودية."""
    return unit.key.startswith("place:") or unit.form in capitals()
