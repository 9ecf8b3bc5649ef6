from datetime import date

import pytest

from articles.analysis.compared_text import ComparedText, of_analysis
from articles.language.document import analyse

TEXT = (
    "أعلن وزير الدفاع العراقي عرفان الحيالي، اليوم السبت، أن 30 مسلحاً من تنظيم داعش الإرهابي قتلوا في بغداد، "
    "وفق ما نقلته وكالة فرانس برس."
)


@pytest.fixture(scope="module")
def compared() -> ComparedText:
    return of_analysis(analyse(TEXT, today=date(2018, 9, 22)))


def known(compared: ComparedText, kind: str) -> list[tuple[str, str]]:
    return [(compared.text[k.start : k.end], k.key) for k in compared.known if k.kind == kind]


def test_names_have_their_folded_canonical_name_as_key(compared: ComparedText) -> None:
    assert known(compared, "person") == [("عرفان الحيالي", "عرفان الحيالي")]
    assert known(compared, "place") == [("بغداد", "بغداد")]
    assert [key for _text, key in known(compared, "organisation")] == ["تنظيم الدوله الاسلاميه"]


def test_a_label_behind_a_name_is_no_part_of_it(compared: ComparedText) -> None:
    assert [text for text, _key in known(compared, "organisation")] == ["تنظيم داعش"]


def test_a_date_has_its_days_as_key(compared: ComparedText) -> None:
    assert ("اليوم السبت", "2018-09-22/2018-09-22") in known(compared, "date")


def test_a_number_has_its_value_as_key(compared: ComparedText) -> None:
    assert known(compared, "number") == [("30", "30")]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("تراجع المؤشر إلى 2ر48 نقطة", [("2ر48", "48.2")]),
        ("تراجع المؤشر بنسبة 5ر4 في المئة", [("5ر4 في المئة", "4.5%")]),
        ("تراجع المؤشر إلى 48 ريالاً", [("48", "48")]),
        ("تراجع المؤشر في 3 رحلات و4 رحل", [("3", "3"), ("4", "4")]),
    ],
)
def test_a_decimal_that_agencies_type_from_right_to_left_is_one_number(
    text: str, numbers: list[tuple[str, str]]
) -> None:
    assert known(of_analysis(analyse(f"{text}.", today=date(2018, 9, 22))), "number") == numbers


def test_an_agency_is_one_and_no_body(compared: ComparedText) -> None:
    assert "فرانس برس" in {key for _text, key in known(compared, "agency")}
    assert "فرانس برس" not in {key for _text, key in known(compared, "organisation")}
    assert compared.credits == ("فرانس برس",)


def test_the_office_and_the_verb_of_a_speaker_are_known(compared: ComparedText) -> None:
    assert known(compared, "role")[0] == ("وزير الدفاع العراقي", "وزير الدفاع العراقي")
    assert ("أعلن", "أعلن") in known(compared, "verb")


def test_spans_are_sorted_and_inside_the_text(compared: ComparedText) -> None:
    starts = [span.start for span in compared.known]
    assert starts == sorted(starts)
    assert all(0 <= span.start < span.end <= len(compared.text) for span in compared.known)


def test_an_empty_text_knows_nothing() -> None:
    empty = of_analysis(analyse("", today=date(2018, 9, 22)))
    assert (empty.text, empty.sentences, empty.known) == ("", (), ())
