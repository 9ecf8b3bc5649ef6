"""Whatever comes in, nothing raises, spans fit the text, and time grows no faster than length."""

import itertools
import time
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.language.dates import find_dates

WORDS = [
    "الأحد",
    "الاثنين",
    "السبت",
    "أمس",
    "اليوم",
    "غداً",
    "أول",
    "من",
    "بعد",
    "قبل",
    "منذ",
    "خلال",
    "يومين",
    "ثلاثة",
    "أيام",
    "أسبوع",
    "الأسبوع",
    "شهر",
    "الشهر",
    "عام",
    "العام",
    "سنة",
    "عقد",
    "القرن",
    "الماضي",
    "المقبل",
    "الجاري",
    "هذا",
    "بين",
    "و",
    "إلى",
    "حتى",
    "3",
    "31",
    "7",
    "2018",
    "1440",
    "1439هـ",
    "م",
    "هـ",
    "أيار",
    "مايو",
    "آذار",
    "كانون",
    "الأول",
    "الثاني",
    "رمضان",
    "محرم",
    "صفر",
    "عيد",
    "الفطر",
    "أيام",
    "غرة",
    "سلخ",
    "آخر",
    "ليل",
    "صيف",
    "الربع",
    "النصف",
    "التاسع",
    "عشر",
    "والعشرين",
    "8/9/2018",
    "08/09",
    "سيصل",
    "وصل",
    "أن",
    "لم",
    "كان",
    "(",
    ")",
    "/",
    "-",
    "–",
    "،",
    ".",
    "\n",
    "ـ",
    "ً",
]
anything = st.text(alphabet=st.characters(), max_size=200)
date_words = st.lists(st.sampled_from([*WORDS, "\u200f", "\x00", "\ud800", "ﷲ", "ﻻ"]), max_size=40).flatmap(
    lambda words: st.sampled_from([" ", "", "  "]).map(lambda gap: gap.join(words))
)


@settings(max_examples=300, deadline=None)
@given(text=anything | date_words, today=st.dates())
def test_any_text_gives_spans_of_itself_in_order(text: str, today: date) -> None:
    found = find_dates(text, today)
    assert all(text[one.start : one.end] == one.text and one.text for one in found)
    assert all(one.earliest <= one.latest and 0 < one.certainty <= 1 for one in found)
    assert all(one.anchor == today or one.rule.startswith("same.") for one in found)
    assert all(before.end <= after.start for before, after in itertools.pairwise(found))


def _seconds(text: str) -> float:
    started = time.process_time()
    find_dates(text, date(2018, 9, 22))
    return time.process_time() - started


@pytest.mark.parametrize(
    "make",
    [
        lambda size: "1" * size,
        lambda size: "ا" * size,
        lambda size: '"' * size,
        lambda size: "1/" * (size // 2),
        lambda size: "1 " * (size // 2),
        lambda size: "سيصل الأحد " * (size // 11),
        lambda size: "كلمة الأحد " * (size // 11),
        lambda size: "3 آذار و" * (size // 8),
        lambda size: "2011 و" * (size // 6),
        lambda size: "اليوم " * (size // 6),
        lambda size: "عام 2015 والعام نفسه " * (size // 21),
    ],
    ids=["digits", "letters", "marks", "slashes", "numbers", "future", "weekdays", "months", "years", "today", "same"],
)
@pytest.mark.no_cover  # the watch is for the code, not for the measuring of it
def test_time_grows_no_faster_than_length(make: Callable[[int], str]) -> None:
    """Four times the text in less than nine times the time (an allowance for a busy machine)."""
    _seconds(make(2_000))
    small = min(_seconds(make(8_000)) for _ in range(2))
    assert min(_seconds(make(32_000)) for _ in range(2)) < 9 * small + 0.1


@pytest.mark.no_cover
def test_five_megabytes_of_digits_take_seconds() -> None:
    assert _seconds("7" * 5_000_000) < 10
