"""The counting itself: a score is only worth what its arithmetic is."""

from datetime import date

import pytest

from .cleaning import compare
from .scoring import CLASS_WORDS, Counts, Span, Speech, Time, exact, names, people, same_speaker, speeches, times

DAY = date(2026, 3, 4)
MARCH = (date(2026, 3, 1), date(2026, 3, 31))


def at(text: str, part: str, value: str = "") -> Span:
    start = text.index(part)
    return Span(start, start + len(part), value)


def said(text: str, part: str, speaker: str = "", role: str = "") -> Speech:
    start = text.index(part)
    return Speech(start, start + len(part), speaker, role)


def dated(text: str, part: str, *intervals: tuple[date, date], doubted: bool = False) -> Time:
    start = text.index(part)
    return Time(start, start + len(part), intervals, doubted)


class TestCounts:
    def test_precision_recall_and_f1_of_a_mixed_result(self) -> None:
        counts = Counts(right=6, missed=2, extra=4)
        assert (counts.precision, counts.recall) == (0.6, 0.75)
        assert counts.f1 == pytest.approx(2 * 0.6 * 0.75 / 1.35)

    def test_nothing_wanted_and_nothing_found_is_no_mistake(self) -> None:
        assert (Counts().precision, Counts().recall, Counts().f1) == (1.0, 1.0, 1.0)

    def test_nothing_right_is_nought(self) -> None:
        assert (Counts(0, 1, 1).precision, Counts(0, 1, 1).recall, Counts(0, 1, 1).f1) == (0.0, 0.0, 0.0)


class TestExactSpans:
    TEXT = "زار سامر الحلو بغداد"

    def test_same_span_and_kind_is_right(self) -> None:
        gold = [at(self.TEXT, "سامر الحلو", "person"), at(self.TEXT, "بغداد", "place")]
        assert exact(self.TEXT, gold, gold).counts == Counts(2, 0, 0)

    def test_half_a_name_is_missed_and_extra(self) -> None:
        outcome = exact(self.TEXT, [at(self.TEXT, "سامر الحلو", "person")], [at(self.TEXT, "سامر", "person")])
        assert outcome.counts == Counts(0, 1, 1)

    def test_another_kind_is_missed_and_extra(self) -> None:
        outcome = exact(self.TEXT, [at(self.TEXT, "بغداد", "place")], [at(self.TEXT, "بغداد", "person")])
        assert (outcome.missed[0].value, outcome.extra[0].value) == ("place", "person")

    @pytest.mark.parametrize("text", ["قال للأمم المتحدة", "وللأمم المتحدة"])
    def test_the_article_after_a_preposition_may_begin_at_either_letter(self, text: str) -> None:
        end = len(text)
        whole, cut = Span(text.index("للأمم"), end, "organisation"), Span(text.index("لأمم"), end, "organisation")
        assert exact(text, [cut], [whole]).counts == Counts(1, 0, 0)

    def test_two_lams_inside_a_word_are_no_preposition(self) -> None:
        text = "الله"
        assert exact(text, [Span(2, 4, "x")], [Span(1, 4, "x")]).counts == Counts(0, 1, 1)

    @pytest.mark.parametrize(("whole", "name"), [("قرية المنارة", "المنارة"), ("وكالة واس", "واس")])
    def test_a_word_that_says_what_a_name_is_may_lie_within_or_before_it(self, whole: str, name: str) -> None:
        text = f"من {whole} أمس"
        inside, outside = at(text, whole, "x"), at(text, name, "x")
        assert exact(text, [inside], [outside], CLASS_WORDS).counts == Counts(1, 0, 0)
        assert exact(text, [outside], [inside], CLASS_WORDS).counts == Counts(1, 0, 0)
        assert exact(text, [outside], [inside]).counts == Counts(0, 1, 1)

    def test_any_other_word_within_a_name_counts(self) -> None:
        text = "من مطار المنارة"
        assert exact(text, [at(text, text[3:], "x")], [at(text, "المنارة", "x")], CLASS_WORDS).counts == Counts(0, 1, 1)


class TestPeople:
    def test_names_are_compared_without_regard_to_spelling_variants(self) -> None:
        assert people({"أحمد علي"}, {"احمد على"})[0] == Counts(1, 0, 0)

    def test_a_fuller_name_is_the_person_whose_last_name_the_article_gives(self) -> None:
        assert people({"ترامب"}, {"دونالد ترامب"})[0] == Counts(1, 0, 0)

    def test_a_name_cut_short_is_another_person(self) -> None:
        counts, missed, extra = people({"عبد الأمير الشمري"}, {"الأمير الشمري"})
        assert (counts, missed, extra) == (Counts(0, 1, 1), ["عبد الأمير الشمري"], ["الأمير الشمري"])

    def test_one_found_name_stands_for_one_person(self) -> None:
        assert people({"سامر الحلو", "الحلو"}, {"سامر الحلو"})[0] == Counts(1, 1, 0)

    def test_sets_of_names_fold_their_letters(self) -> None:
        assert names(["الأناضول", "رويترز"], ["الاناضول", "واس"]) == (Counts(1, 1, 1), ["رويترز"], ["واس"])


