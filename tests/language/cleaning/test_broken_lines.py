"""Lines that were broken within a sentence are joined; paragraphs are not."""

import pytest

from articles.language.cleaning import clean

from .texts import HEADLINE, LEDE, SECOND, article


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("تظاهر المئات من سكان المدينة الساحلية مساء أمس أمام مبنى البلدية", "احتجاجا على إغلاق الجسر القديم."),
        ("افتتحت البلدية في المدينة الساحلية أمس الجسر الجديد على الميناء", "الذي يختصر الطريق إلى الأحياء."),
        ("وقال رئيس البلدية في حفل الافتتاح إن الجسر الجديد سيفتح الطريق إلى", "الأحياء الشمالية."),
    ],
)
def test_a_line_that_was_broken_within_a_clause_is_joined(first: str, second: str) -> None:
    assert clean(article(first, second, SECOND), title=HEADLINE).text == article(f"{first} {second}", SECOND)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("افتتحت البلدية في المدينة الساحلية أمس الجسر الجديد على الميناء", "وقال رئيسها إن الجسر جاهز."),
        ("افتتحت البلدية في المدينة الساحلية أمس الجسر الجديد على الميناء", "إلى ذلك، قال رئيسها إن الجسر جاهز."),
        ("افتتحت البلدية في المدينة الساحلية أمس الجسر الجديد على الميناء.", "الذي حضر الافتتاح رئيسها نادر."),
        ("يا جسر الميناء", "التي عبرناها إليك بعيدة."),
    ],
)
def test_paragraphs_stay_apart(first: str, second: str) -> None:
    assert clean(article(first, second, SECOND), title=HEADLINE).text == article(first, second, SECOND)


def test_a_text_that_was_wrapped_throughout_is_joined_at_its_stops() -> None:
    lines = [
        "افتتحت البلدية أمس الجسر الجديد على الميناء بعد عامين من الأعمال التي",
        "كلفت عشرة ملايين دينار من موازنتها. وقال رئيسها نادر المزروعي إن هذا",
        "الجسر يخدم آلاف السكان ويختصر الطريق إلى الأحياء الشمالية من المدينة.",
        "وحضر الافتتاح مهندسون وسكان من الأحياء المجاورة. وعبرت أول سيارة فوق",
        "الجسر عند الظهر، ثم فتح أمام الشاحنات التي انتظرت منذ الصباح الباكر",
        "على جانبي الطريق الساحلي الطويل.",
    ]
    assert clean(article(*lines), title=HEADLINE).text.split("\n") == [" ".join(lines[:3]), " ".join(lines[3:])]


def test_a_poem_is_not_wrapped_text() -> None:
    verses = [f"بيت من قصيدة طويلة كتبها شاعر عن جسر الميناء الجديد رقم {number} وعن السكان" for number in "123456"]
    assert clean(article(LEDE, *verses), title=HEADLINE).text == article(LEDE, *verses)
