"""What comes in is stored once, with everything found in it; another text of the same article is a new version."""

import threading
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection

from articles.actions.store_articles import Stored, foresee, store_articles
from articles.models import (
    Alias,
    Article,
    Entity,
    Fingerprint,
    Mention,
    Original,
    Quotation,
    Report,
    Revision,
    Source,
    TimeReference,
)
from tests.drafts import PUBLISHED, TEXT, make_analysed
from tests.dumps import dump

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 11, 9, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)


def store(text: str = TEXT, now: datetime = NOW, **fields: Any) -> Article:
    article = make_analysed(text, **fields)
    store_articles([article], now)
    return Article.objects.get(pk=article.id)


def test_an_article_is_stored_with_all_that_was_found() -> None:
    article = store(author="سلمى الحداد")
    assert (article.title, article.source.name, article.byline) == (
        "رصيف جديد في البصرة",
        "المرفأ اليوم",
        "سلمى الحداد",
    )
    assert (article.published_at, article.published_from, article.published_precision) == (
        PUBLISHED,
        "metadata",
        "second",
    )
    assert (article.received_at, article.analysed_at, article.story_checked_at) == (NOW, NOW, None)
    assert bytes(article.original.content) == TEXT.encode()
    assert (article.original.media_type, article.original.encoding, article.original.name) == (
        "text/plain",
        "utf-8",
        "pier.txt",
    )
    assert len(article.sentences) == 3
    assert article.credits == ["رويترز"]
    assert article.word_count > 30
    assert article.fingerprint.hashes
    assert (article.report.published_at, article.report.event) == (PUBLISHED, None)
    assert len(article.report.signs) == len(article.report.weights) > 10
    names = set(article.mentions.values_list("entity__name", "entity__kind"))
    assert {("سالم الراوي", "person"), ("بغداد", "place")} <= names
    assert article.quotations.get(direct=True).speaker_entity == Entity.objects.get(name="سالم الراوي")
    assert article.time_references.filter(earliest="2026-11-09", latest="2026-11-09").exists()


def test_the_stance_of_the_reporting_verb_is_stored() -> None:
    text = "قال سالم الراوي إن الرصيف جاهز منذ أسبوع.\nونفى الراوي أن العمل توقف في المرفأ أياما."
    assert list(store(text).quotations.order_by("start").values_list("stance", flat=True)) == ["neutral", "denying"]


def test_every_span_is_the_text_it_says() -> None:
    article = store()
    for found in (*article.mentions.all(), *article.quotations.all(), *article.time_references.all()):
        assert article.text[found.start : found.end] == found.text
        assert found.rule
    assert {mention.published_at for mention in article.mentions.all()} == {article.published_at}


def test_the_search_vector_is_what_the_analyser_wrote() -> None:
    store()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM articles_article WHERE search @@ %s::tsquery", ["'رصيف' & 'بصره'"])
        assert cursor.fetchone() == (1,)


def test_a_name_is_one_entity_in_all_articles_and_keeps_the_forms_it_was_seen_in() -> None:
    store()
    store("قال سالم الرّاوى إن العمل انتهى. وغادر الراوي الميناء.", url="https://almarfa.example/2")
    entity = Entity.objects.get(kind="person", key="سالم الراوي")
    assert entity.name == "سالم الراوي"
    assert entity.mentions.values("article").distinct().count() == 2
    assert set(entity.aliases.values_list("key", "origin")) >= {("سالم الراوي", "text"), ("الراوي", "text")}


def test_a_form_has_the_alef_that_the_letter_before_it_took() -> None:
    store("وصل رئيس الوزراء سالم الراوي إلى بغداد. وقال مصدر للراوي إن الجلسة تأجلت. ويعود القرار للبنان وحده.")
    forms = set(Alias.objects.values_list("text", flat=True))
    assert {"الراوي", "لبنان"} <= forms
    assert not {"لراوي", "البنان"} & forms


def test_the_same_article_again_adds_nothing() -> None:
    store()
    before = dump()
    assert store_articles([make_analysed()], LATER) == Stored(known=1)
    assert dump() == before
    assert Article.objects.get().received_at == NOW


def test_the_same_text_in_other_bytes_adds_nothing() -> None:
    store()
    again = make_analysed(TEXT.replace("\n", "\n\n "), content=TEXT.encode("windows-1256"), encoding="windows-1256")
    assert store_articles([again], LATER) == Stored(known=1)
    assert Original.objects.count() == 1


