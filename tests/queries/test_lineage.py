"""What the rows of a story say about who took its text from whom."""

from datetime import timedelta

import pytest

from articles.models import Article, Source
from articles.queries.lineage import Member, lineage_of
from tests.factories import NOON, make_article, make_source

WIRE = [
    "أعلنت هيئة ميناء الرأس الأخضر تعليق حركة الملاحة في الحوض الشرقي.",
    "وقال مدير الميناء سالم الراوي إن فرق الإنقاذ تعمل على تعويم السفينة.",
    "وأضاف أن الحادث لم يسفر عن إصابات بين أفراد الطاقم.",
]

pytestmark = pytest.mark.django_db


def published(outlet: str, minutes: int, *more: str, kind: str = "outlet", **fields: object) -> Article:
    lines, spans, start = [*WIRE, *more], [], 0
    for line in lines:
        spans.append([start, start + len(line)])
        start += len(line) + 1
    at = NOON + timedelta(minutes=minutes)
    source = make_source(outlet, kind=kind)
    return make_article(outlet, "\n".join(lines), source=source, **{"published_at": at, "sentences": spans, **fields})


def only(members: list[Member], title: str) -> Member:
    (found,) = [member for member in members if member.article.title == title]
    return found


def test_each_member_knows_whose_text_it_has_and_how_much_is_new() -> None:
    first, second = published("الرصيف", 0), published("السارية", 90, "وطالبت نقابة البحارة بفتح تحقيق مستقل.")
    lineage = lineage_of([second, first])
    member = only(lineage.members, "السارية")
    assert [(one.article, one.share, one.apart) for one in member.parents] == [(first, 0.75, timedelta(minutes=90))]
    assert (member.own, member.sentences, member.after) == (1, 4, timedelta(minutes=90))
    assert [one.article for one in lineage.firsts] == [first]
    assert lineage.copies == 1


def test_a_text_that_credits_another_agency_is_striking() -> None:
    wire = published("الرصيف", 0, credits=["فرانس برس"])
    lineage = lineage_of([wire, published("السارية", 5, credits=["رووداو"])])
    (member,) = lineage.striking
    assert member.really is not None
    assert (member.article.title, member.credits) == ("السارية", ("رووداو",))
    assert (member.really.agency, member.really.article, member.really.is_its_own) == ("فرانس برس", wire, False)


def test_who_credits_the_wrong_agency_comes_before_who_credits_none() -> None:
    articles = [
        published("الرصيف", 0, credits=["فرانس برس"]),
        published("السارية", 5),
        published("المرفأ", 9, "وطالبت نقابة البحارة بفتح تحقيق مستقل.", credits=["رووداو"]),
    ]
    assert [member.article.title for member in lineage_of(articles).striking] == ["المرفأ", "السارية"]


def test_several_that_credit_nobody_are_said_together() -> None:
    articles = [
        published("الرصيف", 0, credits=["فرانس برس"]),
        *[published(name, 5 + n) for n, name in enumerate(("السارية", "المرفأ", "السارية"))],
        published("الضفة", 20, credits=["رووداو"]),
    ]
    lineage = lineage_of(articles)
    assert [member.article.title for member in lineage.striking] == ["الضفة"]
    (group,) = lineage.silent
    assert (group.agency, len(group.members)) == ("فرانس برس", 3)
    assert [source.name for source in group.sources] == ["السارية", "المرفأ"]


def test_a_source_that_opened_with_two_articles_of_one_minute_opened_it_once() -> None:
    lineage = lineage_of([published("الرصيف", 0), published("الرصيف", 0), published("السارية", 9)])
    assert len(lineage.firsts) == 2
    assert [source.name for source in lineage.opened_by] == ["الرصيف"]


def test_an_agency_that_is_a_source_of_the_story_is_credited_by_who_names_it() -> None:
    agency = published("سنابل برس", 0, kind=Source.Kind.AGENCY)
    named = published("السارية", 5, "وقال بحار لوكالة سنابل برس إن الرياح كانت عاتية.")
    lineage = lineage_of([agency, named, published("المرفأ", 9)])
    assert only(lineage.members, "السارية").credits == ("سنابل برس",)
    assert only(lineage.members, "سنابل برس").credits == ()
    (member,) = lineage.striking
    assert member.article.title == "المرفأ"
    assert member.really is not None
    assert member.really.is_its_own


@pytest.mark.parametrize("text", ["وزرعت سنابل برسيم في الحقول القريبة من الميناء.", "وقال ذلك في السنابل وبرس معا."])
def test_a_word_that_holds_the_name_of_an_agency_credits_nobody(text: str) -> None:
    articles = [published("سنابل برس", 0, kind=Source.Kind.AGENCY), published("السارية", 5, text)]
    assert only(lineage_of(articles).members, "السارية").credits == ()


def test_agencies_without_a_name_are_no_agency() -> None:
    articles = [published("الرصيف", 0, credits=["وكالات"]), published("السارية", 5, credits=["رووداو"])]
    lineage = lineage_of(articles)
    assert only(lineage.members, "الرصيف").unnamed
    assert only(lineage.members, "السارية").agencies == ()
    assert [member.really and member.really.agency for member in lineage.striking] == ["رووداو"]


def test_an_outlet_that_others_credit_is_that_agency() -> None:
    articles = [published("شبكة رووداو", 0), published("السارية", 5)]
    member = only(lineage_of(articles).members, "السارية")
    assert [text.agency for text in member.agencies] == ["رووداو"]


def test_a_day_and_a_time_of_import_give_no_direction() -> None:
    day = published("اليومية", 0, published_precision=Article.Precision.DAY)
    imported = published("المجهولة", 40, published_from=Article.DateKnownFrom.RECEIVED)
    lineage = lineage_of([day, published("الرصيف", 5), imported])
    assert [member.parents for member in lineage.members] == [(), (), ()]
    assert {member.article.title for member in lineage.firsts} == {"اليومية", "الرصيف"}
    assert [member.is_exact for member in lineage.members] == [False, True, False]


def test_a_time_of_collection_counts_as_a_time() -> None:
    articles = [published(name, n, published_from=Article.DateKnownFrom.EXTRACTED) for n, name in enumerate("أب")]
    assert [len(member.parents) for member in lineage_of(articles).members] == [0, 1]


def test_an_article_of_another_source_of_the_same_text_is_the_first_of_its_source_once() -> None:
    articles = [published("الرصيف", 0), published("الرصيف", 5), published("السارية", 9)]
    assert [member.first_of_source for member in lineage_of(articles).members] == [True, False, True]


def test_the_lineage_asks_the_database_nothing(django_assert_num_queries: object) -> None:
    articles = [published("الرصيف", 0), published("السارية", 5)]
    with django_assert_num_queries(0):  # type: ignore[operator]
        lineage_of(articles)
