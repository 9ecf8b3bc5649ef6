"""The filters that the inbox, search and the timeline share, read from an address and applied to articles.

Each is with, without (``not_…`` in the address) or either: the values that are in one of the two lists or in neither.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.http import QueryDict
from django.utils.timezone import make_aware

from ..models import Article, ArticleTag, Entity, Kind, Mention, Reading, Source, Tag, User
from ..models.article import ArticleQuerySet
from .tag_branches import with_descendants

Row = TypeVar("Row", bound=Model)

STATES = ("todo", "important", *Reading.State.values)
"""``todo`` is all that is not done."""

_MOST = 60
"""Values of one parameter that are read: as many as a camp has sources."""

OUTLETS = {"1": (0, 1), "2-4": (2, 4), "5+": (5, None)}
"""How many outlets tell an article's story: least and most."""

_FIELDS = {
    "source": "sources",
    "tag": "tags",
    "entity": "entities",
    "kind": "kinds",
    "outlets": "outlets",
    "not_source": "without_sources",
    "not_tag": "without_tags",
    "not_entity": "without_entities",
    "not_kind": "without_kinds",
    "not_outlets": "without_outlets",
    "not_month": "without_months",
    "not_state": "without_states",
}
"""Parameters of an address that may stand there several times, and their fields."""


@dataclass(frozen=True, slots=True)
class ArticleFilter:
    """What narrows a list of articles. ``after`` and ``before`` are days, both included, at the desk's time zone.

    One of the sources, tags and sizes of story will do; entities and kinds of entity must all be there.
    """

    sources: tuple[UUID, ...] = ()
    tags: tuple[int, ...] = ()
    entities: tuple[UUID, ...] = ()
    kinds: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    after: date | None = None
    before: date | None = None
    state: str = ""
    without_sources: tuple[UUID, ...] = ()
    without_tags: tuple[int, ...] = ()
    without_entities: tuple[UUID, ...] = ()
    without_kinds: tuple[str, ...] = ()
    without_outlets: tuple[str, ...] = ()
    without_months: tuple[date, ...] = ()
    """The first days of months."""
    without_states: tuple[str, ...] = ()
    ignored: tuple[str, ...] = field(default=(), compare=False)
    """Names of the parameters whose value could not be read."""

    def __bool__(self) -> bool:
        return self != ArticleFilter()

    def apply(self, articles: ArticleQuerySet, user: User, below: UUID | None = None) -> ArticleQuerySet:
        """Those of ``articles`` that are let through. Where all of them have an id ``below``, other tables are read
        as far as that alone."""
        if self.sources:
            articles = articles.filter(source__in=self.sources)
        if self.without_sources:
            articles = articles.exclude(source__in=self.without_sources)
        if self.tags:
            articles = articles.filter(_tagged(self.tags, below))
        if self.without_tags:
            articles = articles.exclude(_tagged(self.without_tags, below))
        articles = self._naming(articles, below)
        if self.outlets:
            articles = articles.filter(_told_by(self.outlets))
        if self.without_outlets:
            articles = articles.filter(~_told_by(self.without_outlets))
        articles = articles.published_between(*self.interval())
        for month in self.without_months:
            articles = articles.exclude(published_at__gte=_midnight(month), published_at__lt=_midnight(_next(month)))
        return self._in_state(articles, user, below)

    def interval(self) -> tuple[datetime | None, datetime | None]:
        """The half-open interval of publication times."""
        first = _midnight(self.after) if self.after else None
        return first, _midnight(self.before + timedelta(days=1)) if self.before else None

    def _naming(self, articles: ArticleQuerySet, below: UUID | None) -> ArticleQuerySet:
        mentions = _of_article(Mention.objects.standing(), below)
        for entity in self.entities:
            articles = articles.filter(Exists(mentions.filter(entity=entity)))
        for kind in self.kinds:
            articles = articles.filter(Exists(mentions.filter(entity__kind=kind)))
        if self.without_entities:
            articles = articles.exclude(Exists(mentions.filter(entity__in=self.without_entities)))
        if self.without_kinds:
            articles = articles.exclude(Exists(mentions.filter(entity__kind__in=self.without_kinds)))
        return articles

    def _in_state(self, articles: ArticleQuerySet, user: User, below: UUID | None) -> ArticleQuerySet:
        if self.state:
            articles = articles.filter(_left_in(self.state, user, below))
        for state in self.without_states:
            articles = articles.exclude(_left_in(state, user, below))
        return articles

    def parameters(self) -> dict[str, list[str]]:
        """The filter as it stands in an address."""
        values: dict[str, list[Any]] = {name: list(getattr(self, name_of)) for name, name_of in _FIELDS.items()}
        for name in ("after", "before", "state"):
            values[name] = [getattr(self, name)] if getattr(self, name) else []
        return {name: [_written(name, value) for value in listed] for name, listed in values.items() if listed}

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
        """The filter less one value of a parameter (``source``, ``not_source`` …) or the whole of one."""
        plural = _FIELDS.get(name)
        if plural:
            left: Any = {plural: tuple(one for one in getattr(self, plural) if one != value)}
            return replace(self, **left)
        return replace(self, **{name: "" if name == "state" else None})  # type: ignore[arg-type]

    def chips(self) -> list[tuple[str, str, "ArticleFilter"]]:
        """``(parameter, name of the value, the filter without it)`` for what may stand several times; three queries
        at most. Kinds, sizes of story, months and states are named as they stand in the address."""
        rows: dict[str, Mapping[Any, Any]] = {
            "source": _rows(Source.objects, self.sources, self.without_sources),
            "tag": _rows(Tag.objects, self.tags, self.without_tags),
            "entity": _rows(Entity.objects, self.entities, self.without_entities),
        }
        return [
            (name, _named(rows, name, value), self.without(name, value))
            for name, name_of in _FIELDS.items()
            for value in getattr(self, name_of)
        ]


