"""Words that name a person of the article for short. Every person here is invented."""

import time

import pytest

from articles.language.entities.mention import Span
from articles.language.entities.reading import Reading
from articles.language.entities.short_mentions import short_mentions


def told(full: str, later: str) -> list[tuple[str, str]]:
    """Words found and whom they name, where the text begins with people in full, parted by commas."""
    reading = Reading(f"{full}. {later}")
    people: list[Span] = []
    at = 0
    for name in full.split("، "):
        size = len(name.split())
        people.append(Span(at, at + size, 0, "person", name, "title.before_name", 0.9, "", 1))
        reading.cover(at, at + size)
        at += size
    found = short_mentions(reading, people)
    return [(reading.written(span.first, span.end, span.cut), span.name) for span in found]


@pytest.mark.parametrize(
    ("full", "later", "short"),
    [
        # a given name alone
        ("نسرين طه الكروي", "وقالت نسرين إنها راضية", "نسرين"),
        ("نسرين طه الكروي", "ثم وصلت نسرين إلى البيت", "نسرين"),
        ("نسرين طه الكروي", "وحضرت نسرين الحفل", "نسرين"),
        ("وداد الكروي", "وذكر الجيران أن وداد سافرت", "وداد"),
        ("وداد الكروي", "ورسمت المهندسة وداد خريطة", "وداد"),
        ("صابر الكروي", "وخال صابر يعمل نجارا", "صابر"),
        ("شوال مرزوق الكروي", "ومرر شوال كرة", "شوال"),
        ("ضحى الكروي", "وبكت ضحى طويلا", "ضحى"),
        ("حسن الكروي", "أما حسن فقال شيئا", "حسن"),
        ("شاكر الكروي", "«شاكر كتب الرسالة»", "شاكر"),
        # first and last, and other parts
        ("سنان فاضل الكروي", "وهبط سنان الكروي في حقل", "سنان الكروي"),
        ("جيب مورتن", "ويعلن جيب مورتن ترشحه", "جيب مورتن"),
        ("فرهاد هيلوران هفيركي", "وغادر هيلوران القاعة", "هيلوران"),
        ("نقيب عارف الكروي", "وصفق الحضور لنقيب الكروي", "نقيب الكروي"),
        ("سنان فاضل الكروي", "وكان سنان فاضل هناك", "سنان فاضل"),
        ("إسلمو ولد اسويدي", "وتعيين ولد اسويدي قريب", "ولد اسويدي"),
        ("بيلا فان دير مولن", "وهاجم فان دير مولن وحده", "فان دير مولن"),
        ("مابيلو تا", "ومر مابيلوتا من هنا", "مابيلوتا"),
        ("ياو كوفاي أدونغو", "وزار كوفاي المعرض", "كوفاي"),
        # another transliteration
        ("مارتا فاغنريش", "وعزفت فاجنريش لحنا", "فاجنريش"),
        ("بيلا تير ستيغلن", "وتصدى تير ستيجلن للركلة", "تير ستيجلن"),
        # a family name that is a word
        ("نعيم الطبيب", "وطالب الطبيب بتعويض", "الطبيب"),
        ("نعيم المفتي", "وقاد النقيب المفتي دورية", "المفتي"),
        ("ظافر مطلوب", "ونال مطلوب جائزة", "مطلوب"),
        ("جميل سلطان", "ورأى ناقد أن سلطان كتب للمدينة", "سلطان"),
    ],
)
def test_a_short_form_is_found(full: str, later: str, short: str) -> None:
    assert told(full, later) == [(short, full)]


@pytest.mark.parametrize(
    ("full", "later"),
    [
        # words of the language
        ("صابر الكروي", "وهو رجل صابر على الأيام"),
        ("جمال الكروي", "وقال المدرب إن جمال الأداء مهم"),
        ("ربيع الكروي", "وأزهر اللوز في ربيع هذا العام"),
        ("شوال مرزوق الكروي", "ويعود الحجاج في شوال"),
        ("وداد الكروي", "ليس بين الجارين وداد قديم"),
        ("حسن الكروي", "وهذا عمل غير حسن"),
        ("ظافر الكروي", "نبحث عن فريق ظافر بثقة الناس"),
        ("علي الكروي", "وزادت الأسعار علي غرار العام الماضي"),
        ("كمال الكروي", "كمالا مطلقا"),
        ("نعيم الطبيب", "وزار المريض الطبيب"),
        ("ظافر مطلوب", "وهذا أمر مطلوب اليوم"),
        ("ظافر مطلوب", "والعمل مطلوب من الجميع"),
        ("الروماني غريغور", "وطلب المدرب الروماني مهلة"),
        # somebody else, or something else that bears the name
        ("نسرين الكروي", "وقالت نسرين الحربي إنها راضية"),
        ("سنان فاضل الكروي", "وقال أحمد فاضل إنه راض"),
        ("سامر الكروي", "وقال باسل الكروي إنه راض"),
        ("سامر الكروي", "وحضر ابن الكروي"),
        ("سامر الكروي", "وقدم واجب العزاء لأسرة الكروي"),
        ("نسرين الكروي", "وقالت نسرين عجمي إنها راضية"),
        ("نسرين الكروي", "وأغلق شارع نسرين"),
        ("دعيج فهد بوسالم", "ثم جاء فهد بوسالم"),
        ("مارتا فاغنريش", "وعزفت فاغنرمان لحنا"),
        ("سعيد الغامدي", "وقال الجامدي إنه راض"),
        # two may be meant
        ("نسرين الكروي، نسرين الحربي", "وقالت نسرين إنها راضية"),
        ("سامر الكروي، باسل الكروي", "وقال الكروي إنه راض"),
        ("سنان فاضل الكروي، سنان هادي الكروي", "وهبط سنان الكروي في حقل"),
    ],
)
def test_a_word_that_may_be_somebody_or_something_else_is_left(full: str, later: str) -> None:
    assert told(full, later) == []


def test_the_first_part_decides_between_two_of_one_family() -> None:
    full = "عبير الكروي، هند الكروي"
    assert told(full, "وتفوقت هند في السباق") == [("هند", "هند الكروي")]


def test_the_time_grows_with_the_length_of_the_text_and_no_faster() -> None:
    def seconds(times: int) -> float:
        reading = Reading("نسرين طه الكروي. " + "وقالت نسرين إن سنان الحربي ومارتا حضرا أمس إلى البيت. " * times)
        reading.cover(0, 3)
        start = time.process_time()
        short_mentions(reading, [Span(0, 3, 0, "person", "نسرين طه الكروي", "title", 0.9, "", 1)])
        return time.process_time() - start

    few, many = (min(seconds(times) for _ in range(3)) for times in (1000, 4000))
    assert many < 12 * few
