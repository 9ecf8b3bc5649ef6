from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.language.stems import index_document
from articles.models import Article, User
from articles.queries.search_counts import Count
from tests.factories import make_article, make_entity, make_mention, make_source, make_story, make_tag, tag_article

pytestmark = pytest.mark.django_db

ADDRESS = "/search/"


@pytest.fixture
def client(reader: User, client_of: Callable[[User], Client]) -> Client:
    return client_of(reader)


def make(title: str = "عنوان", text: str = "خبر عن بغداد", **fields: Any) -> Article:
    return make_article(title, text, search=index_document(title, text), **fields)


def get(client: Client, **parameters: str) -> str:
    response = client.get(reverse("search"), parameters)
    assert response.status_code == 200
    return response.content.decode()


def test_who_is_signed_out_is_sent_to_sign_in() -> None:
    assert Client().get(ADDRESS).status_code == 302


def test_a_search_is_only_ever_read(client: Client) -> None:
    assert client.post(ADDRESS).status_code == 405


def test_an_empty_box_shows_how_to_ask_and_no_articles(client: Client) -> None:
    make(title="افتتاح الجسر")
    page = get(client)
    assert "search-examples" in page
    assert "افتتاح الجسر" not in page


def test_hits_are_marked_in_headline_and_passage_and_say_why(client: Client) -> None:
    make("زيارة للعراق", "وصل الوفد بالعراق ليلا.")
    page = get(client, q="العراق")
    assert '<mark data-kind="hit">للعراق</mark>' in page
    assert '<mark data-kind="hit">بالعراق</mark>' in page
    assert '<bdi dir="rtl">بالعراق</bdi>' in page


def test_what_was_understood_is_a_chip_that_can_be_taken_off(client: Client) -> None:
    make()
    page = get(client, q="«خبر عن» بغداد -دمشق")
    assert f'href="?q={quote("«خبر عن» بغداد")}"'.replace("%20", "+") in page
    assert f'href="?q={quote("بغداد -دمشق")}"'.replace("%20", "+") in page
    assert page.count('class="chip"') == 3


def test_what_was_not_understood_is_named(client: Client) -> None:
    make()
    page = get(client, q='بغداد " من')
    assert page.count("search-ignored") == 2
    assert '<bdi dir="rtl">من</bdi>' in page
    assert "hit-why" in page


@pytest.mark.parametrize(
    "query",
    [
        '"', "((((", "- - -", "OR", "أو", "*", "\x00", "🙂", "'; drop table articles_article; --", "\\", "a" * 2500,
        "ب " * 10_000, "<script>alert(1)</script>", "%s %d {} {{ }}", "ا:* & !", "\ud7ff\ue000", "-بغداد",
        "(a OR (b -c", "''", ":*", "<->",
    ],
)  # fmt: skip
def test_no_query_is_an_error(query: str, client: Client) -> None:
    make()
    page = get(client, q=query)
    assert "<script>alert" not in page
    assert Article.objects.count() == 1


@pytest.mark.parametrize(
    "parameters",
    [
        {"source": "x"}, {"tag": "x"}, {"tag": "99999999999999999999"}, {"entity": "' or 1=1"}, {"after": "2026-02-30"},
        {"before": "yesterday"}, {"state": "x"}, {"older": "x"}, {"newer": "9" * 40}, {"sort": "x"},
        {"sort": "relevance", "older": "1.x"}, {"strength": "x"}, {"fold": "x"}, {"kind": "x"}, {"not_kind": "x"},
        {"outlets": "x"}, {"not_month": "2026-13"}, {"not_state": "x"}, {"not_tag": "x"}, {"since": "x"},
        {"source": "00000000-0000-0000-0000-000000000000"},
    ],
)  # fmt: skip
def test_no_parameter_is_an_error(parameters: dict[str, str], client: Client) -> None:
    make()
    get(client, q="بغداد", **parameters)


def test_a_filter_that_cannot_be_read_is_named_and_the_search_goes_on(client: Client) -> None:
    make()
    page = get(client, q="بغداد", after="2026-02-30")
    assert page.count("search-ignored") == 1
    assert "hit-why" in page


