from django.db import models
from django.utils.translation import gettext_lazy as _

from .article import Article
from .entity import Entity
from .spans import DecidedSpan, span_is_not_empty


class Quotation(DecidedSpan):
    """A span of reported speech, with who said it, in which role, and the verb or phrase that reports it."""

    class Stance(models.TextChoices):
        NEUTRAL = "neutral", _("Neutral")
        ASSERTIVE = "assertive", _("Affirming")
        DENYING = "denying", _("Denying")
        DOUBTING = "doubting", _("Doubting")
        REVEALING = "revealing", _("Revealing")

    article = models.ForeignKey(Article, models.CASCADE, related_name="quotations", verbose_name=_("article"))
    speaker = models.CharField(_("speaker as written"), max_length=300, blank=True)
    speaker_entity = models.ForeignKey(
        Entity, models.SET_NULL, null=True, blank=True, related_name="quotations", verbose_name=_("speaker")
    )
    role = models.CharField(_("role"), max_length=300, blank=True)
    cue = models.CharField(_("reporting verb"), max_length=100, blank=True)
    stance = models.CharField(_("stance"), max_length=10, choices=Stance.choices, default=Stance.NEUTRAL)
    direct = models.BooleanField(_("direct speech"), default=True)

    class Meta:
        verbose_name = _("quotation")
        verbose_name_plural = _("quotations")
        constraints = [
            span_is_not_empty("quotation_span"),
            models.UniqueConstraint(fields=["article", "start", "end"], name="quotation_once"),
        ]
