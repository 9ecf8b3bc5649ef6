"""Speakers without a name whom their trade tells. The people are invented."""

import pytest

from articles.language.quotations import KnownPerson, find_quotations

NAME = "منصف الراوي"
SAID = "«الماء انقطع منذ شهر كامل ولا أحد يسأل»."


def first_speaker(text: str) -> tuple[str, str]:
    people = [KnownPerson(text.index(NAME), text.index(NAME) + len(NAME), NAME, "")] if NAME in text else []
    found = find_quotations(text, people)[0]
    return found.speaker, found.role


@pytest.mark.parametrize(
    ("said", "trade"),
    [
        (f"وقال آخر، وهو حداد: {SAID}", "حداد"),
        (f"وقالت إحداهن، وهي خياطة من الحي القديم: {SAID}", "خياطة من الحي القديم"),
        (f"وقال أحدهم، وهو سائق شاحنة: {SAID}", "سائق شاحنة"),
        ("وقال بعضهم، وهم صيادون، إن الماء انقطع منذ شهر كامل.", "صيادون"),
        (f"وقالت ثالثة، وهي معلمة متقاعدة: {SAID}", "معلمة متقاعدة"),
        (f"وتذمر آخر، وهو سباك: {SAID}", "سباك"),
        (f"وقالت أخرى تعمل ممرضة: {SAID}", "ممرضة"),
    ],
)
def test_the_trade_is_the_role_of_who_has_no_name(said: str, trade: str) -> None:
    assert first_speaker(said) == ("", trade)


def test_the_trade_of_a_known_person_is_the_role() -> None:
    assert first_speaker(f"وقال منصف الراوي، وهو سائق شاحنة من الحي: {SAID}") == (NAME, "سائق شاحنة من الحي")


@pytest.mark.parametrize(
    ("said", "speaker"),
    [
        (f"وقال آخر: {SAID}", ("آخر", "")),
        (f"وقال آخر، وهو يضحك: {SAID}", ("آخر", "")),
        (f"وقال أحدهم، وهو في بيته: {SAID}", ("أحدهم", "")),
        (f"وقال بعضهم، وهم كثر: {SAID}", ("بعضهم", "")),
        (f"وقالت إحداهن، وهي تغسل الصحون: {SAID}", ("إحداهن", "")),
        (f"وقال منصف الراوي، وهو غاضب: {SAID}", (NAME, "")),
        (f"وقال منصف الراوي، وهو الذي بنى البئر: {SAID}", (NAME, "")),
        (f"وقال الوزير، وهو سائق ماهر: {SAID}", ("الوزير", "")),
    ],
)
def test_what_is_no_trade_or_not_of_the_nameless_is_no_role(said: str, speaker: tuple[str, str]) -> None:
    assert first_speaker(said) == speaker
