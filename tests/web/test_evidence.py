from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Article, Mention, User
from tests.factories import make_article, make_entity, make_mention, make_quotation, make_time_reference

SignIn = Callable[[User], Client]
TEXT = "قال سالم الراوي أمس. وأضاف سالم الراوي غداً."


def make_two_mentions() -> tuple[Article, Mention, Mention]:
    article = make_article("خبر", text=TEXT, sentences=[[0, 20], [21, len(TEXT)]])
    person = make_entity("سالم الراوي")
    second = TEXT.rindex("سالم")
    return (
        article,
        make_mention(article, person, 4, 15, certainty=0.75),
        make_mention(article, person, second, second + 11),
    )


def test_the_card_of_a_mention_tells_rule_certainty_and_sentence(client_of: SignIn, reader: User) -> None:
    _article, mention, _second = make_two_mentions()
    page = client_of(reader).get(reverse("mention", args=[mention.pk])).content.decode()
    assert "gazetteer" in page
    assert "75" in page
    assert "أمس." in page
    assert "غداً" not in page


def test_rejecting_a_mention_rejects_its_twins_and_leaves_the_text(client_of: SignIn, analyst: User) -> None:
    article, mention, second = make_two_mentions()
    client_of(analyst).post(reverse("mention", args=[mention.pk]), {"decision": "rejected"})
    second.refresh_from_db()
    assert (second.decision, second.decided_by) == ("rejected", analyst)
    page = client_of(analyst).get(article.get_absolute_url())
    assert page.context["found"].people == []
    client_of(analyst).post(reverse("mention", args=[mention.pk]), {"decision": ""})
    assert Mention.objects.standing().count() == 2


def test_confirming_a_mention_confirms_its_entity(client_of: SignIn, analyst: User) -> None:
    _article, mention, _second = make_two_mentions()
    client_of(analyst).post(reverse("mention", args=[mention.pk]), {"decision": "confirmed"})
    mention.entity.refresh_from_db()
    assert mention.entity.confirmed


def test_a_reader_decides_nothing_and_nonsense_is_refused(client_of: SignIn, reader: User, analyst: User) -> None:
    _article, mention, _second = make_two_mentions()
    address = reverse("mention", args=[mention.pk])
    assert client_of(reader).post(address, {"decision": "rejected"}).status_code == 403
    assert client_of(analyst).post(address, {"decision": "maybe"}).status_code == 400
    assert client_of(analyst).put(address).status_code == 405
    assert Mention.objects.standing().count() == 2


@pytest.mark.parametrize(("stance", "word"), [("denying", "Denying"), ("neutral", "Neutral")])
def test_a_quotations_card_says_how_the_verb_presents_it(
    client_of: SignIn, reader: User, stance: str, word: str
) -> None:
    reader.language = "en"
    reader.save()
    quotation = make_quotation(make_article(), stance=stance)
    shown = client_of(reader).get(reverse("quotation", args=[quotation.pk])).content.decode()
    assert f"<dt>Stance</dt><dd>{word}</dd>" in shown


def test_quotations_and_dates_have_cards_too(client_of: SignIn, reader: User) -> None:
    article = make_article("خبر", text=TEXT)
    quotation, reference = make_quotation(article), make_time_reference(article, 16, 19)
    assert "سالم الراوي" in client_of(reader).get(reverse("quotation", args=[quotation.pk])).content.decode()
    page = client_of(reader).get(reverse("time_reference", args=[reference.pk])).content.decode()
    assert reference.earliest.isoformat() in page
    for name in ("mention", "quotation", "time_reference"):
        assert client_of(reader).get(reverse(name, args=[10**9])).status_code == 404
    assert client_of(reader).post(reverse("quotation", args=[quotation.pk])).status_code == 405


def test_htmx_gets_the_card_alone(client_of: SignIn, reader: User) -> None:
    _article, mention, _second = make_two_mentions()
    page = client_of(reader).get(reverse("mention", args=[mention.pk]), headers={"HX-Request": "true"})
    assert "<html" not in page.content.decode()
