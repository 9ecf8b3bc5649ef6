"""Captions, kickers and writers' names around a text whose headline is known, and the lines that look like them."""

import pytest

from articles.language.cleaning import clean

from .texts import HEADLINE, LEDE, SECOND, article


def taken(*lines: str, title: str = HEADLINE) -> list[tuple[str, str]]:
    return [(piece.text, piece.reason) for piece in clean(article(*lines), title=title).removed]


@pytest.mark.parametrize(
    "line",
    [
        "الجسر كما بدا صباح أمس - أرشيفية",
        "رئيس البلدية نادر المزروعي (أرشيف)",
        "السكان يعبرون الجسر (تصوير: سالم العلي)",
        "جانب من حفل الافتتاح",
        "صورة من الجو لجسر الميناء",
    ],
)
def test_a_line_that_says_it_is_a_photographs_leaves_anywhere(line: str) -> None:
    for lines in ((line, LEDE, SECOND), (LEDE, line, SECOND), (LEDE, SECOND, line)):
        assert taken(*lines) == [(line, "photo caption")]


@pytest.mark.parametrize(
    "line",
    [
        "وقال إن في الأرشيف صورا كثيرة للجسر القديم.",
        "الصورة التي التقطها السكان للجسر انتشرت أمس على الشبكات الاجتماعية في البلاد.",
        "جانب من المشكلة أن الطريق ضيق، كما قال المهندس الذي أشرف على أعمال الجسر في عامها الثاني.",
    ],
)
def test_a_sentence_about_photographs_stays(line: str) -> None:
    assert taken(LEDE, line, SECOND) == []


@pytest.mark.parametrize("line", ["رئيس البلدية يقص الشريط", "من الافتتاح", "نادر المزروعي", "ضمن خطة الطرق الجديدة"])
def test_a_label_above_the_first_paragraph_leaves(line: str) -> None:
    assert taken(line, LEDE, SECOND) == [(line, "caption or kicker")]


def test_a_name_that_the_article_does_not_speak_of_is_its_writers() -> None:
    assert taken("سالم الخطيب", LEDE, SECOND) == [("سالم الخطيب", "by-line")]


@pytest.mark.parametrize("line", ["السكان في حفل الافتتاح", "أطفال المدينة أمام جسر الميناء"])
def test_a_label_below_the_last_paragraph_leaves(line: str) -> None:
    assert taken(LEDE, SECOND, line) == [(line, "photo caption")]


@pytest.mark.parametrize(
    "line",
    [
        "والله ولي التوفيق",
        "وللحديث بقية",
        "الصبر مفتاح الفرج",
        "وهذا هو المطلوب",
        "5- الساحل: 22 نقطة",
        "فهل من مجيب؟",
        "إلى اللقاء..",
    ],
)
def test_the_writers_last_words_stay(line: str) -> None:
    assert taken(LEDE, SECOND, line) == []


def test_subheadings_stay() -> None:
    lines = ["جسر جديد", LEDE, "كلفة الجسر", SECOND, "آراء السكان", LEDE.replace("الجديد", "القديم")]
    assert taken(*lines) == []


def test_a_caption_below_a_text_with_subheadings_leaves() -> None:
    lines = [LEDE, "كلفة الجسر", SECOND, "آراء السكان", LEDE.replace("الجديد", "القديم")]
    assert taken(*lines, "السكان أمام جسر الميناء") == [("السكان أمام جسر الميناء", "photo caption")]


@pytest.mark.parametrize("last", ["التقييم: (***)", "وللحديث بقية", "المزيد على www.bridge.example"])
def test_the_last_line_of_a_text_with_subheadings_stays_where_it_is_no_caption(last: str) -> None:
    assert taken(LEDE, "كلفة الجسر", SECOND, "آراء السكان", LEDE, last) == []


def test_the_writer_whom_the_headline_names_first_leaves() -> None:
    title = "سالم العلي: جسر إلى أين؟"
    for lines in (("سالم العلي", LEDE, "كلفة الجسر", SECOND), (LEDE, "كلفة الجسر", SECOND, "سالم العلي")):
        assert taken(*lines, title=title) == [("سالم العلي", "by-line")]