def test_facets_toggle_in_the_address(client: Client) -> None:
    source, tag, entity = make_source("صحيفة المرفأ"), make_tag("موانئ"), make_entity("سالم الراوي")
    article = make(source=source, published_at=datetime(2026, 10, 5, tzinfo=UTC))
    tag_article(article, tag)
    make_mention(article, entity)
    page = get(client, q="بغداد")
    q = quote("بغداد")
    for toggle in (f"source={source.pk}", f"tag={tag.pk}", f"entity={entity.pk}", "state=unread"):
        assert f'href="?{toggle}&amp;q={q}"' in page
    assert f'href="?after=2026-10-01&amp;before=2026-10-31&amp;q={q}"' in page
    page = get(client, q="بغداد", source=str(source.pk))
    assert f'id="facet-source-{source.pk}" href="?q={q}" aria-current="true"' in page


def test_a_line_of_a_facet_can_be_left_out_and_allowed_again(client: Client) -> None:
    source = make_source("صحيفة المرفأ")
    make(source=source)
    other = make("افتتاح الجسر", source=make_source("الهضبة"))
    q = quote("بغداد")
    assert f'id="facet-source-{source.pk}-without" href="?not_source={source.pk}&amp;q={q}"' in get(client, q="بغداد")
    page = get(client, q="بغداد", not_source=str(source.pk))
    assert f'id="facet-source-{source.pk}-without" href="?q={q}" aria-current="true"' in page
    assert f'id="facet-source-{source.pk}" href="?source={source.pk}&amp;q={q}"' in page
    assert (page.count('class="list-row hit"'), str(other) in page) == (1, True)
    assert page.count('data-excluded="1"') == 1


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("«وزارة الدفاع»", ["«وزارة الدفاع»", "متجاورة"]),
        ('"وزارة الدفاع"~3', ["«وزارة الدفاع»", "بينها 3 كلمات على الأكثر"]),
        ("مصدر:المرفأ", ["المصدر:", "صحيفة المرفأ"]),
        ("-تركيا بغداد", ["دون", "تركيا"]),
        ("بعد:2015", ["1 كانون الثاني 2015"]),
        ("عنوان:بغداد", ["العنوان:", ">بغداد<"]),
        ("سوري*", ["سوري*", "كل ما يبدأ هكذا"]),
        ("=مسؤول", ["كما كُتبت تمامًا"]),
        ("حالة:مهم", ["حالة القراءة:", ">مهم<"]),
        ("مصدر:المرفأ،الهضبة", ["صحيفة المرفأ أو الهضبة"]),
    ],
)
def test_a_chip_says_how_a_part_was_read(query: str, said: list[str], client: Client, reader: User) -> None:
    make(source=make_source("صحيفة المرفأ"))
    make(source=make_source("الهضبة"))
    chips = get(client, q=query).partition('class="search-understood"')[2].partition("</ul>")[0]
    for words in said:
        assert words in chips


def test_a_pasted_query_is_understood_from_the_page(client: Client) -> None:
    make("بيان", "قالت وزارة الدفاع إن الحدود آمنة.", source=make_source("إيلاف"))
    make("بيان", "قالت وزارة الدفاع إن الحدود مع تركيا آمنة.", source=make_source("إيلاف"))
    page = get(client, q='"وزارة الدفاع" مصدر:إيلاف -تركيا بعد:2015')
    assert page.count('class="chip"') == 4
    assert page.count('class="list-row hit"') == 1
    assert "search-ignored" not in page


def test_a_field_that_names_nothing_offers_the_nearest_as_links(client: Client) -> None:
    make(source=make_source("صحيفة المرفأ"))
    page = get(client, q="بغداد مصدر:المرفا2")
    ignored = page.partition("search-ignored")[2].partition("</p>")[0]
    assert "مصدر:المرفا2" in ignored
    assert "hit-why" in page


def test_strength_order_and_folding_stay_in_every_address(client: Client) -> None:
    make()
    response = client.get(reverse("search"), {"q": "بغداد", "strength": "family", "sort": "oldest", "fold": "0"})
    page = response.content.decode()
    for name, value in (("strength", "family"), ("sort", "oldest"), ("fold", "0")):
        assert f'<input type="hidden" name="{name}" value="{value}">' in page
    facets = [line.address for facet in response.context["facets"] for line in facet.lines]
    kept = [address for address in facets if "strength=family" in address and "sort=oldest" in address]
    assert kept == facets
    assert "fold" not in response.context["fold_address"]


