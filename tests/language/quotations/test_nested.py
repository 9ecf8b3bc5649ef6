"""Speech within speech, and clauses that hold words in marks. Persons and events are invented."""

import pytest

from articles.language.quotations import KnownPerson, find_quotations


def said(text: str, *names: str) -> list[tuple[str, str, bool]]:
    people = [KnownPerson(text.index(name), text.index(name) + len(name), name, "") for name in names]
    return [(found.text, found.speaker or found.role, found.direct) for found in find_quotations(text, people)]


def test_words_that_a_speaker_quotes_belong_to_whoever_said_them() -> None:
    text = 'وقال الوزير سالم العلي: «سألت هند الراوي عن الجسر، فقالت لي: "لن يفتح قبل نهاية الصيف"».'
    assert said(text, "سالم العلي", "هند الراوي")[1] == ("لن يفتح قبل نهاية الصيف", "هند الراوي", True)


@pytest.mark.parametrize(
    ("outer", "speaker"),
    [
        ("قال لي المهندس سامر الدليمي", "سامر الدليمي"),
        ("سمعت أمي التي قالت", "أمي"),
        ("كان البحارة يقولون", "البحارة"),
    ],
)
def test_the_inner_speaker_is_the_one_that_the_outer_words_name(outer: str, speaker: str) -> None:
    text = f"وقال الوزير سالم العلي: «{outer}: 'البحر لا يعيد من لا يعرفه' ثم رحلنا»."
    assert said(text)[1] == ("البحر لا يعيد من لا يعرفه", speaker, True)


@pytest.mark.parametrize(
    "text",
    [
        'وقال الوزير سالم العلي: «افتتحنا جسر "الأمل الكبير" قبل عام كامل من الآن».',
        'وقال الوزير سالم العلي: «قرأت رواية "مدينة بلا بحر ولا سماء" مرتين في الصيف».',
        'وقال الوزير سالم العلي: «كتب رواية "البحر" ثم غادر المدينة مع عائلته كلها».',
        'وقال الوزير سالم العلي: «قلت إن جسر "الأمل" سيفتح قبل نهاية الصيف».',
        'وقال الوزير سالم العلي: «لكن السؤال: "من يدفع الثمن؟" لا جواب له».',
    ],
)
def test_a_name_or_a_word_in_inner_marks_is_no_speech(text: str) -> None:
    assert len(said(text)) == 1


@pytest.mark.parametrize(
    ("reported", "clause", "words"),
    [
        ("إن الجسر «لن يفتح قبل نهاية الصيف».", "الجسر «لن يفتح قبل نهاية الصيف»", "لن يفتح قبل نهاية الصيف"),
        ("إن «العمل مستمر بلا توقف»، وإنه يكتمل.", "«العمل مستمر بلا توقف»، وإنه يكتمل", "العمل مستمر بلا توقف"),
    ],
)  # fmt: skip
def test_a_clause_with_words_of_the_reporter_holds_the_speech_in_marks(reported: str, clause: str, words: str) -> None:
    found = said(f"وقال الوزير {reported}")
    assert sorted(found) == sorted([(clause, "الوزير", False), (words, "الوزير", True)])


@pytest.mark.parametrize("join", ["إن", "أن", "أنه", "أنها"])
def test_marks_right_behind_the_connector_are_the_whole_quotation(join: str) -> None:
    assert said(f"وقال الوزير {join} «العمل مستمر بلا توقف أبدا» كما كان.") == [
        ("العمل مستمر بلا توقف أبدا", "الوزير", True)
    ]


def test_a_clause_ends_where_the_report_goes_on() -> None:
    text = "نفت البلدية أن تكون الطريق قد أغلقت، وذلك بعدما تداول السكان صورا قديمة."
    assert said(text) == [("أن تكون الطريق قد أغلقت", "البلدية", False)]
