import time
from collections.abc import Callable

import pytest
from django.test import Client

from articles.language.query_tree import Reason
from articles.language.stems import index_document
from articles.models import User
from articles.web.search_words import REASONS
from tests.factories import make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def reading(reader: User, client_of: Callable[[User], Client]) -> Client:
    return client_of(reader)


HOSTILE = {
    "operators alone": "OR AND - | ( ) ~ * = و أو",
    "unbalanced quotes": '"وزارة «الدفاع “حرب',
    "unbalanced brackets": "((((وزارة))) ) (",
    "10,000 words": "كلمة " * 10_000,
    "NUL": "وزارة\x00الدفاع \x00",
    "emoji": "🙂🙂 👨‍👩‍👧 🇮🇶",
    "SQL": "'; drop table articles_article; --",
    "a word of 2,000 letters": "ا" * 2_000,
    "many near words": '"رئيس وزير"~20 ' * 40,
    "a bomb in a field": 'متحدث:"(a+)+$" كيان:((((.*)*)*)*)* مصدر:[[:alpha:]]{9999}',
    "days that do not exist": "بعد:2015-02-30 قبل:9999-99-99 بعد:٠٠٠٠",
    "many fields": "كيان:محمد " * 64,
    "only left out": " ".join(f"-كلمة{n}" for n in range(64)),
    "deep brackets": "(" * 500 + "وزارة" + ")" * 500,
    "direction marks": "\u202eوزارة\u202c \u200f\u200e",
    "half a surrogate": "وزارة \ud83d",
    "percent and underscore": "%_% كيان:% مصدر:_",
    "back-slashes": "\\'\\\\ =\\ عنوان:\\",
}


@pytest.mark.parametrize("query", list(HOSTILE.values()), ids=list(HOSTILE))
@pytest.mark.parametrize("strength", ["", "exact", "family"])
@pytest.mark.no_cover  # the watch is for the code, not for the measuring of it
def test_a_hostile_query_is_answered_in_no_time(query: str, strength: str, reading: Client) -> None:
    for number in range(3):
        title, text = "وزارة الدفاع", f"قال وزير الدفاع إن الحرب انتهت {number}."
        make_article(title, text, search=index_document(title, text))
    reading.get("/search/", {"q": "وزير"})  # the word lists are read once
    started = time.process_time()
    answer = reading.get("/search/", {"q": query.encode("utf-8", "surrogatepass"), "strength": strength})
    assert answer.status_code == 200
    assert time.process_time() - started < 1


@pytest.mark.parametrize(
    "parameters",
    [
        {"q": "وزير", "strength": "x", "sort": "y", "fold": "z"},
        {"q": "وزير", "older": "x", "newer": "y"},
        {"q": "وزير", "older": "9" * 400 + ".x"},
        {"q": "وزير", "after": "9999-12-31", "before": "0001-01-01"},
        {"q": "وزير", "source": "x", "tag": "-1", "entity": "'", "state": "x"},
        {"q": ["وزير", "حرب"]},
        {"q": "\ufffe\uffff"},
    ],
)
def test_an_address_made_by_hand_is_answered(parameters: dict[str, str], reading: Client) -> None:
    assert reading.get("/search/", parameters).status_code == 200


def test_every_reason_has_its_sentence() -> None:
    assert set(REASONS) == set(Reason)
