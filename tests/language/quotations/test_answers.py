"""Questions and who answers them, where the verb of the answer names nobody. The people are invented."""

import pytest

from articles.language.quotations import KnownPerson, find_quotations


def last_speaker(text: str, *names: str) -> str:
    people = [KnownPerson(text.index(name), text.index(name) + len(name), name, "") for name in names]
    found = find_quotations(text, sorted(people, key=lambda person: person.start))[-1]
    return found.speaker or found.role


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وأوقف الحارس صياداً هو منصف الراوي وسأله عن سمكه، فأجاب: «بعته كله».", "منصف الراوي"),
        ("وسألت المذيعة ضيفها منصف الراوي عن روايته، فرد: «كتبتها في شهرين».", "منصف الراوي"),
        ("وسألت المذيعة ضيفها منصف الراوي عن روايته، فرد قائلا: «كتبتها في شهرين».", "منصف الراوي"),
        ("وسأل القاضي الشاهدة رباب السالم عن المفتاح، فقالت: «أضعته في البحر».", "رباب السالم"),
        ("وسأل القاضي منصف الراوي الشاهد سامر الدليمي عن المفتاح، فأجاب: «أضعته».", "سامر الدليمي"),
        ("وسأل القاضي الشاهد عن المفتاح، فأجاب: «أضعته في البحر».", "الشاهد"),
        ("وحضر منصف الراوي إلى العيادة. وسأله الطبيب عن الألم فقال: «لا يتركني ليلا».", "منصف الراوي"),
        ("وسأل الصحافيون الوزير منصف الراوي عن الجسر فأجابهم: «يفتح غدا».", "منصف الراوي"),
        ("وسأل المعلم التلميذة رباب السالم لماذا تأخرت. فأجابت: «غرق الطريق».", "رباب السالم"),
    ],
)
def test_the_one_who_was_asked_answers(text: str, speaker: str) -> None:
    names = ("منصف الراوي", "رباب السالم", "سامر الدليمي")
    assert last_speaker(text, *(name for name in names if name in text)) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وسأل منصف الراوي: «أين مفتاح المرفأ الكبير؟»، وأضاف: «لن نجده اليوم أبدا».", "منصف الراوي"),
        ("وسأل منصف الراوي الحارس عن المفتاح، وقال: «لن نجده اليوم أبدا».", "منصف الراوي"),
        ("وسئل منصف الراوي عن المفتاح، فقال: «ضاع في البحر».", "منصف الراوي"),
        ("وسأله الحارس عن المفتاح، فأجاب منصف الراوي: «ضاع في البحر».", "منصف الراوي"),
        ("وسأل الحارس رباب السالم عن المفتاح، فأجاب منصف الراوي: «ضاع في البحر».", "منصف الراوي"),
        ("وقالت رباب السالم إن المرفأ مغلق. وسئلت عن المفتاح فأجابت: «ضاع في البحر».", "رباب السالم"),
        ("واستقبل منصف الراوي الحارس، فقال: «ضاع المفتاح في البحر».", "منصف الراوي"),
        ("وقالت رباب السالم إن المرفأ مغلق. وردت على الحارس: «ضاع المفتاح في البحر».", "رباب السالم"),
    ],
)
def test_who_is_named_adds_or_was_asked_nothing_speaks_as_before(text: str, speaker: str) -> None:
    names = ("منصف الراوي", "رباب السالم")
    assert last_speaker(text, *(name for name in names if name in text)) == speaker
