"""Verbs that describe, and whether the noun behind them is who describes or what is described. People are invented."""

import pytest

from articles.language.quotations import KnownPerson, find_quotations

NAMES = ("منصف الراوي", "رباب السالم")


def last_speaker(text: str) -> str:
    people = [KnownPerson(text.index(n), text.index(n) + len(n), n, "") for n in NAMES if n in text]
    return find_quotations(text, sorted(people, key=lambda person: person.start))[-1].speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("ووصل الطاهي منصف الراوي الذي وصف المسابقة بأنها «طبخة محروقة».", "منصف الراوي"),
        ("ووصل الطاهي منصف الراوي الذي نعت المسابقة بأنها «طبخة محروقة».", "منصف الراوي"),
        ("ودافعت عنه الناقدة رباب السالم، التي شبهت الرواية بـ«متاهة لا يخرج منها قارئ».", "رباب السالم"),
        ("ودافعت عنه الناقدة رباب السالم التي اعتبرت الرواية «متاهة لا يخرج منها قارئ».", "رباب السالم"),
        ("ووصلت المدربة رباب السالم التي عدت الخسارة «درسا قاسيا لن ننساه أبدا».", "رباب السالم"),
        ("وقال منصف الراوي إن الطريق مفتوح. ووصف الخطة بأنها «كارثة لم تعرفها المدينة».", "منصف الراوي"),
        ("وقال منصف الراوي إن الطريق مفتوح. ووصف رباب السالم بأنها «أفضل من عرفت المدينة».", "منصف الراوي"),
        ("ووصفت الوزيرة مستشارها منصف الراوي بأنه «أفضل من عرفت المدينة».", "الوزيرة"),
    ],
)
def test_what_is_described_does_not_speak(text: str, speaker: str) -> None:
    assert last_speaker(text) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("ووصف الوزير منصف الراوي الوضع بأنه «كارثة لم تعرفها المدينة».", "منصف الراوي"),
        ("ووصف الأمين العام للهيئة الوضع بأنه «كارثة لم تعرفها المدينة».", "الأمين العام للهيئة"),
        ("واعتبر منصف الراوي القرار «خطوة إلى الوراء لا تخدم أحدا».", "منصف الراوي"),
        ("واعتبر رئيس اللجنة المخرج منصف الراوي أن «القرار خطوة إلى الوراء».", "منصف الراوي"),
        ("وحضر الوزير الذي اعتبر أن «القرار خطوة إلى الوراء».", "الوزير"),
        ("وألغيت الخطة التي وصفها منصف الراوي بأنها «كارثة لم تعرفها المدينة».", "منصف الراوي"),
        ("والخطة التي وصفها الوزير بأنها «كارثة لم تعرفها المدينة».", "الوزير"),
        ("وقالت الوزيرة إن الحكومة وعدت بصرف الرواتب كلها قبل العيد.", "الوزيرة"),
    ],
)
def test_who_describes_is_named_behind_the_verb_or_by_it(text: str, speaker: str) -> None:
    assert last_speaker(text) == speaker


@pytest.mark.parametrize(
    "text",
    [
        "ورزق بطفل سمى «منصف المنتصر بالبحر الكبير».",
        "وسمى ابنه «منصف المنتصر بالبحر الكبير».",
        "وعدت اللجنة الأصوات مرتين قبل الفجر.",
    ],
)
def test_to_give_a_name_or_to_count_describes_nothing(text: str) -> None:
    assert find_quotations(text) == []
