import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.language.sentences import split_sentences
from articles.models import Article, Story, User
from tests.analysis.wires import COPY, THIRD, UNRELATED, WIRE
from tests.factories import NOON, make_article, make_source, make_story

ClientOf = Callable[[User], Client]


def make_stories(count: int, **fields: Any) -> list[Story]:
    """Stories of two articles each, a day apart, the oldest first."""
    return [
        make_story(
            make_article(f"خبر {number}", published_at=NOON + timedelta(days=number), **fields),
            make_article(f"نسخة {number}", published_at=NOON + timedelta(days=number, hours=1), **fields),
        )
        for number in range(count)
    ]


def sentences_of(text: str) -> list[list[int]]:
    return [[sentence.start, sentence.end] for sentence in split_sentences(text)]


@pytest.fixture
def wire_story(db: None) -> Story:
    quay, mast = make_source("صحيفة الرصيف"), make_source("موقع السارية")
    return make_story(
        make_article(
            "جنوح سفينة شحن",
            WIRE,
            sentences=sentences_of(WIRE),
            source=quay,
            published_at=NOON,
            credits=["وكالة الضفاف"],
        ),
        make_article(
            "ناقلة حبوب تجنح", COPY, sentences=sentences_of(COPY), source=mast, published_at=NOON + timedelta(hours=5)
        ),
        make_article(
            "تعليق الملاحة", THIRD, sentences=sentences_of(THIRD), source=mast, published_at=NOON + timedelta(days=2)
        ),
    )


def test_a_story_stands_under_its_earliest_article_with_who_and_how_fast(
    client_of: ClientOf, reader: User, wire_story: Story
) -> None:
    response = client_of(reader).get(reverse("stories"))
    (spread,) = response.context["page"].stories
    assert (spread.lead.title, spread.outlets) == ("جنوح سفينة شحن", ("صحيفة الرصيف", "موقع السارية"))
    assert spread.places == (0.0, 10.4, 100.0)
    html = response.content.decode()
    assert "انتشرت خلال يومين" in html
    assert "وسيلتان" in html


@pytest.mark.django_db
def test_copies_of_one_text_count_once_among_the_texts_of_a_story(client_of: ClientOf, reader: User) -> None:
    copies = [make_article(f"نسخة {number}", source=make_source(f"ناقل {number}")) for number in range(3)]
    make_story(*copies)
    other = make_article("بألفاظ أخرى", source=make_source("الرابعة"))
    story = Story.objects.get()
    Article.objects.filter(pk=other.pk).update(story=story)
    response = client_of(reader).get(reverse("stories"))
    assert response.context["page"].stories[0].texts == 2
    assert "نصان" in response.content.decode()
    assert "<dd>2</dd>" in client_of(reader).get(reverse("story", args=[story.pk])).content.decode()


@pytest.mark.django_db
def test_the_list_is_paged_by_key_without_gap_or_repeat(client_of: ClientOf, reader: User) -> None:
    made = make_stories(60)
    client = client_of(reader)
    seen: list[Story] = []
    older = ""
    while True:
        page = client.get(reverse("stories"), {"older": older} if older else {}).context["page"]
        seen += [spread.story for spread in page.stories]
        older = page.older
        if not older:
            break
    assert seen == made[::-1]
    back = client.get(reverse("stories"), {"newer": page.newer}).context["page"]
    assert [spread.story for spread in back.stories] == made[::-1][25:50]
    first = client.get(reverse("stories"), {"newer": back.newer}).context["page"]
    assert ([spread.story for spread in first.stories], first.newer) == (made[::-1][:25], "")


@pytest.mark.django_db
@pytest.mark.parametrize("cursor", ["nonsense", "1.2", "99999999999999999999." + str(UUID(int=7))])
def test_a_cursor_that_cannot_be_read_shows_the_first_page(client_of: ClientOf, reader: User, cursor: str) -> None:
    made = make_stories(2)
    page = client_of(reader).get(reverse("stories"), {"older": cursor}).context["page"]
    assert [spread.story for spread in page.stories] == made[::-1]


