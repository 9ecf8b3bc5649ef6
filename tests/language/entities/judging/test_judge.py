"""The weights of the judge, and what comes of them."""

import pytest

from articles.language.entities.judging import judge
from articles.language.entities.judging.claims import Claim
from articles.language.entities.mention import Kind
from articles.language.entities.reading import Reading

READING = Reading("قال كرافتشوك إن الجسر آمن")


def claim(kind: Kind = "person", share: float = 0.5) -> Claim:
    return Claim(1, 2, kind, share, None, None)


def test_weights_of_a_kind_count_for_that_kind_alone() -> None:
    found = judge.Judge({"Pbwقال": 2.0}).odds(READING, [claim("person"), claim("place")], [])
    assert found == [2.0, 0.0]


def test_measures_count_by_their_value() -> None:
    (low, high) = judge.Judge({"Podds": 1.0}).odds(READING, [claim(share=0.2), claim(share=0.8)], [])
    assert low < 0 < high


def test_what_is_written_is_read_again() -> None:
    text = judge.write({"Pbwقال": 1.25, "P": -0.5, "Lodds": 0.0001}, "# made of nothing\n")
    assert text == "# made of nothing\nP\t-500\nPbwقال\t1250\n"
    assert judge.read(text).odds(READING, [claim()], []) == judge.Judge({"Pbwقال": 1.25, "P": -0.5}).odds(
        READING, [claim()], []
    )


def test_a_line_that_is_no_weight_is_refused() -> None:
    with pytest.raises(ValueError, match="no weight in the line"):
        judge.read("Pbwقال 12")


@pytest.mark.parametrize(("level", "share"), [(0.0, 0.5), (900.0, 1.0), (-900.0, 0.0)])
def test_odds_are_told_as_a_share(level: float, share: float) -> None:
    assert judge.share(level) == pytest.approx(share, abs=1e-9)


def test_the_weights_that_come_with_newsdesk_say_what_they_were_made_of() -> None:
    head = [line for line in judge.PATH.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    assert any("SHA-256" in line for line in head)
    assert any("CC BY-SA 4.0" in line for line in head)
