"""Lines that templates write: each rule takes its own and leaves what only resembles it."""

import pytest

from articles.language.cleaning import clean

from .texts import HEADLINE, LEDE, SECOND, article


def taken(*lines: str, **known: str) -> list[tuple[str, str]]:
    return [(piece.text, piece.reason) for piece in clean(article(*lines), **known).removed]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("شارك: فيسبوك | تويتر | واتساب", "share bar"),
        ("A+ A- طباعة إرسال", "share bar"),
        ("Tweet Share WhatsApp", "share bar"),
        ("لمتابعة أخبار الساحل اشترك في قناتنا على تلغرام", "site furniture"),
        ("تابعونا على صفحتنا الرسمية", "site furniture"),
        ("هذا المحتوى مطبوع من بوابة الساحل", "site furniture"),
        ("اقرأ أيضاً | مواعيد العبارات في الشتاء", "site furniture"),
    ],
)
def test_what_a_template_writes_leaves(line: str, reason: str) -> None:
    assert taken(LEDE, SECOND, line, title=HEADLINE) == [(line, reason)]


@pytest.mark.parametrize(
    "line",
    [
        "شارك في الحملة على فيسبوك وتويتر ألف شاب من أبناء المدينة.",
        "وأضاف أن البلدية تنشر الأخبار على صفحتها وقناتها في تلغرام منذ عام.",
        "«تابعوا صفحتنا لتعرفوا موعد الافتتاح»",
        "حذف واتساب الرسالة.",
    ],
)
def test_a_sentence_about_networks_stays(line: str) -> None:
    assert taken(LEDE, line, SECOND, title=HEADLINE) == []


@pytest.mark.parametrize(
    "line",
    [
        "آخر تحديث: 20 أيلول 2026 | 18:40",
        "نشر في : 14 جويلية 2026 - 10:42",
        "الأحد 07/يونيو/2026 - 09:15 ص",
        "2026/06/28 21:14 القراءات: 1893",
        "الثلاثاء 21 رمضان 1447 هـ - 10 مارس 2026 مـ",
    ],
)
def test_a_time_stamp_above_the_text_leaves(line: str) -> None:
    assert taken(line, LEDE, SECOND, title=HEADLINE) == [(line, "time stamp")]


def test_a_chronicle_keeps_its_dates() -> None:
    lines = ["10 مارس 2025", LEDE, "14 مارس 2025", SECOND, "20 مارس 2025", LEDE.replace("الجديد", "القديم")]
    assert clean(article(*lines), title=HEADLINE).text == article(*lines)


@pytest.mark.parametrize("line", ["التاريخ : 9 / 10 / 1447هـ", "الرقم: أ / 267", "وفاز الفريق 3 - 1 في 10 مارس 2026."])
def test_the_date_of_a_decree_or_of_a_sentence_is_no_time_stamp(line: str) -> None:
    assert line in clean(article(LEDE, line, SECOND), title=HEADLINE).text


@pytest.mark.parametrize("line", ["الرئيسية / محليات / طاقة", "صدى الميناء » ثقافة وفنون » وداعا", "عاجل | حوادث"])
def test_breadcrumbs_leave(line: str) -> None:
    assert (line, "site furniture") in taken(line, HEADLINE, LEDE, SECOND, source="صدى الميناء")


@pytest.mark.parametrize("line", ["الميناء / المطار: طريق واحد", "نادر | رئيس البلدية في حوار", "ذهاب / إياب"])
def test_a_headline_with_a_slash_is_no_breadcrumb(line: str) -> None:
    assert clean(article(line, LEDE, SECOND), source="صدى الميناء").title.endswith(line.rpartition("| ")[2])


def test_tags_on_a_line_of_their_own_leave() -> None:
    assert taken(LEDE, SECOND, "سمات الجسر بلدية. الساحل ميناء", title=HEADLINE) == [
        ("سمات الجسر بلدية. الساحل ميناء", "list of tags")
    ]


def test_tags_behind_an_address_leave() -> None:
    last = "والتسجيل على موقع البلدية http://bridge.example/moe"
    assert clean(article(LEDE, f"{last} سمات الجسر بلدية"), title=HEADLINE).text == article(LEDE, last)


def test_a_word_of_the_text_behind_latin_letters_is_no_list_of_tags() -> None:
    last = "ويحمل برنامج Bridge سمات البرنامج القديم، لكنه أسرع منه."
    assert taken(LEDE, last, title=HEADLINE) == []


