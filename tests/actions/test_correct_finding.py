"""Dates and quotations as a person corrected them: kept when everything is found anew, and taken back by undo."""

from datetime import UTC, date, datetime

import pytest

from articles.actions.analyse_articles import analyse_articles
from articles.actions.correct_finding import (
    change_speaker,
    confirm_finding,
    mend_interval,
    reject_finding,
    take_up,
)
from articles.actions.mark_name import Target
from articles.actions.store_articles import store_articles
from articles.actions.undo import take_back
from articles.models import Article, Quotation, SetAside, TimeReference, User
from tests.drafts import TEXT, make_analysed
from tests.dumps import dump
from tests.factories import make_entity

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 11, 9, 0, tzinfo=UTC)


@pytest.fixture
def article() -> Article:
    made = make_analysed()
    store_articles([made], NOW)
    return Article.objects.get(pk=made.id)


def first_date(article: Article) -> TimeReference:
    return article.time_references.order_by("start")[0]


def first_quotation(article: Article) -> Quotation:
    return article.quotations.order_by("start")[0]


@pytest.mark.parametrize("find", [first_date, first_quotation])
def test_what_was_rejected_is_not_found_again(article: Article, analyst: User, find: object) -> None:
    found = find(article)  # type: ignore[operator]
    reject_finding(found, analyst)
    rows = type(found).objects.filter(article=article)
    assert not rows.filter(start=found.start, end=found.end).exists()
    count = rows.count()
    analyse_articles([article.pk], NOW)
    assert not rows.filter(start=found.start, end=found.end).exists()
    assert rows.count() == count
    kept = SetAside.objects.get(article=article)
    assert (kept.reason, kept.text, kept.decided_by) == ("rejected", found.text, analyst)


@pytest.mark.parametrize("find", [first_date, first_quotation])
def test_a_rejection_is_undone_and_taken_up(article: Article, analyst: User, find: object) -> None:
    before = dump()
    found = find(article)  # type: ignore[operator]
    change = reject_finding(found, analyst)
    take_back(change.pk, analyst, NOW)
    assert (dump(), SetAside.objects.count()) == (before, 0)
    reject_finding(find(article), analyst)  # type: ignore[operator]
    again = take_up(SetAside.objects.get(), analyst)
    assert (dump(), SetAside.objects.count()) == (before, 0)
    take_back(again.pk, analyst, NOW)
    assert SetAside.objects.get().text == found.text


def test_other_days_stay_and_follow_their_words_into_another_text(article: Article, analyst: User) -> None:
    reference = first_date(article)
    change = mend_interval(reference, date(2026, 11, 1), date(2026, 11, 30), analyst)
    analyse_articles([article.pk], NOW)
    store_articles([make_analysed(f"خبر عاجل من الميناء.\n{TEXT}", content=b"newer")], NOW)
    article.refresh_from_db()
    kept = article.time_references.get(decision="confirmed")
    assert article.text[kept.start : kept.end] == reference.text == kept.text
    assert (kept.earliest, kept.latest, kept.granularity) == (date(2026, 11, 1), date(2026, 11, 30), "month")
    assert kept.decided_by == analyst
    assert not article.time_references.exclude(pk=kept.pk).filter(start__lt=kept.end, end__gt=kept.start).exists()
    assert change.summary


def test_days_that_end_before_they_begin_are_refused(article: Article, analyst: User) -> None:
    before = dump()
    with pytest.raises(ValueError, match=r".+"):
        mend_interval(first_date(article), date(2026, 11, 2), date(2026, 11, 1), analyst)
    assert dump() == before


@pytest.mark.parametrize(
    ("first", "last", "granularity"),
    [
        (date(2026, 2, 1), date(2026, 2, 1), "day"),
        (date(2028, 2, 1), date(2028, 2, 29), "month"),
        (date(2026, 1, 1), date(2026, 12, 31), "year"),
        (date(2026, 1, 1), date(2026, 1, 30), "range"),
    ],
)
def test_the_days_say_what_they_are(article: Article, analyst: User, first: date, last: date, granularity: str) -> None:
    reference = first_date(article)
    mend_interval(reference, first, last, analyst)
    reference.refresh_from_db()
    assert reference.granularity == granularity


def test_another_speaker_stays_and_is_undone(article: Article, analyst: User) -> None:
    before = dump()
    speaker = make_entity("ليلى حمدان")
    with_speaker = dump()
    change = change_speaker(first_quotation(article), Target(entity=speaker.pk), analyst, NOW)
    analyse_articles([article.pk], NOW)
    kept = article.quotations.get(decision="confirmed")
    assert (kept.speaker, kept.speaker_entity, kept.decided_by) == ("ليلى حمدان", speaker, analyst)
    take_back(change.pk, analyst, NOW)
    assert dump() == with_speaker != before


def test_a_correction_whose_words_went_is_kept_in_sight_and_may_be_forgotten(article: Article, analyst: User) -> None:
    confirm_finding(first_quotation(article), analyst)
    store_articles([make_analysed("نص آخر تماماً عن أمر آخر.", content=b"other")], NOW)
    lost = SetAside.objects.get(article=article, reason="lost")
    assert lost.model == "quotation"
    change = take_up(lost, analyst)
    assert not SetAside.objects.exists()
    take_back(change.pk, analyst, NOW)
    assert SetAside.objects.get().reason == "lost"


def test_a_rejection_whose_words_went_is_not_put_back(article: Article, analyst: User) -> None:
    reject_finding(first_date(article), analyst)
    store_articles([make_analysed("نص آخر تماماً عن أمر آخر.", content=b"other")], NOW)
    with pytest.raises(ValueError, match=r".+"):
        take_up(SetAside.objects.get(), analyst)
    assert SetAside.objects.count() == 1
