"""Which steps, one behind the other, are one change."""

from articles.language.words import folded

from .meanings import is_definite
from .model import Units
from .spelling import joins
from .steps import Step
from .wordings import has_pronoun

_LOOSE = frozenset(("related", "clitic", "set", "near"))
_SHORT = 4


def is_one(last: Step, step: Step, left: Units, right: Units) -> bool:
    """Whether two steps are one change."""
    if step.relation and _is_letter(last, left, right):
        return True
    if _goes_with(last, step, left, right) or _is_bound(last, step, left, right):
        return True
    if _is_count(last, step, left, right):
        return True
    sizes = step.left[1] - last.left[0], step.right[1] - last.right[0]
    denied = not last.relation and step.relation in ("", "shape", *_LOOSE) and _denies(last, left, right)
    return denied and max(sizes) <= _SHORT


def _goes_with(last: Step, step: Step, left: Units, right: Units) -> bool:
    """Whether a step belongs to the one before: كما شكلت for وشكلت, and an office of several words for a name."""
    if not last.relation and _is_written_apart(last, step, left, right):
        return True
    if not last.relation and (step.relation == "clitic" or _has_and(step, left, right)):
        only = (*left[slice(*last.left)], *right[slice(*last.right)])
        empty = " ".join(unit.form for unit in only) in folded("empty_words")
        return empty or (len(only) == 1 and not only[0].bare and not only[0].sense)
    if last.relation == "shape" and not step.relation:
        only = (*left[slice(*step.left)], *right[slice(*step.right)])
        one_side = step.left[0] == step.left[1] or step.right[0] == step.right[1]
        return one_side and len(only) == 2 and not only[1].bare
    return _has_noun(last, step, left, right) if last.relation != "title" else _is_of_title(last, step, left, right)


def _has_noun(last: Step, step: Step, left: Units, right: Units) -> bool:
    """Whether a word has a pronoun on one side, and what it stands for behind it on the other."""
    if last.relation not in ("near", "related", "clitic", "set") or step.relation:
        return False
    words = left[last.left[0]], right[last.right[0]]
    behind = left[slice(*step.left)], right[slice(*step.right)]
    return any(
        0 < len(behind[n]) <= 2
        and not behind[1 - n]
        and (behind[n][0].known is not None or is_definite(behind[n][0].form))
        and has_pronoun(words[1 - n].form, words[n].form, named=True)
        for n in (0, 1)
    )


def _is_of_title(last: Step, step: Step, left: Units, right: Units) -> bool:
    """Whether one side goes on with the words of an office that stands for a name."""
    if step.relation:
        return False
    names = {word for unit in (left[last.left[0]], right[last.right[0]]) for word in unit.titles}
    only = (*left[slice(*step.left)], *right[slice(*step.right)])
    one_side = step.left[0] == step.left[1] or step.right[0] == step.right[1]
    return one_side and len(only) <= 2 and all(unit.bare in names for unit in only)


def _has_and(step: Step, left: Units, right: Units) -> bool:
    """واطلعوا and اطلعوا, where no list has the word without its و."""
    if step.relation != "near":
        return False
    words = left[step.left[0]].form, right[step.right[0]].form
    return any(one == "و" + other for one, other in (words, words[::-1]))


def _is_written_apart(last: Step, step: Step, left: Units, right: Units) -> bool:
    """Whether a preposition of one side is joined to the next word on the other."""
    before = left[slice(*last.left)], right[slice(*last.right)]
    if step.left[0] == step.left[1] or step.right[0] == step.right[1]:
        return False
    words = [unit.form.partition(" ")[0] for unit in (left[step.left[0]], right[step.right[0]])]
    return any(
        len(before[n]) == 1 and not before[1 - n] and joins(before[n][0].form, words[1 - n], words[n]) for n in (0, 1)
    )


def _is_bound(last: Step, step: Step, left: Units, right: Units) -> bool:
    """Whether a noun stands with its article on one side, and on the other without it before what it is bound to."""
    if last.relation != "clitic" or step.relation:
        return False
    definite = [is_definite(left[last.left[0]].form), is_definite(right[last.right[0]].form)]
    behind = left[slice(*step.left)], right[slice(*step.right)]
    if definite[0] == definite[1]:
        return False
    bare, other = (behind[1], behind[0]) if definite[0] else (behind[0], behind[1])
    return not other and 0 < len(bare) <= 2 and (is_definite(bare[0].form) or bare[0].known is not None)


def _counts(step: Step, left: Units, right: Units) -> bool:
    """Whether a step is a number that one side alone has."""
    if step.relation:
        return False
    only = [unit for unit in (*left[slice(*step.left)], *right[slice(*step.right)]) if unit.form != "و"]
    return len(only) == 1 and only[0].known is not None and only[0].known.kind == "number"


def _is_count(last: Step, step: Step, left: Units, right: Units) -> bool:
    """Whether one of two steps is a number of one side and the other what is counted: 28 شركة, موسم واحد."""
    return any(
        _counts(one, left, right) and _is_counted(other, left, right) for one, other in ((last, step), (step, last))
    )


def _is_counted(step: Step, left: Units, right: Units) -> bool:
    """Whether a step is a noun in two of its forms."""
    if step.relation in ("related", "set"):
        return True
    if not step.relation:
        return False
    words = left[step.left[0]], right[step.right[0]]
    return any(one.bare[:-1] + "تي" == other.bare for one, other in (words, words[::-1]) if one.bare.endswith("ه"))


def _is_letter(step: Step, left: Units, right: Units) -> bool:
    """Whether a step is one letter that one side writes apart: و روسيا."""
    only = (*left[slice(*step.left)], *right[slice(*step.right)])
    return not step.relation and len(only) == 1 and only[0].form in ("و", "ف", "ب", "ل", "ك", "ال")


def _denies(step: Step, left: Units, right: Units) -> bool:
    """Whether a short phrase of one side ends in a negation and that of the other holds none."""
    sides = left[slice(*step.left)], right[slice(*step.right)]
    ends = [bool(side) and side[-1].sense == "not" for side in sides]
    return ends.count(True) == 1 and max(map(len, sides)) <= 2
