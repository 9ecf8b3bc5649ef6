"""The lineage of a story from its rows: the articles that took its text from one another, and whose text it is."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID

from django.utils.timezone import get_current_timezone, localtime

from ..analysis.lineage import (
    MOST_CHARACTERS,
    MOST_SENTENCES,
    AgencyText,
    Descent,
    Direction,
    Lineage,
    Taken,
    Told,
    trace_lineage,
    within_bounds,
)
from ..language.credits import agency_named
from ..language.normalise import name_key
from ..language.tokens import forms_between
from ..models import Article, Source

READ_BY_LINEAGE = (
    *("id", "title", "language", "text", "sentences", "credits", "story"),
    *("published_at", "published_precision", "published_from", "source__name", "source__kind"),
)
"""The columns of an article and its source that a lineage and those who show it read."""

UNNAMED_AGENCIES = frozenset({"وكالات"})
"""Credits that name no agency."""

_PREPOSITIONS = ("", "ل", "و", "ب", "ول", "وب", "ف", "ك")

_SAID_OF = 8
"""Articles of which it is said in a sentence that their text is somebody else's."""


@dataclass(frozen=True, slots=True)
class Related:
    """Another article that holds a share of one's sentences, and how much time lies between the two, if that is known.
    ``agency`` is the one to which it belongs where that is what is asked."""

    article: Article
    share: float
    apart: timedelta | None
    agency: str = ""
    direction: Direction = "before"

    @property
    def is_its_own(self) -> bool:
        """Whether the article is the agency's own, and not only credited to it."""
        return agency_of(self.article.source) == self.agency


@dataclass(frozen=True, slots=True)
class Member:
    """An article of a story: ``after`` the first by how much, from whom it has its text, whose text it is.

    ``credits`` are the agencies that it names; ``own`` of its ``sentences`` were nobody's before.
    """

    article: Article
    after: timedelta
    first_of_source: bool
    parents: tuple[Related, ...]
    alongside: tuple[Related, ...]
    agencies: tuple[Related, ...]
    really: Related | None
    miscredited: bool
    instead: tuple[str, ...]
    """The agencies that it credits where its text is that of another."""
    credits: tuple[str, ...]
    unnamed: bool
    """Whether it credits agencies without naming one."""
    own: int
    sentences: int
    is_first: bool
    is_exact: bool
    """Whether its time is known to the minute."""

    @property
    def is_cut(self) -> bool:
        """Whether it is longer than what was looked at."""
        return len(self.article.sentences) > MOST_SENTENCES or len(self.article.text) > MOST_CHARACTERS


@dataclass(frozen=True, slots=True)
class Silent:
    """Articles that credit nobody, though most of each stands in texts of ``agency``."""

    agency: str
    members: tuple[Member, ...]

    @property
    def sources(self) -> list[Source]:
        return list({member.article.source_id: member.article.source for member in self.members}.values())


@dataclass(frozen=True, slots=True)
class StoryLineage:
    """The members of a story by time, and what is said of all of them."""

    members: list[Member]
    median_delay: timedelta | None

    @property
    def firsts(self) -> list[Member]:
        return [member for member in self.members if member.is_first]

    @property
    def copies(self) -> int:
        """Members of which at least half stands in an earlier one."""
        return sum(1 for member in self.members if member.parents and member.parents[0].share >= 0.5)

    @property
    def opened_by(self) -> list[Source]:
        """The sources of the first articles, each once."""
        return list({member.article.source_id: member.article.source for member in self.firsts}.values())

    @property
    def striking(self) -> list[Member]:
        """Those whose text is another's than they say: those that credit somebody else first, then by share. Where
        several credit nobody they are in ``silent``."""
        silent = {member.article.pk for group in self.silent for member in group.members}
        found = [member for member in self.members if member.miscredited and member.article.pk not in silent]
        found.sort(key=lambda member: (not member.credits, -(member.really.share if member.really else 0)))
        return found[:_SAID_OF]

    @property
    def silent(self) -> list[Silent]:
        """Two articles or more that credit nobody and have the text of one agency."""
        found: dict[str, list[Member]] = defaultdict(list)
        for member in self.members:
            if member.miscredited and member.really and not member.credits and not member.unnamed:
                found[member.really.agency].append(member)
        return [Silent(agency, tuple(members)) for agency, members in found.items() if len(members) > 1]


