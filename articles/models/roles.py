"""Who may do what: four roles, four rights, one table.

Every check in the browser, the admin and the API comes down to ``User.may(right)``.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    READER = "reader", _("Reader")
    ANALYST = "analyst", _("Analyst")
    EDITOR = "editor", _("Editor")
    ADMINISTRATOR = "administrator", _("Administrator")


class Right(models.TextChoices):
    READ = "read", _("See articles and what was found in them")
    ANNOTATE = "annotate", _("Tag, note, correct and add articles")
    CURATE = "curate", _("Merge entities and tags, keep sources")
    ADMINISTER = "administer", _("Keep users and settings")


_LADDER = tuple(zip(Role, Right, strict=True))


def rights_of(role: str) -> frozenset[str]:
    """The rights of a role: its own and those of every role below it; none for an unknown role."""
    roles = [r.value for r, _right in _LADDER]
    if role not in roles:
        return frozenset()
    return frozenset(right.value for _role, right in _LADDER[: roles.index(role) + 1])


# What the admin site asks for. Models that are not listed belong to administrators.
_EDITED_BY_ANALYSTS = {"mention", "quotation", "timereference", "articletag", "note"}
_EDITED_BY_EDITORS = {"source", "feed", "article", "entity", "alias", "tag", "story"}


def right_for(permission: str) -> Right:
    """The right behind a Django permission such as ``articles.change_entity``."""
    app, _dot, codename = permission.partition(".")
    verb, _underscore, model = codename.partition("_")
    if app != "articles" or model == "user":
        return Right.ADMINISTER
    if verb == "view":
        return Right.READ
    if model in _EDITED_BY_ANALYSTS:
        return Right.ANNOTATE
    return Right.CURATE if model in _EDITED_BY_EDITORS else Right.ADMINISTER
