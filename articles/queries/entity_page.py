"""Everything that one name's page shows, each part one query that is bounded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, Min, Q

from ..analysis.timeline import Window, window_holding
from ..language.normalise import name_key
from ..models import Alias, Entity, Mention, Quotation, Source
from ..models.mention import MentionQuerySet
from .volume import desk_day, window_counts

SIZE = 20
COMPANY_OF = 500
"""Who appears with a name is counted over its newest articles alone."""
_NOT_LISTED = ("article__search", "article__removed", "article__credits")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Form:
    """A written form: in how many mentions, the newest of them, and where it comes from if it is on record."""

    text: str
    count: int
    newest: Mention | None
    alias: Alias | None


@dataclass(frozen=True, slots=True)
class RoleSeen:
    role: str
    articles: int
    first: datetime
    last: datetime


@dataclass(frozen=True, slots=True)
class Share:
    """A source or a name, in how many articles, and that as a share of the largest of its list (0 to 1)."""

    of: Any
    articles: int
    share: float


@dataclass(frozen=True, slots=True)
class MentionPage:
    mentions: list[Mention]
    newer: str = ""
    older: str = ""


@dataclass
class EntityPage:
    entity: Entity

    @property
    def mentions(self) -> MentionQuerySet:
        return Mention.objects.standing().filter(entity=self.entity)

    @cached_property
    def totals(self) -> dict[str, Any]:
        """``articles``, ``mentions``, ``first`` and ``last`` (None without mentions)."""
        return self.mentions.aggregate(
            articles=Count("article", distinct=True),
            mentions=Count("pk"),
            first=Min("published_at"),
            last=Max("published_at"),
        )

    def forms(self, most: int = 30) -> list[Form]:
        """Forms as texts write them, the commonest first, then those on record that no text here has."""
        seen = list(self.mentions.values_list("text").annotate(n=Count("pk")).order_by("-n", "text")[:most])
        newest = self.mentions.filter(text__in=[text for text, _n in seen]).order_by("text", "-published_at")
        chosen = Mention.objects.filter(pk__in=newest.distinct("text").values("pk")).select_related("article__source")
        where = {m.text: m for m in chosen.defer(*_NOT_LISTED, "article__text", "article__sentences")}
        aliases = {alias.key: alias for alias in self.entity.aliases.order_by("pk")}
        forms = [Form(text, n, where.get(text), aliases.get(name_key(text))) for text, n in seen]
        used = {name_key(text) for text, _n in seen}
        return forms + [Form(alias.text, 0, None, alias) for key, alias in aliases.items() if key not in used]

    def roles(self, most: int = 20) -> list[RoleSeen]:
        """Roles given beside the name, the one seen last first."""
        grouped = (
            self.mentions.exclude(role="")
            .values("role")
            .annotate(articles=Count("article", distinct=True), first=Min("published_at"), last=Max("published_at"))
        )
        return [RoleSeen(**row) for row in grouped.order_by("-last", "-articles", "role")[:most]]

    @cached_property
    def window(self) -> Window | None:
        first, last = self.totals["first"], self.totals["last"]
        return window_holding(desk_day(first), desk_day(last)) if first else None

    def volume(self) -> list[int]:
        """Articles in each column of the window."""
        return window_counts(self.mentions, self.window, "article") if self.window else []

    def sources(self, most: int = 12) -> list[Share]:
        grouped = self.mentions.values_list("article__source").annotate(n=Count("article", distinct=True))
        counted = list(grouped.order_by("-n", "article__source")[:most])
        return shares(Source.objects.in_bulk([pk for pk, _n in counted]), counted)

    def company(self, most: int = 15) -> list[Share]:
        """Who is named in the same articles, over the newest ``COMPANY_OF`` of them."""
        newest = self.mentions.order_by("-published_at", "article").values("article")[:COMPANY_OF]
        beside = Mention.objects.standing().filter(article__in=newest)
        grouped = beside.exclude(entity=self.entity).values_list("entity").annotate(n=Count("article", distinct=True))
        counted = list(grouped.order_by("-n", "entity")[:most])
        return shares(Entity.objects.in_bulk([pk for pk, _n in counted]), counted)

    @cached_property
    def quotations(self) -> list[Quotation]:
        """The newest ten that the name is said to have spoken."""
        said = Quotation.objects.filter(speaker_entity=self.entity).select_related("article__source")
        return list(said.order_by("-article__published_at", "pk")[:10])

    def in_context(self, *, older: str = "", newer: str = "") -> MentionPage:
        """Mentions newest first, with their articles; pages follow the cursors."""
        rows = self.mentions.select_related("article__source")
        rows = rows.defer(*_NOT_LISTED)
        before, after = _read_cursor(newer), _read_cursor(older)
        if before:
            found = list(rows.filter(_ahead_of(*before)).order_by("published_at", "-article_id", "-start")[: SIZE + 1])
            shown = found[:SIZE][::-1]
            return MentionPage(shown, _cursor(shown[:1], len(found) > SIZE), _cursor(shown[-1:], more=True))
        if after:
            rows = rows.filter(_behind(*after))
        found = list(rows.newest_first()[: SIZE + 1])
        shown = found[:SIZE]
        return MentionPage(shown, _cursor(shown[:1], more=bool(after)), _cursor(shown[-1:], more=len(found) > SIZE))


def shares(named: Mapping[UUID, Any], counted: Sequence[tuple[UUID, int]]) -> list[Share]:
    """The rows of ``named`` for ``(id, count)``, in that order."""
    most = max((n for _pk, n in counted), default=1)
    return [Share(named[pk], n, n / most) for pk, n in counted if pk in named]


def _cursor(rows: list[Mention], more: bool) -> str:
    if not rows or not more:
        return ""
    row = rows[0]
    return f"{(row.published_at - _EPOCH) // timedelta(microseconds=1)}.{row.article_id}.{row.start}"


def _read_cursor(text: str) -> tuple[datetime, UUID, int] | None:
    parts = text.split(".")
    try:
        stamp, article, start = parts
        return _EPOCH + int(stamp) * timedelta(microseconds=1), UUID(article), min(int(start), 2**31 - 1)
    except (ValueError, OverflowError):
        return None


def _behind(published_at: datetime, article: UUID, start: int) -> Q:
    later_in_day = Q(article__gt=article) | Q(article=article, start__gt=start)
    return Q(published_at__lt=published_at) | (Q(published_at=published_at) & later_in_day)


def _ahead_of(published_at: datetime, article: UUID, start: int) -> Q:
    earlier_in_day = Q(article__lt=article) | Q(article=article, start__lt=start)
    return Q(published_at__gt=published_at) | (Q(published_at=published_at) & earlier_in_day)
