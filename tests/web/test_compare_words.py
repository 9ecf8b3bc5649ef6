"""Every reason for a difference has a sentence, and what a comparison comes to is told in words."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils.translation import override

from articles.analysis import differences, wording
from articles.analysis.differences import KINDS
from articles.web import compare_words
from articles.web.compare_words import REASONS, STANCES, reason_sentence

# What the rules put together from the kind of what differs.
COMPOSED = {
    *(f"another {kind}" for kind in ("person", "organisation", "place", "agency", "name", "date", "number")),
    *(f"same {kind}" for kind in ("person", "body", "agency", "place", "date", "number", "speaker", "role")),
}
FOLDER = Path(differences.__file__).parent


def reason_codes() -> Iterator[str]:
    """Every reason that stands in the rules as a constant."""
    for file in [*FOLDER.glob("*.py"), Path(wording.__file__), FOLDER.parent / "pairs.py"]:
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Verdict", "Difference"):
                yield from _constants(node.args[-1])
            elif isinstance(node, ast.FunctionDef) and node.name == "written":
                yield from (
                    code for part in ast.walk(node) if isinstance(part, ast.Return) for code in _constants(part)
                )


def _constants(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.JoinedStr):
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        yield node.value
    branches = [node.body, node.orelse] if isinstance(node, ast.IfExp) else []
    branches += [node.value] if isinstance(node, ast.Return) and node.value else []
    for branch in branches:
        yield from _constants(branch)


def test_every_reason_of_the_rules_has_a_sentence() -> None:
    found = {*reason_codes(), *COMPOSED, wording.TOO_LONG}
    assert len(found) > 50
    assert found - REASONS.keys() == set()


def test_every_kind_has_a_name_a_letter_of_its_own_and_a_meaning() -> None:
    assert tuple(compare_words.KINDS) == KINDS
    for language in ("ar", "en"):
        with override(language):
            letters = [str(words.letter) for words in compare_words.KINDS.values()]
            assert len(set(letters)) == len(KINDS)
            assert all(len(letter) == 1 for letter in letters)


def test_every_sentence_is_arabic_in_arabic() -> None:
    with override("ar"):
        texts = [str(text) for text in [*REASONS.values(), *STANCES.values()]]
        texts += [str(text) for words in compare_words.KINDS.values() for text in (words.name, words.meaning)]
    assert [text for text in texts if not any("\u0600" <= letter <= "\u06ff" for letter in text)] == []


@pytest.mark.parametrize(
    ("kind", "reason", "sentence"),
    [
        ("fact", "another number", "Another number."),
        ("attribution", "stance neutral doubting", "presents it as it was said, the other as doubtful."),
        ("attribution", "stance neutral unheard-of", "It is said by somebody else."),
        ("attribution", "stance", "It is said by somebody else."),
        ("fact", "a rule of tomorrow", "Both cannot be so."),
        ("fact", "", "Both cannot be so."),
    ],
)
def test_a_reason_becomes_a_sentence(kind: str, reason: str, sentence: str) -> None:
    with override("en"):
        assert reason_sentence(kind, reason).endswith(sentence)
