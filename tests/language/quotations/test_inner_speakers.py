"""Who says what a speaker quotes, and what stands in a reported clause. The people are invented."""

import pytest

from articles.language.quotations import KnownPerson, find_quotations

NAMES = ("منصف الراوي", "رباب السالم")


def found_in(text: str) -> list[tuple[str, str]]:
    people = [KnownPerson(text.index(n), text.index(n) + len(n), n, "") for n in NAMES if n in text]
    found = find_quotations(text, sorted(people, key=lambda person: person.start))
    return [(said.text, said.speaker or said.role) for said in found]


@pytest.mark.parametrize(
    ("outer", "words", "speaker"),
    [
        ("نام ابن عمي وهو يهمس: '%s'", "لن أسافر", "ابن عمي"),
        ("خرجت جدتي وهي تردد: '%s'", "البحر بيتنا", "جدتي"),
        ("جاءت أختي وصرخت: '%s' ثم غادرت", "احترق البيت", "أختي"),
        ("دخل الحارس وقال لنا: '%s' ثم غادر", "انتهى الدوام", "الحارس"),
        ("هتفت في السماعة: '%s' ثم انقطع الخط", "من هناك؟", "منصف الراوي"),
        ("قلت للحارس: '%s' فهز كتفيه", "بكم التين؟", "منصف الراوي"),
        ("استوقفت بائعة تدعى لمى: '%s' فهزت كتفيها", "بكم التين؟", "منصف الراوي"),
        ("وقفنا أمام الباب: '%s' ولم يفتح أحد", "هل من أحد؟", "منصف الراوي"),
        ("صاح '%s' ثم ضحك", "حريق", ""),
        ("قال لي '%s' ثم ضحك كثيرا", "نعم", ""),
        ("كتبت على القدر '%s' ومع ذلك لمسوه", "ساخن", "منصف الراوي"),
        ("وصلتني بطاقة عليها: '%s' من غير توقيع", "ألف مبروك", ""),
    ],
)
def test_inner_words_are_their_subjects_or_the_speakers_own(outer: str, words: str, speaker: str) -> None:
    for marks in ("«%s»", '"%s"'):
        text = "وقال منصف الراوي: " + marks % (outer.replace("'", '"') % words) + "."
        assert found_in(text)[1:] == [(words, speaker)]


def test_outer_marks_that_never_close_hold_inner_speech() -> None:
    text = 'وقالت رباب السالم: «وصلتني بطاقة عليها: "ألف مبروك" من غير توقيع.'
    assert [words for words, _ in found_in(text)] == [text[text.index("«") + 1 :], "ألف مبروك"]


def test_a_statement_with_a_pronoun_is_of_who_spoke() -> None:
    text = "وقالت رباب السالم إنها ستغادر. وجاء في رسالتها: «الطريق مغلق منذ يومين كاملين»."
    assert found_in(text)[-1] == ("الطريق مغلق منذ يومين كاملين", "رباب السالم")


@pytest.mark.parametrize(
    ("clause", "speaker"),
    [
        ("أن الجارة رباب السالم أبلغت الشرطة أن %s", "رباب السالم"),
        ("أن مدير الشركة أبلغه أن %s", "مدير الشركة"),
        ("أنه سمع الحارس يقول لرئيس الوردية: %s", "الحارس"),
        ("أن والده علمه مثلا يقول: %s", "والده"),
        ("أن المهندسين أكدوا له أن %s", "المهندسين"),
    ],
)
def test_words_in_marks_behind_a_verb_inside_a_clause_are_its_subjects(clause: str, speaker: str) -> None:
    words = "الباب مكسور منذ شهر كامل"
    found = found_in(f"وأفاد المحضر {clause % f'«{words}»'}.")
    assert [who for said, who in found if said == words] == [speaker]


@pytest.mark.parametrize(
    "clause",
    [
        "أنه أبلغ المدير أن %s",
        "أن الباب %s",
        "أن %s",
        "أنه وصل مع رباب السالم وقال إن %s",
    ],
)
def test_words_in_marks_without_another_verb_are_of_who_reports(clause: str) -> None:
    words = "مكسور منذ شهر كامل ولا أحد يسأل"
    found = found_in(f"وذكر منصف الراوي {clause % f'«{words}»'}.")
    assert [who for said, who in found if said == words] == ["منصف الراوي"]
