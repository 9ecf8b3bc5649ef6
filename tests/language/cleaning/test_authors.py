"""The author that the outlet named beside the text: his name and what he is leave it, what resembles them stays."""

import time

import pytest

from articles.language.cleaning import clean

from .texts import HEADLINE, LEDE, SECOND, article

AUTHOR = "شاهر الغيلاني"


def taken(*lines: str, author: str = AUTHOR, source: str = "") -> list[tuple[str, str]]:
    cleaned = clean(article(*lines), title=HEADLINE, source=source, author=author)
    return [(piece.text, piece.reason) for piece in cleaned.removed]


@pytest.mark.parametrize(
    "line",
    [
        "شاهر الغيلاني",
        "د. شاهر الغيلاني",
        "* شاهر الغيلاني",
        "شاهر الغيلاني - مستشار الموانئ في بلدية الساحل",
        "شاهر الغيلاني، باحث",
    ],
)
def test_a_line_of_the_author_and_what_he_is_leaves(line: str) -> None:
    assert taken(line, LEDE, SECOND) == [(line, "by-line")]
    assert taken(LEDE, SECOND, line) == [(line, "by-line")]


@pytest.mark.parametrize(
    "line",
    [
        "شاهر الغيلاني: الجسر للجميع.",
        "شاهر الغيلاني قال إن الجسر آمن",
        "* شاهر الغيلاني هو مهندس الجسر.",
        "رئيس البلدية نادر المزروعي",
    ],
)
def test_a_line_that_says_more_than_the_author_is_no_byline(line: str) -> None:
    assert (line, "by-line") not in taken(LEDE, SECOND, line)


def test_the_name_in_the_middle_of_a_text_stays() -> None:
    body = [LEDE, SECOND, LEDE, AUTHOR, SECOND, LEDE, SECOND, LEDE]
    assert clean(article(*body), title=HEADLINE, author=AUTHOR).text == article(*body)


def test_what_a_writer_is_leaves_below_his_name_with_it() -> None:
    role = "أستاذ الموانئ في جامعة الساحل."
    assert taken(LEDE, SECOND, LEDE, AUTHOR, role) == [(AUTHOR, "by-line"), (role, "by-line")]


def test_a_sentence_that_opens_with_an_office_stays_below_a_name_above_the_text() -> None:
    assert taken(AUTHOR, "رئيس البلدية يفتتح الجسر الجديد", LEDE, SECOND)[0] == (AUTHOR, "by-line")
    first = "رئيس البلدية نادر المزروعي وصل أمس إلى الجسر."
    assert first in clean(article(AUTHOR, first, LEDE), title=HEADLINE, author=AUTHOR).text


@pytest.mark.parametrize(
    "tail", ["شاهر الغيلاني", "- شاهر الغيلاني", "مدير عام الموانئ بمنطقة الساحل سابقا", "مستشار مُتخصّص في شؤون الطرق"]
)
def test_the_author_and_his_office_leave_behind_the_last_stop(tail: str) -> None:
    cleaned = clean(article(LEDE, f"{SECOND} {tail}"), title=HEADLINE, author=AUTHOR)
    assert cleaned.text == article(LEDE, SECOND)
    assert [piece.reason for piece in cleaned.removed] == ["by-line"]


@pytest.mark.parametrize(
    "tail",
    ["رئيس البلدية وعد بجسر آخر", "مدير المشروع: سنبدأ غدا", "مهندس واحد لا يكفي", "وشاهر الغيلاني شاهد على ما جرى"],
)
def test_a_last_clause_stays_though_it_opens_with_an_office_or_names_the_author(tail: str) -> None:
    assert clean(article(LEDE, f"{SECOND} {tail}"), title=HEADLINE, author=AUTHOR).text == article(
        LEDE, f"{SECOND} {tail}"
    )


def test_an_office_behind_the_last_stop_of_a_report_that_several_sent_stays() -> None:
    last = f"{SECOND} مدير عام الموانئ بمنطقة الساحل سابقا"
    author = "شاهر الغيلاني، سالم العلي"
    assert clean(article(LEDE, last), title=HEADLINE, author=author).text == article(LEDE, last)


@pytest.mark.parametrize(
    "lines",
    [
        ("* مستشار في شؤون الموانئ.",),
        ("• مستشارة الموانئ",),
        ("* مستشار الموانئ", "في جامعة الساحل"),
        ("مستشار في شؤون الموانئ", "مدير مركز الساحل ـ ميناء تل نوار"),
    ],
)
def test_what_the_only_writer_is_leaves_the_last_lines(lines: tuple[str, ...]) -> None:
    for author in (AUTHOR, f"بغداد: {AUTHOR}") if lines[0][0] in "*•" else (AUTHOR,):
        assert taken(LEDE, SECOND, *lines, author=author) == [(line, "by-line") for line in lines]


