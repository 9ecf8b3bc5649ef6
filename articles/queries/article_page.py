"""Everything that one article's page shows, in a fixed number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Case, When

from ..models import (
    Article,
    ArticleTag,
    Entity,
    Kind,
    Mention,
    Note,
    Quotation,
    Reading,
    Revision,
    SetAside,
    Tag,
    TimeReference,
    User,
)

STORY_SHOWN = 20
_RECENT_TAGS = 9
_LATEST_ACTS = 300


@dataclass(frozen=True, slots=True)
class Named:
    """An entity in one article: its mentions in order of the text, and the longest role given beside one."""

    entity: Entity
    mentions: list[Mention]

    @property
    def role(self) -> str:
        return max((mention.role for mention in self.mentions), key=len, default="")

    @property
    def confirmed(self) -> bool:
        return any(mention.decision == Mention.Decision.CONFIRMED for mention in self.mentions)


@dataclass
class ArticlePage:
    article: Article
    user: User

    @cached_property
    def mentions(self) -> list[Mention]:
        """Standing mentions in order of the text."""
        mentions = Mention.objects.standing().filter(article=self.article)
        wanted = ("article_id", "start", "end", "role", "decision", "entity__kind", "entity__name")
        return list(mentions.select_related("entity").only(*wanted).order_by("start", "-end"))

    @cached_property
    def rejected(self) -> list[Mention]:
        rejected = Mention.objects.filter(article=self.article, decision=Mention.Decision.REJECTED)
        return list(rejected.select_related("entity").order_by("start"))

    @cached_property
    def set_aside(self) -> list[SetAside]:
        """Dates and quotations that were rejected, and corrections whose words the text has lost."""
        rows = SetAside.objects.filter(article=self.article).exclude(model="mention", reason="rejected")
        return list(rows.order_by("start", "id"))

    @property
    def lost(self) -> list[SetAside]:
        return [one for one in self.set_aside if one.reason == SetAside.Reason.LOST]

    @property
    def rejected_findings(self) -> list[SetAside]:
        return [one for one in self.set_aside if one.reason == SetAside.Reason.REJECTED]

    @cached_property
    def quotations(self) -> list[Quotation]:
        quotations = Quotation.objects.filter(article=self.article)
        return list(quotations.select_related("speaker_entity").order_by("start"))

    @cached_property
    def time_references(self) -> list[TimeReference]:
        return list(TimeReference.objects.filter(article=self.article).order_by("start"))

    @cached_property
    def tags(self) -> list[ArticleTag]:
        links = ArticleTag.objects.filter(article=self.article)
        return list(links.select_related("tag", "tagged_by").order_by("tag__sort_key"))

    @cached_property
    def recent_tags(self) -> list[tuple[Tag, bool]]:
        """The nine tags that the user put on articles last, the newest of the desk where there are fewer, and whether
        the article carries each. By letter, so that their keys stay."""
        latest = ArticleTag.objects.filter(tagged_by=self.user).order_by("-tagged_at", "-pk")
        recent = list(dict.fromkeys(latest.values_list("tag_id", flat=True)[:_LATEST_ACTS]))[:_RECENT_TAGS]
        recent += (
            Tag.objects.exclude(pk__in=recent)
            .order_by("-pk")
            .values_list("pk", flat=True)[: _RECENT_TAGS - len(recent)]
        )
        carried = {link.tag_id for link in self.tags}
        return [(tag, tag.pk in carried) for tag in Tag.objects.filter(pk__in=recent).in_order()]

    @cached_property
    def notes(self) -> list[Note]:
        return list(Note.objects.filter(article=self.article).select_related("author"))

    @cached_property
    def revisions(self) -> list[Revision]:
        return list(Revision.objects.filter(article=self.article).defer("text"))

    @cached_property
    def same_story(self) -> list[Article]:
        """Other articles of the story, copies of this text before the rest, earliest first; ``STORY_SHOWN`` at most."""
        if not self.article.story_id:
            return []
        members = Article.objects.for_lists().filter(story=self.article.story_id).exclude(pk=self.article.pk)
        same_text_first = Case(When(copies=self.article.copies, then=0), default=1)
        return list(members.order_by(same_text_first, "published_at", "id")[:STORY_SHOWN])

    @property
    def is_more_of_story(self) -> bool:
        return len(self.same_story) == STORY_SHOWN

    @cached_property
    def reading(self) -> Reading:
        found = Reading.objects.filter(article=self.article, user=self.user).first()
        return found or Reading(article=self.article, user=self.user)

    @property
    def people(self) -> list[Named]:
        return _named(self.mentions, Kind.PERSON)

    @property
    def organisations(self) -> list[Named]:
        return _named(self.mentions, Kind.ORGANISATION)

    @property
    def places(self) -> list[Named]:
        return _named(self.mentions, Kind.PLACE)


def _named(mentions: Iterable[Mention], kind: Kind) -> list[Named]:
    grouped: dict[object, Named] = {}
    for mention in mentions:
        if mention.entity.kind == kind:
            grouped.setdefault(mention.entity_id, Named(mention.entity, [])).mentions.append(mention)
    return list(grouped.values())
