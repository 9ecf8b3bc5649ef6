"""The filters that the inbox, search and the timeline share, read from an address and applied to articles."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.http import QueryDict
from django.utils.timezone import make_aware

from ..models import Article, ArticleTag, Entity, Mention, Reading, Source, Tag, User
from ..models.article import ArticleQuerySet
from .tag_branches import with_descendants

STATES = ("todo", "important", *Reading.State.values)
"""``todo`` is all that is not done."""


@dataclass(frozen=True, slots=True)
class ArticleFilter:
    """What narrows a list of articles. ``after`` and ``before`` are days, both included, at the desk's time zone."""

    sources: tuple[UUID, ...] = ()
    tags: tuple[int, ...] = ()
    entities: tuple[UUID, ...] = ()
    after: date | None = None
    before: date | None = None
    state: str = ""
    ignored: tuple[str, ...] = field(default=(), compare=False)
    """Names of the parameters whose value could not be read."""

    def __bool__(self) -> bool:
        return bool(self.sources or self.tags or self.entities or self.after or self.before or self.state)

    def apply(self, articles: ArticleQuerySet, user: User) -> ArticleQuerySet:
        if self.sources:
            articles = articles.filter(source__in=self.sources)
        if self.tags:
            links = ArticleTag.objects.filter(article=OuterRef("pk"), tag__in=with_descendants(self.tags))
            articles = articles.filter(Exists(links))
        for entity in self.entities:
            articles = articles.filter(Exists(Mention.objects.standing().filter(article=OuterRef("pk"), entity=entity)))
        articles = articles.published_between(*self.interval())
        return self._in_state(articles, user)

    def interval(self) -> tuple[datetime | None, datetime | None]:
        """The half-open interval of publication times."""
        first = make_aware(datetime.combine(self.after, time.min)) if self.after else None
        last = make_aware(datetime.combine(self.before + timedelta(days=1), time.min)) if self.before else None
        return first, last

    def _in_state(self, articles: ArticleQuerySet, user: User) -> ArticleQuerySet:
        if self.state == "todo":
            done = Reading.objects.filter(article=OuterRef("pk"), user=user, state=Reading.State.DONE)
            return articles.exclude(Exists(done))
        return articles.in_state(user, self.state) if self.state else articles

    def parameters(self) -> dict[str, list[str]]:
        """The filter as it stands in an address."""
        values: dict[str, list[Any]] = {
            "source": list(self.sources),
            "tag": list(self.tags),
            "entity": list(self.entities),
            "after": [self.after] if self.after else [],
            "before": [self.before] if self.before else [],
            "state": [self.state] if self.state else [],
        }
        return {name: [str(value) for value in listed] for name, listed in values.items() if listed}

    def address(self, **other: str) -> str:
        """The filter and ``other`` parameters as a query string, without those that are empty."""
        query = QueryDict(mutable=True)
        for name, values in self.parameters().items():
            query.setlist(name, values)
        for name, value in other.items():
            if value:
                query[name] = value
        return query.urlencode()

    def without(self, name: str, value: object = None) -> "ArticleFilter":
        """The filter less one value of a parameter (``source``, ``tag``, ``entity``) or the whole of one."""
        plural = {"source": "sources", "tag": "tags", "entity": "entities"}.get(name)
        if plural:
            return replace(self, **{plural: tuple(v for v in getattr(self, plural) if v != value)})  # type: ignore[arg-type]
        return replace(self, **{name: "" if name == "state" else None})  # type: ignore[arg-type]

    def chips(self) -> list[tuple[str, str, "ArticleFilter"]]:
        """``(parameter, name of the value, the filter without it)`` for what narrows; three queries at most."""
        named: list[tuple[str, Any, Mapping[Any, Any]]] = [
            ("source", self.sources, Source.objects.in_bulk(self.sources) if self.sources else {}),
            ("tag", self.tags, Tag.objects.in_bulk(self.tags) if self.tags else {}),
            ("entity", self.entities, Entity.objects.in_bulk(self.entities) if self.entities else {}),
        ]
        return [
            (name, str(found[value]) if value in found else "؟", self.without(name, value))
            for name, values, found in named
            for value in values
        ]


def read_filter(parameters: QueryDict) -> ArticleFilter:
    """The filter in an address. What cannot be read is left out and named in ``ignored``; never an error."""
    ignored: list[str] = []

    def several(name: str, read: Any) -> tuple[Any, ...]:
        values = []
        for text in parameters.getlist(name)[:20]:
            value = _read(read, text)
            if value is not None:
                values.append(value)
            elif text:
                ignored.append(name)
        return tuple(dict.fromkeys(values))

    def single(name: str) -> date | None:
        return next(iter(several(name, date.fromisoformat)), None)

    state = parameters.get("state", "")
    if state not in ("", *STATES):
        ignored.append("state")
        state = ""
    return ArticleFilter(
        sources=several("source", UUID),
        tags=several("tag", _tag_id),
        entities=several("entity", UUID),
        after=single("after"),
        before=single("before"),
        state=state,
        ignored=tuple(ignored),
    )


def _tag_id(text: str) -> int:
    number = int(text)
    if not 0 < number < 2**63:
        raise ValueError(text)
    return number


def _read(read: Any, text: str) -> Any:
    try:
        value = read(text.strip())
    except ValueError:
        return None
    if isinstance(value, date) and not 1900 <= value.year <= 2200:
        return None
    return value


def visible_to(user: User, filters: ArticleFilter) -> ArticleQuerySet:
    """Articles for a list, newest first, narrowed by ``filters`` as ``user`` sees them."""
    articles = Article.objects.for_lists()
    return filters.apply(articles, user).newest_first()