@pytest.mark.parametrize(
    "lines",
    [
        ("* رصف الطريق.",),
        ("مدير المركز: سنعود",),
        ("نائب رئيس البلدية", "نادر المزروعي قال إن الجسر آمن."),
        ("* رئيس البلدية", "إنارة الجسر"),
    ],
)
def test_the_last_lines_of_a_list_or_a_letter_are_no_foot(lines: tuple[str, ...]) -> None:
    assert [piece for piece, reason in taken(LEDE, SECOND, *lines) if reason == "by-line"] == []


def test_a_degree_leaves_behind_the_last_stop_of_a_column_alone() -> None:
    last = f"{SECOND} م. الهندسة البحرية"
    assert clean(article(LEDE, last), title=HEADLINE, author=AUTHOR).text == article(LEDE, SECOND)
    assert clean(article(LEDE, last), title=HEADLINE, author=f"{AUTHOR} - بغداد").text == article(LEDE, last)


def test_a_label_below_a_report_from_somewhere_is_a_caption_though_it_uses_other_words() -> None:
    for line in ("طفلة تحمل باقة ورد", "سفن راسية في انتظار المسافرين"):
        assert taken(LEDE, SECOND, line, author="بغداد - رويترز") == [(line, "photo caption")]
        assert taken(LEDE, SECOND, line, author="") == []


@pytest.mark.parametrize("line", ["والله ولي التوفيق", "نادر المزروعي رئيس البلدية:", "وأكد السكان", "وزير النقل"])
def test_the_last_words_of_a_report_are_no_caption(line: str) -> None:
    assert taken(LEDE, SECOND, line, author="بغداد - رويترز") == []


def test_the_star_at_the_authors_name_points_to_the_star_below_the_text() -> None:
    for lines in ((LEDE, SECOND, "* وحدة الموانئ"), (LEDE, f"{SECOND} *وحدة الموانئ")):
        cleaned = clean(article(*lines), title=HEADLINE, author="*شاهر الغيلاني")
        assert cleaned.text == article(LEDE, SECOND)
    assert clean(article(LEDE, f"{SECOND} *وحدة الموانئ"), title=HEADLINE, author=AUTHOR).text.endswith("الموانئ")


def test_a_list_below_a_text_whose_author_has_a_star_stays() -> None:
    last = f"{SECOND} * رصف الطريق * إنارة الجسر"
    assert clean(article(LEDE, last), title=HEADLINE, author="شاهر الغيلاني*").text == article(LEDE, last)


@pytest.mark.parametrize(
    "author", ["شاهر الغيلاني - صدى الساحل:", "شاهر الغيلاني، (تصوير: سالم العلي)- تل نوار:", "صدى الساحل تل نوار :"]
)
def test_what_the_outlet_gave_as_the_author_leaves_before_the_first_words(author: str) -> None:
    head = author.rstrip(" :")
    cleaned = clean(article(f"{head}: {LEDE}", SECOND), title=HEADLINE, author=author)
    assert cleaned.text == article(LEDE, SECOND)
    assert cleaned.removed[0].reason in ("by-line", "dateline")


@pytest.mark.parametrize(
    "first",
    [
        "- الجسر لا يكفي سكان المدينة كلها ولن يكفي.",
        "الجسر لا يكفي سكان المدينة كلها ولا يصل بين أحيائها",
        "البلدية تقول: الجسر لا يكفي سكان المدينة كلها ولن يكفي",
    ],
)
def test_a_first_sentence_that_was_given_as_the_author_stays(first: str) -> None:
    line = f"{first} - {LEDE}"
    assert clean(article(line, SECOND), title=HEADLINE, author=first).text == article(line, SECOND)


@pytest.mark.parametrize("author", ["", "*", "- -", ":", "الساحل - رويترز", "()", "&nbsp;", "\u200f"])
def test_an_author_that_says_nothing_takes_nothing(author: str) -> None:
    assert taken(LEDE, SECOND, author=author) == []


def test_an_article_of_nothing_but_its_authors_name_keeps_it() -> None:
    assert clean(AUTHOR, title=HEADLINE, author=AUTHOR).text == AUTHOR


@pytest.mark.parametrize("piece", ["ا", "* ", "- ", "شاهر الغيلاني\n", "شاهر الغيلاني: ", ". ", "كاتب ", "بن "])
@pytest.mark.no_cover  # the watch is for the code, not for the measuring of it
def test_a_megabyte_of_one_thing_is_cleaned_in_linear_time(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    started = time.process_time()
    clean(text, title=HEADLINE, author="*شاهر الغيلاني - تل نوار")
    clean(LEDE, title=HEADLINE, author=text)
    assert time.process_time() - started < 10
