"""What is brought before the judge: each claim once, with what rule and tagger say of it."""

import pytest

from articles.language.entities.judging.claims import claims
from articles.language.entities.mention import Kind, Span
from articles.language.entities.reading import Reading
from articles.language.entities.tagging.lattice import Candidate


def span(first: int, end: int, kind: Kind = "place", rule: str = "gazetteer.place") -> Span:
    return Span(first, end, 0, kind, "اسم", rule, 0.9)


def test_what_rule_and_tagger_both_find_is_one_claim() -> None:
    (claim,) = claims(Reading("زار روسيا أمس"), [span(1, 2)], [], [Candidate(0.7, 1, 2, "place")])
    assert (claim.first, claim.end, claim.kind, claim.share, claim.rule) == (1, 2, "place", 0.7, "gazetteer.place")


def test_two_kinds_of_the_same_words_are_two_claims() -> None:
    found = claims(Reading("زار النصر أمس"), [span(1, 2)], [], [Candidate(0.6, 1, 2, "organisation")])
    assert [(claim.kind, claim.share) for claim in found] == [("organisation", 0.6), ("place", 0.0)]


def test_a_country_is_never_claimed_for_its_team() -> None:
    country = span(1, 2, rule="gazetteer.country")
    found = claims(Reading("فازت روسيا أمس"), [country], [], [Candidate(0.9, 1, 2, "organisation")])
    assert [(claim.kind, claim.share) for claim in found] == [("place", 0.9)]


def test_a_latin_name_of_a_body_is_claimed_with_its_head() -> None:
    (claim,) = claims(Reading("قالت شركة Hargate plc"), [], [], [Candidate(0.9, 2, 4, "organisation")])
    assert (claim.first, claim.end) == (1, 4)


def test_a_word_said_twice_is_no_claim() -> None:
    assert claims(Reading("يتقدم رويدا رويدا"), [span(1, 3, "person", "person.given_name")], [], []) == []


def test_a_known_name_that_rules_doubt_is_known_again_where_the_tagger_proposes_it() -> None:
    (claim,) = claims(Reading("وصل إلى النصر مساء"), [], [span(2, 3)], [Candidate(0.3, 2, 3, "place")])
    assert claim.rule == "doubt"


def test_what_only_rules_doubt_is_no_claim() -> None:
    assert claims(Reading("تحقق النصر مساء"), [], [span(1, 2)], []) == []


def test_names_of_peoples_and_things_are_no_claims() -> None:
    assert claims(Reading("وقال كرافتشوك أمس"), [], [], [Candidate(0.99, 1, 2, "other")]) == []


def test_a_place_of_the_tagger_is_without_its_noun_of_land() -> None:
    (claim,) = claims(Reading("في جمهورية سروان"), [], [], [Candidate(0.8, 1, 3, "place")])
    assert (claim.first, claim.end) == (2, 3)


@pytest.mark.parametrize(
    ("text", "count"), [("في صحيفة الراصد أمس", 2), ("في مستشفى الراصد أمس", 1), ("من صحيفة الراصد أمس", 2)]
)
def test_a_name_of_rules_may_be_without_a_noun_that_names_leave_out(text: str, count: int) -> None:
    assert len(claims(Reading(text), [span(1, 3, "organisation", "outlet.noun")], [], [])) == count


def test_an_analysts_own_name_is_never_shortened() -> None:
    (claim,) = claims(Reading("في صحيفة الراصد"), [span(1, 3, "organisation", "gazetteer.own")], [], [])
    assert (claim.first, claim.end) == (1, 3)
