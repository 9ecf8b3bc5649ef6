"""Digests, series and long reports: what stands between their parts."""

import pytest

from articles.language.cleaning import clean

from .texts import HEADLINE, LEDE, SECOND, article

SECOND_HEADLINE = "أحياء بعيدة تنتظر طريقا يصلها بالمدينة"
REPORT = (LEDE, "كلفة الجسر", SECOND + " " + SECOND, "آراء السكان", LEDE)


def taken(*lines: str, title: str = HEADLINE) -> list[tuple[str, str]]:
    return [(piece.text, piece.reason) for piece in clean(article(*lines), title=title).removed]


def test_a_second_headline_above_the_first_sub_heading_leaves() -> None:
    lines = (LEDE, SECOND + " " + SECOND, SECOND_HEADLINE, *REPORT[1:])
    assert taken(*lines) == [(SECOND_HEADLINE, "kicker")]


@pytest.mark.parametrize(
    "lines",
    [
        (*REPORT[:2], SECOND_HEADLINE, *REPORT[2:]),
        (LEDE, SECOND_HEADLINE, *REPORT[2:]),
        (LEDE, "قال المهندس: أحياء بعيدة تنتظر طريقا يصلها بالمدينة", *REPORT[1:]),
        (LEDE.rstrip("."), SECOND_HEADLINE, *REPORT[1:]),
        (LEDE, SECOND_HEADLINE + "،", *REPORT[1:]),
        (LEDE, SECOND_HEADLINE, "كلفة الجسر", SECOND + " " + SECOND),
        (
            LEDE,
            "باسم الله تعالى",
            "نحن رئيس بلدية الساحل ومجلسها",
            "رئيس البلدية",
            SECOND + " " + SECOND,
            "قررنا",
            LEDE,
        ),
    ],
)
def test_sub_headings_quotations_and_decrees_stay(lines: tuple[str, ...]) -> None:
    assert taken(*lines) == []


@pytest.mark.parametrize("head", ["* تل نوار - «رويترز»:", "بغداد - أ.ف.ب:", "* القاهرة (مصر) - «د.ب.أ»:"])
def test_the_dateline_of_each_report_of_a_digest_leaves(head: str) -> None:
    lines = ("* جسر جديد في الساحل", LEDE, "* سفينة في الميناء", f"{head} {SECOND}")
    cleaned = clean(article(*lines), title="موجز الأخبار")
    assert cleaned.text == article(*lines[:3], SECOND)
    assert [(piece.text, piece.reason) for piece in cleaned.removed] == [(head, "dateline")]


@pytest.mark.parametrize(
    "opening",
    ["وقال لـ«رويترز»:", "* رئيس البلدية - نادر المزروعي:", "بغداد: مدينة على النهر -", "* المرحلة الأولى - الجسر:"],
)
def test_a_paragraph_of_a_digest_that_only_resembles_one_with_a_dateline_stays(opening: str) -> None:
    assert taken("* جسر جديد", LEDE, "* سفينة", f"{opening} {SECOND}", title="موجز الأخبار") == []


def test_links_to_the_parts_of_a_series_that_came_before_leave() -> None:
    links = [f"حكايات الميناء ({number}): {what}" for number, what in ((1, "البداية"), (2, "الرصيف"), (3, "السفن"))]
    assert taken(LEDE, SECOND, *links, title="صدى الساحل تنشر حكايات الميناء (الحلقة الرابعة)") == [
        (link, "related articles") for link in links
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["مراحل العمل (1): الجسر", "مراحل العمل (2): الطريق", "مراحل العمل (3): الإنارة"],
        ["حكايات الميناء (1): البداية", "حكايات الميناء (3): السفن", "حكايات الميناء (7): النهاية"],
        ["حكايات الميناء (1): البداية", "حكايات الميناء (2): الرصيف"],
    ],
)
def test_numbered_parts_of_the_text_itself_stay(lines: list[str]) -> None:
    title = "حكايات الميناء"
    assert all((line, "related articles") not in taken(LEDE, SECOND, *lines, title=title) for line in lines)


@pytest.mark.parametrize(
    "line",
    [
        "بغداد 20 تموز (رويترز) -",
        "بغداد 15 شوال 1447 هـ الموافق 3 أبريل 2026 م واس",
        "بغداد: سالم العلي",
        "سالم العلي – بغداد _ تصوير – نادر المزروعي",
        "ل. بن يوسف",
    ],
)
def test_where_and_who_on_a_line_of_its_own_leaves(line: str) -> None:
    assert taken(line, LEDE, SECOND) == [(line, "by-line")]


@pytest.mark.parametrize(
    "line", ["بغداد: مدينة على النهر لا تنام", "في 20 تموز: جسر ورصيف.", "الساحل 15 شوال 1447 هـ:"]
)
def test_a_line_with_a_place_or_a_date_is_no_byline(line: str) -> None:
    assert (line, "by-line") not in taken(line, LEDE, SECOND)


def test_a_headline_with_an_initial_is_whole() -> None:
    headline = "السجن للمدعو ب. رابح في قضية جسر الميناء"
    assert clean(article(headline, LEDE, SECOND)).title == headline


def test_a_verse_that_holds_the_headline_behind_a_letter_stays() -> None:
    verses = ["يا جسر نهر غاب عنه أهله", "وانس الذي مر على ضفافه", "ما عاد فيك غير الحنين"]
    cleaned = clean(article(*verses), title="انس الذي مر على ضفافه")
    assert (cleaned.text, cleaned.kicker) == (article(*verses), "")
