"""Reading annotated articles, and the rules that their marks keep."""

from datetime import date
from pathlib import Path

import pytest

from . import dates
from .articles import FormatError, GoldArticle, main, read
from .marks import interval


def article(folder: Path, body: str, **attributes: str) -> GoldArticle:
    given = {"published": "2026-03-04", "source": "صحيفة", **attributes}
    head = " ".join(f'{key}="{value}"' for key, value in given.items())
    path = folder / "001.xml"
    path.write_text(f"<article {head}>{body}</article>", encoding="utf-8")
    return read(path)


class TestReading:
    def test_marks_count_the_text_without_furniture_and_headline(self, tmp_path: Path) -> None:
        body = '<t>عنوان</t>\n<x why="by-line">كتب سامر:</x>\n\nزار <p n="هدى ناصر">ناصر</p> و<l>بغداد</l>.\n'
        gold = article(tmp_path, body)
        assert gold.text == "زار ناصر وبغداد."
        assert [gold.written(mark) for mark in gold.marks] == ["ناصر", "بغداد"]
        assert gold.name_of(gold.marks[0]) == "هدى ناصر"
        assert gold.raw.startswith("عنوان\nكتب")

    def test_marks_nest_and_removed_text_inside_one_goes(self, tmp_path: Path) -> None:
        gold = article(tmp_path, 'قال: «<q by="سامر">لن نترك <x why="stray">&amp;</x> <l>بغداد</l> أبداً</q>»')
        assert [gold.written(mark) for mark in gold.marks] == ["لن نترك بغداد أبداً", "بغداد"]

    def test_a_mark_within_removed_text_does_not_count(self, tmp_path: Path) -> None:
        gold = article(tmp_path, '<x why="dateline"><l>بغداد</l> -</x> سقط جسر')
        assert (gold.text, gold.marks) == ("سقط جسر", ())

    def test_a_removed_line_break_joins_with_a_space(self, tmp_path: Path) -> None:
        assert article(tmp_path, 'سقط<x why="broken line">\n</x>جسر').text == "سقط جسر"

    def test_credits_are_parted_at_either_comma(self, tmp_path: Path) -> None:
        assert article(tmp_path, "سقط", credits="رويترز, واس، سانا").credits == ("رويترز", "واس", "سانا")


class TestRules:
    @pytest.mark.parametrize(
        ("body", "sentence"),
        [
            ("سقط <b>جسر</b>", "no mark <b>"),
            ("في <l>العراق</l>ية", "stops inside a word"),
            ("بال<l>عراق</l>", "begins inside a word"),
            ("في <l> بغداد</l>", "white space"),
            ("<o>مجلس <l>نينوى</l></o>", "outermost"),
            ("<d>أمس</d>", "lacks v"),
            ('<d v="2026-02-31">أمس</d>', "v:"),
            ('<d v="2026-03-02/2026-03-01">أمس</d>', "ends before it begins"),
            ('قال <q by="سامر">لن نترك</q>', "quotation mark or a colon"),
            ('قال «<q by="سامر" direct="non">لن نترك</q>»', "direct is"),
            ('قال: <q by="سامر">«لن نترك»</q>', "stay outside"),
            ("<x>زر</x>", "lacks why"),
            ('<p n="">سامر</p>', "n is empty"),
            ("سقط <t>جسر</t>", "first line"),
            ("<t>جسر</t>\n<t>جسر</t>", "second <t>"),
            ("  ", "empty"),
        ],
    )
    def test_a_broken_rule_is_said_with_its_line(self, tmp_path: Path, body: str, sentence: str) -> None:
        with pytest.raises(FormatError, match=r"^001\.xml:\d: ") as caught:
            article(tmp_path, body)
        assert sentence in str(caught.value)

    @pytest.mark.parametrize(
        "body",
        [
            "وب<l>بغداد</l>",
            "ل<o>لأمم المتحدة</o>",
            'أكد <q by="" r="ضابط" direct="no">أن المعبر مغلق</q>',
            'قال: <q by="سامر">لن نترك</q>',
            '«<q by="سامر">«داعش» انتهى «إلى الأبد»</q>»',
            "<t>سقط <l>جسر</l></t>\nسقط",
        ],
    )
    def test_these_keep_the_rules(self, tmp_path: Path, body: str) -> None:
        assert article(tmp_path, body).marks or body.startswith("<t>")

    @pytest.mark.parametrize("attributes", [{"published": "2026-02-31"}, {"source": ""}, {"author": "x"}])
    def test_a_wrong_head_is_refused(self, tmp_path: Path, attributes: dict[str, str]) -> None:
        with pytest.raises(FormatError):
            article(tmp_path, "سقط", **attributes)

    def test_a_headline_beside_the_text_is_no_mark_as_well(self, tmp_path: Path) -> None:
        with pytest.raises(FormatError, match="repeated headline"):
            article(tmp_path, "<t>جسر</t>\nسقط", title="جسر")

    def test_the_command_names_the_file_that_is_no_xml(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (tmp_path / "002.xml").write_text("<article", encoding="utf-8")
        assert main([str(tmp_path)]) == 1
        assert capsys.readouterr().out.startswith("002.xml:1: no well-formed XML")


class TestValues:
    @pytest.mark.parametrize(
        ("value", "first", "last"),
        [
            ("2024", date(2024, 1, 1), date(2024, 12, 31)),
            ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
            ("2026-12", date(2026, 12, 1), date(2026, 12, 31)),
            ("2026-W10", date(2026, 3, 2), date(2026, 3, 8)),
            ("2025-12-30/2026-01", date(2025, 12, 30), date(2026, 1, 31)),
        ],
    )
    def test_a_value_is_a_first_and_a_last_day(self, value: str, first: date, last: date) -> None:
        assert interval(value) == (first, last)

    @pytest.mark.parametrize("value", ["", "26", "2026-13", "2026-W54", "2026-3-4", "أمس", "2026/2025"])
    def test_anything_else_is_refused(self, value: str) -> None:
        with pytest.raises(ValueError, match=r"."):
            interval(value)


def test_every_row_of_the_date_expressions_holds_together() -> None:
    passages = dates.read(dates.OURS)
    assert len(passages) >= 150
    assert len({passage.text for passage in passages}) == len(passages)
    assert sum(not e.time.intervals for passage in passages for e in passage.expressions) >= 40


def test_every_row_of_the_hard_expressions_holds_together() -> None:
    passages = dates.read(dates.HARD)
    assert len(passages) >= 180
    assert len({passage.text for passage in passages}) == len(passages)
    assert sum(any(not e.time.intervals for e in passage.expressions) for passage in passages) >= 60


def test_a_passage_with_a_time_that_may_be_passed_over() -> None:
    both = dates.Expression("a", dates.Time(0, 1, ((date(2026, 3, 4), date(2026, 3, 4)),)), may_be_none=True)
    none = dates.Expression("b", dates.Time(2, 3, ()), may_be_none=True)
    passage = dates.Passage("a b", date(2026, 3, 4), (both, none))
    assert (passage.gold([]), passage.passed_over([])) == ([], 2)
    assert (passage.gold([both.time]), passage.passed_over([both.time])) == ([both.time], 1)
    assert (passage.gold([none.time]), passage.passed_over([none.time])) == ([], 1)
