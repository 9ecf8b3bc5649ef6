"""What is glued behind the last words of a text, and the last words that look like it."""

import pytest

from articles.language.cleaning import clean

from .texts import HEADLINE, LEDE, SECOND, article

BODY = (
    f"{LEDE} {SECOND} ووقف السكان على ضفتي النهر لمشاهدة أول سيارة تعبر الجسر، وأطلقت السفن صفاراتها من الميناء القديم."
)


def taken(*lines: str, title: str = HEADLINE) -> list[tuple[str, str]]:
    return [(piece.text, piece.reason) for piece in clean(article(*lines), title=title).removed]


@pytest.mark.parametrize(
    "caption",
    [
        "أول سيارة على الجسر الجديد",
        "من حفل افتتاح الجسر",
        "السكان يشاهدون السيارة الأولى",
        ".. ورئيس البلدية بين السكان",
    ],
)
def test_a_caption_behind_the_last_stop_leaves(caption: str) -> None:
    assert taken(f"{BODY} {caption}") == [(caption, "photo caption")]


@pytest.mark.parametrize(
    "last",
    [
        "وعاد السكان إلى الجسر",
        "رئيس البلدية قال إن الجسر آمن",
        "الجسر الذي انتظره السكان",
        "نادر المزروعي",
        "المهندس سالم بن ناصر العلي",
        "والله ولي التوفيق",
        "السكان على الجسر:",
        "طريق 7 إلى الجسر",
        "Bridge",
        "حكاية أخرى لمدينة بعيدة",
    ],
)
def test_a_last_sentence_without_a_stop_is_no_caption(last: str) -> None:
    assert clean(f"{BODY} {last}", title=HEADLINE).text == f"{BODY} {last}"


def test_a_caption_stays_where_the_headline_is_not_known_or_the_text_is_short() -> None:
    assert clean(f"{BODY} من حفل افتتاح الجسر").text.endswith("من حفل افتتاح الجسر")
    assert clean(f"{SECOND} من حفل افتتاح الجسر", title=HEADLINE).text.endswith("من حفل افتتاح الجسر")


def test_a_clause_behind_an_initial_is_no_caption() -> None:
    last = f"{BODY[:-1]} بحضور م. المزروعي على الجسر"
    assert clean(last, title=HEADLINE).text == last


@pytest.mark.parametrize(
    "tail", ["// انتهى //", "// انتهى 14:20 ت م", "تصوير : سالم العلي", "@nader_m", "Next Previous"]
)
def test_signs_that_a_text_has_ended_leave(tail: str) -> None:
    assert clean(f"{BODY} {tail}", title=HEADLINE).text == BODY


@pytest.mark.parametrize("tail", ["وانتهى كل شيء", "تصوير الجسر ممنوع", "ترجمة: غدا", "ويكتب في حساب @nader_m"])
def test_words_that_only_resemble_such_signs_stay(tail: str) -> None:
    assert clean(f"{BODY} {tail}", title=HEADLINE).text == f"{BODY} {tail}"


@pytest.mark.parametrize(
    "signature",
    [
        "- سالم العلي",
        "- أ. د. نورة بنت سالم العلي",
        "- عضو جمعية الموانئ بجامعة الساحل",
        "- بغداد",
        "– سالم العلي - بغداد",
    ],
)
def test_a_signature_behind_a_dash_and_the_last_stop_leaves(signature: str) -> None:
    assert taken(f"{BODY} {signature}") == [(signature, "by-line")]


@pytest.mark.parametrize(
    "last",
    [
        "- على حد قوله.",
        "- رصف الطريق الساحلي",
        "أعمال البلدية: - نادر المزروعي. - سالم العلي. - نورة العلي",
        "- كما قال السكان",
    ],
)
def test_the_last_item_behind_a_dash_stays(last: str) -> None:
    assert clean(f"{BODY} {last}", title=HEADLINE).text == f"{BODY} {last}"


