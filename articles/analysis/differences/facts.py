"""Rules of fact: what cannot both be so."""

from collections.abc import Collection
from functools import cache

from articles.language.inflection import same_word
from articles.language.normalise import fold
from articles.language.quotations.stance import DENYING
from articles.language.words import entries, folded, frequencies

from .amounts import period_part
from .equivalents import name_words
from .meanings import Member, exclusive_set, is_definite, lemma_of, stance
from .model import Change, Unit, Units, Verdict
from .wordings import judges, labels

_NAMES = frozenset(("person", "organisation", "place", "agency"))
_SHORT = 4
_OF_PRESIDENTS = frozenset(("وزراء", "مجلس", "حكومه", "برلمان", "نواب", "جمهوريه"))
_PEOPLE = frozenset(("طفل", "شاب", "مواطن", "طالب", "معلم", "موظف", "سجين", "مريض", "رضيع", "لاجي", "لاجئ", "طبيب"))
_OF_MANY = frozenset(("عربي", "اوروبي", "غربي", "خليجي", "افريقي", "اسيوي"))
_DIRECTIONS = frozenset(("من", "الي", "ومن", "والي"))
_FORMER = frozenset(("سابق", "سابقه", "اسبق"))
_DEPUTIES = frozenset(("نايب", "مساعد", "وكيل", "معاون", "ولي"))
_AFFIRMING = frozenset(("assertive", "neutral", "revealing"))


def negation(change: Change) -> Verdict | None:
    """One side denies what the other says: لن and قد, لم تجتمع and اجتمعت, وجود and عدم وجود."""
    sides = (change.left, change.right)
    here, there = map(_senses, sides)
    if here.count("not") == there.count("not") or max(map(len, sides)) > _SHORT or any(map(_refuses, sides)):
        return None
    left, right = ([unit for unit in side if unit.bare and not unit.sense] for side in sides)
    if not left and not right:
        return Verdict("fact", "negation")
    if any(_same_act(one, other) for one in left for other in right):
        return Verdict("fact", "negation")
    verbs = len(left) == 1 == len(right) and all(map(_is_verb, (left[0], right[0])))
    return Verdict("fact", "negation") if verbs else None


def _is_verb(unit: Unit) -> bool:
    """A word that print knows, and never with an article."""
    return unit.form in frequencies() and "ال" + unit.bare not in frequencies()


def construct(change: Change) -> Verdict | None:
    """A noun with its article, and the same noun bound to another: الوزير and وزير الثقافة. The head of one body need
    not be that of the other: الرئيس and رئيس الوزراء."""
    for one, other in ((change.left, change.right), (change.right, change.left)):
        if len(one) != 1 or len(other) < 2 or one[0].known or other[0].known or one[0].bare != other[0].bare:
            continue
        if is_definite(one[0].form) and not is_definite(other[0].form):
            if one[0].bare == "رئيس" and other[1].bare in _OF_PRESIDENTS:
                return Verdict("fact", "another office")
            if _is_office(one[0]) or (other[1].known and other[1].known.kind in _NAMES):
                return Verdict("equivalent", "longer name")
            return Verdict("wording", "other words")
    return None


def _refuses(units: Units) -> bool:
    return any(not folded("refusals").isdisjoint((unit.form, unit.bare)) for unit in units)


def _same_act(one: Unit, other: Unit) -> bool:
    first, second = sorted((_root(one.bare), _root(other.bare)), key=len)
    return (len(first) > 1 and second.endswith(first)) or other.bare in same_word(one.bare)


def modality(change: Change) -> Verdict | None:
    """One side says perhaps: قد يصل and سيصل."""
    here, there = _senses(change.left), _senses(change.right)
    if "may" in here + there and here.count("may") != there.count("may"):
        return Verdict("fact", "modality") if max(len(change.left), len(change.right)) <= _SHORT else None
    return None


def _senses(units: Units) -> list[str]:
    return [unit.sense for unit in units if unit.sense]


def assertion(change: Change) -> Verdict | None:
    """One side says it, the other denies it: أكد and نفى."""
    pair = change.one_each
    if pair is None:
        return None
    weak = any(unit.reports for unit in pair)
    stances = {stance(lemma) for unit in pair if (lemma := lemma_of(unit.form, weak=weak))}
    return Verdict("fact", "assertion") if DENYING in stances and not stances.isdisjoint(_AFFIRMING) else None


