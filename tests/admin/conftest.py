from collections.abc import Callable

import pytest
from django.test import Client

from articles.models import (
    Alias,
    Article,
    Camp,
    Change,
    Concept,
    Entity,
    Feed,
    ImportRun,
    Job,
    Mention,
    Note,
    Quotation,
    Revision,
    SavedSearch,
    Source,
    Story,
    Tag,
    TimeReference,
    User,
)
from articles.models.original import Original
from tests.factories import (
    NOON,
    make_article,
    make_entity,
    make_mention,
    make_original,
    make_quotation,
    make_saved_search,
    make_source,
    make_story,
    make_tag,
    make_time_reference,
    tag_article,
)

SignIn = Callable[[User], Client]

CURATED = (
    Article,
    Story,
    Note,
    Revision,
    Original,
    Entity,
    Alias,
    Concept,
    Source,
    Feed,
    Camp,
    Tag,
    Mention,
    Quotation,
    TimeReference,
)
HOUSE = (User, SavedSearch, ImportRun, Job, Change)


def furnish(number: int) -> None:
    """One row more for every list of the administration."""
    source = make_source(f"صحيفة {number}")
    Camp.objects.create(name=f"معسكر {number}").sources.add(source)
    Concept.objects.create(name=f"مفهوم {number}", forms=["مسلحون", "ثوار"])
    Feed.objects.create(source=source, address=f"https://harbour-{number}.example/feed")
    article = make_article(f"خبر {number}", "قال سالم الراوي أمس إن الرصيف جاهز.", source=source)
    entity = make_entity(f"سالم {number}")
    make_mention(article, entity)
    make_quotation(article)
    make_time_reference(article)
    make_story(article)
    parent = make_tag(f"موانئ {number}")
    tag_article(article, make_tag("أرصفة", parent=parent))
    person = User.objects.create_user(f"person{number}", name=f"شخص {number}")
    Note.objects.create(article=article, author=person, text="ملاحظة")
    Revision.objects.create(
        article=article,
        number=1,
        original=make_original(),
        title="عنوان سابق",
        text="نص سابق",
        digest=str(number),
        received_at=NOON,
        replaced_at=NOON,
    )
    make_saved_search(person)
    Change.objects.create(user=person, verb="merge entities", summary=f"دمج {number}", inverse={})
    ImportRun.objects.create(user=person, name=f"ملف {number}.csv", created_at=NOON)
    enqueue(article)


def enqueue(article: Article) -> None:
    from articles.jobs import defer_analysis

    defer_analysis([article.pk])


@pytest.fixture
def furnished(db: None) -> None:
    furnish(1)