def test_each_hit_says_how_near_what_it_holds_is_to_what_was_asked(client: Client) -> None:
    make("خبر", "مسؤول ثم مسئولون في بغداد")
    why = get(client, q="مسؤول بغداد").partition("hit-why")[2].partition("</p>")[0]
    typed, _same, rest = why.partition("(الكلمة نفسها)")
    assert ">مسؤول</bdi>" in typed
    assert ">مسئولون</bdi>" in typed
    assert ">بغداد</bdi>" in rest
    assert "الكلمة نفسها" not in rest
    assert "(العائلة نفسها)" in get(client, q="بغدادي", strength="family")


def test_bars_of_the_histogram_narrow_to_their_time(client: Client) -> None:
    make(published_at=datetime(2026, 10, 5, tzinfo=UTC))
    make(published_at=datetime(2026, 11, 5, tzinfo=UTC))
    response = client.get(reverse("search"), {"q": "بغداد"})
    bars = [bar for bar in response.context["histogram"].bars if bar.count]
    assert [(bar.days.earliest.isoformat(), bar.count) for bar in bars] == [("2026-10-05", 1), ("2026-11-05", 1)]
    narrowed = client.get(reverse("search") + bars[0].address)
    assert narrowed.context["count"].number == 1
    assert narrowed.context["histogram"] is None
    month = client.get(reverse("search"), {"q": "بغداد", "after": "2026-10-01", "before": "2026-11-30"})
    assert month.context["histogram"].clear == f"?q={quote('بغداد')}"
    assert month.content.decode().count("<tr><td><a") == 2


def test_nothing_found_draws_nothing_and_offers_the_search_without_filters(client: Client) -> None:
    make()
    page = get(client, q="كركوك", kind="person")
    assert 'id="when"' not in page
    assert "facet-with" not in page
    assert f'id="unfiltered" href="?q={quote("كركوك")}"' in page


def test_copies_are_folded_under_the_earliest_until_they_are_asked_for(client: Client) -> None:
    make_story(*[make(source=make_source(f"مصدر {number}")) for number in range(4)])
    folded = client.get(reverse("search"), {"q": "بغداد"})
    assert (len(folded.context["hits"]), folded.context["count"].number) == (1, 4)
    assert "3 وسائل أخرى" in folded.content.decode()
    unfolded = client.get(reverse("search") + folded.context["fold_address"])
    assert len(unfolded.context["hits"]) == 4


def test_another_text_of_the_same_story_is_not_folded(client: Client) -> None:
    make_story(*[make(source=make_source(f"مصدر {number}")) for number in range(3)], of_copies=False)
    page = client.get(reverse("search"), {"q": "بغداد"})
    assert (len(page.context["hits"]), page.context["count"].number) == (3, 3)
    assert page.content.decode().count("وسيلتان أخريان") == 3


