"""Cleaning: what leaves the text, with its reason, and what must stay."""

import time

import pytest

from articles.language.cleaning import clean

HEADLINE = "بلدية الساحل تفتتح جسر الميناء الجديد"
LEDE = "افتتحت بلدية الساحل، صباح أمس، جسر الميناء الجديد بعد عامين من الأعمال التي كلفت عشرة ملايين دينار."
SECOND = "وقال رئيس البلدية إن الجسر يخدم آلاف السكان."


def article(*lines: str) -> str:
    return "\n\n".join(lines)


def reasons(raw: str, **known: str) -> list[tuple[str, str]]:
    return [(piece.text, piece.reason) for piece in clean(raw, **known).removed]


@pytest.mark.parametrize(
    "line",
    [
        "زر الذهاب إلى الأعلى",
        "مقالات ذات صلة",
        "مواضيع متعلقة",
        "اقرأ أيضاً",
        "إقرأ أيضاً: رئيس البلدية يتفقد الطريق الساحلي",
        "شارك هذا الخبر",
        "فيسبوك تويتر واتساب",
        "*****",
    ],
)
def test_a_line_of_site_furniture_leaves_and_is_kept_with_its_reason(line: str) -> None:
    cleaned = clean(article(HEADLINE, LEDE, SECOND, line))
    assert cleaned.text == f"{LEDE}\n{SECOND}"
    assert [(piece.text, piece.reason) for piece in cleaned.removed] == [(line, "site furniture")]


@pytest.mark.parametrize(
    "line",
    [
        "وشارك في الافتتاح عدد من المهندسين والسكان.",
        "وفي المزيد من التفاصيل قال المهندس إن العمل استمر عامين.",
        "وقرأ أيضاً رئيس البلدية كلمة أمام الحضور.",
        "المزيد من العمل ينتظر البلدية في العام المقبل كما قال مدير المشروع.",
        "ارتفعت أسهم شركة سي & تي في الميناء بعد الافتتاح.",
    ],
)
def test_a_sentence_that_only_resembles_furniture_stays(line: str) -> None:
    assert line in clean(article(HEADLINE, LEDE, line)).text.split("\n")


def test_links_after_a_heading_at_the_end_leave_with_it() -> None:
    cleaned = clean(article(HEADLINE, LEDE, "مقالات ذات صلة", "الميناء يستقبل سفينة شحن", "طريق جديد إلى الجبل"))
    assert cleaned.text == LEDE
    assert [piece.reason for piece in cleaned.removed] == ["site furniture", "related articles", "related articles"]


def test_sentences_after_such_a_heading_stay() -> None:
    assert SECOND in clean(article(HEADLINE, LEDE, "مقالات ذات صلة", SECOND)).text


def test_stray_ampersands_and_entities_leave() -> None:
    cleaned = clean(article(HEADLINE, LEDE + "&", SECOND + "&&", "&", "&nbsp;"))
    assert cleaned.text == f"{LEDE}\n{SECOND}"
    assert {(piece.text, piece.reason) for piece in cleaned.removed} == {
        ("&", "stray character"),
        ("&&", "stray character"),
        ("&nbsp;", "character entity"),
    }


def test_the_first_line_is_the_headline_and_its_copies_leave() -> None:
    cleaned = clean(article(HEADLINE, "كتب: سالم العلي", HEADLINE, HEADLINE, LEDE, SECOND))
    assert (cleaned.title, cleaned.title_derived, cleaned.byline) == (HEADLINE, False, "سالم العلي")
    assert cleaned.text == f"{LEDE}\n{SECOND}"
    assert [piece.reason for piece in cleaned.removed] == ["by-line", "repeated headline", "repeated headline"]


def test_a_given_title_is_kept_and_its_copy_leaves() -> None:
    cleaned = clean(article(HEADLINE, LEDE), title=HEADLINE)
    assert (cleaned.title, cleaned.title_derived, cleaned.text) == (HEADLINE, False, LEDE)


def test_a_text_that_opens_with_its_lede_gets_a_headline_from_it_and_loses_nothing() -> None:
    cleaned = clean(article(LEDE, SECOND))
    assert cleaned.title_derived
    assert cleaned.text == f"{LEDE}\n{SECOND}"
    assert LEDE.startswith(cleaned.title.rstrip("…"))
    assert cleaned.removed == ()


def test_a_single_line_is_text_never_a_headline_alone() -> None:
    cleaned = clean(HEADLINE)
    assert (cleaned.text, cleaned.title, cleaned.title_derived) == (HEADLINE, HEADLINE, True)


