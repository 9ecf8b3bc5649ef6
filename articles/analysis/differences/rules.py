"""All rules of differences, in the order in which they are asked: the first that knows an answer gives it."""

from . import attribution, equivalents, facts, spelling, wordings
from .model import Change, Verdict

_RULES = (
    spelling.same_letters,
    facts.negation,
    facts.assertion,
    facts.tense,
    spelling.joined_letters,
    equivalents.same_meaning,
    spelling.foreign_name,
    spelling.misspelling,
    attribution.verb,
    attribution.rank,
    attribution.agency,
    attribution.speaker,
    facts.modality,
    facts.bound,
    equivalents.role_for_name,
    facts.another,
    facts.vague,
    facts.origin,
    facts.opposite,
    spelling.ending,
    wordings.judgement,
    wordings.label,
    wordings.form,
    attribution.one_sided,
)


def judge(change: Change) -> Verdict:
    """The kind of a change and the reason for it."""
    for rule in _RULES:
        if verdict := rule(change):
            return verdict
    if change.left and change.right:
        return Verdict("wording", "other words")
    return Verdict("omitted" if change.left else "added", "words")
