"""Whether one text tells the other again decides how alike its sentences must be."""

from articles.analysis.alignment import align
from articles.language.sentences import split_sentences

FIRE = (
    "اندلع حريق كبير فجر الاثنين في مستودع للأخشاب في ضاحية النهر.",
    "وأخلت فرق الدفاع المدني المنازل القريبة بعد أن امتدت ألسنة اللهب إلى سورين.",
    "وعزا ضابط الإطفاء كمال الزيني الحادث إلى تماس كهربائي.",
    "ولم تسجل إصابات بين السكان، لكن خمس سيارات احترقت.",
)
FIRE_AGAIN = (
    "التهمت النيران مستودع أخشاب يقع في ضاحية النهر ليل الأحد الاثنين.",
    "وطلب الدفاع المدني من أصحاب البيوت المجاورة أن يغادروها خوفاً من ألسنة اللهب.",
    "ويرجح الزيني أن يكون تماس كهربائي سبب ما جرى.",
    "ونجا السكان جميعاً، واحترقت خمس مركبات.",
)
MARKET = (
    "ارتفعت أسعار الخضار في الأسواق الشعبية قبل العيد.",
    "وقال باعة إن كلفة النقل زادت بعد أن رفعت الحكومة سعر الوقود.",
    "ويشتري السكان حاجاتهم من المستودع الذي فتحته البلدية في ضاحية النهر.",
    "وتستمر الحملة حتى مساء الخميس.",
)


def pairs_between(left: tuple[str, ...], right: tuple[str, ...]) -> list[tuple[int, int]]:
    """Numbers of the sentences that are paired, one against one."""
    one, other = "\n".join(left), "\n".join(right)
    pairs = align(one, split_sentences(one), other, split_sentences(other)).pairs
    return [(pair.left[0], pair.right[0]) for pair in pairs if pair.likeness]


def test_a_report_told_again_in_other_words_is_aligned_sentence_by_sentence() -> None:
    assert pairs_between(FIRE, FIRE_AGAIN) == [(n, n) for n in range(4)]


def test_two_reports_from_one_suburb_are_not() -> None:
    assert pairs_between(FIRE, MARKET) == []


def test_a_report_told_again_inside_a_longer_piece_is_still_aligned() -> None:
    assert pairs_between(FIRE, (*MARKET, *FIRE_AGAIN)) == [(n, n + 4) for n in range(4)]


def test_what_a_longer_piece_adds_stays_alone() -> None:
    assert not {left for left, _ in pairs_between((*MARKET, *FIRE), FIRE_AGAIN)} & set(range(4))


def test_what_was_left_over_between_two_pairs_is_paired_by_its_place() -> None:
    told = (*FIRE[:2], "ورأى الزيني أن عطلاً في الكهرباء وراء الحادث.", FIRE[3])
    assert (2, 2) in pairs_between(FIRE, told)


def test_what_tells_something_else_at_that_place_is_not() -> None:
    told = (*FIRE[:2], "وتبعد الضاحية عشرين كيلومتراً عن العاصمة.", FIRE[3])
    assert pairs_between(FIRE, told) == [(0, 0), (1, 1), (3, 3)]


def test_a_short_report_is_told_again_in_two_sentences() -> None:
    assert pairs_between(FIRE[:2], FIRE_AGAIN[:2]) == [(0, 0), (1, 1)]


def test_two_sentences_that_are_little_of_a_longer_report_are_not_enough() -> None:
    assert (1, 5) not in pairs_between(FIRE[:2], (*MARKET, *FIRE_AGAIN[:2]))
