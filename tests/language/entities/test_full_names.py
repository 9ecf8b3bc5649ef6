"""Names of one article under the longest form of the same person. Every person here is invented."""

import pytest

from articles.language.entities.full_names import full_people


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("سنان فاضل الكروي", "سنان الكروي"),  # first and last
        ("رؤى عبد الباسط المرسال", "رؤى المرسال"),
        ("سنان فاضل الكروي", "سنان فاضل"),
        ("ظافر بن راجح بن سعد آل مشهور", "ظافر بن راجح"),
        ("سنان فاضل الكروي", "سنان"),  # the first part alone
        ("عبد الباسط حمدي", "عبد الباسط"),
        ("سيف الدين الكروي", "سيف الدين"),
        ("سنان فاضل الكروي", "الكروي"),
        ("مريم بنت الزاوي", "بنت الزاوي"),
        ("بيلا فان دير مولن", "فان دير مولن"),
        ("هدى المرسي البشتيلي", "المرسي البشتيلي"),
        ("فرهاد هيلوران هفيركي", "هيلوران"),  # the part between, by which some go
        ("غريغور فالنتينوف", "جريجور فالنتينوف"),  # both parts otherwise, or one
        ("مارتا لاغوندي", "لاجوندى"),
        ("بيلا تير ستيغلن", "تير ستيجلن"),
        ("غريغور فالنتينوف", "جريجور"),
        ("مابيلو تا", "مابيلوتا"),  # written together
    ],
)
def test_a_shorter_or_other_form_is_the_person_named_in_full(full: str, short: str) -> None:
    assert full_people([full, short]) == {short: full}


@pytest.mark.parametrize(
    ("full", "other"),
    [
        ("ليلى رفعت الكروي", "رفعت الكروي"),  # her father
        ("دعيج فهد بوسالم", "فهد بوسالم"),
        ("سنان فاضل الكروي", "فاضل"),  # a father's name, alone
        ("سنان فاضل الكروي", "سنان الحلي"),
        ("سنان فاضل الكروي", "فاضل سنان"),
        ("أبو مهند", "مهند"),
        ("سيف الدين الكروي", "سيف"),
        ("سالم الحربي", "سليم الحربي"),
        ("حسين كامل", "حسن كامل"),
        ("سعيد الغامدي", "الجامدي"),
    ],
)
def test_another_name_is_another_person(full: str, other: str) -> None:
    assert full_people([full, other]) == {}


@pytest.mark.parametrize(
    ("names", "short"),
    [
        (["سنان الكروي", "سنان الحلي"], "سنان"),
        (["سنان الكروي", "ريم الكروي"], "الكروي"),
        (["سنان فاضل الكروي", "سنان هادي الكروي"], "سنان الكروي"),
    ],
)
def test_a_form_of_two_people_is_neither(names: list[str], short: str) -> None:
    assert short not in full_people([*names, short])


@pytest.mark.parametrize(
    ("names", "short", "full"),
    [
        (["ماهر نادر الكروي", "عامر ماهر الكروي"], "ماهر الكروي", "ماهر نادر الكروي"),
        (["هند الكروي", "عبير هند"], "هند", "هند الكروي"),
        (["شوال مرزوق الحلي", "عاشور شوال"], "شوال", "شوال مرزوق الحلي"),
    ],
)
def test_of_two_it_is_the_one_whose_first_part_it_is(names: list[str], short: str, full: str) -> None:
    assert full_people([*names, short])[short] == full


def test_a_short_name_goes_on_to_the_longest_form_of_one_person() -> None:
    found = full_people(["الكروي", "سنان الكروي", "سنان فاضل الكروي"])
    assert found == {"الكروي": "سنان فاضل الكروي", "سنان الكروي": "سنان فاضل الكروي"}
