"""Arranging stories by hand: what is decided here stays, whatever is found later, and can be taken back."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..models import Article, Change, Story, StoryDecision, User
from .group_stories import arrange_stories, keep_other_groupings_out
from .undo import record, undoes

VERB = "arrange stories"
LONGEST_TITLE = 500
Kind = StoryDecision.Kind
_FIELDS = ("kind", "article_id", "other_id", "title", "made_by_id", "made_at")


@transaction.atomic
def move_article(article: Article, story: Story, user: User, now: datetime) -> Change:
    """Put an article into a story, whatever it copies. Raises ValueError where it is in it already."""
    keep_other_groupings_out()
    members = _members(story)
    if article.pk in members:
        raise ValueError(_("The article is in this story already."))
    summary = _("“%(article)s” moved to “%(story)s”") % {"article": article.title, "story": story.title}
    rows = [*_left_behind([article.pk]), _moved(article.pk, members[0], user, now)]
    return _decide(rows, summary, user)


@transaction.atomic
def take_out(articles: Sequence[Article], user: User, now: datetime) -> Change:
    """Take articles out of their stories: one is in none from then on, several are a story of their own."""
    keep_other_groupings_out()
    keys = sorted({article.pk for article in articles})
    if not Article.objects.filter(pk__in=keys, story__isnull=False).exists():
        raise ValueError(_("Choose an article of a story."))
    rows = [_moved(key, None if key == keys[0] else keys[0], user, now) for key in keys]
    summary = ngettext(
        "“%(article)s” taken out of its story",
        "“%(article)s” and others (%(count)d in all) made a story of their own",
        len(keys),
    ) % {"article": articles[0].title, "count": len(keys)}
    return _decide([*_left_behind(keys), *rows], summary, user)


@transaction.atomic
def merge_stories(stories: Sequence[Story], into: Story, user: User, now: datetime) -> Change:
    """Make one story of several; it has the title of ``into``. Raises ValueError where there is no other."""
    keep_other_groupings_out()
    others = sorted({story.pk: story for story in stories if story.pk != into.pk}.values(), key=lambda one: one.pk)
    if not others:
        raise ValueError(_("Choose another story to merge."))
    target = _members(into)[0]
    pairs = [sorted((target, _members(story)[0])) for story in others]
    rows = [_decision(Kind.MERGED, one, user, now, other=other) for one, other in pairs]
    rows.append(_decision(Kind.NAMED, target, user, now, title=into.title))
    names = _("، ").join(story.title for story in others)
    summary = _("%(names)s merged into “%(name)s”") % {"names": names, "name": into.title}
    return _decide(rows, summary, user)


@transaction.atomic
def rename_story(story: Story, title: str, user: User, now: datetime) -> Change:
    """Give a story a title that stays; "" gives it that of its earliest article again."""
    keep_other_groupings_out()
    members = _members(story)
    title = " ".join(title.split())[:LONGEST_TITLE]
    rows = [_decision(Kind.NAMED, members[0], user, now, title=title)] if title else []
    summary = _("“%(former)s” renamed") % {"former": story.title}
    return _decide(rows, summary, user, unnamed=members)


def _members(story: Story) -> list[UUID]:
    """The articles of a story, those first that nobody moved into it."""
    articles = Article.objects.filter(story=story).order_by("pk")
    moved = set(StoryDecision.objects.filter(kind=Kind.MOVED, article__story=story).values_list("article", flat=True))
    members = sorted(articles.values_list("pk", flat=True), key=lambda key: (key in moved, key))
    if not members:
        raise ValueError(_("This story is no longer at the desk."))
    return members


def _moved(article: UUID, other: UUID | None, user: User, now: datetime) -> StoryDecision:
    return _decision(Kind.MOVED, article, user, now, other=other)


def _decision(
    kind: str, article: UUID, user: User, now: datetime, other: UUID | None = None, title: str = ""
) -> StoryDecision:
    return StoryDecision(kind=kind, article_id=article, other_id=other, title=title, made_by=user, made_at=now)


def _left_behind(articles: Collection[UUID]) -> list[StoryDecision]:
    """Decisions that spoke of the story of one of these articles by naming it: they name another before it goes."""
    rows = StoryDecision.objects.exclude(kind=Kind.NAMED).filter(
        Q(other__in=articles) | Q(kind=Kind.MERGED, article__in=articles)
    )
    found: list[StoryDecision] = []
    heirs: dict[UUID, UUID] = {}
    for row in rows.exclude(kind=Kind.MOVED, article__in=articles).order_by("article", "pk"):
        for former in {key for key in (row.article_id, row.other_id) if key}.intersection(articles):
            heirs.setdefault(former, _mate(former, articles) or row.article_id)
        found.append(_of_heirs(row, heirs))
    return [row for row in found if row.kind == Kind.MOVED or not {row.article_id, row.other_id}.intersection(articles)]


def _mate(article: UUID, gone: Collection[UUID]) -> UUID | None:
    """Another report of the same event, or copy of the same text, which nobody moved."""
    own = Article.objects.filter(pk=article)
    alike = Q(report__event__in=own.values("report__event")) | Q(copies__in=own.values("copies"))
    mates = Article.objects.filter(alike).exclude(pk__in=gone)
    return mates.exclude(story_decisions__kind=Kind.MOVED).order_by("pk").values_list("pk", flat=True).first()


def _of_heirs(row: StoryDecision, heirs: Mapping[UUID, UUID]) -> StoryDecision:
    """What a decision says once others stand for the story: the first of those that were moved there is alone."""
    article, other = heirs.get(row.article_id, row.article_id), row.other_id and heirs.get(row.other_id, row.other_id)
    if row.kind == Kind.MOVED:
        other = None if other == article else other
    elif other is not None:
        article, other = sorted((article, other))
    return StoryDecision(
        kind=row.kind, article_id=article, other_id=other, made_by_id=row.made_by_id, made_at=row.made_at
    )


def _decide(rows: Iterable[StoryDecision], summary: str, user: User, unnamed: Collection[UUID] = ()) -> Change:
    """Put decisions in the place of those that said the same of the same articles, and arrange stories by them.

    ``unnamed``: articles whose names go.
    """
    rows = list(rows)
    replaced = {_subject(row) for row in rows} | {(Kind.NAMED, key, None) for key in unnamed}
    spoken = StoryDecision.objects.filter(article__in=[article for _, article, _ in replaced])
    former = [row for row in spoken if _subject(row) in replaced]
    inverse = {"former": [_as_json(row) for row in former], "made": [_as_json(row) for row in rows]}
    StoryDecision.objects.filter(pk__in=[row.pk for row in former]).delete()
    StoryDecision.objects.bulk_create(rows)
    _arrange(inverse, set(unnamed))
    return record(user, VERB, summary, inverse)


def _arrange(change: dict[str, Any], articles: Collection[UUID]) -> None:
    """Make the stories that a change speaks of follow what is decided now; a name alone moves no article."""
    articles = {*articles, *_spoken_of(change)}
    if any(row["kind"] != Kind.NAMED for row in (*change["former"], *change["made"])):
        arrange_stories(articles)
    for story in Story.objects.filter(articles__in=articles).distinct().order_by("pk"):
        members = Article.objects.filter(story=story)
        given = StoryDecision.objects.filter(kind=Kind.NAMED, article__in=members.values("pk"))
        title = given.order_by("made_at", "pk").values_list("title", flat=True).last()
        story.title = title or members.order_by("published_at", "pk").values_list("title", flat=True)[0]
        story.save(update_fields=["title"])


def _subject(row: StoryDecision) -> tuple[str, UUID, UUID | None]:
    return row.kind, row.article_id, row.other_id if row.kind == Kind.MERGED else None


def _as_json(row: StoryDecision) -> dict[str, Any]:
    values = {name: getattr(row, name) for name in _FIELDS}
    return {name: value if name in ("kind", "title", "made_by_id") else _text(value) for name, value in values.items()}


def _text(value: UUID | datetime | None) -> str | None:
    if value is None:
        return None
    return value.isoformat() if isinstance(value, datetime) else str(value)


def _spoken_of(inverse: dict[str, Any]) -> set[UUID]:
    rows = [*inverse["former"], *inverse["made"]]
    return {UUID(row[name]) for row in rows for name in ("article_id", "other_id") if row[name]}


@undoes(VERB)
def _take_back(inverse: dict[str, Any]) -> None:
    keep_other_groupings_out()
    for row in inverse["made"]:
        StoryDecision.objects.filter(
            kind=row["kind"], article=row["article_id"], other=row["other_id"], title=row["title"]
        ).delete()
    known = set(Article.objects.filter(pk__in=_spoken_of(inverse)).values_list("pk", flat=True))
    rows = [row for row in inverse["former"] if _spoken_of({"former": [row], "made": []}) <= known]
    StoryDecision.objects.bulk_create(
        [StoryDecision(**{**row, "made_at": parse_datetime(row["made_at"])}) for row in rows], ignore_conflicts=True
    )
    _arrange(inverse, known)
