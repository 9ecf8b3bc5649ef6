"""Credits: agencies that a text names as its source, and words that only look like them."""

import time

import pytest

from articles.language.credits import find_credits


@pytest.mark.parametrize(
    ("text", "agencies"),
    [
        ("وفق بيان اطلعت عليه وكالة فرانس برس.", ["فرانس برس"]),
        ("وقال المهندس لفرانس برس إن الجسر فتح.", ["فرانس برس"]),
        ("وصل الوفد (أ ف ب)", ["فرانس برس"]),
        ("وصل الوفد، بحسب أ.ف.ب.", ["فرانس برس"]),
        ("According to AFP", ["فرانس برس"]),
        ("وقال ضابط للأناضول إن الطريق فتح.", ["الأناضول"]),
        ("وفقا لما ذكرته وكالة «رووداو» الكردية.", ["رووداو"]),
        ("وذكرت وكالة الأنباء السعودية أن الوفد وصل.", ["واس"]),
        ("وذكرت وكالة (واس) أن الوفد وصل.", ["واس"]),
        ("الرياض - واس", ["واس"]),
        ("كتب: وكالات", ["وكالات"]),
        ("ونقلت وكالة أنباء فارس عن المهندس قوله.", ["فارس"]),
        ("قال لرويترز وسبوتنيك، ثم لرويترز ثانية.", ["رويترز", "سبوتنيك"]),
        ("وأعلنت وكالة الأنباء الألمانية (د ب أ) الخبر.", ["د ب أ"]),
    ],
)
def test_an_agency_is_named_in_its_standard_form(text: str, agencies: list[str]) -> None:
    assert find_credits(text) == agencies


@pytest.mark.parametrize(
    "text",
    [
        "وصل فارس على ظهر حصان إلى الميدان أمام الجمهور.",
        "لحق بنا الوفد إلى المدينة بعد الظهر ثم غادرها مساء.",
        "زاروا مدينة سبأ القديمة وسدها الشهير في رحلة طويلة.",
        "تقع القرية في هضبة الأناضول على ارتفاع ألف متر.",
        "تضم القائمة الفئات (أ، ب، ت) من الموظفين في البلدية.",
        "قدمت وكالات الأمم المتحدة مساعدات إلى سكان القرية بعد السيل.",
        "دفع المهر وام كلثوم تغني في الحفل الذي أقيم أمس.",
        "they map the spa near the tap for the mena region today.",
    ],
)
def test_a_common_word_is_no_agency(text: str) -> None:
    assert find_credits(text) == []


@pytest.mark.parametrize("piece", ["أ ", "ا ف ", "(", "وكالة ", "\ud800", "ل"])
@pytest.mark.no_cover  # the watch is for the code, not for the measuring of it
def test_a_megabyte_of_one_thing_is_read_in_linear_time(piece: str) -> None:
    started = time.process_time()
    find_credits(piece * (1_000_000 // len(piece)))
    assert time.process_time() - started < 20
