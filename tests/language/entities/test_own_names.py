"""What an article itself calls its people. Every person here is invented, except the listed."""

import pytest

from articles.language.entities.mention import Span
from articles.language.entities.name_edges import with_edges
from articles.language.entities.own_names import with_own_names
from articles.language.entities.reading import Reading


def named(text: str, *people: str, rule: str = "title.before_name", listed: str = "") -> list[str]:
    """Canonical names of the people, who stand in the text in this order; a list knows the first as ``listed``."""
    reading = Reading(text)
    spans: list[Span] = []
    at = 0
    for person in people:
        words = person.split()
        while reading.written(at, at + len(words)).removeprefix("" if words[0] == "بن" else "ب") != person:
            at += 1
            assert at < reading.size, f"{person} is not in the text"
        cut = reading.tokens[at].text != words[0]
        known = listed and not spans
        name = listed if known else person
        spans.append(
            Span(at, at + len(words), int(cut), "person", name, "gazetteer.person" if known else rule, 0.9, "", 1)
        )
        at += len(words)
    return [span.name for span in with_own_names(reading, spans)]


LONG = "طلال بن راجح بن سعد آل مشهور"


def test_the_long_form_of_the_article_stands_over_the_form_of_the_list() -> None:
    text = f"قال {LONG} إن البئر جديدة. وأضاف طلال بن راجح أن الماء يكفي"
    assert named(text, LONG, "طلال بن راجح", listed="طلال بن راجح") == [LONG, LONG]


@pytest.mark.parametrize(
    ("written", "listed"),
    [
        ("طلال بن راجح", "طلال بن راجح"),
        ("بن راجح", "طلال بن راجح"),
        ("غروسمان", "هيلدا غروسمان"),
        ("هيلدا غروسمن", "هيلدا غروسمان"),
        ("عبد الباسط حمدي", "عبدالباسط حمدي"),
    ],
)
def test_where_the_article_has_no_longer_form_the_list_says_the_name(written: str, listed: str) -> None:
    assert named(f"قال {written} إن البئر جديدة", written, listed=listed) == [listed]


def test_an_analysts_name_is_left_as_it_is() -> None:
    reading = Reading(f"قال {LONG} إن البئر جديدة")
    own = Span(1, 8, 0, "person", "طلال بن راجح", "gazetteer.own", 1.0, "", 1)
    assert with_own_names(reading, [own]) == [own]


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("غنت نجمة الوادي، واسمها الحقيقي هدى راشد الكروي، أغنيتين", "نجمة الوادي", "هدى راشد الكروي"),
        ("وصل أبو الفهد، واسمه الأصلي سنان الكروي، أمس", "أبو الفهد", "سنان الكروي"),
        ("غنى ميمو الجديد، المسجل باسم سنان الكروي، أمس", "ميمو الجديد", "سنان الكروي"),
        ("قال سنان الكروي المعروف باسم «أبو الفهد» أمس", "سنان الكروي", "أبو الفهد"),
        ("قال سنان الكروي، الملقب بأبو الفهد، أمس", "سنان الكروي", "أبو الفهد"),
        ("قالت هدى الكروي المكناة أم فهد أمس", "هدى الكروي", "أم فهد"),
        ("قال سنان الكروي (أبو الفهد) أمس", "سنان الكروي", "أبو الفهد"),
    ],
)
def test_a_second_name_beside_the_first_is_the_same_person(text: str, one: str, other: str) -> None:
    assert named(text, one, other) == [one, one]


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("غنت نجمة الوادي، وهدى راشد الكروي، أغنيتين", "نجمة الوادي", "راشد الكروي"),
        ("رزق سنان الكروي ابنا، واسمه فهد الحلي الصغير", "سنان الكروي", "فهد الحلي"),
        ("وصل سنان الكروي. واسمه الحقيقي فهد الحلي", "سنان الكروي", "فهد الحلي"),
        ("خرج سنان الكروي (فهد الحلي) ودخل", "سنان الكروي", "فهد الحلي"),
        ("قال سنان الكروي باسم فهد الحلي أمس", "سنان الكروي", "فهد الحلي"),
        ("زار سنان الكروي المعروف فهد الحلي أمس", "سنان الكروي", "فهد الحلي"),
        ("قال سنان الكروي أبو الفهد غائب", "سنان الكروي", "أبو الفهد"),
    ],
)
def test_two_people_beside_each_other_stay_two(text: str, one: str, other: str) -> None:
    assert named(text, one, other) == [one, other]


def edged(text: str, *spans: tuple[int, int]) -> list[str]:
    reading = Reading(text)
    people = [Span(a, b, 0, "person", reading.written(a, b), "title.before_name", 0.9, "", 1) for a, b in spans]
    found = with_edges(reading, people)
    return [reading.written(span.first, span.end, span.cut) for span in found]


@pytest.mark.parametrize(
    ("text", "spans", "last"),
    [
        ("عزف نقيب عارف الكروي. ثم جاء نقيب الكروي", [(1, 4), (7, 8)], "نقيب الكروي"),
        ("عزف نقيب عارف الكروي. وصفقوا لنقيب الكروي", [(1, 4), (6, 7)], "نقيب الكروي"),
        ("قالت هالة توم الكروي شيئا. وغادرت هالة توم القاعة", [(1, 4), (6, 7)], "هالة توم"),
        ("قالت عفاف منير الكروي شيئا. وصممت عفاف الواجهة", [(1, 4), (6, 8)], "عفاف"),
        ("وصل فيكتور بوغاشيف الطبيب", [(1, 4)], "فيكتور بوغاشيف"),
        ("فازت عبير الكروي وابنة عمها هند الكروي", [(1, 3), (4, 7)], "هند الكروي"),
    ],
)
def test_a_name_has_the_extent_that_the_article_gives_it(text: str, spans: list[tuple[int, int]], last: str) -> None:
    assert edged(text, *spans)[-1] == last


@pytest.mark.parametrize(
    ("text", "spans", "last"),
    [
        ("عزف نقيب عارف الكروي. ثم جاء رائد الكروي", [(1, 4), (7, 8)], "الكروي"),
        ("قالت عفاف منير الكروي شيئا. وقالت عفاف الحربي شيئا", [(1, 4), (6, 8)], "عفاف الحربي"),
        ("وصل فيكتور بوغاشيف الثالث", [(1, 4)], "فيكتور بوغاشيف الثالث"),
        ("وصلت هدى بلوط الكروي", [(1, 4)], "هدى بلوط الكروي"),
        ("قال لويس منير الكروي شيئا. وحكم لويس السابع", [(1, 4), (6, 8)], "لويس السابع"),
    ],
)
def test_other_extents_are_left(text: str, spans: list[tuple[int, int]], last: str) -> None:
    assert edged(text, *spans)[-1] == last
