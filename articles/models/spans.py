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


def span_is_not_empty(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(condition=Q(end__gt=F("start")), name=name)