@pytest.mark.parametrize(
    "lines",
    [
        ("* خدمة «صدى الساحل»",),
        ("* خدمة «صدى الساحل».",),
        ("* خدمة «صدى الساحل»", "خاص بـ{شرق الخليج}"),
        ("نقلا عن مجلة الموانئ العربية",),
    ],
)
def test_who_else_printed_the_text_leaves_below_it_beside_lists_too(lines: tuple[str, ...]) -> None:
    body = ("* كلفة الجسر", LEDE, "* آراء السكان", SECOND)
    assert taken(*body, *lines) == [(line, "by-line") for line in lines]


@pytest.mark.parametrize(
    "line",
    ["خدمة «صدى الساحل» تصل إلى السكان.", "خاص بالسكان", "* خدمة السكان في الأحياء."],
)
def test_a_last_line_about_a_service_stays(line: str) -> None:
    assert taken("* كلفة الجسر", LEDE, "* آراء السكان", SECOND, line) == []


@pytest.mark.parametrize("line", ["T: Nader1", "إيميل: nader55@example com", "طبيب أسنان ت: 6655443", "انتهى"])
def test_a_handle_a_clinic_and_the_word_for_the_end_leave_below_the_text(line: str) -> None:
    assert [piece for piece, _ in taken(LEDE, SECOND, line)] == [line]


@pytest.mark.parametrize("line", ["T: النقطة الأخيرة", "طبيب أسنان: 3 مرات", "انتهى العمل في الجسر أمس."])
def test_lines_that_only_resemble_them_stay(line: str) -> None:
    assert line in clean(article(LEDE, SECOND, line), title=HEADLINE).text


@pytest.mark.parametrize(
    "signature", ["سالم العلي - جامعة الساحل", "د. سالم العلي – عضو مجلس الميناء", "سالم العلي - تل نوار"]
)
def test_a_name_and_where_its_bearer_is_leave_behind_the_last_stop(signature: str) -> None:
    assert taken(f"{BODY} {signature}") == [(signature, "by-line")]


@pytest.mark.parametrize(
    "last", ["نادر المزروعي - جامعة الساحل", "جسر الميناء - جسر الحرية", "سالم العلي - بغداد - رويترز:"]
)
def test_two_words_joined_by_a_dash_are_no_signature(last: str) -> None:
    assert clean(f"{BODY} {last}", title=HEADLINE).text == f"{BODY} {last}"


def test_a_long_office_below_the_text_leaves() -> None:
    line = "- المستشار في شؤون الموانئ وعضو هيئة التدريس بجامعة الساحل للعلوم البحرية في تل نوار"
    assert taken(LEDE, SECOND, line) == [(line, "by-line")]
    item = line.replace("المستشار", "بناء رصيف")
    assert taken(LEDE, SECOND, item) == []


VERSES = [
    "يا جسر نهرٍ غاب عنه أهله",
    "ما عاد فيك من السرى غير الحنين",
    "مرت عليك الريح تسأل من مضى",
    "والليل يطوي ما تبقى من سنين",
]


def test_the_poets_name_leaves_below_the_last_verse_and_behind_it() -> None:
    assert taken(*VERSES, "سالم العلي") == [("سالم العلي", "by-line")]
    poem = " ".join(VERSES)
    for signature in ("- سالم العلي", "شعر - سالم العلي", "شِعر: سالم العلي"):
        assert taken(f"{poem} {signature}") == [(signature, "by-line")]


def test_names_that_are_part_of_a_text_without_stops_stay() -> None:
    winners = ["نورة العلي", "نادر المزروعي", "هند الحلبي", "ريما الحلبي", "سالم العلي"]
    assert taken(*winners) == []
    assert taken("الأعمال التي أنجزت في المدينة كلها هذا العام كما قال المهندسون: رصف الطريق - سالم العلي") == []
    assert taken(*VERSES, "سالم العلي", title="سالم العلي يرثي الجسر") == []


def test_tags_behind_a_verse_leave() -> None:
    assert taken(*VERSES[:3], f"{VERSES[3]} سمات الجسر بلدية الساحل") == [("سمات الجسر بلدية الساحل", "list of tags")]


@pytest.mark.parametrize("last", ["فيه سمات القائد من رجال", "له سمات الجسر", "فيه سمات تشبه وجوه الراحلين"])
def test_the_word_for_tags_in_a_verse_stays(last: str) -> None:
    assert taken(*VERSES, last) == []