def tense(change: Change) -> Verdict | None:
    """The same verb as done and as to come: استقبل and سيستقبل. What is (يتم) may be to come as well."""
    pair = change.one_each
    if pair is None or pair[0].known or pair[1].known:
        return None
    future = [_without_future(unit.form) for unit in pair]
    if (future[0] is None) == (future[1] is None):
        return None
    verb, other = (future[0], pair[1].form) if future[0] else (future[1], pair[0].form)
    if verb == other.removeprefix("و"):
        return Verdict("wording", "other form")
    return Verdict("fact", "tense") if verb and _root(verb) == _root(other) else None


def _without_future(form: str) -> str | None:
    bare = form.removeprefix("و").removeprefix("ف")
    return bare[1:] if len(bare) > 3 and bare[0] == "س" and bare[1] in "يتن" else None


def _root(form: str) -> str:
    """The consonants of a verb, without what its person and tense put before and behind them."""
    bare = form.removeprefix("و") if len(form) > 4 else form
    bare = bare[1:] if bare[:1] in "يتنا" else bare
    for end in ("ون", "وا", "ت", "ها", "ه"):
        bare = bare.removesuffix(end) if len(bare) > (2 if end == "ت" else 3) else bare
    return bare.translate(str.maketrans("", "", "اويى"))


def opposite(change: Change) -> Verdict | None:
    """Two words of one set of ``words/exclusive.txt``: ارتفع and انخفض, الأحد and الاثنين, دولار and دينار."""
    here, there = _content(change.left), _content(change.right)
    if not here or not there or max(len(change.left), len(change.right)) > _SHORT:
        return None
    for one in here:
        for other in there:
            first, second = (dict(exclusive_set(unit.bare or unit.form)) for unit in (one, other))
            shared = first.keys() & second.keys()
            if shared and all(first[number] != second[number] for number in shared):
                return Verdict("fact", "opposite") if _in_place(change, one, shared) else None
    return None


def _in_place(change: Change, unit: Unit, sets: Collection[int]) -> bool:
    """Whether a word of such sets stands where it means that: من and إلى before the same, المالية and الخارجية of an
    office."""
    if any(before is not None and before.form.endswith("كيلو") for before in change.before):
        return False
    if unit.form in _DIRECTIONS:
        here, there = change.after
        return here is not None and there is not None and here.key == there.key
    if set(sets) == {exclusive_set("ماليه")[0].number}:
        return any(before is not None and _is_office(before) for before in change.before)
    return True


def _content(units: Units) -> list[Unit]:
    return [unit for unit in units if not unit.known and (unit.bare or exclusive_set(unit.form))]


def part_of_name(change: Change) -> Verdict | None:
    """Two people who share a part of the name: نزار شلال and عباس شلال."""
    pair = change.one_each
    if (
        pair is None
        or not all(unit.known and unit.known.kind == "person" for unit in pair)
        or pair[0].key == pair[1].key
    ):
        return None
    shared = name_words(pair[0].form) & name_words(pair[1].form)
    return Verdict("fact", "another person") if shared else None


def not_the_capital(change: Change) -> Verdict | None:
    """العاصمة, and a place that is no capital."""
    pair = change.one_each
    if pair is None:
        return None
    for one, other in (pair, pair[::-1]):
        if one.known is None and one.bare == "عاصمه" and other.known and other.known.kind == "place":
            return None if other.known.key in folded("capitals") else Verdict("fact", "another place")
    return None


def another(change: Change) -> Verdict | None:
    """Two numbers, days or names with other keys: 12 and 15, الأحد and الاثنين, جنيف and عمّان."""
    here, there = _one_known(change.left), _one_known(change.right)
    if here is None or there is None or here.known is None or there.known is None:
        return None
    kinds = {"name" if unit.known.kind in _NAMES else unit.known.kind for unit in (here, there) if unit.known}
    if len(kinds) == 1 and here.key != there.key:
        kind = here.known.kind if here.known.kind == there.known.kind else "name"
        return Verdict("fact", f"another {kind}")
    return None


def _one_known(units: Units) -> Unit | None:
    """The known unit of a side that holds it alone, but for words that serve others."""
    content = [unit for unit in units if unit.bare or unit.known]
    return content[0] if len(content) == 1 and content[0].known else None


