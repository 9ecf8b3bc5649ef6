from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from articles.models import ArticleTag, Change, Tag, User
from tests.factories import make_article, make_tag, tag_article

SignIn = Callable[[User], Client]
TAGS = reverse("tags")


def of(name: str, tag: Tag) -> str:
    return reverse(name, args=[tag.pk])


def links() -> set[tuple[str, str]]:
    return set(ArticleTag.objects.values_list("tag__name", "article__title"))


def tree() -> dict[str, str]:
    return {tag.name: tag.parent.name if tag.parent else "" for tag in Tag.objects.select_related("parent")}


def undo(client: Client) -> None:
    client.post(reverse("undo", args=[Change.objects.latest("made_at").pk]))


def test_a_tag_is_made_under_another(client_of: SignIn, analyst: User) -> None:
    parent = make_tag("موانئ")
    client_of(analyst).post(TAGS, {"name": "  أرصفة   قديمة ", "parent": parent.pk, "colour": "teal"})
    made = Tag.objects.get(parent=parent)
    assert (made.name, made.colour, made.created_by) == ("أرصفة قديمة", "teal", analyst)


@pytest.mark.parametrize(
    "values",
    [
        {"name": ""},
        {"name": "«»"},
        {"name": "الموانيء"},
        {"name": "ن" * 101},
        {"name": "x", "colour": "plaid"},
        {"name": "x", "parent": "777"},
    ],
)
def test_a_bad_tag_comes_back_with_the_reason(client_of: SignIn, analyst: User, values: dict[str, str]) -> None:
    make_tag("الموانيء")
    response = client_of(analyst).post(TAGS, values)
    assert response.status_code == 422
    assert Tag.objects.count() == 1


def test_the_tree_shows_children_under_their_parents_with_counts(client_of: SignIn, reader: User) -> None:
    parent = make_tag("موانئ")
    child = make_tag("أرصفة", parent=parent)
    make_tag("اقتصاد")
    tag_article(make_article(), child)
    rows = client_of(reader).get(TAGS).context["tags"]
    assert [(row.node.tag.name, row.node.depth, row.articles) for row in rows] == [
        ("اقتصاد", 0, 0),
        ("موانئ", 0, 0),
        ("أرصفة", 1, 1),
    ]


def test_the_page_of_a_tag_lists_its_whole_branch(client_of: SignIn, reader: User) -> None:
    parent = make_tag("موانئ")
    article = make_article("رصيف")
    tag_article(article, make_tag("أرصفة", parent=parent))
    tag_article(article, make_tag("نقل"))
    context = client_of(reader).get(parent.get_absolute_url()).context
    assert [row.article.title for row in context["rows"]] == ["رصيف"]
    assert context["count"] == 1
    assert [(tag.name, tag.together) for tag in context["company"]] == [("نقل", 1)]


def test_a_tag_is_renamed_moved_and_recoloured(client_of: SignIn, analyst: User) -> None:
    tag, parent = make_tag("ارصفه"), make_tag("موانئ")
    client_of(analyst).post(of("edit_tag", tag), {"name": "أرصفة", "parent": parent.pk, "colour": "red"})
    assert tree() == {"أرصفة": "موانئ", "موانئ": ""}


def test_a_tag_does_not_move_under_itself(client_of: SignIn, analyst: User) -> None:
    parent = make_tag("موانئ")
    child = make_tag("أرصفة", parent=parent)
    response = client_of(analyst).post(of("edit_tag", parent), {"name": "موانئ", "parent": child.pk})
    assert response.status_code == 422
    assert tree() == {"موانئ": "", "أرصفة": "موانئ"}


def test_merging_moves_articles_and_children_and_is_taken_back(client_of: SignIn, editor: User) -> None:
    old, new = make_tag("مرافئ"), make_tag("موانئ")
    twin, other = make_tag("أرصفة", parent=old), make_tag("أرصفة", parent=new)
    make_tag("سفن", parent=old)
    both, one = make_article("كلاهما"), make_article("واحد")
    for article, tag in ((both, old), (both, new), (one, old), (one, twin), (both, other)):
        tag_article(article, tag)
    before = set(ArticleTag.objects.values_list("tag", "article")), set(Tag.objects.values_list("pk", "parent"))
    client = client_of(editor)
    client.post(of("merge_tag", old), {"into": new.pk})
    assert tree() == {"موانئ": "", "أرصفة": "موانئ", "سفن": "موانئ"}
    assert links() == {("موانئ", "كلاهما"), ("موانئ", "واحد"), ("أرصفة", "واحد"), ("أرصفة", "كلاهما")}
    undo(client)
    assert (
        set(ArticleTag.objects.values_list("tag", "article")),
        set(Tag.objects.values_list("pk", "parent")),
    ) == before


def test_a_tag_merges_neither_into_itself_nor_into_what_is_under_it(client_of: SignIn, editor: User) -> None:
    tag = make_tag("موانئ")
    child = make_tag("أرصفة", parent=tag)
    for into in (tag, child):
        assert client_of(editor).post(of("merge_tag", tag), {"into": into.pk}).status_code == 422
    assert Tag.objects.count() == 2


def test_deleting_takes_the_branch_off_and_undo_puts_it_back(client_of: SignIn, editor: User) -> None:
    parent = make_tag("موانئ", colour="teal")
    child = make_tag("أرصفة", parent=parent)
    tag_article(make_article("خبر"), child, tagged_by=editor, origin="rule")
    client = client_of(editor)
    client.post(of("delete_tag", parent))
    assert tree() == {}
    undo(client)
    assert tree() == {"موانئ": "", "أرصفة": "موانئ"}
    link = ArticleTag.objects.get()
    assert (link.tag_id, link.tagged_by, link.origin) == (child.pk, editor, "rule")
    assert Tag.objects.get(pk=parent.pk).colour == "teal"


def test_undoing_a_deletion_joins_a_tag_that_took_the_name(client_of: SignIn, editor: User) -> None:
    tag = make_tag("موانئ")
    tag_article(make_article("خبر"), tag)
    client = client_of(editor)
    client.post(of("delete_tag", tag))
    taken = make_tag("موانئ")
    undo(client)
    assert Tag.objects.count() == 1
    assert ArticleTag.objects.get().tag == taken


def test_what_each_role_may_do(client_of: SignIn, reader: User, analyst: User) -> None:
    tag = make_tag("موانئ")
    assert client_of(reader).post(TAGS, {"name": "جديد"}).status_code == 403
    assert client_of(reader).post(of("edit_tag", tag), {"name": "جديد"}).status_code == 403
    for name in ("merge_tag", "delete_tag"):
        assert client_of(analyst).get(of(name, tag)).status_code == 403
        assert client_of(analyst).post(of(name, tag)).status_code == 403
    assert tree() == {"موانئ": ""}


def test_wrong_verbs_and_unknown_tags(client_of: SignIn, editor: User) -> None:
    tag = make_tag()
    assert client_of(editor).post(tag.get_absolute_url()).status_code == 405
    assert client_of(editor).delete(TAGS).status_code == 405
    for name in ("tag", "edit_tag", "merge_tag", "delete_tag"):
        assert client_of(editor).get(reverse(name, args=[404404])).status_code == 404
        assert client_of(editor).get(of(name, tag)).status_code == 200


def test_the_number_of_queries_does_not_grow_with_tags(
    client_of: SignIn, reader: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = client_of(reader)
    for rows in (1, 3):
        while Tag.objects.count() < rows:
            tag_article(make_article(), make_tag(f"وسم {Tag.objects.count()}"))
        with django_assert_num_queries(5):
            client.get(TAGS)
