"""Rules of attribution: who says it, in which role, to which agency, with which verb."""

from collections.abc import Sequence
from functools import cache

from articles.language.quotations.word_forms import bodies, media_words, roles
from articles.language.words import folded

from .meanings import is_past, lemma_of, stance
from .model import Change, Unit, Units, Verdict

_SHORT = 3
"""Units of a side up to which a verb of saying makes the whole change one of attribution."""

_LONGEST = 8
"""Units up to which a phrase that names an agency is about the agency."""


_MOST_OF_ROLE = 14
AS_SAID = frozenset(("ما", "كما", "حسبما", "وفقما", "حسب", "بحسب", "وفق"))


def agency(change: Change) -> Verdict | None:
    """Another agency or outlet: فرانس برس and رووداو."""
    here, there = _agencies(change.left), _agencies(change.right)
    if here == there:
        return None
    if here and there:
        return Verdict("attribution", "another agency")
    if change.left and change.right and _reports(change.left) and _reports(change.right):
        return Verdict("attribution", "another source")
    alone = change.only and len(change.only) <= _LONGEST
    return Verdict("attribution", "agency on one side") if alone else None


def _agencies(units: Units) -> set[str]:
    return {unit.known.key for unit in units if unit.known and unit.known.kind == "agency"}


def _reports(units: Units) -> bool:
    return bool(units) and all(unit.reports for unit in units)


def verb(change: Change) -> Verdict | None:
    """Another verb of saying: قال and زعم; the reason names the stance that it changes, if any."""
    pair = change.one_each
    if pair is None or not (pair[0].reports or pair[1].reports):
        return None
    lemmas = [lemma_of(unit.form, weak=True) for unit in pair]
    if not all(lemmas):
        other = pair[0] if lemmas[1] else pair[1]
        # وشكر for وأشاد: a verb that stands where the other side says it.
        says = any(lemmas) and is_past(other.form) and not other.known and not _is_no_saying(other, lemmas)
        return Verdict("attribution", "another verb") if says else None
    if lemmas[0] == lemmas[1]:
        return Verdict("spelling", "same verb")
    stances = [stance(lemma) for lemma in lemmas]
    return Verdict("attribution", "another verb" if stances[0] == stances[1] else f"stance {stances[0]} {stances[1]}")


def _is_no_saying(other: Unit, lemmas: Sequence[str]) -> bool:
    """وكانت for ووصفت, وارتفعت for وزادت: what follows is not what somebody says."""
    return other.form in folded("empty_words") or not {"زاد", "واصل", "تابع"}.isdisjoint(lemmas)


def reported(change: Change) -> Verdict | None:
    """Only one side says that somebody said it: ما قالت إنه, وأضافت أن for فيما."""
    if max(len(change.left), len(change.right)) > _SHORT:
        return None
    sides = (change.left, change.right)
    says = [any(unit.reports and _tells(unit) for unit in side) for side in sides]
    if says.count(True) != 1 or any(unit.bare for unit in sides[says.index(False)]):
        return None
    signs = folded("bare_connectors", "pronoun_connectors")
    words = (*change.left, *change.right)
    alone = len(words) == 1 and not _before_nouns(words[0])
    if (
        not alone
        and words[0].form not in AS_SAID
        and not any(unit.form in signs for unit in (*words, *filter(None, change.after)))
    ):
        return None
    return Verdict("attribution", "reported on one side")


def _tells(unit: Unit) -> bool:
    """A verb of saying, but not يذكر or يشار, whose speaker is nobody."""
    return bool(lemma_of(unit.form)) and unit.form not in folded("empty_words")


def _before_nouns(unit: Unit) -> bool:
    """عقب: a verb of saying that is more often a preposition."""
    return unit.form in ("عقب", "اثر")


def speaker(change: Change) -> Verdict | None:
    """Another speaker or role where a text says whose words follow: الوزير and المتحدث, مصدر and ضابط."""
    if not change.left or not change.right or not (_reports(change.left) and _reports(change.right)):
        return None
    if any(unit.known and unit.known.kind in ("date", "number") for unit in (*change.left, *change.right)):
        return None
    if not all(any(unit.bare for unit in side) for side in (change.left, change.right)):
        return None
    if any(unit and unit.form in ("في", "خلال", "عبر") for unit in change.before):
        return None
    if all(lemma_of(side[0].form, weak=True) for side in (change.left, change.right)):
        return Verdict("attribution", "another speaker")
    if all(map(_has_speaker, (change.left, change.right))) or _source_words(change):
        return Verdict("attribution", "another speaker")
    named = any(unit and unit.known and unit.known.kind == "person" for unit in change.after)
    described = any(unit and not unit.known and _is_speaker(unit) for unit in change.before)
    return Verdict("attribution", "another role") if named or described else None


