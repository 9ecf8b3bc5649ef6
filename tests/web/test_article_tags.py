from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from articles.models import ArticleTag, Tag, User
from tests.factories import make_article, make_tag, tag_article

SignIn = Callable[[User], Client]


def test_a_tag_is_put_on_by_hand_with_its_author(client_of: SignIn, analyst: User) -> None:
    article = make_article()
    client_of(analyst).post(reverse("article_tags", args=[article.pk]), {"add": "موانئ"})
    link = ArticleTag.objects.get()
    assert (link.article, link.tag.name, link.tagged_by, link.origin) == (article, "موانئ", analyst, "hand")


def test_the_same_name_in_another_spelling_is_the_same_tag(client_of: SignIn, analyst: User) -> None:
    make_tag("الأرصفة")
    client_of(analyst).post(reverse("article_tags", args=[make_article().pk]), {"add": "الارصفه"})
    assert Tag.objects.count() == 1


def test_putting_a_tag_on_twice_leaves_one_link(client_of: SignIn, analyst: User) -> None:
    address = reverse("article_tags", args=[make_article().pk])
    for _again in range(2):
        client_of(analyst).post(address, {"add": "موانئ"})
    assert ArticleTag.objects.count() == 1


def test_a_tag_is_taken_off(client_of: SignIn, analyst: User) -> None:
    article, tag = make_article(), make_tag()
    tag_article(article, tag)
    client_of(analyst).post(reverse("article_tags", args=[article.pk]), {"remove": tag.pk})
    assert not ArticleTag.objects.exists()
    assert Tag.objects.exists()


def test_an_empty_name_is_answered_with_words(client_of: SignIn, analyst: User) -> None:
    address = reverse("article_tags", args=[make_article().pk])
    for nothing in ("", " / ", "«»", "ـ"):
        response = client_of(analyst).post(address, {"add": nothing}, headers={"HX-Request": "true"})
        assert 'role="alert"' in response.content.decode()
    assert client_of(analyst).post(address, {"remove": "٣"}).status_code == 302
    assert not Tag.objects.exists()


def test_readers_and_wrong_verbs_are_refused(client_of: SignIn, reader: User, analyst: User) -> None:
    address = reverse("article_tags", args=[make_article().pk])
    assert client_of(reader).post(address, {"add": "موانئ"}).status_code == 403
    assert client_of(analyst).get(address).status_code == 405
    assert not Tag.objects.exists()