def another_office(change: Change) -> Verdict | None:
    """Another office or body by its noun: السفير and القنصل, الحكومة and المحكمة."""
    if not change.left or not change.right or max(len(change.left), len(change.right)) > _SHORT:
        return None
    first, second = change.left[0], change.right[0]
    if first.known or second.known or first.bare == second.bare or labels(first.bare) & labels(second.bare):
        return None
    if all(unit and unit.reports and lemma_of(unit.form, weak=True) for unit in change.before):
        return Verdict("attribution", "another speaker")
    return Verdict("fact", "another office") if _is_office(first) and _is_office(second) else None


def _is_office(unit: Unit) -> bool:
    heads = folded("role_heads", "institution_heads")
    return not heads.isdisjoint((unit.form, unit.bare, f"ال{unit.bare}"))


def classified(change: Change) -> Verdict | None:
    """Two adjectives of kind or origin behind one noun: الطريق الساحلي and الطريق الصحراوي."""
    pair = change.one_each
    if pair is None or any(unit.known for unit in pair) or labels(pair[0].bare) & labels(pair[1].bare):
        return None
    before = change.before
    if not before[0] or not before[1] or before[0].key != before[1].key or not before[0].bare:
        return None
    return Verdict("fact", "another kind") if all(map(_is_nisba, pair)) else None


def _is_nisba(unit: Unit) -> bool:
    """الصحراوي, ساحلية: a word on ي that is an adjective and judges nothing."""
    return len(unit.bare) > 3 and unit.bare.endswith(("ي", "يه")) and unit.form.startswith("ال") and not judges(unit)


def deputy(change: Change) -> Verdict | None:
    """Who stands in for an office, or had it, is another than its bearer: نائب رئيس اللجنة and رئيس اللجنة."""
    only = change.only
    if len(only) == 1 and only[0].bare in _FORMER and is_definite(only[0].form):
        before = change.before[0 if change.left else 1]
        return Verdict("fact", "another office") if before and not before.known and _is_office(before) else None
    if len(only) != 1 or only[0].bare.replace("ئ", "ي") not in _DEPUTIES or is_definite(only[0].form):
        return None
    after = change.after[0 if change.left else 1]
    return Verdict("fact", "another office") if after and not after.known and _is_office(after) else None


def another_sex(change: Change) -> Verdict | None:
    """طفل and طفلة, where the words before them are the same."""
    pair = change.one_each
    before = change.before
    if pair is None or before[0] is None or before[1] is None or before[0].form != before[1].form:
        return None
    people = any(one.bare in _PEOPLE and other.bare == one.bare + "ه" for one, other in (pair, pair[::-1]))
    return Verdict("fact", "another person") if people else None


def part_of_day(change: Change) -> Verdict | None:
    """The same day, in the morning and in the evening."""
    pair = change.one_each
    if pair is None or pair[0].key != pair[1].key or not pair[0].known or pair[0].known.kind != "date":
        return None
    here, there = ({member for word in unit.form.split() for member in _parts_of_day(word)} for unit in pair)
    return Verdict("fact", "part of period") if here and there and here.isdisjoint(there) else None


def _parts_of_day(word: str) -> set[Member]:
    return {member for member in exclusive_set(word) if member.number == exclusive_set("صباح")[0].number}


def part_of_period(change: Change) -> Verdict | None:
    """The same month, its beginning and its end: مطلع الشهر and نهاية الشهر."""
    pair = change.one_each
    if pair is None or pair[0].key != pair[1].key:
        return None
    here, there = map(period_part, pair)
    return Verdict("fact", "part of period") if here is not None and there is not None and here != there else None


def origin(change: Change) -> Verdict | None:
    """Another people or country as an adjective: الروسي and الأميركي. An Arab may be a Saudi."""
    pair = change.one_each
    if pair is None:
        return None
    stems = [_origin(unit) for unit in pair]
    wider = not _OF_MANY.isdisjoint(stems)
    return Verdict("fact", "another origin") if all(stems) and stems[0] != stems[1] and not wider else None


def _origin(unit: Unit) -> str:
    for end in ("", "ه", "ين", "ون", "ان", "تين", "ات"):
        stem = unit.bare.removesuffix(end) if end else unit.bare
        if stem in _peoples() and (stem != unit.bare or not end):
            return _peoples()[stem]
    return ""


@cache
def _peoples() -> dict[str, str]:
    return {fold(word): fold(line[0]) for line in entries("peoples") for word in line}