def _of_article(rows: QuerySet[Row], below: UUID | None) -> QuerySet[Row]:
    """Rows of an article. That its id lies ``below`` is said again: the planner does not see that theirs does too."""
    own = rows.filter(article=OuterRef("pk"))
    return own.filter(article__lt=below) if below else own


def _tagged(tags: tuple[int, ...], below: UUID | None) -> Exists:
    return Exists(_of_article(ArticleTag.objects.filter(tag__in=with_descendants(tags)), below))


def _told_by(outlets: tuple[str, ...]) -> Q:
    """Articles whose story is told by so many outlets; one that stands in no story is told by its own alone."""
    wanted = Q()
    for least, most in (OUTLETS[name] for name in outlets):
        size = Q(story__source_count__gte=least)
        if most:
            size &= Q(story__source_count__lte=most)
        wanted |= size if least else size | Q(story=None)
    return wanted


def _left_in(state: str, user: User, below: UUID | None) -> Q:
    """Articles that ``user`` left in a state; no row yet means unread."""
    mine = _of_article(Reading.objects.filter(user=user), below)
    match state:
        case "important":
            return Q(Exists(mine.filter(important=True)))
        case "todo":
            return ~Q(Exists(mine.filter(state=Reading.State.DONE)))
        case Reading.State.UNREAD:
            return ~Q(Exists(mine.exclude(state=Reading.State.UNREAD)))
    return Q(Exists(mine.filter(state=state)))


def _rows(rows: Any, *keys: tuple[Any, ...]) -> Mapping[Any, Any]:
    listed = [key for group in keys for key in group]
    found: Mapping[Any, Any] = rows.in_bulk(listed) if listed else {}
    return found


def _named(rows: Mapping[str, Mapping[Any, Any]], name: str, value: Any) -> str:
    found = rows.get(name.removeprefix("not_"))
    if found is None:
        return _written(name, value)
    return str(found[value]) if value in found else "؟"


def _written(name: str, value: Any) -> str:
    """A value as it stands in an address."""
    return f"{value:%Y-%m}" if name == "not_month" else str(value)


def _midnight(day: date) -> datetime:
    return make_aware(datetime.combine(day, time.min))


def _next(month: date) -> date:
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1)


def read_filter(parameters: QueryDict) -> ArticleFilter:
    """The filter in an address. What cannot be read is left out and named in ``ignored``; never an error."""
    ignored: list[str] = []

    def several(name: str, read: Any) -> tuple[Any, ...]:
        values = []
        for text in parameters.getlist(name)[:_MOST]:
            value = _read(read, text)
            if value is not None:
                values.append(value)
            elif text:
                ignored.append(name)
        return tuple(dict.fromkeys(values))

    lists = {name_of: several(name, _READ[name.removeprefix("not_")]) for name, name_of in _FIELDS.items()}
    camps = several("camp", _tag_id)
    members = _sources_of(camps)
    if camps and not members:
        ignored.append("camp")
    lists["sources"] = tuple(dict.fromkeys([*lists["sources"], *members]))
    after, before, state = (next(iter(several(name, _READ[name])), None) for name in ("after", "before", "state"))
    return ArticleFilter(**lists, after=after, before=before, state=state or "", ignored=tuple(ignored))


def _sources_of(camps: Collection[int]) -> list[UUID]:
    """The sources of camps: ``camp=`` in an address stands for all of them."""
    return list(Source.objects.filter(camps__in=camps).in_order().values_list("pk", flat=True)) if camps else []


def _tag_id(text: str) -> int:
    number = int(text)
    if not 0 < number < 2**63:
        raise ValueError(text)
    return number


def _one_of(values: Any) -> Any:
    def read(text: str) -> str:
        if text not in values:
            raise ValueError(text)
        return text

    return read


def _month(text: str) -> date:
    return date.fromisoformat(f"{text}-01")


_READ: dict[str, Any] = {
    "source": UUID,
    "tag": _tag_id,
    "entity": UUID,
    "kind": _one_of(Kind.values),
    "outlets": _one_of(OUTLETS),
    "month": _month,
    "state": _one_of(STATES),
    "after": date.fromisoformat,
    "before": date.fromisoformat,
}


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
