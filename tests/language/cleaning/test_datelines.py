"""Where a text was written and who sent it: glued before the first words, or on a line of its own."""

from datetime import date

import pytest

from articles.language.cleaning import clean
from articles.language.datelines import dateline_of
from articles.language.document import analyse
from tests.language.cleaning.texts import HEADLINE, LEDE, SECOND, article


@pytest.mark.parametrize(
    ("head", "place", "agencies"),
    [
        ("بغداد - رويترز: ", "بغداد", ("رويترز",)),
        ("عدن (أ ف ب) - ", "عدن", ("فرانس برس",)),
        ("عمّان 28 كانون الثاني (بترا)- ", "عمّان", ("بترا",)),
        ("أبوظبي في 3 ديسمبر/ وام / ", "أبوظبي", ("وام",)),
        ("الدوحة - 17 يونيو - قنا: ", "الدوحة", ("قنا",)),
        ("القاهرة - (د ب أ): ", "القاهرة", ("د ب أ",)),
        ("إيلاف من لندن: ", "لندن", ()),
        ("القدس المحتلة - ", "القدس المحتلة", ()),
        ("العمانية: ", "", ("وكالة الأنباء العمانية",)),
        ("وكالات: ", "", ("وكالات",)),
        ("تل نوار - رويترز: ", "تل نوار", ("رويترز",)),
        ("تل نوار - رويترز:", "تل نوار", ("رويترز",)),
    ],
)
def test_a_dateline_gives_its_place_and_its_agencies(head: str, place: str, agencies: tuple[str, ...]) -> None:
    found = dateline_of(head + LEDE)
    assert found is not None
    assert (found.length, found.place, found.agencies) == (len(head), place, agencies)
    cleaned = clean(article(HEADLINE, head + LEDE, SECOND))
    assert cleaned.text == article(LEDE, SECOND)
    assert (cleaned.place, cleaned.agencies) == (place, agencies)


@pytest.mark.parametrize(
    "line",
    [
        "وقال لـ«رويترز»: الجسر فتح أمس أمام السكان بعد عامين من العمل فيه، وسيفتح جسر آخر في الربيع المقبل.",
        "وأضافت في حديث لـ«الشرق الأوسط»: الجسر فتح أمس أمام السكان بعد عامين من العمل الذي لم ينقطع.",
        "وقال لـ«رويترز»:الجسر فتح أمس أمام السكان بعد عامين من العمل فيه، وسيفتح جسر آخر في الربيع المقبل.",
        "بغداد - دمشق طريق يعود إلى الحياة بعد عشرين عاما من الإغلاق الذي قطع أرزاق السائقين والتجار.",
        "بغداد: مدينة على دجلة بناها المنصور قبل أكثر من ألف عام وسكنها الناس من كل صوب إلى اليوم.",
        "رويترز ذكرت أن الجسر فتح أمس أمام السكان بعد عامين من العمل فيه وأن جسرا آخر سيفتح قريبا.",
        "وصل الوفد إلى بغداد - وهو الأول منذ عام - وبحث في فتح المعبر أمام المسافرين والشاحنات معا.",
    ],
)
def test_what_only_looks_like_a_dateline_stays(line: str) -> None:
    assert clean(article(HEADLINE, line, SECOND)).text == article(line, SECOND)


@pytest.mark.parametrize(
    ("head", "byline"),
    [
        ("سالم العلي – الشرق الأوسط ", "سالم العلي – الشرق الأوسط"),
        ("عويد الحمدان- سبق- تل نوار: ", "عويد الحمدان- سبق- تل نوار"),
        ("محمد الزهراني - الرياض: ", "محمد الزهراني - الرياض"),
    ],
)
def test_a_writer_glued_before_the_text_leaves(head: str, byline: str) -> None:
    cleaned = clean(article(HEADLINE, head + LEDE, SECOND), source="سبق")
    assert (cleaned.text, cleaned.byline) == (article(LEDE, SECOND), byline)


@pytest.mark.parametrize("head", ["سالم العلي – بغداد", "بغداد - سالم العلي", "صدى الميناء – بغداد"])
def test_a_writer_and_a_place_leave_before_a_verb_without_a_colon(head: str) -> None:
    cleaned = clean(article(f"{head} {LEDE}", SECOND), title=HEADLINE, source="صدى الميناء")
    assert cleaned.text == article(LEDE, SECOND)


@pytest.mark.parametrize(
    "opening",
    [
        "بغداد - دمشق طريق افتتح أمس أمام السكان بعد عامين من العمل",
        "سالم العلي – المهندس الذي بنى الجسر – افتتح أمس جسرا آخر",
        "الجسر – بغداد افتتحت أمس جسرها الجديد",
        "سالم العلي – بغداد مدينته الأولى كما قال أمس",
    ],
)
def test_a_first_sentence_with_a_dash_is_whole(opening: str) -> None:
    line = f"{opening} {LEDE}"
    assert clean(article(line, SECOND), title=HEADLINE).text == article(line, SECOND)


@pytest.mark.parametrize("line", ["كتبت ريما الحلبي:", "نادية. ب", "سالم العلي - تل نوار", "صدى الميناء من الساحل"])
def test_a_byline_of_its_own_leaves(line: str) -> None:
    cleaned = clean(article(line, LEDE, SECOND), title=HEADLINE, source="صدى الميناء")
    assert cleaned.text == article(LEDE, SECOND)
    assert [piece.reason for piece in cleaned.removed] == ["by-line"]


def test_place_and_agencies_of_a_dateline_are_findings() -> None:
    found = analyse(article(HEADLINE, f"عدن (أ ف ب) - {LEDE}", SECOND), today=date(2026, 3, 4))
    assert (found.place, found.credits) == ("عدن", ("فرانس برس",))
