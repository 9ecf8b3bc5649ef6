"""Who speaks where the verb names nobody, or where there is no verb. Persons and events are invented."""

import pytest

from articles.language.quotations import KnownPerson, find_quotations

CLAUSE = "الجسر مغلق أمام الشاحنات منذ أسبوعين"
WORDS = "لن نغلق الجسر أمام السيارات في الصيف"
HIM, HER = "سالم العلي", "هند الراوي"


def said(text: str, **roles: str) -> list[tuple[str, str]]:
    people = []
    for name, role in ((HIM, roles.get("his", "")), (HER, roles.get("hers", ""))):
        start = text.find(name)
        while start >= 0:
            people.append(KnownPerson(start, start + len(name), name, role))
            start = text.find(name, start + 1)
    found = find_quotations(text, sorted(people, key=lambda person: person.start))
    return [(one.speaker or one.role, one.text) for one in found]


@pytest.mark.parametrize(
    ("before", "verb", "speaker"),
    [
        (f"دافعت {HER} عن المشروع أمام {HIM}.", "وقالت", HER),
        (f"ولم ينتظر {HIM} دوره في الكلام أمام {HER}.", "وقال", HIM),
        (f"وتساءل {HIM} عما إذا كان الطريق مفتوحا.", "وقال", HIM),
        (f"وقع {HIM} الاتفاق. ووقعت الشاعرة {HER} ديوانها.", "وفي كلمتها قالت", HER),
        (f"غير أن {HIM} زار الجسر أمس.", "وقال", HIM),
    ],
)
def test_who_acts_in_the_sentence_before_speaks(before: str, verb: str, speaker: str) -> None:
    assert said(f"{before} {verb} إن {CLAUSE}.") == [(speaker, CLAUSE)]


@pytest.mark.parametrize(
    ("between", "verb"),
    [
        (f"وكان {HIM} قد زار الجسر أمس.", "وقالت"),
        (f"وغادر {HIM} المدينة أمس.", "وأضافت"),
        ("وبدأت الأعمال قبل عام.", "وتابعت"),
        ("والمصدر الانتهاء من الأعمال قريبا.", "وأكدت"),
    ],
)
def test_another_who_acts_does_not_take_her_words(between: str, verb: str) -> None:
    text = f"وقالت {HER} إن الطريق مفتوح أمام الجميع. {between} {verb} أن {CLAUSE}."
    assert said(text) == [(HER, "الطريق مفتوح أمام الجميع"), (HER, CLAUSE)]


@pytest.mark.parametrize(
    ("opening", "speaker"),
    [
        (f"المنتج {HIM}، الذي حضر اللقاء، لـ«المساء»", HIM),
        (f"والممثلة {HER} عن دورها", HER),
        (f"وعن الجزء الثاني، {HIM}", HIM),
        (f"وتدخل {HIM} ساخرا", HIM),
        (f"وتدخل {HIM} قائلا", HIM),
        ("وتدخل رضوان الأمين قائلا", "رضوان الأمين"),
    ],
)
def test_a_name_and_a_colon_need_no_reporting_verb(opening: str, speaker: str) -> None:
    assert said(f"{opening}: «{WORDS}».") == [(speaker, WORDS)]


@pytest.mark.parametrize(
    "text",
    [
        f"وزارت {HER} معرضا تحت شعار «من يتوقف عن القراءة ساعة يتأخر قرونا طويلة».",
        f"ووقعت {HER} ديوانها «أكتب اسمي على ماء النهر وأمضي بعيدا».",
        f"ونالت {HER} جائزة «النيل الذهبي لأفضل فيلم تسجيلي طويل».",
    ],
)
def test_a_title_or_a_motto_is_nobodys_speech(text: str) -> None:
    assert said(f"قالت {HER} إن الطريق مفتوح أمام الجميع. {text}")[1:] == []


def test_paragraphs_that_each_open_with_a_mark_are_one_speech() -> None:
    text = f"زار {HIM} الجسر.\nوقال في كلمته:\n«{WORDS}.\n«{CLAUSE}.\n«{WORDS} أبدا.»\nثم غادر."
    assert [speaker for speaker, _ in said(text)] == [HIM] * 3


def test_an_answer_belongs_to_whoever_answered_before() -> None:
    text = f"فأجاب {HIM}: «{WORDS}».\n- هل كان الباب مفتوحا؟\n- «كان الباب مقفلا والمفتاح مع المهندس المناوب»."
    assert [speaker for speaker, _ in said(text)] == [HIM] * 2


def test_a_verb_in_the_next_paragraph_leaves_the_speech_before_it_alone() -> None:
    text = f"فأجاب {HIM}: «{WORDS}».\nوأنكر المهندس حيازته للمفتاح."
    assert said(text) == [(HIM, WORDS)]


@pytest.mark.parametrize("tail", [" تتساءل.", "، تقول."])
def test_a_verb_alone_behind_speech_names_whoever_has_its_gender(tail: str) -> None:
    text = f"يرى {HIM} أن الطريق مفتوح أمام الجميع، بينما ترى {HER} أن {CLAUSE}. «{WORDS}؟»{tail}"
    assert said(text)[-1] == (HER, f"{WORDS}؟")
