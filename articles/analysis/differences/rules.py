"""All rules of differences, in the order in which they are asked: the first that knows an answer gives it."""

from . import attribution, counts, days, equivalents, facts, names, spelling, wordings
from .model import Change, Verdict

_RULES = (
    spelling.same_letters,
    facts.part_of_period,
    facts.part_of_day,
    facts.another_sex,
    counts.two_of,
    facts.negation,
    facts.assertion,
    spelling.preposition,
    spelling.before_that,
    spelling.two_ways,
    spelling.abbreviation,
    spelling.hamza,
    spelling.shortened,
    counts.bound,
    facts.opposite,
    facts.construct,
    facts.tense,
    spelling.joined_letters,
    equivalents.pronoun_for_noun,
    wordings.pronoun,
    wordings.other_pronoun,
    equivalents.same_length,
    wordings.agreement,
    spelling.foreign_name,
    spelling.foreign_word,
    spelling.ending,
    spelling.misspelling,
    equivalents.same_meaning,
    days.same_weekday,
    days.same_relative_day,
    days.same_day_again,
    equivalents.noun_for_name,
    equivalents.style_for_name,
    equivalents.people_for_place,
    equivalents.same_ordinal,
    equivalents.same_bound,
    days.same_part,
    days.day_within,
    equivalents.capital,
    facts.not_the_capital,
    equivalents.noun_of_name,
    equivalents.noun_of_place,
    equivalents.same_number_again,
    equivalents.longer_name,
    facts.part_of_name,
    wordings.courtesy,
    attribution.verb,
    attribution.rank,
    attribution.rank_on_one_side,
    attribution.agency,
    attribution.speaker,
    attribution.reported,
    facts.modality,
    facts.another,
    names.another_behind_noun,
    names.another_unknown,
    counts.vague,
    counts.counted,
    counts.another_place,
    counts.part_of,
    facts.origin,
    wordings.judgement,
    wordings.label,
    facts.another_office,
    wordings.form,
    facts.classified,
    attribution.as_said,
    attribution.clause,
    attribution.one_sided,
    facts.deputy,
    wordings.empty,
)


def judge(change: Change) -> Verdict:
    """The kind of a change and the reason for it."""
    for rule in _RULES:
        if verdict := rule(change):
            return verdict
    if change.left and change.right:
        return Verdict("wording", "other words")
    return Verdict("omitted" if change.left else "added", "words")
