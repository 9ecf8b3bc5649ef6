import re
from collections.abc import Callable
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.language.sentences import split_sentences
from articles.language.stems import index_document
from articles.models import Article, Mention, User
from tests.analysis.wires import COPY, THIRD, UNRELATED, WIRE
from tests.factories import (
    make_article,
    make_entity,
    make_mention,
    make_quotation,
    make_source,
    make_story,
    make_time_reference,
)

ClientOf = Callable[[User], Client]
QUAY, MAST = "صحيفة الرصيف", "موقع السارية"


def article(text: str, title: str = "جنوح سفينة", source: str = QUAY, **fields: object) -> Article:
    sentences = [[s.start, s.end] for s in split_sentences(text)]
    return make_article(title, text, source=make_source(source), sentences=sentences, **fields)


@pytest.fixture
def pair(db: None) -> tuple[Article, Article]:
    return article(WIRE, "جنوح سفينة شحن"), article(COPY, "ناقلة حبوب تجنح", MAST)


def address(*ids: UUID | str, **parameters: str) -> str:
    chosen = "&".join([f"a={pk}" for pk in ids] + [f"{name}={value}" for name, value in parameters.items()])
    return f"{reverse('compare')}?{chosen}"


def shown(client: Client, *ids: UUID | str, **parameters: str) -> str:
    response = client.get(address(*ids, **parameters))
    assert response.status_code == 200
    return response.content.decode()


def test_the_two_sides_of_a_changed_phrase_are_marked(
    client_of: ClientOf, reader: User, pair: tuple[Article, Article]
) -> None:
    html = shown(client_of(reader), pair[0].pk, pair[1].pk)
    number = re.search('data-difference="wording" data-letter="." data-n="([0-9]+)"[^>]*>سفينة شحن</mark>', html)
    assert number
    assert re.search(f'data-n="{number[1]}"[^>]*>ناقلة حبوب</mark>', html)
    assert ">اليوم وغداً</mark>" in html
    assert "فرق" in html


def test_the_columns_stand_in_the_order_of_the_address_and_the_first_is_the_base(
    client_of: ClientOf, reader: User, pair: tuple[Article, Article]
) -> None:
    first, second = pair
    columns = client_of(reader).get(address(second.pk, first.pk)).context["columns"]
    assert [(column.side.article, column.is_base) for column in columns] == [(second, True), (first, False)]


def test_the_base_is_chosen_in_the_address_and_turns_added_into_left_out(
    client_of: ClientOf, reader: User, db: None
) -> None:
    long = article("أعلنت الهيئة رسمياً وقف العمل في الميناء الشرقي.")
    short = article("أعلنت الهيئة وقف العمل في الميناء الشرقي.")
    client = client_of(reader)
    assert "رسمياً</del>" in shown(client, long.pk, short.pk)
    assert "رسمياً</ins>" in shown(client, long.pk, short.pk, base=str(short.pk))
    assert "رسمياً</del>" in shown(client, long.pk, short.pk, base="nobody")


def test_a_passage_of_one_article_stands_beside_an_empty_partner(
    client_of: ClientOf, reader: User, pair: tuple[Article, Article]
) -> None:
    html = shown(client_of(reader), pair[0].pk, pair[1].pk, show="only")
    assert html.count('<td class="absent"') == 2
    assert "<mark data-difference" not in html
    assert "ثالث سفينة" in html
    assert "مليون دينار" in html


def test_rows_without_a_difference_can_be_left_out(
    client_of: ClientOf, reader: User, pair: tuple[Article, Article]
) -> None:
    client = client_of(reader)
    all_rows = client.get(address(pair[0].pk, pair[1].pk)).context["rows"]
    hide = "spelling,wording,attribution,fact"
    different = client.get(address(pair[0].pk, pair[1].pk, show="different", hide=hide)).context["rows"]
    assert (len(all_rows), len(different)) == (5, 2)