def _source_words(change: Change) -> bool:
    return any(unit.form in folded("according_to") for unit in (*change.left, *change.right))


def _has_speaker(units: Units) -> bool:
    return any(map(_is_speaker, units))


def _is_medium(unit: Unit) -> bool:
    """A noun of those to whom one speaks in public, or a name that begins with one: لوكالة الأنباء."""
    first = unit.form.partition(" ")[0] if unit.known else unit.bare
    return not folded("media_nouns").isdisjoint((first, first[1:] if first[:1] in "وبل" else first))


def _is_speaker(unit: Unit) -> bool:
    if unit.known:
        return unit.known.kind in ("person", "organisation", "agency")
    return not _speakers().isdisjoint((unit.form, unit.bare, f"ال{unit.bare}"))


@cache
def _speakers() -> frozenset[str]:
    """Nouns that open the naming of whoever speaks."""
    return roles() | bodies() | media_words() | folded("ranks")


def rank(change: Change) -> Verdict | None:
    """Another rank or office before a name: العميد and اللواء."""
    pair = change.one_each
    if pair is None or not all(unit.form in folded("ranks") for unit in pair):
        return None
    named = any(unit and unit.known and unit.known.kind == "person" for unit in change.after)
    return Verdict("attribution", "another rank") if named else None


def rank_on_one_side(change: Change) -> Verdict | None:
    """A rank before a name that the other side has without: العميد هيثم البياتي and هيثم البياتي."""
    only = change.only
    if not only or not all(unit.form in folded("ranks") for unit in only):
        return None
    named = all(unit is not None and unit.known is not None and unit.known.kind == "person" for unit in change.after)
    return Verdict("attribution", "role on one side") if named else None


def as_said(change: Change) -> Verdict | None:
    """Another word for "as" before a verb of saying: على ما أفاد and كما قال."""
    both = all(unit is not None and unit.reports and lemma_of(unit.form, weak=True) for unit in change.after)
    words = {unit.form for unit in (*change.left, *change.right)}
    alike = change.left and change.right and words <= AS_SAID | {"علي"}
    return Verdict("attribution", "another source") if both and alike else None


def clause(change: Change) -> Verdict | None:
    """On one side alone a whole clause that says who says it: قال بيان للقيادة اليوم إن, حسبما أفادت مصادر."""
    only = change.only
    if not 1 < len(only) <= _MOST_OF_ROLE:
        return None
    signs = folded("bare_connectors", "pronoun_connectors")
    first = only[1] if only[0].form in AS_SAID and len(only) > 2 else only[0]
    if not (first.reports and _tells(first)) and first.form not in folded("according_to"):
        return None
    ends = only[-1].form in signs or all(unit.reports or not unit.bare for unit in only)
    return Verdict("attribution", "speaker on one side") if ends else None


def one_sided(change: Change) -> Verdict | None:
    """A speaker, an agency or an office that only one side names: والثروة المعدنية, لقناة المملكة."""
    only = change.only
    if (
        not only
        or len(only) > _MOST_OF_ROLE
        or any(unit.known and unit.known.kind in ("date", "number") for unit in only)
    ):
        return None
    if any(map(_is_medium, only)):
        return Verdict("attribution", "medium on one side")
    if _is_speakers_role(change):
        return Verdict("attribution", "role on one side")
    if not _reports(only) or len(only) > _LONGEST:
        return None
    if _has_speaker(only):
        return Verdict("attribution", "speaker on one side")
    beside = (*change.before, *change.after)
    named = any(unit and unit.reports and unit.known and unit.known.kind == "person" for unit in beside)
    return Verdict("attribution", "role on one side") if named else None


def _is_speakers_role(change: Change) -> bool:
    """An office behind the verb of saying or behind the name of whoever says it."""
    first = change.only[0]
    heads = folded("role_heads")
    if first.known or heads.isdisjoint((first.form, first.bare)):
        return False
    return all(unit is not None and unit.reports and _may_have_role(unit) for unit in change.before)


def _may_have_role(unit: Unit) -> bool:
    return unit.known.kind == "person" if unit.known else bool(lemma_of(unit.form, weak=True))