@pytest.mark.django_db
def test_a_desk_without_stories_says_when_one_appears(client_of: ClientOf, reader: User) -> None:
    html = client_of(reader).get(reverse("stories")).content.decode()
    assert "لا قصص بعد" in html
    assert reverse("add") in html


def test_a_story_shows_from_whom_each_member_has_its_text_and_what_is_new(
    client_of: ClientOf, reader: User, wire_story: Story
) -> None:
    response = client_of(reader).get(reverse("story", args=[wire_story.pk]))
    first, copy, third = response.context["members"]
    assert [m.article.title for m in (first, copy, third)] == ["جنوح سفينة شحن", "ناقلة حبوب تجنح", "تعليق الملاحة"]
    assert [[one.article.title for one in m.parents] for m in (copy, third)] == [["جنوح سفينة شحن"]] * 2
    assert [(m.own, m.sentences) for m in (first, copy, third)] == [(5, 5), (1, 4), (0, 3)]
    assert [m.first_of_source for m in (first, copy, third)] == [True, True, False]
    html = response.content.decode()
    assert "وكالة الضفاف" in html
    assert '<td data-label="جمل جديدة">1 من 4</td>' in html


def test_a_story_draws_an_arrow_to_each_copy_that_opens_the_comparison_of_the_two(
    client_of: ClientOf, reader: User, wire_story: Story
) -> None:
    html = client_of(reader).get(reverse("story", args=[wire_story.pk])).content.decode()
    first, copy = Article.objects.filter(story=wire_story).order_by("published_at")[:2]
    arrow = re.search(rf'<a class="lineage-arrow"[^>]* href="/compare/\?a={first.pk}&amp;a={copy.pk}"[^>]*>', html)
    assert arrow is not None
    assert 'aria-label="موقع السارية: 75% من جمل نصها واردة في نص صحيفة الرصيف المنشور قبله بنحو 5 ساعات"' in arrow[0]
    assert " style=" not in html.partition("<main")[2]


def test_the_strip_says_who_was_first_and_how_fast_the_others_were(
    client_of: ClientOf, reader: User, wire_story: Story
) -> None:
    html = client_of(reader).get(reverse("story", args=[wire_story.pk])).content.decode()
    facts = re.sub(r"<[^>]+>|\s+", " ", html.partition('<dl class="story-facts">')[2].partition("</dl>")[0])
    for said in ("عند صحيفة الرصيف", "الوسائل 2", "نصف الأخريات خلال 5 ساعات", "من غيره 2 من 3"):
        assert said in " ".join(facts.split())


@pytest.mark.django_db
def test_of_two_of_one_minute_it_is_not_said_who_was_first(client_of: ClientOf, reader: User) -> None:
    one, other = (make_article(text=WIRE, source=make_source(name), published_at=NOON) for name in ("الرصيف", "المرفأ"))
    html = client_of(reader).get(reverse("story", args=[make_story(one, other).pk])).content.decode()
    assert "في الوقت نفسه بقدر ما يُعرف" in html
    assert 'data-kind="same"' in html
    assert 'data-kind="copy"' not in html


@pytest.mark.django_db
def test_a_text_that_credits_one_agency_and_is_anothers_is_said_to_be(client_of: ClientOf, reader: User) -> None:
    text, cut = f"{THIRD}{WIRE}", sentences_of(f"{THIRD}{WIRE}")
    paper, site = make_source("صحيفة الرصيف"), make_source("موقع السارية")
    story = make_story(
        make_article(text=text, sentences=cut, source=paper, published_at=NOON, credits=["فرانس برس"]),
        make_article(text=text, sentences=cut, source=site, published_at=NOON + timedelta(hours=2), credits=["رووداو"]),
    )
    html = client_of(reader).get(reverse("story", args=[story.pk])).content.decode()
    (said,) = re.findall(r'<ul class="lineage-said">(.*?)</ul>', html, re.DOTALL)
    assert " ".join(re.sub(r"<[^>]+>", "", said).split()) == (
        "موقع السارية: يُنسب النص إلى رووداو، لكنّ 100% من جمله واردة في النص المنسوب إلى فرانس برس"
        " (في صحيفة الرصيف)، وقد نُشر قبله بنحو ساعتين."
    )


