"""The search holds its floors on the sample desk, and what is measured is what was judged."""

import pytest

from . import pool
from .floors import Floors
from .judged import Answer, Judged, Quality, read_queries
from .relevance import POSTGRES, SAMPLE, WAYS, WORD, Asked, ask, fill, gold, mistakes, report

FERRY = Judged("عبارة", frozenset({"a", "b", "c", "d"}), blind=True)
NOWHERE = Judged("غواصة", frozenset())


@pytest.mark.django_db
def test_the_search_holds_its_floors_on_the_sample_desk() -> None:
    names = fill(pool.read_sample())
    judged = [query.within(names.values()) for query in read_queries()]
    asked = Asked(SAMPLE, ask(judged, names), len(names))
    assert Floors.read().broken(SAMPLE, gold(), asked.table.measures) == []
    assert "Postgres' arabic" in report(asked)


def test_sixty_queries_are_judged_and_half_of_them_were_written_before_looking() -> None:
    queries = read_queries()
    assert len(queries) >= 60
    assert sum(query.blind for query in queries) * 2 >= len(queries)
    assert len({query.text for query in queries}) == len(queries)


def test_every_judgement_names_articles_of_the_pool() -> None:
    assert set().union(*(query.holds for query in read_queries())) <= set(pool.listed())


def test_the_articles_are_those_that_were_judged() -> None:
    kinds = [name.partition("/")[0] for name in pool.listed()]
    assert {kind: kinds.count(kind) for kind in kinds} == {"sample": 43, "seeds": 5, "real": 300}
    assert pool.changed(pool.read_sample(), "sample/") == []


def test_an_article_that_changed_or_is_gone_is_noticed() -> None:
    first, *rest = pool.read_sample()
    other = pool.PoolArticle(first.name, "0" * 16, first.draft)
    assert pool.changed([other, *rest], "sample/") == [first.name]
    assert pool.changed(rest, "sample/") == [first.name]


def test_recall_and_precision_of_an_answer() -> None:
    answer = Answer(FERRY, frozenset({"a", "b", "x"}))
    assert (answer.recall, answer.precision) == (0.5, 2 / 3)
    assert (answer.missing, answer.wrong) == (["c", "d"], ["x"])


def test_what_can_not_be_missed_says_nothing_of_recall_but_what_is_found_for_it_is_wrong() -> None:
    assert (Answer(NOWHERE, frozenset()).recall, Answer(NOWHERE, frozenset()).precision) == (None, None)
    assert Answer(NOWHERE, frozenset({"x"})).precision == 0.0


def test_queries_count_the_same_or_their_articles_do() -> None:
    one = Judged("ميناء", frozenset({"a"}))
    found = Quality.of(
        [Answer(FERRY, frozenset({"a"})), Answer(one, frozenset({"a", "x"})), Answer(NOWHERE, frozenset())]
    )
    assert (found.recall, found.precision) == (0.625, 0.75)
    assert (found.micro_recall, found.micro_precision) == (2 / 5, 2 / 3)
    assert found.queries == 3


def test_the_table_tells_the_queries_written_before_from_the_others() -> None:
    answers = [Answer(FERRY, frozenset({"a", "b"})), Answer(NOWHERE, frozenset({"x"}))]
    lines = report(Asked(SAMPLE, dict.fromkeys(WAYS, answers), 5)).splitlines()
    rows = [line.split() for line in lines if line.startswith(("  the same word", "    written"))]
    assert [row[-4:-2] for row in rows[:3]] == [["0.500", "0.500"], ["0.500", "1.000"], ["1.000", "0.000"]]


def test_mistakes_name_the_query_and_the_articles() -> None:
    assert mistakes([Answer(FERRY, frozenset({"a", "b", "c", "x"}))]) == "  عبارة missing 1: d\n  عبارة wrong 1: x\n"
    assert mistakes([Answer(FERRY, FERRY.holds)]) == ""


def test_no_floor_is_held_on_what_postgres_finds() -> None:
    answers = {way: [Answer(FERRY, FERRY.holds)] for way in WAYS}
    keys = [measure.key for measure in Asked(SAMPLE, answers, 5).table.measures]
    assert f"{SAMPLE}.{WORD}.recall" in keys
    assert not [key for key in keys if POSTGRES in key]
