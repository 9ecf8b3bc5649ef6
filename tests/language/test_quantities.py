import pytest

from articles.language.quantities import find_quantities
from articles.language.tokens import tokenise


def values(text: str) -> list[str]:
    return [quantity.value for quantity in find_quantities(text, tokenise(text))]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("قتل ٣٠ شخصاً", "30"),
        ("وثلاثين جندياً", "30"),
        ("خمسة وعشرون ألفاً", "25000"),
        ("اثنتي عشرة دولة", "12"),
        ("مليون ومئتا ألف نسمة", "1200000"),
        ("2.5 مليون برميل", "2500000"),
        ("3 آلاف و500 لاجئ", "3500"),
        ("ألف وخمسمئة", "1500"),
        ("خمس مئة وثلاثة وعشرين", "523"),
        ("نصف مليون", "500000"),
        ("مليوناً ونصف المليون", "1500000"),
        ("2,500 طن", "2500"),
        ("3٫5 طن", "3.5"),
        ("84.540 مليون ريال", "84540000"),
        ("1.250 مليار", "1250000000"),
        ("84.540 ريالاً", "84540"),
        ("2,500 مليون", "2500000000"),
        ("بـ54 مقعداً", "54"),
        ("12 في المائة", "12%"),
        ("12%", "12%"),
        ("واحداً في المئة", "1%"),
        ("الثاني والعشرين", "#22"),
        ("الثالثة عشرة", "#13"),
        ("عشرات القتلى", "~10"),
        ("ثلثي المقاعد", "2/3"),
        ("مقتل شخصين", "2"),
        ("وجسران آخران", "2"),
    ],
)
def test_a_number_is_read_with_its_value(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "لست هنا",
        "أحد المسؤولين",
        "إحدى القرى",
        "يوم الاثنين",
        "وعشر عليه الرجل",
        "الواحد منهم",
        "ستار المسرح",
        "سبعان البلدة",
        "الفصل الدراسي",
        "الألفة بينهم",
        "خمول السوق",
        "المئة",
        "من المواطنين",
        "هاجم المسلحين",
        "ثلاجة كبيرة",
        "وربعت بينهم",
        "أربعاء",
        "المليونير",
        "تسعى الدولة",
        "ثامر الراوي",
        "عاشوراء",
        "ثانوية البنات",
        "ربعي بن عامر",
        "الكيلومتر ² الواحد",
        "البند ①",
    ],
)
def test_what_is_written_like_a_number_is_none(text: str) -> None:
    assert values(text) == []


def test_a_span_is_whole_words_of_the_text() -> None:
    text = "نزح نحو 3 آلاف و500 لاجئ"
    (quantity,) = find_quantities(text, tokenise(text))
    assert text[quantity.start : quantity.end] == "3 آلاف و500"