def test_what_differs_in_site_furniture_alone_is_no_version() -> None:
    store()
    again = make_analysed(f"{TEXT}\nمقالات ذات صلة\n")
    assert again.findings.analysis.text == Article.objects.get().text
    assert store_articles([again], LATER) == Stored(known=1)


def test_another_text_becomes_the_current_one_and_the_earlier_is_kept() -> None:
    store()
    article = store(TEXT.replace("سالم الراوي", "نبيل الحمداني"), LATER)
    assert "نبيل الحمداني" in article.text
    assert article.received_at == LATER
    revision = Revision.objects.get()
    assert (revision.number, revision.text, revision.title) == (1, TEXT, "رصيف جديد في البصرة")
    assert (revision.received_at, revision.replaced_at) == (NOW, LATER)
    assert bytes(revision.original.content) == TEXT.encode()
    assert set(article.mentions.filter(entity__kind="person").values_list("entity__name", flat=True)) >= {
        "نبيل الحمداني"
    }
    assert not article.mentions.filter(entity__name="سالم الراوي").exists()


def test_a_text_that_was_replaced_does_not_come_back() -> None:
    store()
    store(TEXT + "\nوانتهى الحفل مساءً.", LATER)
    assert store_articles([make_analysed()], LATER) == Stored(known=1)
    assert Article.objects.get().text.endswith("مساءً.")
    assert Revision.objects.count() == 1


def test_versions_are_numbered() -> None:
    for number in range(4):
        store(f"{TEXT}\nوبلغ عدد الحاضرين {number + 100} شخص.", NOW + timedelta(hours=number))
    assert list(Revision.objects.values_list("number", flat=True)) == [1, 2, 3]


def test_a_version_waits_for_its_story_anew() -> None:
    article = store()
    Article.objects.update(story_checked_at=NOW)
    article = store(TEXT + "\nوانتهى الحفل مساءً.", LATER)
    assert article.story_checked_at is None


def test_better_knowledge_of_the_time_replaces_worse_and_never_the_reverse() -> None:
    guess = PUBLISHED + timedelta(days=9)
    store(published=guess, published_from="received")
    article = store(TEXT + "\nثم عاد.", LATER)
    assert (article.published_at, article.published_from) == (PUBLISHED, "metadata")
    assert article.time_references.filter(earliest="2026-11-09").exists()
    article = store(TEXT + "\nثم عاد ثانية.", LATER, published=guess, published_from="extracted")
    assert (article.published_at, article.published_from) == (PUBLISHED, "metadata")
    assert article.time_references.filter(earliest="2026-11-09").exists(), "أمس still means the day before publication"


def test_decisions_survive_a_new_version(analyst: Any) -> None:
    article = store()
    baghdad = article.mentions.get(entity__name="بغداد")
    Mention.objects.filter(pk=baghdad.pk).update(decision="rejected", decided_by=analyst)
    person = article.mentions.filter(entity__name="سالم الراوي").first()
    assert person is not None
    Mention.objects.filter(pk=person.pk).update(decision="confirmed", decided_by=analyst)
    article = store("خبر محدّث.\n" + TEXT, LATER)
    rejected = article.mentions.get(entity__name="بغداد")
    assert (rejected.decision, rejected.decided_by) == ("rejected", analyst)
    assert article.text[rejected.start : rejected.end] == "بغداد"
    assert article.mentions.filter(entity__name="سالم الراوي", decision="confirmed", text=person.text).exists()


def test_a_renamed_source_is_found_by_both_names() -> None:
    article = store()
    source = article.source
    source.name = "المرفأ"
    source.save()
    other = store(url="https://almarfa.example/2", source="المرفا")
    former = store(url="https://almarfa.example/3", source="المرفأ اليوم")
    assert {other.source, former.source} == {source}
    assert Source.objects.count() == 1


def test_a_merged_entity_leads_to_the_one_it_was_merged_into() -> None:
    article = store()
    kept = Entity.objects.create(kind="place", name="عاصمة العراق")
    middle = Entity.objects.create(kind="place", name="مدينة السلام", merged_into=kept)
    Entity.objects.filter(name="بغداد").update(merged_into=middle)
    article = store("سافر الوفد إلى بغداد اليوم، كما قال مسؤول في الميناء للصحافيين.", url="https://almarfa.example/2")
    assert article.mentions.get(text="بغداد").entity == kept