def test_a_kind_that_is_switched_off_is_not_marked(
    client_of: ClientOf, reader: User, pair: tuple[Article, Article]
) -> None:
    html = shown(client_of(reader), pair[0].pk, pair[1].pk, hide="spelling,wording,attribution,fact,nonsense")
    assert "<mark data-difference" not in html
    assert "جنوح سفينة شحن" in html


def test_equal_texts_say_that_nothing_differs(client_of: ClientOf, reader: User, db: None) -> None:
    html = shown(client_of(reader), article(WIRE).pk, article(WIRE).pk, show="different")
    assert "لا فرق في الصياغة." in html


def test_six_articles_are_compared_at_once(client_of: ClientOf, reader: User, db: None) -> None:
    articles = [article(text) for text in (WIRE, COPY, THIRD, UNRELATED, WIRE, COPY)]
    response = client_of(reader).get(address(*[each.pk for each in articles]))
    assert response.status_code == 200
    assert len(response.context["columns"]) == 6


def test_what_was_found_stands_side_by_side(client_of: ClientOf, reader: User, pair: tuple[Article, Article]) -> None:
    first, second = pair
    person, place = make_entity("سالم الراوي"), make_entity("الحوض الشرقي", "place")
    make_mention(first, person)
    make_mention(second, person)
    make_mention(second, person, 10, 15)
    make_mention(second, place)
    make_mention(first, place, decision=Mention.Decision.REJECTED)
    make_quotation(first)
    make_time_reference(second)
    Article.objects.filter(pk=second.pk).update(credits=["وكالة السارية"])
    coverage = {
        kind: [tuple(map(len, row.cells)) for row in rows]
        for kind, _heading, rows in client_of(reader).get(address(first.pk, second.pk)).context["coverage"]
    }
    assert coverage == {"entities": [(0, 1), (1, 2)], "dates": [(0, 1)], "quotations": [(1, 0)], "credits": [(0, 1)]}


def test_markup_in_an_article_stays_text(client_of: ClientOf, reader: User, db: None) -> None:
    bad = article("أعلنت الهيئة <script>alert(1)</script> وقف العمل في الميناء.")
    html = shown(client_of(reader), bad.pk, article("أعلنت الهيئة وقف العمل في الميناء.").pk)
    assert "<script>alert" not in html
    assert "script" in html
    assert "الهيئة &lt;" in html


@pytest.mark.django_db
def test_without_articles_stories_and_the_newest_articles_are_offered(client_of: ClientOf, reader: User) -> None:
    first, second, alone = article(WIRE), article(COPY), article(UNRELATED, "معرض الخط")
    make_story(first, second)
    html = shown(client_of(reader))
    assert f"a={first.pk}&amp;a={second.pk}" in html
    assert f'value="{alone.pk}"' in html


@pytest.mark.django_db
def test_an_empty_desk_says_what_to_do_first(client_of: ClientOf, reader: User) -> None:
    assert reverse("add") in shown(client_of(reader))


@pytest.mark.django_db
def test_one_article_asks_for_another_and_offers_its_story_first(client_of: ClientOf, reader: User) -> None:
    first, second = article(WIRE), article(COPY)
    make_story(first, second)
    response = client_of(reader).get(address(first.pk))
    assert response.status_code == 200
    assert [each for each, _others in response.context["chosen"]] == [first]
    assert response.context["same_story"] == [second]
    assert "اختر مقالًا آخر على الأقل." in response.content.decode()


@pytest.mark.django_db
def test_articles_are_found_by_their_words_in_any_spelling(client_of: ClientOf, reader: User) -> None:
    wanted, other = article(WIRE, "جنوح سفينة"), article(UNRELATED, "معرض الخط")
    with connection.cursor() as cursor:
        for each in (wanted, other):
            vector = index_document(each.title, each.text)
            cursor.execute("UPDATE articles_article SET search = %s::tsvector WHERE id = %s", [vector, each.pk])
    client = client_of(reader)
    assert client.get(reverse("compare"), {"q": "السفينه"}).context["found"] == [wanted]
    assert client.get(reverse("compare"), {"q": "طائرة"}).context["found"] == []
    assert client.get(reverse("compare"), {"q": '"'}).context["found"] == []