@pytest.mark.django_db
def test_a_story_that_each_tells_in_its_own_words_has_no_drawing(client_of: ClientOf, reader: User) -> None:
    story = make_story(make_article(text=WIRE), make_article(text=UNRELATED))
    html = client_of(reader).get(reverse("story", args=[story.pk])).content.decode()
    assert "كلٌّ يرويها بكلماته" in html
    assert "<svg dir" not in html


@pytest.mark.django_db
def test_names_and_headlines_are_shown_as_text(client_of: ClientOf, reader: User) -> None:
    hostile = '"><script>alert(1)</script>'
    first = make_article(hostile, WIRE, source=make_source(f"وكالة{hostile}", kind="agency"), credits=[hostile])
    copy = make_article(hostile, WIRE, source=make_source(f"موقع{hostile}"))
    html = client_of(reader).get(reverse("story", args=[make_story(first, copy).pk])).content.decode()
    assert "<script>alert" not in html
    assert html.count("&lt;script&gt;alert(1)") > 4


def test_a_story_offers_the_whole_and_any_two_for_comparison(
    client_of: ClientOf, reader: User, wire_story: Story
) -> None:
    html = client_of(reader).get(reverse("story", args=[wire_story.pk])).content.decode()
    ids = Article.objects.filter(story=wire_story).order_by("published_at").values_list("pk", flat=True)
    assert f"{reverse('compare')}?{'&amp;'.join(f'a={pk}' for pk in ids)}" in html
    assert html.count('<input type="checkbox" name="a"') == 3
    assert f'<form action="{reverse("compare")}">' in html


def test_the_former_id_of_a_story_leads_to_the_story_of_that_member(
    client_of: ClientOf, reader: User, wire_story: Story
) -> None:
    member = Article.objects.filter(story=wire_story).latest("published_at")
    response = client_of(reader).get(reverse("story", args=[member.pk]))
    assert response.status_code == 302
    assert response["Location"] == reverse("story", args=[wire_story.pk])


@pytest.mark.django_db
def test_an_id_of_nothing_or_of_an_article_without_story_is_404(client_of: ClientOf, reader: User) -> None:
    client = client_of(reader)
    assert client.get(reverse("story", args=[uuid4()])).status_code == 404
    assert client.get(reverse("story", args=[make_article().pk])).status_code == 404


@pytest.mark.django_db
def test_articles_below_five_words_have_no_lineage(client_of: ClientOf, reader: User) -> None:
    story = make_story(make_article(text="أغلق الميناء"), make_article(text="أغلق الميناء"))
    response = client_of(reader).get(reverse("story", args=[story.pk]))
    assert [(member.parents, member.sentences) for member in response.context["members"]] == [((), 0), ((), 0)]


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["stories", "story"])
def test_reading_stories_takes_no_post(client_of: ClientOf, editor: User, name: str) -> None:
    (story,) = make_stories(1)
    address = reverse(name, args=[story.pk] if name == "story" else [])
    assert client_of(editor).post(address).status_code == 405


@pytest.mark.django_db
def test_the_number_of_queries_does_not_grow_with_the_stories(client_of: ClientOf, reader: User) -> None:
    client = client_of(reader)

    def count() -> int:
        with CaptureQueriesContext(connection) as caught:
            assert client.get(reverse("stories")).status_code == 200
        return len(caught)

    make_stories(1)
    one = count()
    make_stories(3)
    assert count() == one


@pytest.mark.django_db
def test_the_number_of_queries_does_not_grow_with_the_members(client_of: ClientOf, reader: User) -> None:
    client = client_of(reader)

    def count(members: int) -> int:
        story = make_story(*[make_article(text=WIRE) for _ in range(members)])
        with CaptureQueriesContext(connection) as caught:
            assert client.get(reverse("story", args=[story.pk])).status_code == 200
        return len(caught)

    assert count(2) == count(6)
