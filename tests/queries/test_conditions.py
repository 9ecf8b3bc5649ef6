from datetime import UTC, datetime
from typing import Any

import pytest
from django.http import QueryDict

from articles.language.query_tree import Reason
from articles.language.stems import index_document
from articles.models import Article, Reading, User
from articles.queries.asked_search import asked_search, read_query
from articles.queries.conditions import is_cheap
from articles.queries.time_limit import within_time
from tests.factories import (
    make_article,
    make_entity,
    make_mention,
    make_quotation,
    make_source,
    make_story,
    make_tag,
    tag_article,
)

pytestmark = pytest.mark.django_db


def make(title: str = "عنوان", text: str = "نص", **fields: Any) -> Article:
    return make_article(title, text, search=index_document(title, text), **fields)


def found(query: str, user: User, **parameters: str) -> set[Article]:
    address = QueryDict(mutable=True)
    address.update({"q": query, **parameters})
    search = asked_search(address, user)
    with within_time():
        return set(search.articles())


def at(*day: int) -> datetime:
    return datetime(*day, 9, tzinfo=UTC)  # type: ignore[misc,arg-type]


@pytest.fixture
def desk(reader: User) -> dict[str, Article]:
    """Articles by a name, of two sources and five years."""
    elaph, hayat = make_source("إيلاف"), make_source("صحيفة الحياة")
    articles = {
        "defence": make("وزارة الدفاع تعلن", "قالت وزارة الدفاع.", source=elaph, published_at=at(2017, 3, 1)),
        "turkey": make("الحدود", "وزارة الدفاع في تركيا.", source=elaph, published_at=at(2016, 3, 1)),
        "old": make("قديم", "وزارة الدفاع.", source=elaph, published_at=at(2013, 3, 1)),
        "other": make("وزارة أخرى", "وزارة الدفاع اليوم.", source=hayat, published_at=at(2018, 3, 1)),
        "apart": make("وزارة للسلم", "الدفاع عنها وزارة.", source=hayat, published_at=at(2019, 3, 1)),
    }
    assad = make_entity("بشار الأسد")
    make_mention(articles["other"], assad)
    make_quotation(articles["other"], speaker="الأسد", speaker_entity=assad)
    make_quotation(articles["apart"], speaker="الناطق باسم الوزارة")
    ports = make_tag("موانئ")
    tag_article(articles["old"], make_tag("عدن", ports))
    make_story(articles["turkey"], articles["apart"])
    Reading.objects.create(article=articles["old"], user=reader, state=Reading.State.DONE)
    return articles


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ('"وزارة الدفاع" مصدر:إيلاف -تركيا بعد:2015', {"defence"}),
        ("مصدر:ايلاف", {"defence", "turkey", "old"}),
        ("source:الحياة", {"other", "apart"}),
        ('مصدر:"صحيفة الحياة"', {"other", "apart"}),
        ("مصدر: إيلاف", {"defence", "turkey", "old"}),
        ("مصدر:إيلاف،الحياة بعد:2018", {"other", "apart"}),
        ("-مصدر:إيلاف", {"other", "apart"}),
        ("-تركيا -مصدر:الحياة", {"defence", "old"}),
        ("تركيا OR مصدر:الحياة", {"turkey", "other", "apart"}),
        ("-(تركيا OR مصدر:الحياة)", {"defence", "old"}),
        ("عنوان:وزارة", {"defence", "other", "apart"}),
        ('title:"وزارة الدفاع"', {"defence"}),
        ("-عنوان:وزارة", {"turkey", "old"}),
        ("كيان:الأسد", {"other"}),
        ('entity:"بشار الاسد"', {"other"}),
        ("-كيان:الأسد مصدر:الحياة", {"apart"}),
        ("متحدث:الأسد", {"other"}),
        ("متحدث:وزارة", {"apart"}),
        ("وسم:موانئ", {"old"}),
        ("وسم:موانئ/عدن", {"old"}),
        ("حالة:منجز", {"old"}),
        ("state:unread بعد:2018", {"other", "apart"}),
        ("بعد:2018-03-01", {"other", "apart"}),
        ("بعد:٢٠١٧ قبل:٢٠١٨", {"defence"}),
        ('بعد:"آذار 2018"', {"other", "apart"}),
        ("قبل:1/3/2016", {"old"}),
        ("قصة:الحدود", {"turkey", "apart"}),
        ('"الدفاع وزارة"~2', {"defence", "turkey", "old", "other", "apart"}),
        ('"الدفاع وزارة"', set()),
        ("=الدفاع =وزارة مصدر:الحياة", {"other", "apart"}),
        ("=دفاع", set()),
        ("=الوزارة", set()),
        ('"=وزارة =الدفاع" -تركيا', {"defence", "old", "other"}),
        ("عنوان:=وزارة", {"defence", "other", "apart"}),
    ],
)
def test_a_field_narrows_by_what_it_names(query: str, names: set[str], desk: dict[str, Article], reader: User) -> None:
    assert found(query, reader) == {desk[name] for name in names}


