"""Quotation marks: every kind, nested, glued, never closed."""

import pytest

from articles.language.quotations.marks import find_marked


def marked(text: str) -> list[tuple[str, bool]]:
    return [(text[span.start : span.end], span.closed) for span in find_marked(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("قال «سنبني الجسر» ثم غادر", [("سنبني الجسر", True)]),
        ("قال “سنبني الجسر” ثم غادر", [("سنبني الجسر", True)]),
        ('قال "سنبني الجسر" ثم غادر', [("سنبني الجسر", True)]),
        ("قال ”سنبني الجسر” ثم غادر", [("سنبني الجسر", True)]),
        ("قال « سنبني الجسر » ثم غادر", [("سنبني الجسر", True)]),
        ("قال «سنبني جسر «الأمل» الكبير» ثم غادر", [("سنبني جسر «الأمل» الكبير", True)]),
        ('قال «سنبني جسر "الأمل" الكبير» ثم غادر', [('سنبني جسر "الأمل" الكبير', True)]),
        ('قال "سنبني جسر "الأمل" الكبير" ثم غادر', [('سنبني جسر "الأمل" الكبير', True)]),
        ("قال »سنبني الجسر« ثم غادر", [("سنبني الجسر", True)]),
        ("»سنبني الجسر« و»نغادر«", [("سنبني الجسر", True), ("نغادر", True)]),
        ("قال ‘سنبني الجسر’ ثم غادر", [("سنبني الجسر", True)]),
        ("قال 'سنبني الجسر' ثم غادر", [("سنبني الجسر", True)]),
        ("قال ’سنبني الجسر‘ ثم غادر", [("سنبني الجسر", True)]),
        ("قال «سنبني 'جسر الأمل' غدا» ثم غادر", [("سنبني 'جسر الأمل' غدا", True)]),
        ('"الأول"و"الثاني"', [("الأول", True), ("الثاني", True)]),
    ],
)
def test_the_outermost_marks_bound_what_was_said(text: str, spans: list[tuple[str, bool]]) -> None:
    assert marked(text) == spans


def test_marks_that_never_close_end_with_the_paragraph() -> None:
    assert marked("قال «سنبني الجسر غدا ثم نغادر.") == [("سنبني الجسر غدا ثم نغادر.", False)]


def test_one_closing_mark_for_two_openings_closes_both_before_an_attribution() -> None:
    text = 'وقالت: "استقبل المدير الوفد وبحث معه، "زيادة التعاون في البناء"،وفقا لوكالة "نبأ"المحلية.'
    assert marked(text)[0] == ('استقبل المدير الوفد وبحث معه، "زيادة التعاون في البناء', True)


def test_a_new_quotation_after_a_stop_and_a_reporting_verb_ends_the_open_one() -> None:
    text = 'وأكد أن "الموعد ثابت ولا تغيير فيه.. وأضاف أن "العمل سيبدأ غدا".'
    assert marked(text) == [("الموعد ثابت ولا تغيير فيه.", False), ("العمل سيبدأ غدا", True)]


@pytest.mark.parametrize(
    "text",
    ['انتهى العمل".', "انتهى العمل».", '5" و 6"', "«»", '""', "بلا علامات", "Ka'ba و O'Neil", "قال 'سنبني الجسر"],
)
def test_a_mark_that_closes_nothing_bounds_nothing(text: str) -> None:
    assert marked(text) == []


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ('قال «قلت له "سنبني الجسر" ثم غادرت»', ["سنبني الجسر"]),
        ('قال "قلت له «سنبني الجسر» ثم «نغادر»"', ["سنبني الجسر", "نغادر"]),
        ("قال “قلت له 'سنبني الجسر' ثم غادرت”", ["سنبني الجسر"]),
        ("قال «سنبني الجسر»", []),
    ],
)
def test_marks_hold_the_marks_within_them(text: str, inner: list[str]) -> None:
    (outer,) = find_marked(text, 0, len(text))
    assert [text[span.start : span.end] for span in outer.inner] == inner