@pytest.mark.parametrize("title", ["سالم العلي وجسر إلى أين؟", "تقرير: سالم العلي وجسر الميناء"])
def test_a_line_that_the_headline_does_not_open_with_stays_among_subheadings(title: str) -> None:
    assert taken("سالم العلي", LEDE, "كلفة الجسر", SECOND, title=title) == []


def test_verses_stay() -> None:
    verses = ["يا جسر الميناء الجديد", "أنت الذي عبرنا عليه", "وعدنا إلى البيت مساء", "فلا أنت تعبت من السكان"]
    assert taken(LEDE, *verses, "ولا السكان تعبوا") == []
    assert taken("ولا تعطين الجسر من لا يريده", LEDE, SECOND) == []


def test_labels_stay_where_the_headline_is_not_known() -> None:
    assert "من الافتتاح" in clean(article(HEADLINE, LEDE, SECOND, "من الافتتاح")).text


@pytest.mark.parametrize("caption", ["جانب من حفل البلدية", "نادر المزروعي لدى افتتاح الميناء"])
def test_a_caption_that_was_glued_to_the_text_is_parted_from_it(caption: str) -> None:
    cleaned = clean(article(caption + LEDE, SECOND), title=HEADLINE)
    assert cleaned.text == article(LEDE, SECOND)
    assert [(piece.text, piece.reason) for piece in cleaned.removed] == [(caption, "photo caption")]


@pytest.mark.parametrize(
    "opening",
    [
        "رئيس بلدية الساحل نادر المزروعي افتتح، أمس، جسر الميناء الجديد بعد عامين من العمل فيه",
        "سكان المدينة الساحلية كلها شاركوا في احتفالاتهم بافتتاح جسر الميناء الجديد، أمس، بعد عامين",
        "تراجعت ايرادات البلدية في العام الماضي إلى عشرة ملايين دينار، كما قال رئيسها نادر المزروعي",
    ],
)
def test_a_first_sentence_is_not_cut_in_two(opening: str) -> None:
    line = f"{opening} {SECOND}"
    assert clean(article(line, SECOND), title=HEADLINE).text == article(line, SECOND)


@pytest.mark.parametrize(
    "caption", ["لقطة من المعسكر", "د. نادر المزروعي يوقع الاتفاقية", "من «جسر الساحل» في ليلة الزيارة"]
)
def test_a_caption_is_parted_from_the_text_though_nothing_else_says_its_last_word(caption: str) -> None:
    cleaned = clean(article(caption + LEDE, SECOND), title=HEADLINE)
    assert cleaned.text == article(LEDE, SECOND)


@pytest.mark.parametrize(
    "opening",
    [
        "استقرت الفرق في مقر البلدية القديم والمقام على ضفة النهر قبل عامين من افتتاح الجسر الجديد",
        "رئيس البلدية والمهاجم في فريقها نادر المزروعي حضرا أمس افتتاح جسر الميناء الجديد بعد عامين",
        "في انتظار الجسر والمقرر له أن يفتتح غدا، قالت البلدية إنها أتمت كل ما وعدت به قبل عامين",
        "مسؤولو المدينة أعلنوا مسؤوليتهم عن تأخر الجسر الجديد عامين، وقالوا إن الأعمال كلفت الكثير",
    ],
)
def test_a_rare_word_that_ends_like_a_verb_is_not_cut_in_two(opening: str) -> None:
    line = f"{opening} {SECOND}"
    assert clean(article(line, SECOND), title=HEADLINE).text == article(line, SECOND)


def test_a_surname_above_a_paragraph_that_opens_with_a_bracket_leaves() -> None:
    assert taken("المزروعي", f"(خارج البلدية) {LEDE}", SECOND) == [("المزروعي", "caption or kicker")]


def test_a_broken_first_line_above_a_bracket_stays() -> None:
    first = "قبل عامين انتظر سكان الساحل فيلم"
    assert first in clean(article(first, f"(جسر الميناء) {LEDE}", SECOND), title=HEADLINE).text


def test_a_name_of_the_headline_glued_to_the_first_verb_is_parted_from_it() -> None:
    title = "المزروعي: جسر الميناء للجميع"
    assert clean(article(f"المزروعي{LEDE}", SECOND), title=title).text == article(LEDE, SECOND)
    assert clean(article(f"الجسر{LEDE}", SECOND), title="عامان من العمل").text.startswith("الجسرافتتحت")
