import random
from datetime import UTC, datetime, timedelta

from articles.analysis.events import Placed, attach, group_events, lookup_signs
from articles.analysis.linkage import KEYS_IN_COMMON, POSTED
from articles.analysis.reports import ONE, Report, report_of, sign, weight_of
from articles.language.document import analyse

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)


def report(key: int, signs: str, *, days: float = 0, copy_group: int | None = None, source: str = "a") -> Report[int]:
    """A report with these signs, all of one weight."""
    words = signs.split()
    weight = round(ONE * len(words) ** -0.5) if words else 0
    return Report(key, NOON + timedelta(days=days), source, copy_group, {sign("word", word): weight for word in words})


def drawn(number: int, days: int) -> list[Report[int]]:
    """Reports of ten events, each of another source, with five of the six signs of its event and one of its own."""
    dice = random.Random(number)
    events = [[f"{name}{sign}" for sign in range(6)] for name in "abcdefghij"]
    return [
        report(
            key,
            " ".join([*dice.sample(dice.choice(events), 5), f"own{key}"]),
            days=key % days,
            source=f"source{key}",
        )
        for key in range(number)
    ]


def made_of(key: int, title: str, text: str) -> Report[int]:
    return report_of(analyse(text, today=NOON.date(), title=title), key, NOON, "a")


def test_reports_that_share_most_signs_are_one_event_and_others_are_not() -> None:
    given = [report(1, "a b c d"), report(2, "b c d e"), report(3, "p q r s t d")]
    assert group_events(given) == [(1, 2), (3,)]


def test_the_groups_do_not_depend_on_the_order_of_the_reports() -> None:
    given = drawn(60, days=7)
    expected = group_events(given)
    assert 5 < len(expected) < 60
    for seed in range(4):
        assert group_events(random.Random(seed).sample(given, len(given))) == expected


def test_copies_are_one_event_whatever_their_signs_and_days() -> None:
    given = [report(1, "a b", copy_group=1), report(2, "", days=9, copy_group=1), report(3, "a b", days=9)]
    assert group_events(given) == [(1, 2), (3,)]


def test_the_same_signs_outside_the_window_are_another_event_unless_reports_between_them_make_a_chain() -> None:
    early, late = report(1, "a b c"), report(3, "a b c", days=5)
    assert group_events([early, late]) == [(1,), (3,)]
    assert group_events([early, report(2, "a b c", days=2.5), late]) == [(1, 2, 3)]


def test_what_the_same_sources_tell_each_day_in_nearly_the_same_words_is_another_event_each_day() -> None:
    monday = [report(key, "hot dry wind mon day", source=source) for key, source in enumerate("abc")]
    tuesday = [report(key + 3, "hot dry wind tues morn", days=1, source=source) for key, source in enumerate("abc")]
    others = [report(key + 3, "hot dry wind tues morn", days=1, source=source) for key, source in enumerate("def")]
    assert group_events([*monday, *tuesday]) == [(0, 1, 2), (3, 4, 5)]
    assert group_events([*monday, *others]) == [(0, 1, 2, 3, 4, 5)]


def test_likeness_falls_with_the_days() -> None:
    """Three of seven signs are 0.43."""
    first, second = "a b c d e f g", "a b c p q r s"
    assert group_events([report(1, first), report(2, second, days=1, source="b")]) == [(1, 2)]
    assert group_events([report(1, first), report(2, second, days=2.9, source="b")]) == [(1, 2)]
    assert group_events([report(1, first + " h i"), report(2, second + " t u", days=2, source="b")]) == [(1,), (2,)]


def test_two_signs_are_too_few_to_tell_an_event() -> None:
    assert group_events([report(1, "a b", source="a"), report(2, "a b", source="b")]) == [(1,), (2,)]
    assert group_events([report(1, "a b c", source="a"), report(2, "a b c", source="b")]) == [(1, 2)]


def test_taking_the_days_one_after_the_other_gives_the_same_as_taking_them_at_once() -> None:
    given = drawn(60, days=6)
    story_of: dict[int, int] = {}
    for day in range(6):
        placed = [Placed(one, story_of[one.id]) for one in given if one.id in story_of]
        for joined in attach([one for one in given if one.id % 6 == day], placed):
            first = min(joined.reports + joined.stories)
            story_of = {key: first if story in joined.stories else story for key, story in story_of.items()}
            story_of |= dict.fromkeys(joined.reports, first)
    groups = {tuple(key for key in sorted(story_of) if story_of[key] == story) for story in story_of.values()}
    assert groups == set(group_events(given))


