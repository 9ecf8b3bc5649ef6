"""Whose verb it is where nobody stands beside it. Persons and events are invented."""

import pytest

from articles.language.quotations import KnownPerson, find_quotations

SAID = "الجسر مغلق أمام الشاحنات منذ أسبوعين"
BEFORE = "قال الوزير سالم العلي إن الطريق مفتوح أمام الجميع. "


def speakers(text: str, *names: str) -> list[str]:
    people = [KnownPerson(text.index(name), text.index(name) + len(name), name, "") for name in names]
    return [found.speaker for found in find_quotations(text, people)]


@pytest.mark.parametrize(
    ("clause", "speaker"),
    [
        ("وكلف المحافظ نبيل الراوي لجنة بمعاينة الجسر، مؤكدا", "نبيل الراوي"),
        ("وانتقد النائب نبيل الراوي القرار، واعتبر", "نبيل الراوي"),
        ("وعبر المهندس نبيل الراوي عن شكره للسكان، وأضاف", "نبيل الراوي"),
        ("في حين نفى المدير نبيل الراوي ذلك، وقال", "نبيل الراوي"),
        ("أما المحافظ نبيل الراوي فعزا التأخير إلى المطر، مشيرا إلى", "نبيل الراوي"),
        ("أما المحافظ نبيل الراوي فاكتفى بالقول", "نبيل الراوي"),
        ("وفي وقت بدأت الفصائل المحلية تأهبها فتحت باب التطوع مشيرة إلى", "الفصائل المحلية"),
        ("وسعت الحكومة المحلية إلى فتح الطريق، موضحة", "الحكومة المحلية"),
        ("غير أن المحافظ نبيل الراوي شكك في الوعود، ورأى", "نبيل الراوي"),
        ("لكن مسؤولا في الشركة أبلغ رويترز", "مسؤولا في الشركة"),
        ("ووصفه الشاعر نبيل الراوي بأنه «آخر أبناء المدينة القديمة»، وأكد", "نبيل الراوي"),
    ],
)
def test_who_acts_in_the_clause_before_goes_on_to_speak(clause: str, speaker: str) -> None:
    names = [name for name in ("نبيل الراوي",) if name in clause]
    assert speakers(f"{BEFORE}{clause} أن {SAID}.", *names)[-1] == speaker


@pytest.mark.parametrize(
    "clause",
    [
        "وأضاف",
        "ولفت إلى",
        "مؤكدا",
        "وفي ختام الزيارة أكد",
        "وكانت الشركة بدأت العمل قبل عام، مضيفا",
        "وبعد جولة في المدينة أوضح",
    ],
)
def test_a_verb_without_another_subject_in_its_gender_keeps_the_speaker(clause: str) -> None:
    assert speakers(f"{BEFORE}{clause} أن {SAID}.") == ["سالم العلي", "سالم العلي"]


@pytest.mark.parametrize(
    "opening", ["من جهته، قال", "بدوره أكد", "من جانبه كشف", "في المقابل، ذكر", "وفي هذا السياق أوضح"]
)
def test_another_speaker_is_announced(opening: str) -> None:
    assert speakers(f"{BEFORE}{opening} المهندس نبيل الراوي أن {SAID}.") == ["سالم العلي", "نبيل الراوي"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"وقال الخبير نبيل الراوي في حديث للصحيفة إن {SAID}.", "نبيل الراوي"),
        (f"جاء ذلك في حديث للمهندس نبيل الراوي الذي أوضح فيه أن {SAID}.", "نبيل الراوي"),
        (f"كتب مقدمته الناقد نبيل الراوي الذي رأى أن {SAID}.", "نبيل الراوي"),
    ],
)
def test_a_relative_clause_speaks_for_whom_it_describes(text: str, speaker: str) -> None:
    assert speakers(text, "نبيل الراوي") == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"وذكرت الوكالة، نقلا عن مصدر في البلدية، أن {SAID}.", "مصدر في البلدية"),
        (f"وذكرت الوكالة نقلا عن ثلاثة مصادر في البلدية أن {SAID}.", "ثلاثة مصادر في البلدية"),
        (f"ونقلت الوكالة عن مصدر في البلدية أن {SAID}.", "مصدر في البلدية"),
        (f"ونقل عضو في المجلس أن {SAID}.", "عضو في المجلس"),
    ],
)
def test_what_is_passed_on_is_said_by_its_source(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"وجاء في بيان لبلدية الساحل أن {SAID}.", "بلدية الساحل"),
        (f"وورد في بلاغ صادر عن بلدية الساحل أن {SAID}.", "بلدية الساحل"),
        (f"وقالت بلدية الساحل في بيان إن العمل مستمر.\nوجاء في البيان: «{SAID}».", "بلدية الساحل"),
        (f"جاء ذلك في بيان أصدرته بلدية الساحل أمس.\nوأشار البيان إلى أن {SAID}.", "بلدية الساحل"),
        (f"وقال بيان رسمي إن {SAID}.", "بيان رسمي"),
        (f"وأشار البيان إلى أن {SAID}.", "البيان"),
    ],
)
def test_behind_a_statement_stands_its_author(text: str, speaker: str) -> None:
    assert speakers(text)[-1] == speaker


@pytest.mark.parametrize(
    "text",
    [
        f"الأمر الذي يؤكد أن {SAID}.",
        f"وهبطت المياه في النهر، مما يؤكد أن {SAID}.",
        f"وكان لافتا في الزيارة أن {SAID}.",
        "كما شدد الوزير على ضرورة إصلاح الطريق قبل حلول الشتاء المقبل.",
        "كما أعلنت الشركة إلغاء ست رحلات إلى الجزيرة قبل العاصفة.",
        "وتنقل الشاحنات الحبوب من المرفأ إلى المدن البعيدة كل صباح.",
        "وقال الوزير له إنه.",
        "ويسمح القرار للسكان أن تعود عائلاتهم إلى القرية.",
    ],
)
def test_facts_states_and_acts_say_nothing(text: str) -> None:
    assert find_quotations(text) == []


@pytest.mark.parametrize("verb", ["نفى", "أنكر", "استبعد", "توقع", "رجح"])
def test_a_verb_of_denial_or_expectation_reports_what_may_be(verb: str) -> None:
    (found,) = find_quotations(f"و{verb} المدير نبيل الراوي أن يكون الجسر مغلقا.")
    assert (found.text, found.speaker) == ("أن يكون الجسر مغلقا", "نبيل الراوي")


@pytest.mark.parametrize("verb", ["قرر", "أراد", "طلب", "رفض", "حاول"])
def test_a_wish_is_no_report(verb: str) -> None:
    assert find_quotations(f"و{verb} المدير نبيل الراوي أن يكون الجسر مغلقا.") == []


def test_a_colon_opens_speech_and_a_connector_in_it_opens_none() -> None:
    (found,) = find_quotations("وقال المدير: على الرغم من أن العمل صعب سنفتح الجسر غدا.")
    assert (found.text, found.rule) == ("على الرغم من أن العمل صعب سنفتح الجسر غدا", "colon.verb_before")