def test_a_source_name_alone_leaves_and_kicker_and_headline_are_cut_apart() -> None:
    kicker = "ترحيب واسع في المنطقة بنتائج الجولة الثانية من المحادثات برعاية الوسيط الأوروبيّ"
    cleaned = clean(article("الوطن", f"{kicker} لبنان يعلن موعد الجولة الثالثة", LEDE))
    assert (cleaned.kicker, cleaned.title) == (kicker, "لبنان يعلن موعد الجولة الثالثة")
    assert ("الوطن", "source name") in [(piece.text, piece.reason) for piece in cleaned.removed]


def test_a_kicker_glued_before_a_known_title_is_found() -> None:
    cleaned = clean(article(f"بكلفة عشرة ملايين {HEADLINE}", LEDE), title=HEADLINE)
    assert (cleaned.kicker, cleaned.text) == ("بكلفة عشرة ملايين", LEDE)


def test_a_body_that_ends_with_the_title_is_no_kicker() -> None:
    body = f"{LEDE} {SECOND} رابط الخبر بصحيفة الساحل: {HEADLINE}"
    cleaned = clean(body, title=HEADLINE)
    assert (cleaned.kicker, cleaned.text) == ("", f"{LEDE} {SECOND}")


def test_a_refrain_in_the_middle_of_a_text_stays() -> None:
    verses = [f"بيت من القصيدة رقم {number}" for number in range(12)]
    verses.insert(7, HEADLINE)
    assert clean(article(*verses), title=HEADLINE).text == "\n".join(verses)


def test_a_long_first_line_without_a_stop_is_text() -> None:
    lede = "تعكف لجنة من مهندسي البلدية " + "وعدد من خبراء الموانئ والطرق والجسور " * 5 + "على وضع خطة"
    assert clean(article(lede, SECOND)).text == f"{lede}\n{SECOND}"


@pytest.mark.parametrize(
    "headline",
    [
        "مصادر مطلعة في وزارة خارجية العراق تعلن بدء جولة جديدة من المفاوضات مع الوفد الزائر في بغداد غدا",
        "رئيس الوزراء يؤكد أن العراق يواصل العمل على مد خط السكة الحديدية الجديد إلى الموانئ الجنوبية",
    ],
)
def test_a_long_headline_is_not_cut_in_two(headline: str) -> None:
    cleaned = clean(article(headline, LEDE))
    assert (cleaned.kicker, cleaned.title) == ("", headline)


def test_a_source_glued_before_the_headline_leaves() -> None:
    cleaned = clean(article(f"صدى الميناء {HEADLINE}", LEDE), source="صدى الميناء")
    assert cleaned.title == HEADLINE
    assert ("صدى الميناء", "source name") in [(piece.text, piece.reason) for piece in cleaned.removed]


@pytest.mark.parametrize("bar", [" | ", "| ", " |"])
def test_a_source_and_a_section_before_bars_leave(bar: str) -> None:
    cleaned = clean(article(f"صدى الميناء{bar}ميادين | {HEADLINE}", LEDE), source="صدى الميناء")
    assert (cleaned.kicker, cleaned.title) == ("ميادين", HEADLINE)


@pytest.mark.parametrize(
    ("headline", "source"),
    [
        ("شرق الخليج ينتظر أول قطار يصل بين موانئه السبعة", "شرق الخليج"),
        ("الميناء يستقبل أول سفينة منذ عامين", "الميناء"),
        ("صدى الميناء في الأغنية القديمة", "صدى الميناء"),
    ],
)
def test_a_headline_that_speaks_of_its_source_stays(headline: str, source: str) -> None:
    assert clean(article(headline, LEDE), source=source).title == headline


def test_the_copy_of_a_headline_parts_it_from_what_is_glued_before_it() -> None:
    cleaned = clean(article(f"اقتصاد ونقل الهيئة: لن نلاحق أحداً {HEADLINE}", HEADLINE, LEDE))
    assert (cleaned.kicker, cleaned.title, cleaned.text) == ("اقتصاد ونقل الهيئة: لن نلاحق أحداً", HEADLINE, LEDE)


def test_a_first_paragraph_that_ends_the_headline_with_two_words_parts_nothing() -> None:
    cleaned = clean(article(HEADLINE, " ".join(HEADLINE.split()[-2:]), LEDE))
    assert (cleaned.kicker, cleaned.title) == ("", HEADLINE)


def test_two_countries_that_the_text_introduces_begin_a_headline() -> None:
    glued = "خارج الحدود بضيافة كريمة ورعاية أممية نورستان وبلدمار تستأنفان مفاوضات مياه النهر في المدينة الساحلية"
    lede = "استأنفت جمهورية نورستان وجارتها جمهورية بلدمار، أمس، مفاوضاتهما بشأن تقاسم مياه النهر."
    assert clean(article(glued, lede)).kicker == "خارج الحدود بضيافة كريمة ورعاية أممية"
    assert clean(article(glued, LEDE)).kicker == ""