class TestTimes:
    TEXT = "التقيا مساء أمس وافترقا اليوم"

    def test_a_find_that_touches_with_the_same_value_is_right(self) -> None:
        gold = dated(self.TEXT, "مساء أمس", (DAY, DAY))
        assert times(self.TEXT, [gold], [dated(self.TEXT, "أمس", (DAY, DAY))]).right == 1

    def test_another_value_is_wrong_and_silent_unless_doubted(self) -> None:
        gold, other = dated(self.TEXT, "أمس", (DAY, DAY)), MARCH
        assert times(self.TEXT, [gold], [dated(self.TEXT, "أمس", other)]).silently_wrong == 1
        doubted = times(self.TEXT, [gold], [dated(self.TEXT, "أمس", other, doubted=True)])
        assert (len(doubted.wrong), doubted.silently_wrong) == (1, 0)

    def test_a_find_elsewhere_is_extra_and_silently_wrong(self) -> None:
        result = times(self.TEXT, [], [dated(self.TEXT, "اليوم", (DAY, DAY))])
        assert (len(result.extra), result.silently_wrong) == (1, 1)

    def test_no_find_is_a_miss(self) -> None:
        result = times(self.TEXT, [dated(self.TEXT, "أمس", (DAY, DAY))], [])
        assert (len(result.missed), result.silently_wrong) == (1, 0)

    def test_any_reading_of_the_gold_counts(self) -> None:
        gold = dated(self.TEXT, "أمس", (DAY, DAY), MARCH)
        assert times(self.TEXT, [gold], [dated(self.TEXT, "أمس", MARCH)]).right == 1

    def test_a_part_of_a_month_may_be_its_days_or_the_month(self) -> None:
        text = "أواخر آذار"
        late = (date(2026, 3, 21), date(2026, 3, 31))
        assert times(text, [dated(text, text, MARCH)], [dated(text, text, late)]).right == 1
        assert times(text, [dated(text, text, late)], [dated(text, text, MARCH)]).right == 1

    def test_a_month_is_not_one_of_its_days(self) -> None:
        text = "في آذار"
        assert len(times(text, [dated(text, "آذار", MARCH)], [dated(text, "آذار", (DAY, DAY))]).wrong) == 1

    def test_one_find_answers_for_one_date(self) -> None:
        gold = [dated(self.TEXT, "أمس", (DAY, DAY)), dated(self.TEXT, "اليوم", (DAY, DAY))]
        result = times(self.TEXT, gold, [dated(self.TEXT, "أمس وافترقا اليوم", (DAY, DAY))])
        assert (result.right, len(result.missed)) == (1, 1)

    def test_a_stretch_may_be_found_day_by_day(self) -> None:
        text, next_day = "يومي الأربعاء والخميس", date(2026, 3, 5)
        found = [dated(text, "الأربعاء", (DAY, DAY)), dated(text, "الخميس", (next_day, next_day))]
        assert times(text, [dated(text, text, (DAY, next_day))], found).right == 1
        assert times(text, [dated(text, text, MARCH)], found).right == 0

    def test_days_with_a_dash_between_them_are_one_stretch_alone(self) -> None:
        text, next_day = "ليل الأربعاء - الخميس", date(2026, 3, 5)
        found = [dated(text, "الأربعاء", (DAY, DAY)), dated(text, "الخميس", (next_day, next_day))]
        assert times(text, [dated(text, text, (DAY, next_day))], found).right == 0

    def test_one_date_said_twice_is_not_extra(self) -> None:
        text = "الأربعاء الموافق 4 آذار"
        found = [dated(text, "الأربعاء", (DAY, DAY)), dated(text, "4 آذار", (DAY, DAY))]
        assert times(text, [dated(text, text, (DAY, DAY))], found).extra == ()