def test_a_comparison_can_be_changed_without_losing_what_was_chosen(
    client_of: ClientOf, reader: User, pair: tuple[Article, Article]
) -> None:
    response = client_of(reader).get(address(pair[0].pk, pair[1].pk, choose="1"))
    assert [each for each, _others in response.context["chosen"]] == list(pair)


def test_the_same_article_twice_is_refused_with_a_sentence(
    client_of: ClientOf, reader: User, pair: tuple[Article, Article]
) -> None:
    response = client_of(reader).get(address(pair[0].pk, pair[0].pk))
    assert response.status_code == 400
    assert "اختير المقال نفسه مرتين" in response.content.decode()


def test_an_article_named_twice_among_others_is_shown_once(
    client_of: ClientOf, reader: User, pair: tuple[Article, Article]
) -> None:
    response = client_of(reader).get(address(pair[0].pk, pair[1].pk, pair[0].pk))
    assert [column.side.article for column in response.context["columns"]] == list(pair)


@pytest.mark.django_db
def test_seven_articles_are_refused_and_stay_chosen(client_of: ClientOf, reader: User) -> None:
    ids = [article(WIRE).pk for _ in range(7)]
    response = client_of(reader).get(address(*ids))
    assert response.status_code == 400
    assert "على الأكثر" in response.content.decode()
    assert len(response.context["chosen"]) == 7


@pytest.mark.parametrize("bad", ["nonsense", "", str(UUID(int=7)), "٣"])
def test_an_id_that_names_no_article_is_answered_with_404_and_a_choice(
    client_of: ClientOf, reader: User, pair: tuple[Article, Article], bad: str
) -> None:
    response = client_of(reader).get(address(pair[0].pk, bad))
    assert response.status_code == 404
    assert "أحد المقالات المطلوبة غير موجود" in response.content.decode()
    assert [each for each, _others in response.context["chosen"]] == [pair[0]]


def test_htmx_gets_the_part_and_history_the_page(
    client_of: ClientOf, reader: User, pair: tuple[Article, Article]
) -> None:
    client = client_of(reader)
    asked = address(pair[0].pk, pair[1].pk)
    part = client.get(asked, headers={"HX-Request": "true"})
    whole = client.get(asked, headers={"HX-Request": "true", "HX-History-Restore-Request": "true"})
    assert b"<html" not in part.content
    assert b"<html" in whole.content
    assert "HX-Request" in part["Vary"]


def test_comparing_writes_nothing_and_takes_no_post(
    client_of: ClientOf, reader: User, pair: tuple[Article, Article]
) -> None:
    client = client_of(reader)
    assert client.post(address(pair[0].pk, pair[1].pk)).status_code == 405


def queries(client: Client, *ids: UUID) -> int:
    with CaptureQueriesContext(
        connection,
    ) as caught:
        shown(client, *ids)
    return len(caught)


@pytest.mark.django_db
def test_the_number_of_queries_does_not_grow_with_what_was_found(client_of: ClientOf, reader: User) -> None:
    first, second = article(WIRE), article(COPY)
    client = client_of(reader)
    make_mention(first, make_entity("سالم الراوي"))
    few = queries(client, first.pk, second.pk)
    for number in range(5):
        make_mention(second, make_entity(f"راوٍ {'ا' * number}"), number, number + 3)
        make_quotation(first, number, number + 4)
        make_time_reference(second, number, number + 2)
    assert queries(client, first.pk, second.pk) == few
    assert queries(client, first.pk, second.pk, *(article(THIRD).pk for _ in range(4))) == few


def test_who_is_signed_out_is_sent_to_sign_in(client: Client, pair: tuple[Article, Article]) -> None:
    response = client.get(address(pair[0].pk, pair[1].pk))
    assert response.status_code == 302
    assert reverse("account_login") in response["Location"]


