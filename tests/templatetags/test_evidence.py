"""Every rule and reason that the language package writes down can be said to a reader."""

import ast
import re
from pathlib import Path

import pytest
from django.utils.translation import override

from articles.templatetags.evidence import passage, reason, rule
from tests.factories import make_article, make_time_reference

LANGUAGE = Path(__file__).parents[2] / "articles" / "language"
_RULE = re.compile(r'"([a-z_]+\.[a-z_]+)"')
_BEGINNING = re.compile(r'f"([a-z_]+\.)\{')
_WORD_LISTS = ("facilities.", "organisation_heads.", "people_titles.")


def rules_in_code() -> set[str]:
    folders = ("entities", "dates", "quotations")
    code = "".join(path.read_text() for folder in folders for path in (LANGUAGE / folder).rglob("*.py"))
    # Parts of word lists and names of files are written like rules.
    found = {name for name in _RULE.findall(code) if not name.endswith((".one", ".weights", ".judge", ".txt"))}
    found |= {f"{beginning}any" for beginning in _BEGINNING.findall(code)}
    return {name for name in found if not name.startswith(_WORD_LISTS)}


def test_there_are_rules_to_say() -> None:
    assert len(rules_in_code()) > 20


@pytest.mark.parametrize("name", sorted(rules_in_code()))
def test_every_rule_has_words_in_arabic(name: str) -> None:
    with override("ar"):
        said = rule(name)
    assert re.search("[\u0621-\u064a]", said), said
    assert name in said


def reasons_in_code() -> set[str]:
    """The phrases of two to five small words in the modules that clean: nothing else there is written so."""
    modules = [*(LANGUAGE / "furniture").glob("*.py"), *LANGUAGE.glob("*.py")]
    strings = (
        node.value
        for module in modules
        if "Removed" in module.read_text() or ".drop(" in module.read_text() or ".cut_" in module.read_text()
        for node in ast.walk(ast.parse(module.read_text()))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    return {string for string in strings if re.fullmatch(r"[a-z-]+( [a-z-]+){1,4}", string)}


def test_every_reason_for_removing_has_words() -> None:
    reasons = reasons_in_code()
    assert len(reasons) > 5
    with override("ar"):
        assert [said for said in reasons if not re.search("[\u0621-\u064a]", reason(said))] == []


@pytest.mark.django_db
def test_a_passage_is_the_sentence_around_a_span() -> None:
    article = make_article(text="أولى. وصل أمس إلى هنا. ثالثة.", sentences=[[0, 5], [6, 22], [23, 29]])
    start = article.text.index("أمس")
    cut = passage(article, make_time_reference(article, start, start + 3))
    assert (cut["before"], cut["marked"], cut["after"]) == ("وصل ", "أمس", " إلى هنا.")
