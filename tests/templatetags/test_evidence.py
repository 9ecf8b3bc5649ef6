"""Every rule and reason that the language package writes down can be said to a reader."""

import re
from pathlib import Path

import pytest
from django.utils.translation import override

from articles.templatetags.evidence import passage, reason, rule
from tests.factories import make_article, make_time_reference

LANGUAGE = Path(__file__).parents[2] / "articles" / "language"
_RULE = re.compile(r'"([a-z]+\.[a-z_]+)"')


def rules_in_code() -> set[str]:
    folders = ("entities", "dates", "quotations")
    code = "".join(path.read_text() for folder in folders for path in (LANGUAGE / folder).rglob("*.py"))
    # Parts of word lists and the model's file are written like rules.
    return {name for name in _RULE.findall(code) if not name.endswith((".one", ".weights"))}


def test_there_are_rules_to_say() -> None:
    assert len(rules_in_code()) > 20


@pytest.mark.parametrize("name", sorted(rules_in_code()))
def test_every_rule_has_words_in_arabic(name: str) -> None:
    with override("ar"):
        said = rule(name)
    assert re.search("[\u0621-\u064a]", said), said
    assert name in said


def test_every_reason_for_removing_has_words() -> None:
    code = "".join(path.read_text() for path in LANGUAGE.glob("*.py"))
    reasons = set(re.findall(r'Removed\([^()]*(?:\([^()]*\))*[^()]*, "([a-z -]+)"\)', code))
    assert len(reasons) > 5
    with override("ar"):
        assert [r for r in reasons if not re.search("[\u0621-\u064a]", reason(r))] == []


@pytest.mark.django_db
def test_a_passage_is_the_sentence_around_a_span() -> None:
    article = make_article(text="أولى. وصل أمس إلى هنا. ثالثة.", sentences=[[0, 5], [6, 22], [23, 29]])
    start = article.text.index("أمس")
    cut = passage(article, make_time_reference(article, start, start + 3))
    assert (cut["before"], cut["marked"], cut["after"]) == ("وصل ", "أمس", " إلى هنا.")
