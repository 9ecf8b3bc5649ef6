from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Article, Story, User
from tests.analysis.wires import COPY, THIRD, WIRE
from tests.factories import NOON, make_article, make_source, make_story

ClientOf = Callable[[User], Client]


def make_stories(count: int, **fields: object) -> list[Story]:
    """Stories of two articles each, a day apart, the oldest first."""
    return [
        make_story(
            make_article(f"خبر {number}", published_at=NOON + timedelta(days=number), **fields),
            make_article(f"نسخة {number}", published_at=NOON + timedelta(days=number, hours=1), **fields),
        )
        for number in range(count)
    ]


@pytest.fixture
def wire_story(db: None) -> Story:
    quay, mast = make_source("صحيفة الرصيف"), make_source("موقع السارية")
    return make_story(
        make_article("جنوح سفينة شحن", WIRE, source=quay, published_at=NOON, credits=["وكالة الضفاف"]),
        make_article("ناقلة حبوب تجنح", COPY, source=mast, published_at=NOON + timedelta(hours=5)),
        make_article("تعليق الملاحة", THIRD, source=mast, published_at=NOON + timedelta(days=2)),
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


def test_a_story_shows_how_much_each_member_took_from_the_first(
    client_of: ClientOf, reader: User, wire_story: Story
) -> None:
    response = client_of(reader).get(reverse("story", args=[wire_story.pk]))
    members = response.context["members"]
    assert [member.article.title for member in members] == ["جنوح سفينة شحن", "ناقلة حبوب تجنح", "تعليق الملاحة"]
    assert members[0].reused is None
    assert [round(member.reused, 2) for member in members[1:]] == [0.65, 0.65]
    assert [member.first_of_source for member in members] == [True, True, False]
    assert "وكالة الضفاف" in response.content.decode()


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
def test_an_article_below_five_words_has_no_share(client_of: ClientOf, reader: User) -> None:
    story = make_story(make_article(text="أغلق الميناء"), make_article(text="أغلق الميناء"))
    members = client_of(reader).get(reverse("story", args=[story.pk])).context["members"]
    assert [member.reused for member in members] == [None, None]


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
