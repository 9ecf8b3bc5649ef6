"""Reported speech: what was said, by whom, in what office, and what is no speech at all."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.language.quotations import KnownPerson, QuotationMention, find_quotations

SPEECH = "الجسر سيفتح أمام السيارات في مطلع الصيف المقبل"


def only(text: str) -> QuotationMention:
    found = find_quotations(text)
    assert len(found) == 1, found
    return found[0]


def speakers(text: str) -> list[tuple[str, str]]:
    return [(quotation.speaker, quotation.role) for quotation in find_quotations(text)]


@pytest.mark.parametrize(
    ("opening", "speaker", "role"),
    [
        ("قال وزير النقل اللبناني سالم العلي", "سالم العلي", "وزير النقل اللبناني"),
        ("قال وزير النقل اللبناني، سالم العلي،", "سالم العلي", "وزير النقل اللبناني"),
        ("قال سالم العلي، مدير المشروع،", "سالم العلي", "مدير المشروع"),
        ("وقالت المتحدثة باسم البلدية هند سالم", "هند سالم", "المتحدثة باسم البلدية"),
        ("وأكد الناطق باسم قيادة الحرس، اللواء سالم العلي، في تصريح أمس،", "سالم العلي", "الناطق باسم قيادة الحرس"),
        ("وأوضح المتحدث للدفاع بمدينة نجران المقدم علي العمري", "علي العمري", "المتحدث للدفاع بمدينة نجران"),
        ("قالت وزارة النقل في بيان", "وزارة النقل", ""),
        ("وأعلنت قيادة الحرس المحلية، في بيانات سابقة،", "قيادة الحرس المحلية", ""),
        ("من جهته، قال ضابط برتبة مقدم في الحرس، لرويترز، طالباً عدم ذكر اسمه،", "ضابط برتبة مقدم في الحرس", ""),
        ("وتقول مصادر محلية", "مصادر محلية", ""),
        ("وكان الوزير سالم العلي قال أمس", "سالم العلي", "الوزير"),
        ("المصادر أكدت", "المصادر", ""),
        ("ونقلت وكالة محلية عن مدير المشروع قوله", "مدير المشروع", ""),
        ("وقال له الوزير سالم العلي", "سالم العلي", "الوزير"),
    ],
)  # fmt: skip
def test_the_speaker_is_named_beside_the_verb(opening: str, speaker: str, role: str) -> None:
    quotation = only(f"{opening} إن «{SPEECH}».")
    assert (quotation.text, quotation.speaker, quotation.role, quotation.direct) == (SPEECH, speaker, role, True)


@pytest.mark.parametrize("mark", ["«{}»", "“{}”", '"{}"'])
@pytest.mark.parametrize("join", [": ", " إن ", " أن ", " "])
def test_direct_speech_after_a_verb_is_found_in_every_mark(mark: str, join: str) -> None:
    quotation = only(f"وقال مدير المشروع{join}{mark.format(SPEECH)}، ثم غادر.")
    assert (quotation.text, quotation.speaker, quotation.cue) == (SPEECH, "مدير المشروع", "وقال")


@pytest.mark.parametrize(
    ("tail", "speaker"),
    [
        ("، قال مدير المشروع.", "مدير المشروع"),
        (" حسبما أفاد بيان رسمي اطلعت عليه الصحف.", "بيان رسمي"),
        ("، بحسب المتحدثة باسم البلدية.", "المتحدثة باسم البلدية"),
        ("، وفق ما أورده بيان للوزارة.", "الوزارة"),
        ("، كما قال مدير المشروع للصحافيين.", "مدير المشروع"),
        ("، وفق ما ذكره أمس مدير المشروع.", "مدير المشروع"),
        ("، على حد قول مدير المشروع.", "مدير المشروع"),
    ],
)
def test_the_speaker_may_follow_what_was_said(tail: str, speaker: str) -> None:
    quotation = only(f"«{SPEECH}»{tail}")
    assert (quotation.text, quotation.speaker) == (SPEECH, speaker)


@pytest.mark.parametrize("verb", ["وأضاف", "وتابع", "ولفت إلى", "وشدد على", "مؤكداً", "لافتاً إلى", "وقال في كلمة"])
def test_a_verb_without_a_subject_keeps_the_earlier_speaker(verb: str) -> None:
    text = f"قال وزير النقل اللبناني سالم العلي إن الطريق مفتوح أمام الجميع. {verb} أن «{SPEECH}»."
    assert speakers(text) == [("سالم العلي", "وزير النقل اللبناني")] * 2


def test_a_short_name_is_led_back_to_the_full_one() -> None:
    text = f"قال وزير النقل اللبناني سالم العلي إن الطريق مفتوح أمام الجميع.\nوذكر العلي أن «{SPEECH}»."
    assert speakers(text)[1] == ("سالم العلي", "وزير النقل اللبناني")


def test_a_short_institution_is_led_back_to_the_full_one() -> None:
    text = f"قالت خلية الإعلام البلدي إن الطريق مفتوح أمام الجميع.\nوأضافت الخلية أن «{SPEECH}»."
    assert speakers(text)[1] == ("خلية الإعلام البلدي", "")


def test_people_found_elsewhere_settle_where_the_name_begins() -> None:
    text = f"قال مدير شرطة صفوان ناهض العلي إن «{SPEECH}»."
    start = text.index("ناهض")
    people = [KnownPerson(start, start + len("ناهض العلي"), "ناهض العلي", "")]
    found = find_quotations(text, people)
    assert [(quotation.speaker, quotation.role) for quotation in found] == [("ناهض العلي", "مدير شرطة صفوان")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("وأعلن مدير المشروع أن العمل سينتهي قريبا.", "العمل سينتهي قريبا"),
        ("وأعلن مدير المشروع أنّ العمل سينتهي قريبا.", "العمل سينتهي قريبا"),
        ("وبحسب مدير المشروع سالم العلي، فإن العمل في الجسر سينتهي قريبا.", "العمل في الجسر سينتهي قريبا"),
        ("وزعم مدير المشروع أن العمل سينتهي قريبا، وهو ما نفاه المجلس.", "العمل سينتهي قريبا"),
        ("واستبعد مدير المشروع أن تنتهي الأعمال قريبا.", "أن تنتهي الأعمال قريبا"),
        ("وأعلن مدير المشروع، أنه أنهى العمل قبل موعده.", "أنه أنهى العمل قبل موعده"),
        ("واشار مدير المشروع الى ان العمل سينتهي قريبا.", "العمل سينتهي قريبا"),
        ("وأبلغ مدير المشروع السكان بأن العمل سينتهي قريبا.", "العمل سينتهي قريبا"),
        ("ووفقاً لمدير المشروع سالم العلي، سينتهي العمل في الجسر قبل موعده.", "سينتهي العمل في الجسر قبل موعده"),
    ],
)
def test_a_reported_clause_is_indirect_speech(text: str, said: str) -> None:
    quotation = only(text)
    assert (quotation.text, quotation.direct) == (said, False)


def test_a_second_verb_ends_the_clause_of_the_first() -> None:
    text = "قال الوزير إن الطريق مفتوح أمام الجميع، مؤكداً أن العمل سيستمر حتى الصيف."
    assert [quotation.text for quotation in find_quotations(text)] == [
        "الطريق مفتوح أمام الجميع",
        "العمل سيستمر حتى الصيف",
    ]


def test_a_colon_opens_direct_speech_without_marks() -> None:
    quotation = only("وقال مدير المشروع: سنفتح الجسر غدا بإذن الله.")
    assert (quotation.text, quotation.direct, quotation.rule) == (
        "سنفتح الجسر غدا بإذن الله",
        True,
        "colon.verb_before",
    )


@pytest.mark.parametrize(
    "text",
    [
        "يضم تحالف “النهوض” أحزابا عدة بزعامة سالم العلي.",
        "تواصل القوات مطاردة عناصر «الظل» في الصحراء.",
        "فاز فيلم «العودة إلى القرية البعيدة» بجائزة المهرجان.",
        "يحتفل السكان بين الجبل والبحر كل عام.",
        "يذكر أن الجسر بني قبل خمسين عاما.",
        "طلب عدم ذكر اسمه أو صورته في الخبر.",
        "يجب أن يستعد السكان قبل أن يبدأ المطر.",
        "غير أن الجسر ما زال مغلقا، كما أنه يحتاج إلى صيانة.",
        "وافتتح المهندس عبر الجسر طريقا جديدا.",
        "وفقا للقانون يدفع السائق رسما عند العبور إلى الجزيرة.",
        "أعلنت الوزارة، أمس، بدء العمل في الجسر.",
        "دخل مقاتلو “الفجر” معسكر «ت4» ورفعوا راية «أبناء السهل» فوقه.",
        "وقال مدير «مرصد الساحل لحقوق السكان» كلمة في الحفل.",
        "ولم يقل الوزير سالم العلي إن الجسر سيغلق أمام السيارات.",
        "نُقل إلى المستشفى، ونُقل عنه أنه بخير وعافية.",
        "",
    ],
)
def test_what_nobody_said_is_no_quotation(text: str) -> None:
    assert find_quotations(text) == []


def test_a_name_in_marks_inside_reported_speech_is_not_reported_twice() -> None:
    quotation = only("وقال الوزير إن جسر «الأمل» سيفتح غدا أمام السيارات.")
    assert (quotation.text, quotation.direct) == ("جسر «الأمل» سيفتح غدا أمام السيارات", False)


def test_nested_and_unclosed_speech_ends_with_its_paragraph() -> None:
    text = "وأعلن المجلس، أنه «وبناء على النتائج الجيدة جرت إعادة معسكر «ك1» إلى الجيش.\nوغادر الوفد المدينة."
    quotation = only(text)
    assert quotation.text == "وبناء على النتائج الجيدة جرت إعادة معسكر «ك1» إلى الجيش."


@given(st.text(alphabet='قالإنأ «»“”".،:\nو"العليبحسب وأضاف\ud800', max_size=200))
def test_any_text_is_read_and_spans_fit_it(text: str) -> None:
    for quotation in find_quotations(text):
        assert text[quotation.start : quotation.end] == quotation.text
        assert quotation.text == quotation.text.strip() != ""


@pytest.mark.parametrize(
    "piece",
    [
        '"',
        "«",
        "»",
        '" ',
        "«ا», ",
        "قال ",
        "قال: ",
        "وقال إن ",
        "بحسب ",
        "كما قال بيان ",
        'قال "ا ',
        ". وقال «ا ب ج د ه ",
        "9",
    ],
)
@pytest.mark.no_cover  # the watch is for the code, not for the measuring of it
def test_cost_grows_with_length_not_faster(piece: str) -> None:
    started = time.process_time()
    find_quotations(piece * (150_000 // len(piece)))
    assert time.process_time() - started < 15


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("وقال الوزير إن «العمل مستمر».", "العمل مستمر"),
        ("وقال الوزير إن «العمل مستمر» ثم غادر.", ""),
        ("وقال الوزير «العمل مستمر بلا توقف أبدا» قبل أن يغادر.", "العمل مستمر بلا توقف أبدا"),
        ("«لن نترك القرية وحدها»، هكذا رد المختار.", "لن نترك القرية وحدها"),
        ("وكتب المختار: «القرية باقية».", "القرية باقية"),
        ("«إنها كارثة»، يقول المختار.", "إنها كارثة"),
        ("ومعسكر «نسور السهل»، يقول المختار، مهجور.", ""),
        ("وأعلن الوزير أن «أسود الجزيرة» انتهت.", ""),
    ],
)
def test_short_words_in_marks_are_speech_where_they_are_all_that_is_said(text: str, words: str) -> None:
    assert [said.text for said in find_quotations(text) if said.direct] == ([words] if words else [])


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("«إنها كارثة»، يقول المختار، «ولا أحد يريد أن يسمع».", ["المختار", "المختار"]),
        ("«العمل مستمر بلا توقف أبدا»، قال الوزير، «ولن يتوقف قبل الصيف».", ["الوزير", "الوزير"]),
        ("قال المختار: «القرية باقية هنا»، وقال الوزير: «الجسر مغلق الآن تماما».", ["المختار", "الوزير"]),
    ],
)
def test_speech_on_both_sides_of_a_verb_is_one_speakers(text: str, speakers: list[str]) -> None:
    assert [said.speaker for said in find_quotations(text)] == speakers


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("وزير النقل: «لن نغلق الجسر أمام السيارات»", [("وزير النقل", "marks.named")]),
        ("الوزير سالم العلي: «لن نغلق الجسر أمام السيارات»", [("سالم العلي", "marks.named")]),
        ("عنوان الكتاب: «لن نغلق الجسر أمام السيارات»", []),
        ("وفي الختام: «لن نغلق الجسر أمام السيارات»", []),
    ],
)
def test_a_speaker_and_a_colon_need_no_verb(text: str, found: list[tuple[str, str]]) -> None:
    assert [(said.speaker, said.rule) for said in find_quotations(text)] == found