@pytest.mark.parametrize("opening", ["تل نوار - وكالات: ", "بغداد - رويترز: "])
def test_the_place_of_writing_is_kept_with_the_byline(opening: str) -> None:
    cleaned = clean(article(HEADLINE, "كتب: سالم العلي", opening + LEDE))
    assert cleaned.byline == "سالم العلي - " + opening.strip(": ")
    assert (opening.strip(), "dateline") in [(piece.text, piece.reason) for piece in cleaned.removed]


def test_a_writer_glued_before_the_lede_is_no_dateline() -> None:
    assert clean(article("سالم مهدي: " + "أعلنت " + LEDE, SECOND)).removed[0].reason == "by-line"


@pytest.mark.parametrize(
    "line", ["كتب: وكالات", "بقلم: سالم العلي", "بغداد - رويترز", "(واس)", "متابعات", "تصوير: هند سالم"]
)
def test_a_byline_leaves(line: str) -> None:
    cleaned = clean(article(HEADLINE, line, LEDE))
    assert cleaned.text == LEDE
    assert (line, "by-line") in [(piece.text, piece.reason) for piece in cleaned.removed]


@pytest.mark.parametrize("opening", ["سالم العلي- سبق- الرياض: ", "إيلاف من لندن: ", "بغداد - رويترز: "])
def test_a_byline_glued_before_the_lede_leaves(opening: str) -> None:
    cleaned = clean(article(opening + LEDE, SECOND))
    assert cleaned.text == f"{LEDE}\n{SECOND}"
    assert cleaned.removed[0].reason in ("by-line", "dateline")


@pytest.mark.parametrize(
    "paragraph",
    [
        "رئيس البلدية: سنفتتح جسرا آخر في العام المقبل وسنبدأ العمل فيه بعد عطلة الربيع مباشرة.",
        "كتب المهندس: إن الجسر يحتاج إلى صيانة دورية كل عامين وإلى فريق يشرف عليها.",
        "وأضاف: الجسر ملك للجميع.",
    ],
)
def test_speech_after_a_colon_is_no_byline(paragraph: str) -> None:
    assert clean(article(HEADLINE, paragraph, SECOND)).text == f"{paragraph}\n{SECOND}"


def test_a_contact_block_leaves_whole() -> None:
    cleaned = clean(article(HEADLINE, LEDE, "للتواصل مع الكاتب ارسل رسالة", "88000 - Stc", "63000 - Mobily"))
    assert cleaned.text == LEDE
    assert {piece.reason for piece in cleaned.removed} == {"closing block"}


def test_whitespace_is_single_and_a_lost_paragraph_break_is_found() -> None:
    assert clean("وصل  الوفد\u00a0إلى المدينة.   وغادر مساء.\r\n\r\n\tانتهى.").text == (
        "وصل الوفد إلى المدينة.\nوغادر مساء.\nانتهى."
    )


def test_invisible_characters_leave_and_are_named_by_code_point() -> None:
    cleaned = clean("وصل\u202b الوفد\x00 إلى\ud800 المدينة.")
    assert cleaned.text == "وصل الوفد إلى المدينة."
    assert [piece.text for piece in cleaned.removed] == ["U+0000", "U+202B", "U+D800"]


def test_cleaning_a_cleaned_text_changes_nothing() -> None:
    once = clean(article(HEADLINE, "كتب: سالم", HEADLINE, LEDE, SECOND, "مواضيع متعلقة"))
    twice = clean(once.text, title=once.title)
    assert (twice.text, twice.removed) == (once.text, ())


@pytest.mark.parametrize("raw", ["", " \n\t", "&", "&&\n&nbsp;", "مقالات ذات صلة", "\x00", "الوطن"])
def test_next_to_nothing_is_no_error(raw: str) -> None:
    cleaned = clean(raw)
    assert cleaned.text in ("", "الوطن")


@pytest.mark.parametrize(
    "piece", ["ا", "&", "& ", '"', "1", "\n", "-", "أ:", "سمات ", "للتواصل مع الكاتب", "\ud800", "a\n", "&amp;"]
)
@pytest.mark.no_cover  # the watch is for the code, not for the measuring of it
def test_a_megabyte_of_one_thing_is_cleaned_in_linear_time(piece: str) -> None:
    started = time.process_time()
    clean(piece * (1_000_000 // len(piece)))
    assert time.process_time() - started < 10
