"""How the rules and reasons that the machine notes down are said to a reader."""

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import Article
from ..models.spans import Span

register = template.Library()

_REASONS = {
    "by-line": gettext_lazy("by-line"),
    "caption or kicker": gettext_lazy("caption or kicker"),
    "closing block": gettext_lazy("closing block"),
    "character entity": gettext_lazy("character entity"),
    "contact": gettext_lazy("contact"),
    "contact block": gettext_lazy("contact block"),
    "control character": gettext_lazy("control character"),
    "dateline": gettext_lazy("dateline"),
    "kicker": gettext_lazy("kicker"),
    "list of tags": gettext_lazy("list of tags"),
    "photo caption": gettext_lazy("photo caption"),
    "recurring line of the source": gettext_lazy("recurring line of the source"),
    "related articles": gettext_lazy("related articles"),
    "repeated headline": gettext_lazy("repeated headline"),
    "share bar": gettext_lazy("share bar"),
    "site furniture": gettext_lazy("site furniture"),
    "source name": gettext_lazy("source name"),
    "stray character": gettext_lazy("stray character"),
    "time stamp": gettext_lazy("time stamp"),
}

# Families of rules, by the part of the rule's name before the first dot.
_RULES = {
    "by hand": gettext_lazy("an analyst"),
    "gazetteer": gettext_lazy("list of known names"),
    "title": gettext_lazy("title or rank before a name"),
    "person": gettext_lazy("given name"),
    "place": gettext_lazy("word that announces a place"),
    "organisation": gettext_lazy("pattern of an institution's name"),
    "outlet": gettext_lazy("name of an outlet"),
    "linking": gettext_lazy("short form of a name given earlier"),
    "club": gettext_lazy("club in news of sport"),
    "facility": gettext_lazy("word for a building or a post"),
    "crf": gettext_lazy("statistical model of names"),
    "gregorian": gettext_lazy("Gregorian date"),
    "hijri": gettext_lazy("Hijri date"),
    "relative": gettext_lazy("day counted from publication"),
    "ago": gettext_lazy("time counted back from publication"),
    "after": gettext_lazy("time counted forward"),
    "stretches": gettext_lazy("counted stretch beside publication"),
    "days_of_month": gettext_lazy("day of a month told from publication"),
    "month_parts": gettext_lazy("part of a month"),
    "equals": gettext_lazy("two ways to say one day"),
    "feasts": gettext_lazy("feast"),
    "weekdays": gettext_lazy("day of the week"),
    "nth_weekdays": gettext_lazy("day of the week counted in its month"),
    "numeric": gettext_lazy("date in figures"),
    "periods": gettext_lazy("period"),
    "firsts": gettext_lazy("first or last part of a period"),
    "years": gettext_lazy("year"),
    "centuries": gettext_lazy("century or decade"),
    "seasons": gettext_lazy("season"),
    "quarters": gettext_lazy("quarter of a year"),
    "same": gettext_lazy("time told before"),
    "marks": gettext_lazy("quotation marks"),
    "clause": gettext_lazy("reporting verb without marks"),
    "colon": gettext_lazy("reporting verb and colon"),
}


@register.filter
def reason(code: str) -> str:
    """Why cleaning removed something; a reason without a translation is shown as it is."""
    return str(_REASONS.get(code, code))


@register.filter
def rule(name: str) -> str:
    """What a rule looks for, with its exact name: "list of known names (gazetteer.place)"."""
    family = _RULES.get(name.partition(".")[0])
    return _("%(family)s (%(rule)s)") % {"family": family, "rule": name} if family else name


_WHY = {
    "same_name": gettext_lazy("same name"),
    "other_form": gettext_lazy("written so elsewhere"),
    "part_of_name": gettext_lazy("part of the name"),
    "spelling": gettext_lazy("another spelling"),
    "short_form": gettext_lazy("end of the name"),
    "same_role": gettext_lazy("same role"),
    "same_office": gettext_lazy("same office"),
    "same_country": gettext_lazy("same country"),
}


@register.filter
def why(reason: str) -> str:
    """Why an entity may be meant (``language.entities.identity``)."""
    return str(_WHY.get(reason, reason))


@register.filter
def passage(article: Article, span: Span) -> dict[str, str]:
    """The sentence of ``article`` that holds ``span``, cut at the span: ``before``, ``marked``, ``after``."""
    start, end = next(
        ((first, last) for first, last in article.sentences if first <= span.start < last),
        (max(0, span.start - 80), span.end + 80),
    )
    end = max(end, span.end)
    return {
        "before": article.text[start : span.start],
        "marked": article.text[span.start : span.end],
        "after": article.text[span.end : end],
    }
