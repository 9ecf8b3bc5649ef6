"""Corrections as training data: every word tagged as people said, and readable by the command that trains."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from articles.models import Article
from tests.factories import make_article, make_entity, make_mention

pytestmark = pytest.mark.django_db
TEXT = "قال سالم الراوي كلمته. وصل الوفد إلى زرنوقة وبغداد أمس. لا أحد هنا."
SENTENCES = [[0, 22], [23, 55], [56, len(TEXT)]]


@pytest.fixture
def article() -> Article:
    made = make_article(text=TEXT, sentences=SENTENCES)
    make_mention(made, make_entity("سالم الراوي"), 4, 15)
    return made


def decide(article: Article, words: str, kind: str, decision: str) -> None:
    start = TEXT.index(words)
    make_mention(article, make_entity(words, kind=kind), start, start + len(words), decision=decision)


def exported(*arguments: str) -> str:
    out = StringIO()
    call_command("export_corrections", *arguments, stdout=out)
    return out.getvalue()


def test_only_sentences_that_people_decided_about_are_written(article: Article) -> None:
    assert exported() == ""
    decide(article, "زرنوقة", "place", "confirmed")
    assert exported().split("\n") == [
        "وصل O",
        "الوفد O",
        "إلى O",
        "زرنوقة B-LOC",
        "وبغداد O",
        "أمس O",
        "",
        "",
    ]


def test_letters_before_a_name_are_cut_from_it_and_a_name_of_words_goes_on(article: Article) -> None:
    decide(article, "بغداد", "place", "confirmed")
    decide(article, "سالم الراوي", "organisation", "rejected")
    lines = exported().split("\n")
    assert lines[lines.index("و O") + 1] == "بغداد B-LOC"
    # The rejected name and the one that only a rule found stand on the same words: what stands is a person.
    assert lines[1:3] == ["سالم B-PER", "الراوي I-PER"]


def test_a_rejected_name_is_no_name(article: Article) -> None:
    article.mentions.update(decision="rejected")
    assert exported().split("\n")[:4] == ["قال O", "سالم O", "الراوي O", "كلمته O"]
    row: dict[str, Any] = json.loads(exported("--format", "jsonl"))
    assert (row["article"], row["start"], row["text"]) == (str(article.pk), 0, TEXT[:22])
    assert row["names"] == []
    assert row["rejected"] == [{"start": 4, "end": 15, "kind": "person"}]


def test_whole_leaves_out_sentences_with_a_name_that_only_a_rule_found(article: Article) -> None:
    decide(article, "كلمته", "place", "rejected")
    assert "سالم B-PER" in exported()
    assert exported("--whole") == ""


def test_a_file_is_written_as_the_trainer_reads_it(article: Article, tmp_path: Path) -> None:
    decide(article, "زرنوقة", "place", "confirmed")
    file = tmp_path / "corrections.conll"
    assert "1 sentences" in exported("--to", str(file))
    lines = file.read_text(encoding="utf-8").split("\n")
    # A word and its tag with a blank between, and an empty line after the sentence.
    assert all(len(line.split(" ")) == 2 for line in lines[:-2])
    assert lines[-2:] == ["", ""]


def test_three_articles_cost_no_more_queries_than_one(article: Article, django_assert_num_queries: Any) -> None:
    for _ in range(3):
        more = make_article(text=TEXT, sentences=SENTENCES)
        make_mention(more, article.mentions.get().entity, 4, 15, decision="confirmed")
    with django_assert_num_queries(2):
        exported()
