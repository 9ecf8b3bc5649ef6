"""People: who they are, what they may do, and their passwords. At least one administrator always stays."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..models import Change, Reading, Role, User
from .lists import DeskAdmin, moment_column

if TYPE_CHECKING:
    _UserAdmin = DjangoUserAdmin[Any]
    _ChangeForm = UserChangeForm[User]
    _CreationForm = AdminUserCreationForm[User]
else:
    _UserAdmin = DjangoUserAdmin
    _ChangeForm, _CreationForm = UserChangeForm, AdminUserCreationForm


_TIMES: Any = (moment_column("date_joined", _("joined")), moment_column("last_login", _("last signed in")))


def is_last_administrator(user: User) -> bool:
    """Whether nobody else could keep users. Locks the administrators until the transaction ends."""
    active = User.objects.select_for_update().filter(role=Role.ADMINISTRATOR, is_active=True).order_by("pk")
    return [found.pk for found in active] == [user.pk]


class PersonForm(_ChangeForm):
    class Meta(UserChangeForm.Meta):
        model = User
        fields = "__all__"

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        stays = values.get("role") == Role.ADMINISTRATOR and values.get("is_active")
        if not stays and is_last_administrator(self.instance):
            raise ValidationError(gettext("This is the last administrator. Make somebody else one first."))
        return values


class NewPersonForm(_CreationForm):
    class Meta(AdminUserCreationForm.Meta):
        model = User
        fields = ("username", "name", "email", "role")


@admin.register(User)
class UserAdmin(_UserAdmin, DeskAdmin[User]):
    form = PersonForm
    add_form = NewPersonForm
    list_display = ("username", "name", "role", "is_active", moment_column("last_login", _("last signed in")))
    list_filter = ("role", "is_active")
    search_fields = ("username", "name", "email")
    ordering = ("username",)
    filter_horizontal = ()
    fieldsets = (
        (None, {"fields": ("username", "password", "name", "email")}),
        (_("Rights"), {"fields": ("role", "is_active")}),
        (
            _("How the desk looks to them"),
            {
                "fields": ("language", "digits", "months", "hijri", "theme", "text_size", "density", "shortcuts"),
                "classes": ["collapse"],
            },
        ),
        (_("Times"), {"fields": _TIMES}),
    )
    add_fieldsets = (
        (
            None,
            {"fields": ("username", "name", "email", "role", "usable_password", "password1", "password2")},
        ),
    )
    readonly_fields: ClassVar[Any] = _TIMES

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """One at a time; neither oneself nor, by that, the last administrator."""
        return obj is not None and obj.pk != request.user.pk and super().has_delete_permission(request, obj)

    def delete_model(self, request: HttpRequest, obj: User) -> None:
        if is_last_administrator(obj):  # whoever asks was deleted a moment ago
            raise PermissionDenied
        super().delete_model(request, obj)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """How much goes with a person, as numbers: the list itself could be as long as the archive."""
        people = list(objs)
        mine: list[tuple[type[Model], str]] = [(Reading, "user__in"), (Change, "user__in")]
        counts = {
            model._meta.verbose_name_plural: model._default_manager.filter(**{who: people}).count()
            for model, who in mine
        }
        lines = [f"{User._meta.verbose_name}: {person}" for person in people]
        return lines, {User._meta.verbose_name_plural: len(people), **counts}, set(), []
