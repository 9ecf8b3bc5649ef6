"""The versions of one article are compared by the same screen."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Article, Original, Revision, User
from tests.analysis.wires import COPY, WIRE
from tests.web.test_compare import article

ClientOf = Callable[[User], Client]
THEN = datetime(2026, 10, 27, 12, tzinfo=UTC)


def revise(of: Article, number: int, text: str) -> Revision:
    return Revision.objects.create(
        article=of,
        number=number,
        original=of.original,
        title=f"جنوح سفينة {number}",
        text=text,
        digest=f"{number:064}",
        received_at=THEN,
        replaced_at=THEN + timedelta(hours=number),
    )


@pytest.fixture
def revised(db: None) -> Article:
    own = article(WIRE.replace("أربعة آلاف", "خمسة آلاف"))
    revise(own, 1, WIRE)
    return own


def address(of: Article) -> str:
    return reverse("compare_versions", args=[of.pk])


def test_the_oldest_version_is_the_base_and_what_changed_is_marked(
    client_of: ClientOf, reader: User, revised: Article
) -> None:
    response = client_of(reader).get(address(revised))
    assert [(c.side.key, c.is_base) for c in response.context["columns"]] == [("1", True), ("now", False)]
    html = response.content.decode()
    assert "النسخة 1" in html
    assert '<mark data-difference="fact"' in html


def test_of_many_versions_the_newest_six_are_shown_unless_others_are_named(
    client_of: ClientOf, reader: User, revised: Article
) -> None:
    for number in range(2, 8):
        revise(revised, number, WIRE.replace("يومين", f"{number} أيام"))
    client = client_of(reader)
    response = client.get(address(revised))
    assert [c.side.key for c in response.context["columns"]] == ["3", "4", "5", "6", "7", "now"]
    assert "تظهر هنا 6 من 8 من النسخ." in response.content.decode()
    named = client.get(address(revised), {"v": ["1", "3"], "base": "3"})
    assert [(c.side.key, c.is_base) for c in named.context["columns"]] == [("1", False), ("3", True)]
    alone = client.get(address(revised), {"v": "2"})
    assert [c.side.key for c in alone.context["columns"]] == ["2", "now"]
    strange = client.get(address(revised), {"v": ["x", "99", "²", ""], "base": "'"})
    assert len(strange.context["columns"]) == 6


def test_the_article_leads_to_its_versions(client_of: ClientOf, reader: User, revised: Article) -> None:
    client = client_of(reader)
    assert address(revised) in client.get(revised.get_absolute_url()).content.decode()
    alone = article(COPY)
    assert address(alone) not in client.get(alone.get_absolute_url()).content.decode()


def test_an_article_of_one_version_and_no_article_are_not_found(client_of: ClientOf, reader: User, db: None) -> None:
    client = client_of(reader)
    assert client.get(address(article(WIRE))).status_code == 404
    gone = article(COPY)
    Article.objects.filter(pk=gone.pk).delete()
    Original.objects.filter(pk=gone.original_id).delete()
    assert client.get(address(gone)).status_code == 404


def test_versions_are_only_read(client_of: ClientOf, reader: User, revised: Article) -> None:
    assert client_of(reader).post(address(revised)).status_code == 405
    assert Client().get(address(revised)).status_code == 302


def test_a_version_more_costs_no_query(client_of: ClientOf, reader: User, revised: Article) -> None:
    client = client_of(reader)
    counted = []
    for number in (2, 3):
        with CaptureQueriesContext(connection) as caught:
            assert client.get(address(revised)).status_code == 200
        counted.append(len(caught))
        revise(revised, number, WIRE.replace("يومين", f"{number} أيام"))
    assert counted[0] == counted[1]
