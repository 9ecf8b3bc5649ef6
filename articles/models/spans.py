from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Span(models.Model):
    """Something found in an article's text: where it stands, what stands there, and the rule that found it."""

    start = models.PositiveIntegerField(_("start"))
    end = models.PositiveIntegerField(_("end"))
    text = models.TextField(_("as written"))
    rule = models.CharField(_("rule"), max_length=80)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.text


class Decision(models.TextChoices):
    NONE = "", _("not decided")
    CONFIRMED = "confirmed", _("confirmed")
    REJECTED = "rejected", _("rejected")


BY_HAND = "by hand"
"""The rule of what a person found, or made into something else than a rule had found."""


class DecidedSpan(Span):
    """A span that a person may have confirmed, corrected or rejected."""

    Decision = Decision

    decision = models.CharField(_("decision"), max_length=10, choices=Decision.choices, default="", blank=True)
    # No index: it would be written for every row that a rule finds, and is read only when an account is deleted.
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        db_index=False,
        related_name="+",
        verbose_name=_("by"),
    )

    class Meta:
        abstract = True


def span_is_not_empty(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=Q(end__gt=F("start")), name=name)