def test_a_last_sentence_that_opens_so_is_no_list_of_tags() -> None:
    last = "سمات القائد كثيرة في رأي المهندسين الذين عملوا معه."
    assert taken(LEDE, last, title=HEADLINE) == []


def test_a_link_in_marks_below_a_heading_leaves_too() -> None:
    assert [
        reason for _, reason in taken(LEDE, SECOND, "موضوعات متعلقة", "ننشر تفاصيل «جسر الميناء»", title=HEADLINE)
    ] == [
        "site furniture",
        "related articles",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "nader@example.org",
        "تويتر: @nader_m",
        "www.nader.example",
        "بريد إلكتروني: n.m@example.org",
        "t:@nader_m@example.org",
        "nader@ example.org",
        "فاكس: 5550123",
    ],
)
def test_addresses_below_the_text_leave(line: str) -> None:
    assert taken(LEDE, SECOND, line, title=HEADLINE) == [(line, "contact")]


@pytest.mark.parametrize(
    "last",
    [
        "ويستقبل المكتب الطلبات على info@example.org حتى نهاية الشهر.",
        "للتسجيل يزار الموقع التالي:\nwww.bridge.example",
        "ويتلقى المكتب الرسائل على\nفاكس 5550123 حتى نهاية الشهر.",
        "وللبلدية أن تتلقى الشكاوى:\nفاكس: 5550123",
    ],
)
def test_an_address_that_the_text_gives_stays(last: str) -> None:
    assert clean(article(LEDE, last), title=HEADLINE).text == article(LEDE, last)


@pytest.mark.parametrize(
    "line",
    [
        "- نادر المزروعي",
        "* كاتب وباحث في شؤون الموانئ",
        "وام/سالم العلي",
        "--(بترا) س ع/ أ م",
        "محلل سياسي",
        "كاتبة",
        "خبيرة إدارية/ مدربة معتمدة",
        "أستاذ الموانئ المشارك في جامعة الساحل",
        "نادر المزروعي (بغداد)",
    ],
)
def test_a_signature_below_the_text_leaves(line: str) -> None:
    assert taken(LEDE, SECOND, line, title=HEADLINE) == [(line, "by-line")]


@pytest.mark.parametrize(
    "line",
    [
        "كاتب هذه السطور لا يعرف الجواب",
        "خبير واحد قال إن الجسر آمن",
        "أستاذ الموانئ الذي صمم الجسر",
        "محلل سياسي: الجسر بداية.",
        "مستشار البلدية، 5 أعوام في العمل",
        "الكاتب والجسر حكاية طويلة",
        "جسر الميناء (بغداد)",
    ],
)
def test_a_last_line_about_a_writer_is_no_signature(line: str) -> None:
    assert clean(article(LEDE, SECOND, line)).text == article(LEDE, SECOND, line)


@pytest.mark.parametrize("role", ["تربوية", "محلل سياسي وباحث في شؤون الموانئ", '* رئيس قسم الأبحاث في شركة "الساحل"'])
def test_what_a_writer_is_leaves_behind_the_last_stop(role: str) -> None:
    cleaned = clean(article(LEDE, f"{SECOND} {role}"), title=HEADLINE)
    assert cleaned.text == article(LEDE, SECOND)
    assert [(piece.text, piece.reason) for piece in cleaned.removed] == [(role, "by-line")]


@pytest.mark.parametrize(
    "words",
    [
        "كاتب يسأل ولا أحد يجيب",
        "رئيس البلدية وعد بجسر آخر",
        "مستشار البلدية قال إنه آمن",
        "* رصف الطريق إلى الجسر",
        "* الأول: رئيس البلدية * الثاني: مدير الميناء",
    ],
)
def test_a_clause_behind_the_last_stop_stays(words: str) -> None:
    assert clean(article(LEDE, f"{SECOND} {words}"), title=HEADLINE).text == article(LEDE, f"{SECOND} {words}")


def test_the_last_item_of_a_list_is_no_signature() -> None:
    lines = [LEDE, "ومن الأعمال التي أنجزت:", "- رصف الطريق.", "- إنارة الجسر", "- زراعة الأشجار"]
    assert clean(article(*lines), title=HEADLINE).text == article(*lines)
