"""What the judge is told of a claim."""

import pytest

from articles.language.entities.judging.claims import Claim
from articles.language.entities.judging.evidence import Evidence, band, odds
from articles.language.entities.mention import Span
from articles.language.entities.reading import Reading


def told(text: str, *claims: Claim) -> list[set[str]]:
    evidence = Evidence(Reading(text), claims, [claim.ruled for claim in claims if claim.ruled])
    return [set(evidence.of(claim)[0]) for claim in claims]


def person(first: int, end: int, share: float = 0.5, rule: str = "") -> Claim:
    ruled = Span(first, end, 0, "person", "اسم", rule, 0.8) if rule else None
    return Claim(first, end, "person", share, ruled, None)


@pytest.mark.parametrize(("share", "name"), [(0.0, "z"), (0.01, "-4"), (0.5, "0"), (0.9, "2"), (1.0, "6")])
def test_shares_are_told_in_bands_of_their_odds(share: float, name: str) -> None:
    assert band(share) == name


@pytest.mark.parametrize("share", [0.02, 0.1, 0.3, 0.5, 0.77, 0.95, 0.999])
def test_a_band_is_the_nearest_whole_number_to_the_odds(share: float) -> None:
    assert int(band(share)) == round(odds(share))


def test_the_words_beside_are_told_within_the_sentence_only() -> None:
    (found,) = told("غاب عنهم. كرافتشوك وصل", person(2, 3))
    assert {"bEDGE", "awوصل"} <= found
    assert "bwعنهم" not in found


def test_the_same_words_elsewhere_are_told_and_those_that_overlap_are_not() -> None:
    first, again = told("وصل سند القوس ثم عاد سند القوس", person(1, 3, 0.9), person(5, 7, 0.4))
    assert f"ds{band(0.9)}" in again
    assert f"ds{band(0.4)}" in first
    (alone, _) = told("وصل سند القوس", person(1, 3, 0.9), person(1, 2, 0.3))
    assert not any(name.startswith("ds") for name in alone)


def test_one_word_is_told_as_part_of_a_longer_name_of_the_article() -> None:
    _, part = told("وصل سند القوس ثم غاب سند", person(1, 3, 0.9), person(5, 6, 0.3))
    assert f"part{band(0.9)}" in part
    _, other = told("وصل سند القوس ثم غاب رعد", person(1, 3, 0.9), person(5, 6, 0.3))
    assert f"part{band(0.9)}" not in other


def test_what_a_rule_says_of_other_words_of_the_claim_is_told() -> None:
    longer, _ = told("قال مبارك السند أمس", person(1, 3), person(1, 2, 0.2, "title.before_name"))
    assert "hastitle.before_name" in longer


def test_a_claim_that_all_agree_on_is_plain_and_others_are_not() -> None:
    agreed, doubtful = person(1, 3, 0.95, "person.given_name"), person(4, 5, 0.95)
    evidence = Evidence(Reading("قال مبارك السند إن رعد غاب"), [agreed, doubtful], [])
    assert evidence.is_plain(agreed)
    assert not evidence.is_plain(doubtful)


def test_a_claim_with_a_rival_is_not_plain() -> None:
    agreed, rival = person(1, 3, 0.95, "person.given_name"), person(1, 2, 0.1)
    assert not Evidence(Reading("قال مبارك السند أمس"), [agreed, rival], []).is_plain(agreed)
