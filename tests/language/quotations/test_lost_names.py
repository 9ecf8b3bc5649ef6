"""Short names that were led back to somebody of the same family, and those that mean him. The people are invented."""

import pytest

from articles.language.quotations import KnownPerson, find_quotations

FAMILY = "علوان"


def last_speaker(text: str, full: str, role: str = "") -> tuple[str, str]:
    """The last speaker where the last family name was led back to ``full``."""
    people = [KnownPerson(text.index(full), text.index(full) + len(full), full, role)]
    family = full.rpartition(" ")[2]
    short = text.rindex(family)
    people.append(KnownPerson(short, short + len(family), full, ""))
    found = find_quotations(text, people)[-1]
    return found.speaker, found.role


@pytest.mark.parametrize(
    ("said", "speaker"),
    [
        ("وقال أسكه ليندغرين", ("أسكه ليندغرين", "")),
        ("وقال المهندس أسكه ليندغرين", ("أسكه ليندغرين", "المهندس")),
        ("وقال مدير المرفأ أسكه ليندغرين", ("أسكه ليندغرين", "مدير المرفأ")),
        ("وقالت سفيرة ليندغرين", ("سفيرة ليندغرين", "")),
        ("وقالت مديرة المرفأ سفيرة ليندغرين", ("سفيرة ليندغرين", "مديرة المرفأ")),
        ("وقال محامي ليندغرين", ("محامي ليندغرين", "")),
        ("وقالت الطبيبة ليندغرين", ("", "الطبيبة")),
        ("وقالت شقيقته ليندغرين", ("", "شقيقته")),
        ("وقال ابنه ليندغرين", ("", "ابنه")),
    ],
)
def test_a_family_name_is_not_given_to_another_of_the_family(said: str, speaker: tuple[str, str]) -> None:
    text = f"ووصل الطبيب ماركوس ليندغرين إلى المرفأ. {said} إن الموسم تأخر هذا العام."
    assert last_speaker(text, "ماركوس ليندغرين", "الطبيب") == speaker


def test_first_and_last_name_lead_back_to_the_full_one() -> None:
    text = "ووصلت سفيرة ماجد علوان مع هشام علوان إلى المرفأ. وقالت سفيرة علوان إن الموسم تأخر هذا العام."
    full = "سفيرة ماجد علوان"
    people = [
        KnownPerson(text.index(full), text.index(full) + len(full), full, ""),
        KnownPerson(text.index("هشام"), text.index("هشام علوان") + len("هشام علوان"), "هشام علوان", ""),
        KnownPerson(text.rindex(FAMILY), text.rindex(FAMILY) + len(FAMILY), "هشام علوان", ""),
    ]
    assert [said.speaker for said in find_quotations(text, people)] == [full]


@pytest.mark.parametrize(
    "said",
    [
        "وقال ليندغرين",
        "وقال الطبيب ليندغرين",
        "وقال الدكتور ليندغرين",
        "وقال السيد ليندغرين",
        "وقال المدير ليندغرين",
        "وقال زميله ليندغرين",
        "وقال الطبيب المناوب ليندغرين",
        "وقال الوزير السابق ليندغرين",
        "وقال له ليندغرين",
    ],
)
def test_a_family_name_alone_or_with_its_title_is_led_back(said: str) -> None:
    text = f"ووصل الطبيب ماركوس ليندغرين إلى المرفأ. {said} إن الموسم تأخر هذا العام."
    assert last_speaker(text, "ماركوس ليندغرين", "الطبيب")[0] == "ماركوس ليندغرين"