def test_every_difference_leads_to_the_sentence_that_says_why(
    client_of: ClientOf, reader: User, pair: tuple[Article, Article]
) -> None:
    html = shown(client_of(reader), pair[0].pk, pair[1].pk, hide="none")
    described = set(re.findall('aria-describedby="(why-[^"]+)"', html))
    assert len(described) > 3
    for name in described:
        assert len(re.findall(f' id="{name}"', html)) == 1
    assert re.search('<p id="why-wording-other-words">[^<]+: ألفاظ أخرى.</p>', html)


def test_each_kind_is_a_toggle_with_its_count_and_spelling_can_be_shown(
    client_of: ClientOf, reader: User, pair: tuple[Article, Article]
) -> None:
    client = client_of(reader)
    response = client.get(address(pair[0].pk, pair[1].pk))
    counts = {kind: count for kind, _words, count, _hidden, _toggled in response.context["kinds"]}
    assert counts["spelling"] > 0
    assert (counts["omitted"], counts["added"]) >= (1, 1)
    html = response.content.decode()
    assert '<mark data-difference="spelling"' not in html
    assert "hide=none" in html
    assert '<mark data-difference="spelling"' in shown(client, pair[0].pk, pair[1].pk, hide="none")


def test_what_a_text_lacks_is_said_where_it_is_lacking_unless_that_is_hidden(
    client_of: ClientOf, reader: User, pair: tuple[Article, Article]
) -> None:
    client = client_of(reader)
    html = shown(client, pair[0].pk, pair[1].pk)
    assert 'data-whole lang="ar" dir="auto">محذوف هنا</span>' in html
    hidden = shown(client, pair[0].pk, pair[1].pk, hide="omitted,added")
    assert "data-whole" not in hidden
    assert hidden.count("ليس في هذا النص") == 2


def test_a_passage_that_moved_leads_to_its_place(client_of: ClientOf, reader: User, db: None) -> None:
    first, second, _third, last = WIRE.splitlines()
    here, there = article(f"{first}\n{second}\n{last}"), article(f"{first}\n{last}\n{second}")
    html = shown(client_of(reader), here.pk, there.pk)
    assert re.search('<a class="whole" data-difference="moved" data-letter="ق" href="#row-[123]"', html)
    assert "موضع واحد منقول" in html


def test_the_summary_counts_and_leads_to_the_first_of_each_kind(
    client_of: ClientOf, reader: User, pair: tuple[Article, Article]
) -> None:
    html = shown(client_of(reader), pair[0].pk, pair[1].pk)
    summary = html[html.index('class="compare-summary"') : html.index("</section>")]
    targets = re.findall('href="#([^"]+)"', summary)
    assert targets
    assert set(targets) <= set(re.findall(' id="([^"]+)"', html))
    assert "من كلماته وارد في" in summary
    assert "جاكار" in summary


def test_the_facts_that_differ_come_first(client_of: ClientOf, reader: User, db: None) -> None:
    other = article(WIRE.replace("أربعة آلاف", "خمسة آلاف").replace("فعلاً", "حقاً"))
    response = client_of(reader).get(address(article(WIRE).pk, other.pk))
    assert response.context["listed"][0].found.kind == "fact"
    html = response.content.decode()
    assert html.index("وقائع مختلفة</h2>") < html.index('<table class="compare"')
    assert "عدد آخر." in html


def test_a_misspelling_is_shown_with_its_reason_though_spelling_is_hidden(
    client_of: ClientOf, reader: User, db: None
) -> None:
    here = article("أعلنت الهيئة وقف عمليات تنظيم داعش في الميناء الشرقي.\n")
    there = article("أعلنت الهيئة وقف عمليات تنظيم داع في الميناء الشرقي.\n")
    html = shown(client_of(reader), here.pk, there.pk)
    mark = re.search('<mark data-difference="spelling"[^>]*aria-describedby="([^"]+)"[^>]*>داع</mark>', html)
    assert mark
    assert f'<p id="{mark[1]}">الإملاء: خطأ إملائي على الأرجح.</p>' in html
    assert 'data-stops="1"' in html