def test_a_guessed_count_says_about(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    make()
    monkeypatch.setattr("articles.queries.search.Search.count", lambda self: Count(310_000, exact=False))
    assert "نحو 310,000 مقال" in get(client, q="بغداد")


def test_bulk_acts_come_back_to_the_same_hits(client: Client, reader: User) -> None:
    article = make()
    page = get(client, q="بغداد")
    assert f'name="a" value="{article.pk}" form="bulk"' in page
    here = f"/search/?q={quote('بغداد')}"
    assert f'name="next" value="{here}"' in page
    response = client.post(reverse("bulk"), {"act": "done", "a": str(article.pk), "next": here}, follow=True)
    assert response.redirect_chain[0][0] == here
    assert article.readings.get(user=reader).state == "done"
    assert "undo" in response.content.decode()


def test_the_language_of_queries_lies_beside_the_box_with_examples(client: Client) -> None:
    response = client.get(reverse("search"), {"q": "بغداد", "strength": "family", "kind": "person"})
    rows = [row for _heading, rows in response.context["language"] for row in rows]
    assert len(rows) > 12
    for example, _meaning, address in rows:
        shown = client.get(reverse("search") + address)
        assert shown.context["query"].text == example
        assert not shown.context["filters"]
        assert not [text for text, _reason, _meant in shown.context["ignored"] if ":" not in text]


def test_what_came_since_a_saved_search_was_opened_is_marked(client: Client) -> None:
    make(received_at=datetime(2026, 11, 1, tzinfo=UTC))
    make(received_at=datetime(2026, 11, 3, tzinfo=UTC))
    assert get(client, q="بغداد", since="2026-11-02T00:00:00+00:00").count("جديد منذ زيارتك الأخيرة") == 1
    for nonsense in ("x", "2026-13-01T00:00:00Z", "2026-11-02", "2026-11-02T00:00:00"):
        assert "جديد منذ زيارتك الأخيرة" not in get(client, q="بغداد", since=nonsense)


def test_pages_are_linked_both_ways_with_the_search_in_their_address(client: Client) -> None:
    for _number in range(45):
        make()
    first = client.get(reverse("search"), {"q": "بغداد"})
    assert first.context["newer"] == ""
    assert f"q={quote('بغداد')}" in first.context["older"]
    second = client.get(reverse("search") + first.context["older"])
    assert len(second.context["hits"]) == 20
    back = client.get(reverse("search") + second.context["newer"])
    assert [hit.row.article.pk for hit in back.context["hits"]] == [hit.row.article.pk for hit in first.context["hits"]]


def test_relevance_says_how_many_it_ranks(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.queries.search.RANKED", 2)
    monkeypatch.setattr("articles.web.views.search.RANKED", 2)
    for _number in range(3):
        make()
    response = client.get(reverse("search"), {"q": "بغداد", "sort": "relevance"})
    assert len(response.context["hits"]) == 2
    assert response.context["ranked"] < response.context["count"].number
    assert 'class="help"' in response.content.decode()


def test_no_hits_say_which_word_to_drop_and_what_that_brings(client: Client) -> None:
    make()
    page = get(client, q="بغداد كركوك")
    assert f'href="?q={quote("بغداد")}"' in page
    assert "search-advice" in page


def test_a_filter_alone_lists_its_articles(client: Client) -> None:
    article = make()
    assert article.title in get(client, source=str(article.source_id))


def test_reading_states_are_the_users_own(client: Client, analyst: User) -> None:
    article = make()
    article.readings.create(user=analyst, state="done")
    assert "hit-why" in get(client, q="بغداد", state="unread")
    assert "hit-why" not in get(client, q="بغداد", state="done")


def test_htmx_gets_the_part_that_it_swaps(client: Client) -> None:
    make()
    response = client.get(ADDRESS, {"q": "بغداد"}, headers={"HX-Request": "true"})
    assert b"<html" not in response.content
    assert b"hit-why" in response.content
    assert "HX-Request" in response.headers["Vary"]


def test_text_of_an_article_is_escaped_between_its_marks(client: Client) -> None:
    make("<b>بغداد</b>", "<script>بغداد</script>")
    page = get(client, q="بغداد")
    assert "<script>بغداد" not in page
    assert '&lt;b&gt;<mark data-kind="hit">بغداد</mark>' in page


def test_three_hits_cost_no_more_queries_than_one(client: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            get(client, q="بغداد")
        return len(captured)

    def add() -> None:
        article = make(source=make_source(f"مصدر {Article.objects.count()}"))
        tag_article(article, make_tag(f"وسم {article.pk}"))
        make_mention(article, make_entity(f"اسم {article.pk}"))

    add()
    queries()
    one = queries()
    add()
    add()
    assert queries() == one


def test_a_phrase_of_common_words_says_since_when_articles_were_read(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in (1, 2, 3):
        make(text="وزارة الدفاع", published_at=datetime(2026, 10, day, 9, tzinfo=UTC))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE articles_article")
    assert "فلم يُقرأ منها إلا ما نُشر منذ" not in get(client, q='"وزارة الدفاع"')
    monkeypatch.setattr("articles.queries.search_cap.LOOKED_INTO", 2)
    page = get(client, q='"وزارة الدفاع"')
    assert "فلم يُقرأ منها إلا ما نُشر منذ 2 تشرين الأول 2026" in page
