"""What a person says a name in an article is: marked anew, or made into something else than a rule found."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..language.normalise import fold, name_key
from ..language.tokens import tokenise
from ..language.words import frequencies
from ..models import Alias, Article, Change, Entity, Kind, Mention, User
from ..models.spans import BY_HAND, Decision
from .decisions import as_row, values_of
from .name_entity import give_form, take_form
from .resolve_names import LONGEST_NAME, resolve_entities
from .store_articles import lock_articles
from .undo import record, undoes

COMMON = 3e-5
"""A single word with this share of running words or more is marked in its article alone: الأمل is mostly no party."""
_MOST = 500


Spans = dict[tuple[int, int], int | None]
"""Where marks are put, and the id that a mark there keeps, if it has one."""


@dataclass(frozen=True, slots=True)
class Target:
    """Who or what is named: an entity of the desk, or a name that may be new with its kind."""

    entity: UUID | None = None
    kind: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Marking:
    """What became of an act: where the mark stands now, and the form that other articles are to be read for."""

    change: Change
    mention: int
    learnt: str


@transaction.atomic
def add_mention(article: UUID, span: tuple[int, int], text: str, target: Target, user: User, now: datetime) -> Marking:
    """Mark ``[start, end)``, where ``text`` must stand, and the same whole words elsewhere in the article.

    What rules found across them makes way. ValueError, in words for the reader: the text is another now, no name can
    be that long or hold a line's end, or a person decided otherwise about this place.
    """
    lock_articles([article])
    whole = Article.objects.values_list("text", flat=True).get(pk=article)
    start, end = _checked(whole, span, text)
    entity, made = meant_entity(target, now)
    mentions = list(Mention.objects.filter(article=article).order_by("start", "id"))
    _refuse_decided((start, end), entity, mentions)
    confirmed = [m for m in mentions if m.decision == Decision.CONFIRMED]
    spans: Spans = {(start, end): None}
    spans |= {at: None for at in _elsewhere(whole, text, start) if not any(_across(at, m) for m in confirmed)}
    return _write(article, spans, entity, made, mentions, [], user)


@transaction.atomic
def change_mention(mention: Mention, target: Target, user: User, now: datetime) -> Marking:
    """Say that a mention, and those of its entity in the same words in its article, name ``target``. ValueError, in
    words for the reader: there is no such name."""
    lock_articles([mention.article_id])
    mentions = list(Mention.objects.filter(article=mention.article_id).order_by("start", "id"))
    same = [m for m in mentions if (m.entity_id, m.text) == (mention.entity_id, mention.text)]
    if not same:
        raise ValueError(_("This mark is gone. Reload the page."))
    entity, made = meant_entity(target, now)
    return _write(
        mention.article_id, {(m.start, m.end): m.pk for m in same}, entity, made, mentions, same, user, mention.pk
    )


def _checked(whole: str, span: tuple[int, int], text: str) -> tuple[int, int]:
    start, end = span
    if not 0 <= start < end or whole[start:end] != text:
        raise ValueError(_("The text is not what you saw. Reload the page and choose the words again."))
    start, end = start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())
    if start >= end or not name_key(text):
        raise ValueError(_("A name needs letters."))
    if "\n" in whole[start:end]:
        raise ValueError(_("A name does not go beyond its paragraph."))
    if end - start > LONGEST_NAME:
        raise ValueError(_("That is too long for a name."))
    return start, end


def meant_entity(target: Target, now: datetime) -> tuple[Entity, bool]:
    """The entity that is meant, and whether it was made just now. ValueError, in words for the reader: no such name."""
    if target.entity:
        found = Entity.objects.filter(pk=target.entity).select_related("merged_into").first()
        if found is None:
            raise ValueError(_("This name is no longer at the desk."))
        return found.merged_into or found, False
    name = " ".join(target.name.split())
    if target.kind not in Kind.values:
        raise ValueError(_("Choose what it is: a person, an organisation or a place."))
    if not name_key(name):
        raise ValueError(_("A name needs letters."))
    if len(name) > LONGEST_NAME:
        raise ValueError(_("That is too long for a name."))
    there = Entity.objects.filter(pk=Entity.id_for(target.kind, name)).exists()
    entity = Entity.objects.get(pk=resolve_entities([(target.kind, name)], now)[target.kind, name])
    return entity, not there and entity.pk == Entity.id_for(target.kind, name)


def _refuse_decided(span: tuple[int, int], entity: Entity, mentions: Iterable[Mention]) -> None:
    for mention in mentions:
        if mention.decision != Decision.CONFIRMED or not _across(span, mention):
            continue
        if (mention.start, mention.end, mention.entity_id) == (*span, entity.pk):
            raise ValueError(_("“%(text)s” is marked so already.") % {"text": mention.text})
        raise ValueError(
            _("These words cross “%(text)s”, which somebody confirmed. Open that mark and change it instead.")
            % {"text": mention.text}
        )


def first_place(whole: str, text: str) -> tuple[int, int]:
    """Where ``text`` first stands as whole words, else where it first stands at all. ValueError: nowhere."""
    words = text.strip()
    alone = next(iter(_elsewhere(whole, words, len(whole) + len(words))), None) if words else None
    start = alone[0] if alone else whole.find(words)
    if not words or start < 0:
        raise ValueError(_("“%(text)s” does not stand in the text.") % {"text": words[:60]})
    return start, start + len(words)


def _across(span: tuple[int, int], mention: Mention) -> bool:
    return span[0] < mention.end and mention.start < span[1]


def _elsewhere(whole: str, text: str, chosen: int) -> Iterable[tuple[int, int]]:
    """The same words standing alone, without those at ``chosen``; the first five hundred."""
    words, at, count = text.strip(), -1, 0
    while (at := whole.find(words, at + 1)) >= 0 and count < _MOST:
        end = at + len(words)
        alone = not whole[at - 1 : at].isalnum() and not whole[end : end + 1].isalnum()
        if alone and not at - len(words) < chosen < end:
            count += 1
            yield at, end


def _write(
    article: UUID,
    spans: Spans,
    entity: Entity,
    made: bool,
    mentions: Sequence[Mention],
    changed: Sequence[Mention],
    user: User,
    at: int = 0,
) -> Marking:
    """Put marks of ``entity`` at ``spans``, with the ids given there, instead of ``changed`` and of what they cross."""
    gone = [*changed, *_in_the_way(spans, entity, [m for m in mentions if m not in changed])]
    rows = _rows(article, spans, entity, {(m.start, m.end): m.role for m in gone if m.role}, user)
    Mention.objects.filter(pk__in=[mention.pk for mention in gone]).delete()
    Mention.objects.bulk_create(rows)
    text = rows[0].text
    inverse = _learn(entity, text) | {
        "article": str(article),
        "entity": str(entity.pk),
        "made": made,
        "text": text,
        "gone": [as_row(mention) | {"id": mention.pk} for mention in gone],
    }
    summary = ngettext(
        "“%(text)s” marked as %(name)s (%(n)d time)", "“%(text)s” marked as %(name)s (%(n)d times)", len(rows)
    ) % {"text": text, "name": entity.name, "n": len(rows)}
    change = record(user, "mark name", summary, inverse)
    return Marking(change, at or rows[0].pk, inverse["learnt"])


def _in_the_way(spans: Spans, entity: Entity, mentions: Iterable[Mention]) -> Iterable[Mention]:
    """What only rules say across ``spans``, and what was said of ``entity`` there before."""
    for mention in mentions:
        again = mention.entity_id == entity.pk and (mention.start, mention.end) in spans
        if again or (not mention.decision and any(_across(span, mention) for span in spans)):
            yield mention


def _rows(
    article: UUID, spans: Spans, entity: Entity, roles: Mapping[tuple[int, int], str], user: User
) -> list[Mention]:
    whole, published = Article.objects.values_list("text", "published_at").get(pk=article)
    said = {"rule": BY_HAND, "certainty": 1.0, "decision": Decision.CONFIRMED, "decided_by": user}
    return [
        Mention(
            pk=pk,
            article_id=article,
            entity=entity,
            start=start,
            end=end,
            text=whole[start:end],
            role=roles.get((start, end), ""),
            published_at=published,
            **said,
        )
        for (start, end), pk in spans.items()
    ]


def _learn(entity: Entity, text: str) -> dict[str, Any]:
    """Let other articles be read with what a person said, where the words can hardly mean anything else; what takes
    that back."""
    learnt = _says_enough(entity, text)
    form = give_form(entity, text) if learnt else None
    confirms = not entity.confirmed and _says_enough(entity, entity.name)
    if confirms:
        Entity.objects.filter(pk=entity.pk).update(confirmed=True)
    fresh = learnt and (form is not None or confirms)
    return {"form": form, "confirmed": confirms, "learnt": text if fresh else ""}


def _says_enough(entity: Entity, text: str) -> bool:
    """Whether a form means ``entity`` in any article: no common word, and no other name that a person vouched for."""
    words = tokenise(text)
    if len(words) == 1 and frequencies().get(fold(words[0].text), 0.0) >= COMMON:
        return False
    key = name_key(text)
    others = Entity.objects.standing().filter(confirmed=True).exclude(pk=entity.pk)
    given = Alias.objects.filter(key=key, entity__in=others).exclude(origin=Alias.Origin.TEXT)
    return not others.filter(key=key).exists() and not given.exists()


@undoes("mark name")
def _unmark(inverse: dict[str, Any]) -> None:
    article, entity = inverse["article"], inverse["entity"]
    lock_articles([UUID(article)])
    Mention.objects.filter(article=article, entity=entity, text=inverse["text"], rule=BY_HAND).delete()
    put_back(article, inverse["gone"])
    if inverse["form"]:
        take_form(inverse["form"])
    if inverse["confirmed"]:
        Entity.objects.filter(pk=entity).update(confirmed=False)
    if inverse["made"]:
        unused = Entity.objects.filter(pk=entity, mentions=None, quotations=None, merged=None, merged_into=None)
        unused.delete()


def put_back(article: str, rows: Sequence[dict[str, Any]]) -> None:
    """Mentions as they were, where their words still stand in their place and their entity still exists."""
    found = Article.objects.filter(pk=article).values_list("text", "published_at").first()
    if not found:
        return
    text, published = found
    known = {
        str(pk) for pk in Entity.objects.filter(pk__in={r["entity_id"] for r in rows}).values_list("pk", flat=True)
    }
    users = set(User.objects.filter(pk__in={r["decided_by_id"] for r in rows}).values_list("pk", flat=True))
    mentions = [
        Mention(
            **values_of("mention", row)
            | {"decided_by_id": row["decided_by_id"] if row["decided_by_id"] in users else None},
            pk=row["id"],
            article_id=article,
            published_at=published,
        )
        for row in rows
        if row["entity_id"] in known and text[row["start"] : row["end"]] == row["text"]
    ]
    Mention.objects.bulk_create(mentions, ignore_conflicts=True)
