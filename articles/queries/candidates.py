"""Who a written form may mean, and where it stands."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import F, Q
from django.db.models.functions import Length

from ..language.normalise import name_key
from ..language.query_compiler import to_tsquery
from ..language.query_syntax import parse
from ..models import Alias, Article, Entity
from ..models.article import ArticleQuerySet
from .entities import count_articles
from .search import FoundBy

_MOST_EXACT = 50


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity with the number of its articles; ``exact`` where the form is its name or one of its written forms."""

    entity: Entity
    articles: int
    exact: bool


def candidates(text: str, kind: str = "", *, leave_out: UUID | None = None, most: int = 6) -> list[Candidate]:
    """Entities that ``text`` may mean: those written exactly so, in most articles first, then names that hold it."""
    key = name_key(text)
    if not key:
        return []
    names = Entity.objects.standing().filter(kind=kind) if kind else Entity.objects.standing()
    if leave_out:
        names = names.exclude(pk=leave_out)
    written_so = Alias.objects.filter(key=key).values("entity")
    exact = list(names.filter(Q(key=key) | Q(pk__in=written_so)).in_order()[:_MOST_EXACT])
    others = names.filter(key__contains=key).exclude(pk__in=[entity.pk for entity in exact])
    alike = list(others.order_by(Length("key"), "sort_key", "id")[: max(0, most - len(exact))])
    counts = count_articles([entity.pk for entity in (*exact, *alike)])
    ranked = sorted(exact, key=lambda entity: (-counts[entity.pk], entity.sort_key))
    found = [Candidate(entity, counts[entity.pk], exact=True) for entity in ranked]
    return [*found, *(Candidate(entity, counts[entity.pk], exact=False) for entity in alike)][:most]


def also_written(text: str, leave_out: UUID, most: int = 5) -> list[Candidate]:
    """Other entities, of any kind, that are written exactly as ``text`` somewhere."""
    return [one for one in candidates(text, leave_out=leave_out, most=most) if one.exact]


def articles_holding(form: str) -> ArticleQuerySet:
    """Articles in which the words of ``form`` stand together, in any spelling."""
    query = parse('"' + form.replace('"', " ").replace("\x00", " ") + '"')
    compiled = to_tsquery(query) if query else ""
    return Article.objects.filter(FoundBy(F("search"), compiled)) if compiled else Article.objects.none()
