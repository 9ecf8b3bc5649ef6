"""One quotation as several outlets print it."""

import pytest

from articles.analysis.compared_text import ComparedText, known_in
from articles.analysis.quotation_variants import Quoted, Said, quotation_variants, speaks_otherwise
from articles.language.normalise import name_key
from articles.language.sentences import split_sentences

WHOLE = "فرق الإنقاذ ستعمل على تعويم السفينة خلال يومين، ولن يغادر أحد قبل وصول الأمواج العالية"


def quoted(*words: str, **fields: object) -> tuple[Quoted, ...]:
    """What several articles quote, an article each."""
    texts, said = [], []
    for column, one in enumerate(words):
        written = f"قال الراوي: «{one}»."
        texts.append(ComparedText(written, tuple(split_sentences(written)), known_in(written, (), (), ())))
        start = written.index("«") + 1
        said.append(Said(column, start, start + len(one), **fields))  # type: ignore[arg-type]
    return quotation_variants(texts, said)


def variants(*words: str) -> list[tuple[str, ...]]:
    (one,) = quoted(*words)
    return [form.variants for form in one.forms]


def test_the_same_words_are_whole_in_whatever_spelling() -> None:
    assert variants(WHOLE, WHOLE.replace("الإنقاذ", "الانقاذ").replace("،", "")) == [("whole",), ("whole",)]


def test_the_fullest_form_shows_what_another_cut() -> None:
    cut = WHOLE.partition("،")[0]
    (one,) = quoted(cut, WHOLE)
    assert one.fullest.said.column == 1
    assert [form.variants for form in one.forms] == [("cut",), ("whole",)]
    (missing,) = one.forms[0].missing
    assert "قال الراوي: «" + WHOLE in f"قال الراوي: «{WHOLE}»."
    assert f"قال الراوي: «{WHOLE}»."[slice(*missing)] == "ولن يغادر أحد قبل وصول الأمواج العالية"


def test_words_put_in_place_of_others_are_told_with_them() -> None:
    (one,) = quoted(WHOLE, WHOLE.replace("السفينة", "الناقلة"))
    assert one.forms[1].variants == ("changed",)
    ((left, right),) = one.forms[1].changed
    assert f"قال الراوي: «{WHOLE}»."[slice(*(left or (0, 0)))] == "السفينة"
    assert f"قال الراوي: «{WHOLE.replace('السفينة', 'الناقلة')}»."[slice(*right)] == "الناقلة"


def test_a_denial_left_out_changes_what_was_said() -> None:
    ((_, form),) = [one.forms for one in quoted(WHOLE, WHOLE.replace("ولن يغادر", "ويغادر"))]
    assert form.variants != ("whole",)


@pytest.mark.parametrize("other", [f"إن {WHOLE}", f"أن {WHOLE}"])
def test_a_particle_before_it_cuts_nothing(other: str) -> None:
    assert variants(other, WHOLE) == [("whole",), ("whole",)]


@pytest.mark.parametrize(
    "other",
    [
        "التحقيق في أسباب الجنوح بدأ فعلاً ولن يستثني أحداً",
        "فرق الإنقاذ لم تصل بعد",
        "نحن في هذا على ما نحن عليه من قبل",
    ],
)
def test_another_quotation_is_another(other: str) -> None:
    assert len(quoted(WHOLE, other)) == 2


def test_short_quotations_are_one_only_where_they_are_equal() -> None:
    assert len(quoted("عمل إرهابي جبان", "عمل ارهابي جبان")) == 1
    assert len(quoted("عمل إرهابي جبان", "عمل إرهابي")) == 2


def test_pieces_that_the_outlet_interrupts_are_one_form() -> None:
    first, _, second = WHOLE.partition("، ")
    text = f"قال: «{first}»، وأضاف الراوي: «{second}»."
    texts = [
        ComparedText(one, tuple(split_sentences(one)), known_in(one, (), (), ())) for one in (f"قال: «{WHOLE}».", text)
    ]
    second_at = text.index(second)
    said = [Said(0, 6, 6 + len(WHOLE)), Said(1, 6, 6 + len(first)), Said(1, second_at, second_at + len(second))]
    (one,) = quotation_variants(texts, said)
    assert [form.variants for form in one.forms] == [("whole",), ("whole",)]
    assert one.forms[1].span == (6, second_at + len(second))


def speaker(name: str, entity: object = None) -> Said:
    return Said(0, 0, 1, name_key(name), entity)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (speaker("سالم الراوي", 1), speaker("هاني السعدي", 2)),
        (speaker("سالم الراوي", 1), speaker("سالم السعدي", 2)),
        (speaker("سالم الراوي"), speaker("هاني السعدي")),
    ],
)
def test_two_people_are_two_speakers(one: Said, other: Said) -> None:
    assert speaks_otherwise(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (speaker("سالم الراوي", 1), speaker("سالم الراوي", 1)),
        (speaker("عبد الله الراوي", 1), speaker("عبدالله الراوي", 2)),
        (speaker("سالم بن علي الراوي", 1), speaker("سالم الراوي", 2)),
        (speaker("سالم الراوي", 1), speaker("")),
        (speaker("الراوي"), speaker("سالم الراوي")),
        (speaker("مدير الميناء"), speaker("سالم الراوي", 1)),
        (speaker("وزير النقل"), speaker("هاني السعدي")),
    ],
)
def test_whoever_may_be_the_same_is_not_said_to_be_another(one: Said, other: Said) -> None:
    assert not speaks_otherwise(one, other)
    assert not speaks_otherwise(other, one)


def test_texts_without_quotations_have_no_variants() -> None:
    assert quotation_variants([], []) == ()
    assert quoted("…") == ()