def test_a_form_that_a_person_gave_leads_to_the_entity_and_one_merely_seen_does_not() -> None:
    boss = Entity.objects.create(kind="person", name="أبو سالم")
    Alias.objects.create(entity=boss, text="سالم الراوي", origin=Alias.Origin.TEXT)
    article = store()
    assert not article.mentions.filter(entity=boss).exists()
    Alias.objects.create(entity=boss, text="نبيل الحمداني", origin=Alias.Origin.PERSON)
    article = store("قال الوزير نبيل الحمداني إن العمل انتهى في الميناء.", url="https://almarfa.example/2")
    assert article.mentions.get(text="نبيل الحمداني").entity == boss


def test_a_batch_may_hold_an_article_once() -> None:
    with pytest.raises(ValueError, match="once"):
        store_articles([make_analysed(), make_analysed(TEXT + "\nعاد.")], NOW)


def test_what_would_be_stored_is_foreseen() -> None:
    assert foresee([make_analysed()]) == Stored(new=1)
    assert not Article.objects.exists()
    store()
    assert foresee([make_analysed()]) == Stored(known=1)
    assert foresee([make_analysed(TEXT + "\nعاد.")]) == Stored(versions=1)


def test_texts_below_five_words_are_stored_without_a_fingerprint() -> None:
    article = store("عاجل: هزة أرضية.", title="عاجل")
    assert not Fingerprint.objects.filter(article=article).exists()


def test_another_text_of_a_known_article_reports_something_else_until_it_is_grouped_anew() -> None:
    article = store()
    Report.objects.update(event=article.pk)
    before = article.report.signs
    Article.objects.update(story_checked_at=NOW)
    assert store(TEXT + "\nوانهار سد قرب الموصل وغرقت قرى.") == article
    report = Report.objects.get()
    assert report.signs != before
    assert report.event == article.pk
    assert Article.objects.filter(story_checked_at=None).exists()


def test_overlong_fields_are_cut_and_stored() -> None:
    article = store(title="رصيف " * 200, author="كاتب " * 200)
    assert len(article.title) == 500
    assert article.title.endswith("…")
    assert len(article.byline) == 500


def test_the_number_of_queries_does_not_grow_with_the_batch(django_assert_max_num_queries: Any) -> None:
    batch = [make_analysed(f"{TEXT}\nوهذا خبر {n}.", url=f"https://almarfa.example/{n}") for n in range(30)]
    with django_assert_max_num_queries(30):
        store_articles(batch, NOW)
    assert Article.objects.count() == 30


@pytest.mark.django_db(transaction=True)
def test_two_imports_of_the_same_articles_at_once_store_each_once() -> None:
    batch = [
        make_analysed(f"{TEXT}\nوهذا خبر {n} عن وزير التخطيط عادل المرسومي {n}.", url=f"https://almarfa.example/{n}")
        for n in range(40)
    ]
    results: list[Stored] = []
    errors: list[BaseException] = []
    gate = threading.Barrier(4)

    def run(articles: list[Any]) -> None:
        try:
            gate.wait(timeout=20)
            results.append(store_articles(articles, NOW))
        except BaseException as error:  # noqa: BLE001
            errors.append(error)
        finally:
            connection.close()

    orders = (batch, batch[::-1], batch[10:] + batch[:10], batch[20:])
    threads = [threading.Thread(target=run, args=(order,)) for order in orders]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert errors == []
    assert sum(result.new for result in results) == 40
    assert sum(result.known for result in results) == 100
    assert Article.objects.count() == 40
    for model in (Mention, Quotation, TimeReference):
        rows = list(model.objects.values_list("article", "start", "end"))  # type: ignore[attr-defined]
        assert len(rows) == len(set(rows))


@pytest.mark.django_db(transaction=True)
def test_two_versions_at_once_leave_one_current_and_one_kept() -> None:
    store()
    gate = threading.Barrier(2)

    def run(word: str) -> None:
        gate.wait(timeout=20)
        store_articles([make_analysed(f"{TEXT}\nثم {word}.")], LATER)
        connection.close()

    threads = [threading.Thread(target=run, args=(word,)) for word in ("عاد", "سافر")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert list(Revision.objects.values_list("number", flat=True)) == [1, 2]
    texts = {Article.objects.get().text, *Revision.objects.values_list("text", flat=True)}
    assert len(texts) == 3
