"""What people decided about the stories of articles."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from ..models import StoryDecision
from .among import among

Kind = StoryDecision.Kind


@dataclass(frozen=True, slots=True)
class Decisions:
    """``moved``: article -> an article of its story, None where it stands alone. ``names``: article -> title, in the
    order in which they were given."""

    moved: Mapping[UUID, UUID | None]
    merged: tuple[tuple[UUID, UUID], ...]
    names: Mapping[UUID, str]

    @property
    def articles(self) -> set[UUID]:
        """All articles that the decisions speak of, but for names."""
        pairs = [*self.moved.items(), *self.merged]
        return {key for pair in pairs for key in pair if key is not None}


def decisions_about(articles: Collection[UUID]) -> Decisions:
    """Every decision that names one of these articles."""
    named = Q(article__in=among(articles)) | Q(other__in=among(articles))
    rows = StoryDecision.objects.filter(named).order_by("made_at", "pk")
    moved: dict[UUID, UUID | None] = {}
    merged: set[tuple[UUID, UUID]] = set()
    names: dict[UUID, str] = {}
    for kind, article, other, title in rows.values_list("kind", "article", "other", "title"):
        if kind == Kind.MOVED:
            moved[article] = other
            # What was merged before through this article holds for the others of its story no more than for it.
            merged = {pair for pair in merged if article not in pair}
        elif kind == Kind.MERGED:
            merged.add((article, other))
        else:
            names[article] = title
    return Decisions(moved, tuple(sorted(merged)), names)
