"""Sentences: where they end, where they do not, and that nothing is lost between them."""

import time

import pytest

from articles.language.sentences import split_sentences


def cut(text: str) -> list[str]:
    return [text[sentence.start : sentence.end] for sentence in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("وصل الوفد. وغادر مساء.", ["وصل الوفد.", "وغادر مساء."]),
        ("هل وصل الوفد؟ لم يصل بعد!", ["هل وصل الوفد؟", "لم يصل بعد!"]),
        ("وصل الوفد.. وغادر مساء", ["وصل الوفد..", "وغادر مساء"]),
        ("وصل الوفد… ثم غادر", ["وصل الوفد…", "ثم غادر"]),
        ("وصل الوفد.وغادر مساء.", ["وصل الوفد.", "وغادر مساء."]),
        ("السطر الأول\nالسطر الثاني", ["السطر الأول", "السطر الثاني"]),
        ("قال «وصل الوفد». ثم غادر.", ["قال «وصل الوفد».", "ثم غادر."]),
        ('قال "وصل الوفد." ثم غادر.', ['قال "وصل الوفد."', "ثم غادر."]),
        ("تأسست عام 1390 هـ. ثم نمت.", ["تأسست عام 1390 هـ.", "ثم نمت."]),
        ("بلغ العدد 25. ثم زاد.", ["بلغ العدد 25.", "ثم زاد."]),
    ],
)
def test_a_sentence_ends_at_its_stop(text: str, sentences: list[str]) -> None:
    assert cut(text) == sentences


@pytest.mark.parametrize(
    "text",
    [
        "ارتفع المؤشر 3.5 نقطة أمس",
        "قالت أ. ف. ب إن الوفد وصل",
        "قالت أ.ف.ب إن الوفد وصل",
        "وصل د. سالم إلى المدينة",
        "وصل م.سالم إلى المدينة",
        "بلغ السعر 10 ج.م للكيلو",
        "انظر موقع example.com للتفاصيل",
        "كلف 1.200.000 دينار",
    ],
)
def test_a_stop_inside_a_number_or_an_abbreviation_ends_nothing(text: str) -> None:
    assert cut(text) == [text]


def test_a_number_that_opens_a_line_does_not_stand_alone() -> None:
    assert cut("1. بناء الجسر\n2. فتح الطريق") == ["1. بناء الجسر", "2. فتح الطريق"]


def test_an_opening_mark_after_a_stop_belongs_to_the_next_sentence() -> None:
    assert cut('وصل الوفد.. "سنعود غدا"') == ["وصل الوفد..", '"سنعود غدا"']


def test_a_stray_mark_behind_the_stop_makes_no_sentence_of_its_own() -> None:
    assert cut("وصل الوفد. »") == ["وصل الوفد. »"]


@pytest.mark.parametrize("text", ["", " \n ", "\n\n"])
def test_no_text_has_no_sentence(text: str) -> None:
    assert split_sentences(text) == []


def test_every_visible_character_is_in_exactly_one_sentence() -> None:
    text = "وصل الوفد.. «سنعود» .ثم غادر؟!\n - 3.5 .. أ. ب\n\nنهاية"
    covered = [0] * len(text)
    for sentence in split_sentences(text):
        for index in range(sentence.start, sentence.end):
            covered[index] += 1
    assert all(count == 1 for count, character in zip(covered, text, strict=True) if not character.isspace())


@pytest.mark.parametrize("piece", ["ا", ".", '"', '."', "«", "1.", "أ.", "\n", "؟ ", "\ud800"])
@pytest.mark.no_cover  # the watch is for the code, not for the measuring of it
def test_a_megabyte_of_one_thing_is_cut_in_linear_time(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    started = time.process_time()
    split_sentences(text)
    assert time.process_time() - started < 10
