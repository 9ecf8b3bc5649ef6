"""Lists that are announced, and speech behind a colon. The people are invented."""

import pytest

from articles.language.quotations import KnownPerson, find_quotations


def words_said(text: str) -> list[str]:
    names = ("منصف الراوي", "رباب السالم")
    people = [KnownPerson(text.index(n), text.index(n) + len(n), n, "") for n in names if n in text]
    return [said.text for said in find_quotations(text, sorted(people, key=lambda person: person.start))]


@pytest.mark.parametrize(
    "text",
    [
        "وكشف المدرب تشكيلته: منصف الراوي في المرمى، وسامر في الدفاع.",
        "وأعلن المتحف مقتنياته الجديدة، وهي: سيف وخوذة وقدر.",
        "وذكر الدليل أرخص المقاهي: «الموقد» وأبو عصام وبيت الشاي.",
        "وأعلنت اللجنة أسماء الفائزين: منصف الراوي ورباب السالم.",
        "وذكر المدير ثلاثة أسباب: البرد والجوع والخوف.",
        "وأعلنت الجامعة النتائج: نجح ألف طالب، ورسب مئة.",
        "وأوردت المجلة أفضل الروايات على النحو التالي: «ليل» و«بحر» و«قمر».",
    ],
)
def test_an_announced_list_is_nobodys_speech(text: str) -> None:
    assert words_said(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("وأعلن الوزير: الطريق مفتوح، والجسر مغلق.", "الطريق مفتوح، والجسر مغلق"),
        ("وكشف المدرب منصف الراوي: الفريق جاهز تماما، وأنا سعيد.", "الفريق جاهز تماما، وأنا سعيد"),
        ("وأعلن رئيس اللجنة العليا: لا تأجيل للانتخابات، ولا تمديد.", "لا تأجيل للانتخابات، ولا تمديد"),
        ("وقال الوزير في تصريحه: الطريق مفتوح، والجسر مغلق.", "الطريق مفتوح، والجسر مغلق"),
        ("وكشف الوزير أهم قراراته: «لن نرفع الأسعار ولن نخفضها».", "لن نرفع الأسعار ولن نخفضها"),
        ("وأضاف الطباخ سره: الملح آخرا، والنار هادئة.", "الملح آخرا، والنار هادئة"),
        ("وذكر منصف الراوي: الطريق مفتوح، والجسر مغلق.", "الطريق مفتوح، والجسر مغلق"),
    ],
)
def test_speech_behind_a_colon_stays_speech(text: str, words: str) -> None:
    assert words_said(text) == [words]