@pytest.mark.parametrize(
    ("query", "reason", "names"),
    [
        ("تركيا مصدر:غيرموجودة", Reason.NO_SOURCE, {"turkey"}),
        ("تركيا وسم:لاوسم", Reason.NO_TAG, {"turkey"}),
        ("تركيا كيان:لااحد", Reason.NO_ENTITY, {"turkey"}),
        ("تركيا قصة:لاقصة", Reason.NO_STORY, {"turkey"}),
        ("تركيا قصة:00000000-0000-0000-0000-000000000000", Reason.NO_STORY, {"turkey"}),
        ("تركيا بعد:2015-02-30", Reason.DATE, {"turkey"}),
        ("تركيا قبل:9999", Reason.DATE, {"turkey"}),
        ("تركيا حالة:عجيبة", Reason.STATE, {"turkey"}),
        ("تركيا مصدر:", Reason.VALUE, {"turkey"}),
        ("تركيا مصدر: ", Reason.VALUE, {"turkey"}),
        ('تركيا وسم:""', Reason.VALUE, {"turkey"}),
        ("تركيا -مصدر:غيرموجودة", Reason.NO_SOURCE, {"turkey"}),
    ],
)
def test_a_field_that_names_nothing_is_left_out_and_said(
    query: str, reason: Reason, names: set[str], desk: dict[str, Article], reader: User
) -> None:
    assert [part.reason for part in read_query(query).ignored] == [reason]
    assert found(query, reader) == {desk[name] for name in names}


@pytest.mark.parametrize(
    "query",
    [
        "مصدر:(((",
        "مصدر:'; drop table articles_article; --",
        'كيان:"(a+)+$"',
        "متحدث:(a+)+$",
        "متحدث:[[[",
        'متحدث:"\\"',
        "=[[:alpha:]]+",
        "=(a+)+ =\\",
        'متحدث:"' + "ا" * 1900 + '"',
        "=" + "ا" * 1900,
        "وسم:////",
        "قصة:%",
        "كيان:%",
        "كيان:_",
        "مصدر:،،،",
    ],
)
def test_hostile_values_find_nothing_that_is_not_there(query: str, desk: dict[str, Article], reader: User) -> None:
    assert found(query, reader) <= set(desk.values())


def test_a_merged_name_stands_for_what_it_was_merged_into(reader: User) -> None:
    kept = make_entity("بشار الأسد")
    make_entity("الرئيس السوري", merged_into=kept)
    article = make(text="نص عن أحد")
    make_mention(article, kept)
    assert found('كيان:"الرئيس السوري"', reader) == {article}


def test_a_rejected_mention_or_quotation_finds_nothing(reader: User) -> None:
    article, assad = make(text="قال الأسد"), make_entity("بشار الأسد")
    make_mention(article, assad, decision="rejected")
    make_quotation(article, speaker="الأسد", speaker_entity=assad, decision="rejected")
    assert found("كيان:الأسد", reader) == set()
    assert found("متحدث:الأسد", reader) == set()


def test_a_state_is_that_of_the_one_who_asks(desk: dict[str, Article], analyst: User) -> None:
    assert found("حالة:منجز", analyst) == set()
    assert found("حالة:منجز", User()) == set()


def test_names_are_looked_up_once_however_many_articles_there_are(
    desk: dict[str, Article], reader: User, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(1):
        read_query("حرب بعد:2015")
    with django_assert_num_queries(2):
        read_query("مصدر:إيلاف حرب")
    with django_assert_num_queries(0):
        read_query("بعد:2015")


def test_a_name_typed_in_one_script_is_found_in_the_other(reader: User) -> None:
    article = make(text="نقلت رويترز الخبر")
    assert found("Reuters", reader) == {article}
    assert found("-Reuters", reader) == set()
    assert found("Reuters", reader, strength="exact") == set()


def test_an_address_says_strength_order_and_folding(reader: User) -> None:
    search = asked_search(QueryDict("q=%D8%AD%D8%B1%D8%A8&strength=exact&sort=oldest&fold=0"), reader)
    assert (search.query.strength, search.sort, search.folded) == ("exact", "oldest", False)
    search = asked_search(QueryDict("q=%D8%AD%D8%B1%D8%A8&strength=x&sort=y"), reader)
    assert (search.query.strength, search.sort, search.folded) == ("word", "newest", True)


@pytest.mark.parametrize(
    ("query", "cheap"),
    [("حرب -سلم", True), ('"وزارة الدفاع"', False), ("عنوان:حرب", False), ("=حرب", False), ("حرب مصدر:x", True)],
)
def test_what_each_candidate_must_be_read_for_is_known(query: str, cheap: bool) -> None:
    from articles.language.query_syntax import parse

    root = parse(query).root
    assert root is not None
    assert is_cheap(root) is cheap


def test_names_that_may_have_been_meant_are_offered(desk: dict[str, Article], reader: User) -> None:
    [left_out] = read_query("مصدر:ايلاوف").ignored
    assert left_out.suggestions == ("إيلاف",)
    [left_out] = read_query('كيان:"بشار الاسدد"').ignored
    assert left_out.suggestions == ("بشار الأسد",)
