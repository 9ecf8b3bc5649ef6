"""Who a written form may mean, and where it stands."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Length

from ..language.entities import identity
from ..language.entities.identity import Bearer
from ..language.normalise import name_key
from ..language.query_compiler import compiled
from ..language.query_syntax import parse
from ..language.query_tree import Phrase, Word
from ..models import Alias, Article, Entity, Kind, Mention, Quotation
from ..models.article import ArticleQuerySet
from .entities import count_articles
from .found_by import FoundBy

_MOST_EXACT = 50


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity with the number of its articles; ``exact`` where the form is its name or one of its written forms."""

    entity: Entity
    articles: int
    exact: bool
    reasons: tuple[str, ...] = ()


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
    holding = Q(key__startswith=key) | Q(key__contains=f" {key}")
    others = names.filter(holding).exclude(pk__in=[entity.pk for entity in exact])
    alike = list(others.order_by(Length("key"), "sort_key", "id")[: max(0, most - len(exact))])
    counts = count_articles([entity.pk for entity in (*exact, *alike)])
    ranked = sorted(exact, key=lambda entity: (-counts[entity.pk], entity.sort_key))
    found = [Candidate(entity, counts[entity.pk], exact=True) for entity in ranked]
    return [*found, *(Candidate(entity, counts[entity.pk], exact=False) for entity in alike)][:most]


def likely_targets(mention: Mention, most: int = 5) -> list[Candidate]:
    """Other entities that the form of ``mention`` may name, with the reasons (``language.entities.identity``): those
    that are written so somewhere, and those whose name ends so, the likeliest first."""
    key = name_key(mention.text)
    if not key:
        return []
    written_so = Alias.objects.filter(key=key).values("entity")
    alike = Q(key=key) | Q(pk__in=written_so) | Q(key__endswith=f" {key}", kind=mention.entity.kind)
    names = Entity.objects.standing().filter(alike).exclude(pk=mention.entity_id)
    known = {entity.pk: entity for entity in names.in_order()[:_MOST_EXACT]}
    forms, roles = _values(Alias.objects.all(), "text", known), _values(Mention.objects.standing(), "role", known)
    bearers = [Bearer(pk, one.name, tuple(forms[pk]), tuple(roles[pk])) for pk, one in known.items()]
    found = identity.candidates(mention.text, bearers, role=mention.role)
    counts = count_articles(list(known))
    ranked = [(one, known[one.bearer.key]) for one in found if isinstance(one.bearer.key, UUID)]
    ranked.sort(key=lambda pair: (-pair[0].weight, -counts[pair[1].pk]))
    return [Candidate(entity, counts[entity.pk], exact=True, reasons=one.reasons) for one, entity in ranked[:most]]


def likely_speakers(quotation: Quotation, most: int = 5) -> list[Candidate]:
    """Other people and institutions of the article, those named nearest to the quotation first."""
    named = Mention.objects.standing().filter(article=quotation.article_id).exclude(entity__kind=Kind.PLACE)
    near = named.exclude(entity=quotation.speaker_entity_id) if quotation.speaker_entity_id else named
    ordered = sorted(near.select_related("entity"), key=lambda mention: abs(mention.start - quotation.start))
    chosen = list({mention.entity_id: mention.entity for mention in ordered}.values())[:most]
    counts = count_articles([entity.pk for entity in chosen])
    return [Candidate(entity, counts[entity.pk], exact=False) for entity in chosen]


def _values(rows: QuerySet[Any], column: str, known: Collection[UUID]) -> dict[UUID, list[str]]:
    """The distinct values of a column for each entity."""
    found: dict[UUID, list[str]] = defaultdict(list)
    chosen = rows.filter(entity__in=known).exclude(**{column: ""}).order_by("entity", column).distinct()
    for pk, value in chosen.values_list("entity", column):
        found[pk].append(value)
    return found


def articles_holding(form: str) -> ArticleQuerySet:
    """Articles in which the words of ``form`` stand together, in any spelling."""
    asked = parse('"' + form.replace('"', " ").replace("\x00", " ") + '"').root
    if not isinstance(asked, Word | Phrase):
        return Article.objects.none()
    return Article.objects.filter(FoundBy(F("search"), compiled(_in_this_form(asked))))


def _in_this_form(asked: Word | Phrase) -> Word | Phrase:
    """Without plurals and the like, of which a name has none."""
    if isinstance(asked, Phrase):
        return replace(asked, words=tuple(replace(word, forms=word.forms[:1]) for word in asked.words))
    return replace(asked, forms=asked.forms[:1])
