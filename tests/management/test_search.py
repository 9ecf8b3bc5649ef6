import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from articles.language.stems import index_document
from tests.factories import make_article

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("search", *arguments, stdout=out, stderr=out)
    return out.getvalue()


def answer(*arguments: str) -> Any:
    return json.loads(run(*arguments, "--json"))


@pytest.fixture(autouse=True)
def desk() -> None:
    for title, text in [
        ("زيارة للعراق", "وصل الوفد أمس."),
        ("عنوان", "هبطت الطائرة بالعراق ليلا."),
        ("عنوان", "خبر آخر."),
    ]:
        make_article(title, text, search=index_document(title, text))


def test_the_answer_holds_marks_on_the_passages() -> None:
    found = answer("العراق")
    assert found["count"] == 2
    assert found["ignored"] == []
    assert [hit["title"] for hit in found["hits"]] == ["عنوان", "زيارة للعراق"]
    assert set(found["hits"][0]) == {"id", "source", "title", "published", "passages"}
    marked = [
        passage["text"][start:end]
        for hit in found["hits"]
        for passage in hit["passages"]
        for start, end in passage["marks"]
    ]
    assert marked == ["بالعراق", "للعراق"]


def test_a_limit_cuts_the_hits_and_not_the_count() -> None:
    found = answer("العراق", "--limit", "1")
    assert (found["count"], len(found["hits"])) == (2, 1)


def test_what_cannot_be_read_is_named() -> None:
    found = answer('العراق "')
    assert found["count"] == 2
    assert found["ignored"] == ['": quotation mark without its partner']


@pytest.mark.parametrize("query", ["", "من", "((", "🙂", "'; drop table articles_article; --", "\x00"])
def test_a_query_without_a_hit_is_an_answer(query: str) -> None:
    assert answer(query)["count"] == 0


def test_the_plain_answer_brackets_what_was_found() -> None:
    text = run("العراق")
    assert text.startswith("2 articles")
    assert "[بالعراق]" in text


@pytest.mark.parametrize("limit", ["0", "-1", "x"])
def test_a_limit_that_is_no_number_of_hits_is_refused(limit: str) -> None:
    with pytest.raises(CommandError):
        call_command("search", "العراق", f"--limit={limit}")


def test_a_field_narrows_and_one_that_names_nothing_is_left_out() -> None:
    assert answer('العراق مصدر:"صحيفة المرفأ" بعد:2020')["count"] == 2
    assert answer("العراق قبل:2020")["count"] == 0
    found = answer("العراق مصدر:غيرموجود")
    assert found["count"] == 2
    assert found["ignored"] == ["مصدر:غيرموجود: no source has this name"]


def test_the_strength_says_how_far_a_word_may_differ() -> None:
    assert answer("للعراق", "--strength", "exact")["count"] == 1
    assert answer("للعراق")["count"] == 2
    with pytest.raises(CommandError):
        call_command("search", "العراق", "--strength=x")


def test_headline_words_are_marked_in_the_headline() -> None:
    [hit] = answer("عنوان:العراق")["hits"]
    assert [passage["text"][start:end] for passage in hit["passages"] for start, end in passage["marks"]] == ["للعراق"]