def lineage_of(articles: Sequence[Article]) -> StoryLineage:
    """The lineage of ``articles``, which come with source, text and sentences; asks the database nothing."""
    agencies = {agency: name_key(agency) for one in articles if (agency := agency_of(one.source))}
    by_key = {article.pk: article for article in articles}
    traced = trace_lineage(_told(article, agencies) for article in articles)
    ordered = [by_key[descent.told.key] for descent in traced.members]
    seen: set[UUID] = set()
    members = []
    for descent, article in zip(traced.members, ordered, strict=True):
        members.append(_member(descent, ordered, traced, first_of_source=article.source_id not in seen))
        seen.add(article.source_id)
    return StoryLineage(members, traced.median_delay)


def agency_of(source: Source) -> str:
    """The agency that a source is, under the name by which texts credit it; "" for any other source."""
    named = agency_named(source.name)
    if named:
        return named[0]
    return source.name if source.kind == Source.Kind.AGENCY else ""


def _member(
    descent: Descent[UUID], ordered: Sequence[Article], traced: Lineage[UUID], *, first_of_source: bool
) -> Member:
    article, really = ordered[descent.number], descent.miscredited or descent.really
    related = {text: _agency(text, ordered) for text in descent.agencies}
    return Member(
        article=article,
        after=article.published_at - ordered[traced.firsts[0]].published_at,
        first_of_source=first_of_source,
        parents=_related(descent.parents, ordered),
        alongside=_related(descent.alongside, ordered),
        agencies=tuple(related.values()),
        really=related[really] if really else None,
        instead=descent.instead_of(really) if really and really is descent.miscredited else (),
        miscredited=descent.miscredited is not None,
        credits=descent.told.credits,
        unnamed=not UNNAMED_AGENCIES.isdisjoint(article.credits),
        own=len(descent.own),
        sentences=descent.sentences,
        is_first=descent.number in traced.firsts,
        is_exact=descent.told.is_exact,
    )


def _related(taken: Iterable[Taken], ordered: Sequence[Article]) -> tuple[Related, ...]:
    return tuple(Related(ordered[one.other], one.share, one.behind) for one in taken)


def _agency(text: AgencyText, ordered: Sequence[Article]) -> Related:
    return Related(ordered[text.other], text.share, text.apart, text.agency, text.direction)


def _named_in(text: str, agencies: dict[str, str]) -> list[str]:
    """Those of ``agencies`` (name -> folded name) that a text names, with a preposition or without."""
    words = f" {' '.join(forms_between(text, 0, MOST_CHARACTERS))} "
    return [agency for agency, key in agencies.items() if any(f" {prefix}{key} " in words for prefix in _PREPOSITIONS)]


def _told(article: Article, agencies: dict[str, str]) -> Told[UUID]:
    """An article as its lineage reads it. It credits what was found when it was read, and any agency that is itself a
    source of this story and that it names: a desk's agencies are not all in the word lists."""
    earliest, latest = _published_within(article)
    own = agency_of(article.source)
    named = [agency for agency in _named_in(article.text, agencies) if agency != own] if agencies else []
    return Told(
        key=article.pk,
        source=str(article.source_id),
        at=article.published_at,
        earliest=earliest,
        latest=latest,
        text=article.text,
        sentences=within_bounds((start, end) for start, end in article.sentences),
        credits=tuple(dict.fromkeys(name for name in [*article.credits, *named] if name not in UNNAMED_AGENCIES)),
        agency=own,
    )


def _published_within(article: Article) -> tuple[datetime | None, datetime]:
    """The minute or the day in which it was published; of a time of import only that it was before."""
    minute = article.published_at.replace(second=0, microsecond=0)
    if article.published_from == Article.DateKnownFrom.RECEIVED:
        return None, minute + timedelta(minutes=1)
    if article.published_precision == Article.Precision.DAY:
        zone, day = get_current_timezone(), localtime(article.published_at).date()
        return datetime.combine(day, time(), zone), datetime.combine(day + timedelta(days=1), time(), zone)
    return minute, minute + timedelta(minutes=1)
