"""Records in, articles and rejects out, in order, whatever the number of processes."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from articles.actions.import_records import Written, batches, import_records
from articles.actions.store_articles import Stored
from articles.ingest.drafts import ArticleDraft, Reject
from articles.ingest.refusals import Reason
from articles.models import Alias, Article, Entity, Revision
from tests.drafts import TEXT, make_analysed, make_draft
from tests.dumps import dump

NOW = datetime(2026, 11, 11, 9, 0, tzinfo=UTC)


def drafts(count: int) -> Iterator[ArticleDraft]:
    for n in range(count):
        text = f"{TEXT}\nوهذا خبر رقم {n}."
        yield make_draft(text, url=f"https://almarfa.example/{n}", origin=f"a.jsonl:{n + 1}")


def run(records: Any, **options: Any) -> Written:
    total = Written(0, Stored(), ())
    for written in import_records(records, NOW, **options):
        total = Written(total.read + written.read, total.stored + written.stored, total.rejects + written.rejects)
    return total


@pytest.mark.django_db
def test_batches_are_cut_where_an_article_comes_again() -> None:
    first, second = make_analysed(), make_analysed(TEXT + "\nعاد.")
    other = make_analysed(url="https://almarfa.example/2")
    reject = Reject("a.jsonl", 3, Reason.NO_TEXT)
    found = list(batches([first, other, reject, second], size=10))
    assert [batch.articles for batch in found] == [(first, other), (second,)]
    assert [batch.read for batch in found] == [3, 1]
    assert [batch.read for batch in batches([reject] * 25, size=10)] == [10, 10, 5]


@pytest.mark.django_db
def test_two_versions_in_one_file_leave_the_last_and_keep_the_first() -> None:
    first, last = make_draft(), make_draft(TEXT + "\nثم عاد.")
    assert run([first, last, first]).stored == Stored(new=1, versions=1, known=1)
    assert Article.objects.get().text.endswith("ثم عاد.")
    assert Revision.objects.get().text == TEXT


@pytest.mark.django_db
def test_one_bad_record_does_not_cost_the_others() -> None:
    records = [
        *drafts(2),
        make_draft("زر الذهاب إلى الأعلى", title="", origin="a.jsonl:7"),
        Reject("a.jsonl", 8, Reason.NO_TEXT),
    ]
    done = run(records)
    assert done.stored == Stored(new=2)
    assert [(reject.line, reject.reason) for reject in done.rejects][-1] == (8, Reason.NO_TEXT)
    assert done.read == 4


@pytest.mark.django_db
def test_what_the_database_refuses_is_named_and_the_rest_go_in() -> None:
    records = list(drafts(3))
    records[1] = make_draft(url="https://almarfa.example/bad", encoding="e" * 50, content=b"x", origin="a.jsonl:2")
    done = run(records)
    assert done.stored == Stored(new=2)
    [reject] = done.rejects
    assert (reject.file, reject.line, reject.reason) == ("a.jsonl", 2, Reason.NOT_STORED)
    assert Article.objects.count() == 2


@pytest.mark.django_db
def test_a_dry_run_counts_and_stores_nothing() -> None:
    assert run(drafts(3), dry_run=True).stored == Stored(new=3)
    assert not Article.objects.exists()


@pytest.mark.django_db
def test_a_repeated_import_analyses_nothing_again(monkeypatch: pytest.MonkeyPatch) -> None:
    from articles.actions import analysis_pool

    changed = make_draft(TEXT + "\nثم عاد.", url="https://almarfa.example/1")
    run([*drafts(5), changed])
    before = dump()

    def forbidden(draft: ArticleDraft, gazetteer: object) -> Any:
        raise AssertionError(f"{draft.origin} is analysed again")

    monkeypatch.setattr(analysis_pool, "analyse_draft", forbidden)
    seen: list[Written] = []
    done = run([*drafts(5), changed, Reject("a.jsonl", 7, Reason.NO_TEXT)], along=seen.append)
    assert (done.read, done.stored, len(done.rejects)) == (7, Stored(known=6), 1)
    assert sum(written.read for written in seen) == 7
    assert dump() == before


@pytest.mark.django_db
def test_what_goes_along_with_a_batch_shares_its_fate() -> None:
    def fail(_written: Written) -> None:
        raise RuntimeError("no")

    with pytest.raises(RuntimeError):
        run(drafts(3), along=fail)
    assert not Article.objects.exists()
    seen: list[int] = []
    run(drafts(5), along=lambda written: seen.append(written.read), size=2)
    assert seen == [2, 2, 1]


@pytest.mark.django_db
def test_processes_give_the_same_rows_as_one() -> None:
    boss = Entity.objects.create(kind="organisation", name="هيئة الأرصفة", confirmed=True)
    Alias.objects.create(entity=boss, text="رصيف جديد", origin=Alias.Origin.PERSON)
    assert run(drafts(40), jobs=2).stored == Stored(new=40)
    by_many = dump()
    Article.objects.all().delete()
    Entity.objects.exclude(pk=boss.pk).delete()
    Alias.objects.filter(origin="text").delete()
    run(drafts(40), jobs=1)
    assert dump() == by_many
    assert boss.mentions.exists()


@pytest.mark.django_db
def test_an_analysis_that_fails_is_reported_with_its_cause(monkeypatch: pytest.MonkeyPatch) -> None:
    from articles.actions import analysis_pool

    def broken(draft: ArticleDraft, *known: object) -> Any:
        if draft.origin == "a.jsonl:2":
            raise ZeroDivisionError("division by zero")
        return make_analysed(draft.text, url=draft.url)

    monkeypatch.setattr(analysis_pool, "analyse_draft", broken)
    done = run(drafts(3))
    assert done.stored.new == 2
    assert [(reject.line, reject.reason, reject.detail) for reject in done.rejects] == [
        (2, Reason.ANALYSIS_FAILED, "ZeroDivisionError: division by zero")
    ]
