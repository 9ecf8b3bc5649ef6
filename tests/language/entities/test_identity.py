"""Who a form may be, across articles: candidates with reasons. Everybody here is invented."""

import pytest

from articles.language.entities.identity import Bearer, candidates, decided

SAMIR = Bearer(1, "سامر الدليمي", ("أبو هيثم",), ("وزير الدفاع العراقي",), ("العراق",))
HAITHAM = Bearer(2, "هيثم الدليمي", (), ("محافظ الأنبار",), ("العراق",))
VIKTOR = Bearer(3, "فيكتور غرانديش", (), ("المبعوث الأممي",))
EVERYBODY = (SAMIR, HAITHAM, VIKTOR)


def keys(form: str, role: str = "", countries: tuple[str, ...] = ()) -> list[object]:
    return [found.bearer.key for found in candidates(form, EVERYBODY, role=role, countries=countries)]


@pytest.mark.parametrize(
    ("form", "expected", "reason"),
    [
        ("سامر الدليمي", [1], "same_name"),
        ("سامرالدليمي", [], ""),
        ("أبو هيثم", [1], "other_form"),
        ("سامر حسن الدليمي", [1], "part_of_name"),
        ("فيكتور جرانديش", [3], "spelling"),
        ("غرانديش", [3], "short_form"),
        ("جرانديش", [3], "short_form"),
        ("سالم الدليمي", [], ""),
        ("هيثم", [], ""),
        ("", [], ""),
    ],
)
def test_a_form_fits_whom_it_may_name(form: str, expected: list[object], reason: str) -> None:
    found = candidates(form, EVERYBODY)
    assert [candidate.bearer.key for candidate in found] == expected
    assert [candidate.reasons[0] for candidate in found] == ([reason] if reason else [])


def test_two_bearers_of_a_short_form_are_a_suggestion_and_no_decision() -> None:
    found = candidates("الدليمي", EVERYBODY)
    assert {candidate.bearer.key for candidate in found} == {1, 2}
    assert decided(found) is None


@pytest.mark.parametrize(
    ("role", "key", "reason"),
    [
        ("وزير الدفاع العراقي", 1, "same_role"),
        ("وزير الدفاع", 1, "same_office"),
        ("محافظ الأنبار", 2, "same_role"),
    ],
)
def test_the_role_decides_between_two(role: str, key: int, reason: str) -> None:
    found = candidates("الدليمي", EVERYBODY, role=role)
    chosen = decided(found)
    assert chosen is not None
    assert (chosen.bearer.key, found[0].bearer.key) == (key, key)
    assert reason in chosen.reasons


def test_a_country_that_both_share_decides_nothing() -> None:
    found = candidates("الدليمي", EVERYBODY, countries=("العراق",))
    assert all("same_country" in candidate.reasons for candidate in found)
    assert decided(found) is None


def test_a_country_of_one_alone_decides() -> None:
    other = Bearer(4, "خالد الدليمي", (), ("سفير الأردن",), ("الأردن",))
    chosen = decided(candidates("الدليمي", (SAMIR, other), countries=("الأردن",)))
    assert chosen is not None
    assert chosen.bearer.key == 4


def test_the_whole_name_wins_over_who_only_shares_its_end() -> None:
    short = Bearer(5, "الدليمي")
    chosen = decided(candidates("الدليمي", (*EVERYBODY, short)))
    assert chosen is not None
    assert chosen.bearer.key == 5


def test_two_bearers_of_the_whole_name_are_no_decision() -> None:
    assert decided(candidates("سامر الدليمي", (SAMIR, Bearer(6, "سامر الدليمي")))) is None


def test_nobody_is_no_decision() -> None:
    assert decided([]) is None
