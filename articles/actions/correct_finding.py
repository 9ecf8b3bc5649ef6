"""What a person says of a date or a quotation: it is right, is another, or is none."""

from calendar import monthrange
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from ..models import Article, Change, Mention, Quotation, SetAside, TimeReference, User
from ..models.spans import Decision
from .decisions import MODELS, as_row, aside_row, values_of
from .mark_name import Target, meant_entity
from .store_articles import lock_articles
from .undo import record, undoes

Finding = Quotation | TimeReference


@transaction.atomic
def confirm_finding(found: Finding, user: User) -> Change:
    """Say that a date or quotation is right, so that it stays as it is whatever rules find."""
    return _changed(found, user, _("“%(text)s” confirmed"))


@transaction.atomic
def reject_finding(found: Finding, user: User) -> Change:
    """Say that there is none: it goes, and no rule finds it there again."""
    before = _locked(found)
    aside = aside_row(found.article_id, found._meta.model_name or "", SetAside.Reason.REJECTED, before, user.pk)
    aside.save()
    type(found)._default_manager.filter(pk=found.pk).delete()
    return _record(user, found, _("“%(text)s” rejected"), {"was": before})


@transaction.atomic
def change_speaker(quotation: Quotation, target: Target, user: User, now: datetime) -> Change:
    """Say who is quoted. ValueError, in words for the reader: there is no such name."""
    _locked(quotation)
    entity, _made = meant_entity(target, now)
    quotation.speaker_entity, quotation.speaker = entity, entity.name
    return _changed(quotation, user, _("“%(text)s” given to another speaker"))


@transaction.atomic
def mend_interval(reference: TimeReference, earliest: date, latest: date, user: User) -> Change:
    """Say which days are meant, both included. ValueError, in words for the reader: they end before they begin."""
    if latest < earliest:
        raise ValueError(_("The last day is before the first."))
    _locked(reference)
    reference.earliest, reference.latest = earliest, latest
    reference.certainty = 1.0
    reference.granularity = _granularity(earliest, latest)
    return _changed(reference, user, _("“%(text)s” set to other days"))


@transaction.atomic
def take_up(aside: SetAside, user: User) -> Change:
    """Take a rejection back: the date or quotation stands again. A lost correction is forgotten instead.

    ValueError, in words for the reader: the words stand there no longer.
    """
    lock_articles([aside.article_id])
    kept = {"model": aside.model, "reason": aside.reason, "row": aside.row, "decided_by": aside.decided_by_id}
    inverse: dict[str, Any] = {"aside": kept}
    if aside.reason == SetAside.Reason.REJECTED:
        row = aside.row | {"start": aside.start, "end": aside.end, "decision": "", "decided_by_id": None}
        if not _restore(str(aside.article_id), aside.model, row):
            raise ValueError(_("These words no longer stand there."))
        inverse["now"] = [aside.start, aside.end]
    aside.delete()
    return _record(user, aside, _("Correction of “%(text)s” taken back"), inverse, aside.model)


def _granularity(earliest: date, latest: date) -> str:
    if earliest == latest:
        return TimeReference.Granularity.DAY
    whole = earliest.day == 1 and latest.day == monthrange(latest.year, latest.month)[1]
    if whole and (earliest.year, earliest.month) == (latest.year, latest.month):
        return TimeReference.Granularity.MONTH
    if whole and earliest.year == latest.year and (earliest.month, latest.month) == (1, 12):
        return TimeReference.Granularity.YEAR
    return TimeReference.Granularity.RANGE


def _locked(found: Finding) -> dict[str, Any]:
    """The row as it is now, after nobody else can change it. ValueError: it is gone."""
    lock_articles([found.article_id])
    row = type(found)._default_manager.filter(pk=found.pk).first()
    if row is None:
        raise ValueError(_("This mark is gone. Reload the page."))
    return as_row(row) | {"id": found.pk}


def _changed(found: Finding, user: User, said: str) -> Change:
    before = _locked(found)
    found.decision, found.decided_by = Decision.CONFIRMED, user
    found.save()
    return _record(user, found, said, {"was": before, "now": [found.start, found.end]})


def _record(
    user: User, found: Finding | SetAside, said: str, inverse: dict[str, Any], model: str | None = None
) -> Change:
    words = found.text if len(found.text) <= 60 else f"{found.text[:60]}…"
    about = {"article": str(found.article_id), "model": model or found._meta.model_name}
    return record(user, "correct finding", said % {"text": words}, about | inverse)


@undoes("correct finding")
def _uncorrect(inverse: dict[str, Any]) -> None:
    article, model = inverse["article"], inverse["model"]
    lock_articles([UUID(article)])
    rows = MODELS[model]._default_manager.filter(article=article)
    if "now" in inverse:
        start, end = inverse["now"]
        rows.filter(start=start, end=end).delete()
    if "was" in inverse:
        row = inverse["was"]
        SetAside.objects.filter(
            article=article, model=model, reason=SetAside.Reason.REJECTED, start=row["start"], end=row["end"]
        ).delete()
        _restore(article, model, row)
    if "aside" in inverse and Article.objects.filter(pk=article).exists():
        kept = inverse["aside"]
        user = User.objects.filter(pk=kept["decided_by"]).values_list("pk", flat=True).first()
        aside_row(UUID(article), model, kept["reason"], kept["row"], user).save()


def _restore(article: str, model: str, row: dict[str, Any]) -> bool:
    """Put a row back where its words still stand; whether they do."""
    text = Article.objects.filter(pk=article).values_list("text", flat=True).first() or ""
    if text[row["start"] : row["end"]] != row["text"]:
        return False
    values = values_of(model, row)
    if not User.objects.filter(pk=values["decided_by_id"]).exists():
        values["decided_by_id"] = None
    kind: Any = MODELS[model]
    if kind is Mention:
        return False
    kind.objects.bulk_create([kind(**values, pk=row.get("id"), article_id=article)], ignore_conflicts=True)
    return True
