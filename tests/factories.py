"""Rows for tests: each function makes one row with sensible defaults and says in its arguments what matters."""

import hashlib
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from articles.models import (
    Alias,
    Article,
    ArticleTag,
    Camp,
    Entity,
    Mention,
    Original,
    Quotation,
    SavedSearch,
    Source,
    Story,
    Tag,
    TimeReference,
    User,
)

NOON = datetime(2026, 11, 10, 9, 0, tzinfo=UTC)
_numbers = count(1)


def make_source(name: str = "صحيفة المرفأ", **fields: Any) -> Source:
    found = Source.objects.filter(pk=Source.id_for(name)).first()
    return found or Source.objects.create(name=name, **fields)


def make_original(content: bytes = b"") -> Original:
    content = content or f"original {next(_numbers)}".encode()
    digest = hashlib.sha256(content).hexdigest()
    return Original.objects.get_or_create(
        digest=digest,
        defaults={"content": content, "media_type": "text/plain", "encoding": "utf-8", "received_at": NOON},
    )[0]


def make_article(title: str = "افتتاح رصيف جديد", text: str = "افتتح الوزير الرصيف أمس.", **fields: Any) -> Article:
    """An article; each one is published a minute after the one before unless ``published_at`` is given."""
    source = fields.pop("source", None) or make_source()
    number = next(_numbers)
    values = {
        "id": uuid4(),
        "source": source,
        "original": fields.pop("original", None) or make_original(),
        "title": title,
        "text": text,
        "published_at": NOON + timedelta(minutes=number),
        "received_at": NOON + timedelta(minutes=number),
        "digest": hashlib.sha256(f"{title}\n{text}{number}".encode()).hexdigest(),
        "word_count": len(text.split()),
        "sentences": [[0, len(text)]],
        "analysed_at": NOON,
    }
    return Article.objects.create(**{**values, **fields})


def make_entity(name: str = "سالم الراوي", kind: str = "person", **fields: Any) -> Entity:
    entity = Entity.objects.create(name=name, kind=kind, **fields)
    Alias.objects.create(entity=entity, text=name, origin=Alias.Origin.TEXT)
    return entity


def make_mention(article: Article, entity: Entity, start: int = 0, end: int = 5, **fields: Any) -> Mention:
    values = {"text": article.text[start:end], "rule": "gazetteer", "published_at": article.published_at}
    return Mention.objects.create(article=article, entity=entity, start=start, end=end, **{**values, **fields})


def make_quotation(article: Article, start: int = 0, end: int = 10, **fields: Any) -> Quotation:
    values = {"text": article.text[start:end], "rule": "marks", "speaker": "سالم الراوي", "cue": "قال"}
    return Quotation.objects.create(article=article, start=start, end=end, **{**values, **fields})


def make_time_reference(article: Article, start: int = 0, end: int = 3, **fields: Any) -> TimeReference:
    day = article.published_day
    values = {
        "text": article.text[start:end],
        "rule": "relative.day",
        "earliest": day,
        "latest": day,
        "granularity": "day",
        "anchor": day,
    }
    return TimeReference.objects.create(article=article, start=start, end=end, **{**values, **fields})


def make_tag(name: str = "موانئ", parent: Tag | None = None, **fields: Any) -> Tag:
    return Tag.objects.create(name=name, parent=parent, **fields)


def tag_article(article: Article, tag: Tag, **fields: Any) -> ArticleTag:
    return ArticleTag.objects.create(article=article, tag=tag, **fields)


def make_story(*members: Article, title: str = "رصيف جديد", of_copies: bool = True) -> Story:
    """A story of ``members``, with its counts as the grouping action would keep them; all copies of one text, or none
    of another."""
    times = [member.published_at for member in members] or [NOON]
    story = Story.objects.create(
        title=members[0].title if members else title,
        article_count=len(members),
        source_count=len({member.source_id for member in members}),
        first_published_at=min(times),
        last_published_at=max(times),
    )
    Article.objects.filter(pk__in=[member.pk for member in members]).update(story=story, story_checked_at=NOON)
    if members and of_copies:
        first = min(members, key=lambda member: (member.published_at, member.pk))
        Article.objects.filter(pk__in=[member.pk for member in members]).update(copies=first.pk)
    for member in members:
        member.refresh_from_db()
    return story


def make_camp(name: str, *sources: Source) -> Camp:
    camp = Camp.objects.create(name=name)
    camp.sources.set(sources)
    return camp


def make_saved_search(user: User, q: str = "بغداد", name: str = "", **fields: Any) -> SavedSearch:
    """A search for ``q`` that ``user`` saved, last opened before any article of the tests arrived."""
    values = {"name": name or q, "address": urlencode({"q": q}), "seen_at": NOON}
    return SavedSearch.objects.create(user=user, **{**values, **fields})
