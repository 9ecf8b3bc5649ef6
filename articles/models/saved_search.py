import secrets
import uuid
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import MD5
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ..language.normalise import name_key, sort_key

if TYPE_CHECKING:
    from .user import User


def make_token() -> str:
    """43 characters that nobody guesses (256 bits)."""
    return secrets.token_urlsafe(32)


class SavedSearchQuerySet(models.QuerySet["SavedSearch"]):
    def of(self, user: "User") -> Self:
        return self.filter(user=user)

    def in_order(self) -> Self:
        """By folder, those in none first, then by name."""
        return self.order_by("folder_order", "folder", "sort_key", "id")


class SavedSearch(models.Model):
    """A search that one user keeps under a name. Whoever knows its token may read its hits as a feed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_searches", verbose_name=_("user")
    )
    name = models.CharField(_("name"), max_length=100)
    key = models.CharField(max_length=100, editable=False)
    sort_key = models.CharField(max_length=100, editable=False)
    folder = models.CharField(_("folder"), max_length=100, blank=True)
    folder_order = models.CharField(max_length=100, editable=False, blank=True)
    address = models.TextField(_("query string of the search"))
    token = models.CharField(max_length=64, unique=True, default=make_token, editable=False)
    seen_at = models.DateTimeField(_("last opened"))
    created_at = models.DateTimeField(_("saved"), auto_now_add=True)

    objects = SavedSearchQuerySet.as_manager()

    class Meta:
        verbose_name = _("saved search")
        verbose_name_plural = _("saved searches")
        constraints = [
            models.UniqueConstraint(fields=["user", "folder", "key"], name="saved_search_name_once"),
            models.UniqueConstraint("user", MD5("address"), name="saved_search_address_once"),
            models.CheckConstraint(condition=~Q(key=""), name="saved_search_has_name"),
            models.CheckConstraint(condition=~Q(address=""), name="saved_search_asks"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        self.key, self.sort_key = name_key(self.name), sort_key(self.name)
        self.folder_order = sort_key(self.folder)
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def get_absolute_url(self) -> str:
        return reverse("saved_search", args=[self.pk])

    @property
    def query_text(self) -> str:
        """The words that it asks for, without its filters."""
        return QueryDict(self.address).get("q", "")
