from collections.abc import Callable
from uuid import uuid4

from django.test import Client
from django.urls import reverse

from articles.actions.reading_state import set_state
from articles.models import ArticleTag, Change, Reading, Tag, User
from tests.factories import make_article

SignIn = Callable[[User], Client]
BULK = reverse("bulk")


def states(user: User) -> dict[str, tuple[str, bool]]:
    return {
        r.article.title: (r.state, r.important) for r in Reading.objects.filter(user=user).select_related("article")
    }


def test_a_state_is_set_and_leaves_importance_alone(client_of: SignIn, reader: User) -> None:
    article = make_article("خبر")
    address = reverse("state", args=[article.pk])
    client_of(reader).post(address, {"important": "1"})
    response = client_of(reader).post(address, {"state": "done", "next": "/?state=all"})
    assert response["Location"] == "/?state=all"
    assert states(reader) == {"خبر": ("done", True)}


def test_nobody_is_sent_off_the_site(client_of: SignIn, reader: User) -> None:
    address = reverse("state", args=[make_article().pk])
    response = client_of(reader).post(address, {"state": "done", "next": "https://evil.example/"})
    assert response["Location"] == reverse("inbox")


def test_htmx_gets_the_buttons_and_the_row_anew(client_of: SignIn, reader: User) -> None:
    article = make_article()
    response = client_of(reader).post(
        reverse("state", args=[article.pk]), {"state": "done"}, headers={"HX-Request": "true"}
    )
    page = response.content.decode()
    assert f'id="row-{article.pk}"' in page
    assert 'hx-swap-oob="outerHTML"' in page


def test_states_that_do_not_exist_are_refused(client_of: SignIn, reader: User) -> None:
    address = reverse("state", args=[make_article().pk])
    assert client_of(reader).post(address, {"state": "asleep"}).status_code == 400
    assert client_of(reader).post(address, {"important": "very"}).status_code == 400
    assert client_of(reader).get(address).status_code == 405
    assert client_of(reader).post(reverse("state", args=[uuid4()]), {"state": "done"}).status_code == 404
    assert states(reader) == {}


def test_many_are_done_at_once_and_it_can_be_undone(client_of: SignIn, reader: User) -> None:
    first, second = make_article("أول"), make_article("ثان")
    set_state(reader, [first.pk], state="read", important=True)
    client = client_of(reader)
    client.post(BULK, {"a": [first.pk, second.pk], "act": "done"})
    assert states(reader) == {"أول": ("done", True), "ثان": ("done", False)}
    client.post(reverse("undo", args=[Change.objects.get().pk]))
    assert states(reader) == {"أول": ("read", True), "ثان": ("unread", False)}


def test_nobody_undoes_what_another_did(client_of: SignIn, reader: User, editor: User) -> None:
    article = make_article("خبر")
    client_of(reader).post(BULK, {"a": [article.pk], "act": "done"})
    client_of(editor).post(reverse("undo", args=[Change.objects.get().pk]))
    assert states(reader) == {"خبر": ("done", False)}


def test_what_is_undone_twice_is_undone_once(client_of: SignIn, reader: User) -> None:
    article = make_article("خبر")
    client = client_of(reader)
    client.post(BULK, {"a": [article.pk], "act": "done"})
    undo = reverse("undo", args=[Change.objects.get().pk])
    client.post(undo)
    set_state(reader, [article.pk], state="read")
    assert client.post(undo).status_code == 302
    assert states(reader) == {"خبر": ("read", False)}
    assert client.get(undo).status_code == 405


def test_a_selection_is_tagged_and_untagged_again(client_of: SignIn, analyst: User) -> None:
    articles = [make_article(), make_article()]
    client = client_of(analyst)
    client.post(BULK, {"a": [a.pk for a in articles], "act": "tag", "tag": "موانئ / أرصفة"})
    tag = Tag.objects.get(name="أرصفة")
    assert str(tag.parent) == "موانئ"
    assert ArticleTag.objects.filter(tag=tag, tagged_by=analyst).count() == 2
    client.post(reverse("undo", args=[Change.objects.get().pk]))
    assert not ArticleTag.objects.exists()


def test_a_reader_cannot_tag_a_selection(client_of: SignIn, reader: User) -> None:
    client_of(reader).post(BULK, {"a": [make_article().pk], "act": "tag", "tag": "موانئ"})
    assert not Tag.objects.exists()


def test_compare_carries_the_selection_in_the_address(client_of: SignIn, reader: User) -> None:
    first, second = sorted((make_article(), make_article()), key=lambda a: a.pk)
    response = client_of(reader).post(BULK, {"a": [second.pk, first.pk], "act": "compare"})
    assert response["Location"] == f"{reverse('compare')}?a={first.pk}&a={second.pk}"


def test_bad_selections_and_acts_change_nothing(client_of: SignIn, reader: User) -> None:
    client = client_of(reader)
    assert client.post(BULK, {"act": "done"}).status_code == 302
    assert client.post(BULK, {"a": ["x", str(uuid4())], "act": "done"}).status_code == 302
    assert client.post(BULK, {"a": [make_article().pk], "act": "explode"}).status_code == 400
    assert client.get(BULK).status_code == 405
    assert states(reader) == {}


def test_forms_of_the_reader_pane_lead_back_to_the_inbox_around_it(client_of: SignIn, reader: User) -> None:
    article = make_article()
    response = client_of(reader).get(
        article.get_absolute_url(), {"pane": "1", "here": "state=all"}, headers={"HX-Request": "true"}
    )
    assert response.context["return_to"] == f"{reverse('inbox')}?state=all&open={article.pk}"
    assert "<html" not in response.content.decode()