def test_a_new_report_joins_the_story_it_is_like() -> None:
    window = [Placed(report(1, "a b c d"), 1), Placed(report(2, "p q r s"), 2)]
    (joined,) = attach([report(5, "a b c p", days=1, source="b")], window)
    assert (joined.reports, joined.stories) == ((5,), (1,))


def test_stories_that_share_too_few_looked_up_signs_make_no_difference() -> None:
    given = drawn(200, days=2)
    window = [Placed(one, one.id) for one in given if one.id % 2]
    new = [one for one in given if not one.id % 2][:4]
    looked_up = [set(lookup_signs(one)) for one in new]
    fewer = [
        placed
        for placed in window
        if any(len(signs.intersection(lookup_signs(placed.report))) >= KEYS_IN_COMMON for signs in looked_up)
    ]
    assert 0 < len(fewer) < len(window)
    assert attach(new, fewer) == attach(new, window)


def test_a_report_like_nothing_joins_no_story() -> None:
    (joined,) = attach([report(5, "x y z")], [Placed(report(1, "a b c"), 1)])
    assert (joined.reports, joined.stories) == ((5,), ())


def test_stories_that_were_apart_are_not_joined_by_a_report_of_neither() -> None:
    window = [Placed(report(1, "a b c"), 1), Placed(report(2, "a b c"), 2)]
    (joined,) = attach([report(5, "x y z")], window)
    assert joined.stories == ()


def test_a_report_may_make_two_stories_one_but_never_two_that_an_analyst_arranged() -> None:
    new = report(5, "a b c p q r")
    loose = [Placed(report(1, "a b c p"), 1), Placed(report(2, "a p q r"), 2)]
    kept = [Placed(one.report, one.story, kept=True) for one in loose]
    assert [joined.stories for joined in attach([new], loose)] == [(1, 2)]
    assert [len(joined.stories) for joined in attach([new], kept)] == [1]


def test_a_sign_that_thousands_of_reports_share_joins_none_of_them() -> None:
    pattern = [report(key, f"a b c d e own{key}", source=f"source{key}") for key in range(POSTED + 1)]
    event = [report(key, "a b p q r s", source=f"source{key}") for key in (-2, -1)]
    assert group_events(pattern[:50]) == [tuple(range(50))]
    assert group_events([*pattern, *event]) == [(-2, -1), *((key,) for key in range(POSTED + 1))]


def test_thousands_of_copies_are_one_event() -> None:
    given = [report(key, "a b c d e", copy_group=1) for key in range(3_000)]
    assert group_events(given) == [tuple(range(3_000))]


def test_reports_without_a_sign_stand_alone() -> None:
    assert group_events([report(1, ""), report(2, "")]) == [(1,), (2,)]
    assert group_events([]) == []
    assert attach([], [Placed(report(1, "a"), 1)]) == []


def test_a_report_is_made_of_the_words_names_and_days_of_its_article() -> None:
    signs = made_of(
        1, "زلزال يضرب حلب", "ضرب زلزال مدينة حلب فجر السبت. وقال وزير الصحة إن الفرق تصل في 2027/3/12."
    ).signs
    assert signs[sign("word", "زلزال")] > signs[sign("word", "صحه")]
    assert {sign("title", "حلب"), sign("place", "حلب"), sign("day", "2027-03-12")} <= signs.keys()
    assert list(signs.values()) == sorted(signs.values(), reverse=True)
    assert abs(sum(weight * weight for weight in signs.values()) / ONE**2 - 1) < 1e-3


def test_the_day_of_publication_and_the_one_before_are_no_signs() -> None:
    signs = made_of(1, "", "وصل الوفد اليوم 2027/3/1 بعد أن غادر في 2027/2/28 ويعود في 2027/3/4.").signs
    assert sign("day", "2027-03-04") in signs
    assert not {sign("day", "2027-03-01"), sign("day", "2027-02-28")} & signs.keys()


def test_words_of_protocol_weigh_less_than_others_as_rare() -> None:
    assert weight_of("جلاله") < weight_of("جلالي")
    assert weight_of("في") == 0


def test_an_article_without_a_word_is_a_report_without_a_sign() -> None:
    assert made_of(1, "", "").signs == {}
    assert made_of(1, "...", "!!! …").signs == {}
