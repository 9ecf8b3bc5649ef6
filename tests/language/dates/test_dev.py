"""The hand-checked expressions of dev.tsv (expression, answer, anchor)."""

from datetime import date
from pathlib import Path

import pytest

from articles.language.dates import DateMention, find_dates

ROWS = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "dev.tsv").read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]


def written_like(answer: str, mention: DateMention) -> str:
    if "W" in answer:
        year, week, _ = mention.earliest.isocalendar()
        return f"{year}-W{week:02}"
    return mention.earliest.isoformat()[: len(answer)]


def test_the_set_is_whole() -> None:
    assert len(ROWS) == 51


@pytest.mark.parametrize(("expression", "answer", "anchor"), ROWS, ids=[row[0] for row in ROWS])
def test_the_expression_is_one_time_with_the_checked_answer(expression: str, answer: str, anchor: str) -> None:
    mentions = find_dates(expression, date.fromisoformat(anchor))
    assert [written_like(answer, mention) for mention in mentions] == [answer]
    assert mentions[0].anchor == date.fromisoformat(anchor)


@pytest.mark.parametrize(("expression", "answer", "anchor"), ROWS, ids=[row[0] for row in ROWS])
def test_whole_months_and_years_run_to_their_last_day(expression: str, answer: str, anchor: str) -> None:
    mention = find_dates(expression, date.fromisoformat(anchor))[0]
    if mention.granularity == "day":
        assert mention.earliest == mention.latest
    elif mention.granularity == "month":
        assert mention.earliest.day == 1
        assert (mention.latest.year, mention.latest.month) == (mention.earliest.year, mention.earliest.month)
    elif mention.granularity == "year":
        assert (mention.earliest.timetuple().tm_yday, mention.latest.month, mention.latest.day) == (1, 12, 31)
