"""Facts against outlets."""

from articles.analysis.compared_text import ComparedText, known_in
from articles.analysis.coverage import (
    PAIRS,
    Covered,
    Fact,
    Find,
    by_disagreement,
    cover,
    finds_as_facts,
    quotations_as_facts,
)
from articles.analysis.quotation_variants import Said, quotation_variants
from articles.language.sentences import split_sentences

CLOSED = "أعلنت هيئة ميناء الرأس الأخضر تعليق حركة الملاحة في الحوض الشرقي بعد جنوح سفينة تقل أربعة آلاف طن."
FEWER = CLOSED.replace("أربعة", "ثلاثة")
DENIED = "ونفت الهيئة وقوع إصابات بين أفراد طاقم السفينة الجانحة."
SAID = "وأكدت الهيئة وقوع إصابات بين أفراد طاقم السفينة الجانحة."
STRIKE = "وطالبت نقابة البحارة بفتح تحقيق مستقل في أسباب الجنوح."
LETTERS = {"present": "v", "differs": "#", "absent": "-", "only": "1"}


def text(*sentences: str) -> ComparedText:
    whole = "\n".join(sentences)
    return ComparedText(whole, tuple(split_sentences(whole)), known_in(whole, (), (), ()))


def signs(facts: tuple[Fact, ...] | list[Fact]) -> list[str]:
    return ["".join(LETTERS[cell.sign] for cell in fact.cells) for fact in facts]


def covered(*texts: ComparedText) -> Covered:
    return cover(texts)


def test_a_sentence_is_there_is_not_there_or_one_alone_has_it() -> None:
    assert signs(covered(text(CLOSED, DENIED), text(CLOSED), text(CLOSED, STRIKE)).facts) == ["vvv", "1--", "--1"]


def test_another_number_makes_it_differ_and_is_marked() -> None:
    texts = [text(CLOSED), text(STRIKE, FEWER)]
    (fact, _) = cover(texts).facts
    cell = fact.cells[1]
    assert cell.sign == "differs"
    assert [texts[1].text[slice(*mark)] for mark in cell.marks] == ["ثلاثة"]


def test_who_denies_what_another_affirms_has_it_otherwise() -> None:
    assert signs(covered(text(DENIED), text(SAID)).facts) == ["v#"]


def test_other_words_and_another_spelling_are_no_other_fact() -> None:
    worded = CLOSED.replace("تعليق", "وقف").replace("أعلنت", "اعلنت")
    assert signs(covered(text(CLOSED), text(worded)).facts) == ["vv"]


def test_a_sentence_in_a_longer_one_does_not_differ_by_what_that_says_besides() -> None:
    longer = f"{CLOSED[:-1]} ولم تقبل النقابة بذلك وطالبت بتحقيق مستقل يشمل 12 شركة في ثلاث دول."
    assert signs(covered(text(CLOSED), text(longer)).facts) == ["vv"]


def test_a_wording_that_many_share_is_compared_once_and_marked_in_each() -> None:
    texts = [text(CLOSED), *[text(*[STRIKE] * n, FEWER) for n in range(3)]]
    (fact, *_) = cover(texts).facts
    assert [texts[cell.column].text[slice(*mark)] for cell in fact.cells for mark in cell.marks] == ["ثلاثة"] * 3


def test_beyond_the_bound_sentences_are_counted_and_stand_as_present() -> None:
    """Twelve texts of twelve sentences, each in a wording of its own."""
    letters = "بتثجحخدذرزسش"
    texts = [
        text(*[" ".join(f"{own}{other}ميطل" for other in letters) + f" {n + 2} رجلا." for own in letters])
        for n in range(len(letters))
    ]
    found = cover(texts)
    assert len(found.facts) == 12
    assert found.unread == 12 * 11 - PAIRS
    assert sum(row.count("#") for row in signs(found.facts)) == PAIRS


def test_a_find_is_met_by_its_key_and_marked_in_its_sentence() -> None:
    texts = [text(CLOSED, STRIKE), text(STRIKE), text(CLOSED)]
    finds = [
        Find(column, one.text.index("الرأس"), one.text.index("الرأس") + 5, "port")
        for column, one in enumerate(texts)
        if "الرأس" in one.text
    ]
    (fact,) = finds_as_facts(texts, finds, ())
    assert (signs([fact]), fact.key, fact.base) == (["v-v"], "port", 0)
    assert [texts[0].text[slice(*mark)] for mark in fact.cells[0].marks] == ["الرأس"]
    assert texts[0].text[slice(*(fact.cells[0].span or (0, 0)))] == CLOSED


def test_what_stands_in_place_of_a_find_is_shown_in_both_directions() -> None:
    texts = [text(CLOSED), text(FEWER)]
    numbers = [
        Find(column, known.start, known.end, known.key)
        for column, one in enumerate(texts)
        for known in one.known
        if known.kind == "number"
    ]
    facts = finds_as_facts(texts, numbers, cover(texts).swaps)
    assert signs(facts) == ["1#", "#1"]
    (there,) = facts[0].cells[1].marks
    assert texts[1].text[slice(*there)] == "ثلاثة"


def test_disagreement_puts_what_differs_first_then_what_half_leave_out() -> None:
    all_have, one_has, half_have = text(CLOSED, DENIED, STRIKE), text(CLOSED, STRIKE), text(FEWER, STRIKE)
    found = cover([all_have, one_has, half_have, text(STRIKE, DENIED)]).facts
    assert signs(found) == ["vv#-", "v--v", "vvvv"]
    assert signs(by_disagreement(found[::-1])) == ["vv#-", "v--v", "vvvv"]


def test_a_quotation_that_is_cut_differs() -> None:
    whole, cut = text(f"قال الراوي: {DENIED}"), text(f"قال الراوي: {DENIED[:-9]}.")
    said = [Said(column, 12, len(one.text) - 1) for column, one in enumerate((whole, cut))]
    quoted = quotation_variants([whole, cut], said)
    (fact,) = quotations_as_facts(quoted, 2)
    assert signs([fact]) == ["v#"]
    assert [whole.text[slice(*span)] for span in fact.cells[1].missing] == ["الجانحة"]
