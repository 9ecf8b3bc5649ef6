"""What each part of the analysis costs on one core: 100 articles of 320 words a second for all of them together."""

import gc
import time
from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from articles.analysis.similarity import fingerprints
from articles.language.cleaning import clean
from articles.language.credits import find_credits
from articles.language.dates import find_dates
from articles.language.entities import find_entities
from articles.language.entities.gazetteer import Gazetteer
from articles.language.quotations import KnownPerson, find_quotations
from articles.language.sentences import split_sentences
from articles.language.stems import index_document
from articles.language.tokens import tokenise
from articles.models import Article

from .desk import Desk
from .measuring import Report

pytestmark = pytest.mark.bench
ARTICLES = 400
WORDS = 320
LEAST_A_SECOND = 100
TODAY = date(2026, 11, 21)


def test_a_hundred_articles_a_second_are_analysed_on_one_core(desk: Desk, report: Report) -> None:
    texts = _texts()
    gazetteer = Gazetteer.standard()
    _cost(texts[: len(texts) // 4], gazetteer)
    gc.collect()
    gc.freeze()  # as the processes of an import do (actions/analysis_pool.py)
    cost = _cost(texts, gazetteer)
    words = sum(len(tokenise(text)) for text in texts)
    whole = sum(cost.values())
    rate = words / WORDS / whole
    report.say(f"analysis of {len(texts)} articles of {words / len(texts):.0f} words, each part on one core:")
    for part, seconds in cost.most_common():
        report.say(f"    {part:<12}{len(texts) / seconds:>8.0f} articles a second{seconds / whole:>8.0%}")
    report.say(f"    {'together':<12}{len(texts) / whole:>8.0f} articles a second, {rate:.0f} of {WORDS} words")
    assert rate >= LEAST_A_SECOND


def _texts() -> list[str]:
    """Articles spread evenly over the desk, with what cleaning took from their ends and middles put back."""
    ids = list(Article.objects.order_by("pk").values_list("pk", flat=True))
    chosen = ids[:: max(1, len(ids) // ARTICLES)][:ARTICLES]
    found = Article.objects.filter(pk__in=chosen).only("title", "text", "removed")
    return ["\n".join([*(piece["text"] for piece in one.removed), one.title, one.text]) for one in found]


def _cost(texts: list[str], gazetteer: Gazetteer) -> Counter[str]:
    """Seconds of processor time of each part over all texts, in the order in which an article goes through them."""
    cost: Counter[str] = Counter()

    def measured(part: str, act: Callable[[], Any]) -> Any:
        began = time.process_time()
        result = act()
        cost[part] += time.process_time() - began
        return result

    for raw in texts:
        cleaned = measured("cleaning", lambda raw=raw: clean(raw, "", ""))
        text, title = cleaned.text, cleaned.title
        measured("tokens", lambda text=text: tokenise(text))
        names = measured("names", lambda text=text: find_entities(text, gazetteer))
        measured("sentences", lambda text=text: split_sentences(text))
        measured("dates", lambda text=text: find_dates(text, TODAY))
        people = [KnownPerson(e.start, e.end, e.name, e.role) for e in names if e.kind == "person"]
        measured("quotations", lambda text=text, people=people: find_quotations(text, people))
        measured("credits", lambda text=text: find_credits(text))
        measured("terms", lambda text=text, title=title: index_document(title, text))
        measured("fingerprints", lambda text=text: fingerprints(text))
    return cost