class TestSpeeches:
    TEXT = "قال سامر الحلو إن المعبر سيفتح قريباً أمام جميع الشاحنات، وأضاف: «لن نقبل التأخير»."

    def test_the_same_words_are_found_with_or_without_the_particle(self) -> None:
        gold = said(self.TEXT, "إن المعبر سيفتح قريباً أمام جميع الشاحنات", "سامر الحلو")
        found = said(self.TEXT, "المعبر سيفتح قريباً أمام جميع الشاحنات،", "سامر الحلو")
        result = speeches(self.TEXT, [gold], [found])
        assert (result.spans, result.speakers) == (Counts(1, 0, 0), Counts(1, 0, 0))

    def test_half_of_the_words_are_not_the_quotation(self) -> None:
        gold = said(self.TEXT, "المعبر سيفتح قريباً أمام جميع الشاحنات")
        assert speeches(self.TEXT, [gold], [said(self.TEXT, "المعبر سيفتح")]).spans == Counts(0, 1, 1)

    def test_twice_the_words_are_not_the_quotation(self) -> None:
        gold = said(self.TEXT, "لن نقبل التأخير")
        assert speeches(self.TEXT, [gold], [said(self.TEXT, "وأضاف: «لن نقبل التأخير")]).spans == Counts(0, 1, 1)

    def test_a_found_quotation_with_another_speaker_is_misattributed(self) -> None:
        gold = said(self.TEXT, "لن نقبل التأخير", "سامر الحلو")
        result = speeches(self.TEXT, [gold], [said(self.TEXT, "لن نقبل التأخير", "هدى ناصر")])
        assert (result.spans, result.speakers) == (Counts(1, 0, 0), Counts(0, 1, 0))

    def test_two_finds_of_one_quotation_count_once(self) -> None:
        gold = said(self.TEXT, "لن نقبل التأخير")
        assert speeches(self.TEXT, [gold], [gold, gold]).spans == Counts(1, 0, 1)

    @pytest.mark.parametrize(
        ("gold", "found"),
        [
            (("حيدر العبادي", ""), ("العبادي", "")),
            (("العبادي", ""), ("حيدر العبادي", "رئيس الوزراء")),
            (("وزارة الصحة", ""), ("وزارة الصحة العراقية", "")),
            (("حيدر العبادي", ""), ("حيدر جواد العبادي", "")),
            (("الوزارة", ""), ("وزارة", "")),
            (("", "مصدر أمني"), ("", "مصدر أمني")),
            (("", "مصدر أمني"), ("مصدر أمني", "")),
            (("", ""), ("", "")),
        ],
    )
    def test_these_are_the_same_speaker(self, gold: tuple[str, str], found: tuple[str, str]) -> None:
        assert same_speaker(Speech(0, 1, *gold), Speech(0, 1, *found))

    @pytest.mark.parametrize(
        ("gold", "found"),
        [
            (("حيدر العبادي", ""), ("سامر العبادي", "")),
            (("حيدر", ""), ("سامر حيدر جواد", "")),
            (("حيدر العبادي", ""), ("", "")),
            (("", "مصدر أمني"), ("", "")),
            (("", "مصدر أمني"), ("حيدر العبادي", "رئيس الوزراء")),
            (("", ""), ("حيدر العبادي", "")),
        ],
    )
    def test_these_are_not(self, gold: tuple[str, str], found: tuple[str, str]) -> None:
        assert not same_speaker(Speech(0, 1, *gold), Speech(0, 1, *found))


class TestCleaning:
    def test_the_same_words_with_other_spaces_are_clean(self) -> None:
        clean = compare("سقط جسر\nوأصيب عامل", "سقط  جسر وأصيب\nعامل")
        assert (clean.left, clean.removed) == ((), ())

    def test_furniture_left_is_counted_without_spaces(self) -> None:
        clean = compare("سقط جسر", "سقط جسر\nاقرأ أيضاً")
        assert (clean.characters_left, clean.characters_removed) == (len("اقرأأيضا"), 0)

    def test_a_sentence_removed_is_counted(self) -> None:
        clean = compare("سقط جسر\nوأصيب عامل", "سقط جسر")
        assert (clean.removed, clean.characters_left) == (("وأصيب عامل",), 0)

    def test_one_line_lost_and_another_left_in_its_place_are_both_whole(self) -> None:
        clean = compare("بدء\nسقط جسر\nختام", "بدء\nتابعونا عبر\nختام")
        assert (clean.removed, clean.left) == (("سقط جسر",), ("تابعونا عبر",))

    def test_a_stray_sign_on_a_word_is_one_character(self) -> None:
        clean = compare("سقط جسر قديم", "سقط جسر& قديم")
        assert (clean.left, clean.removed) == (("&",), ())

    def test_a_headline_glued_to_the_body_is_left_and_no_body_is_lost(self) -> None:
        clean = compare("سقط جسر", "انهيار في المدينةسقط جسر")
        assert (clean.left, clean.removed) == (("انهيارفيالمدينة",), ())

    def test_half_a_word_taken_is_body_removed(self) -> None:
        assert compare("سقط جسرها", "سقط جسر").removed == ("ها",)

    def test_glued_words_are_no_loss(self) -> None:
        assert compare("قال: سقط", "قال:سقط").removed == ()

    def test_presentation_forms_and_their_letters_are_the_same(self) -> None:
        clean = compare("ﻻ أحد رأى عبد ﷲ", "لا أحد رأى عبد الله")
        assert (clean.left, clean.removed) == ((), ())
