from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .roles import Right, Role, right_for, rights_of


class UserManager(BaseUserManager["User"]):
    def create_user(self, username: str, password: str | None = None, **fields: Any) -> "User":
        """One user; a reader unless ``role`` says otherwise. Without a password nobody can sign in as them."""
        user = self.model(username=self.model.normalize_username(username), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, username: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(username, password, **{**fields, "role": Role.ADMINISTRATOR})


class User(AbstractBaseUser):
    """A person at the desk: a role, and how they want the desk to look."""

    class Language(models.TextChoices):
        ARABIC = "ar", "العربية"
        ENGLISH = "en", "English"

    class Digits(models.TextChoices):
        LATIN = "latin", _("Latin digits (0123)")
        ARABIC = "arabic", _("Arabic digits (٠١٢٣)")

    class Months(models.TextChoices):
        LEVANTINE = "levantine", _("Levantine month names (تشرين الثاني)")
        GULF = "gulf", _("Gulf and Egyptian month names (نوفمبر)")
        BOTH = "both", _("Both month names")

    class Theme(models.TextChoices):
        AUTO = "auto", _("As the device")
        LIGHT = "light", _("Light")
        DARK = "dark", _("Dark")

    class TextSize(models.TextChoices):
        SMALL = "small", _("Small")
        MEDIUM = "medium", _("Medium")
        LARGE = "large", _("Large")
        HUGE = "huge", _("Very large")

    class Density(models.TextChoices):
        COMFORTABLE = "comfortable", _("Comfortable")
        COMPACT = "compact", _("Compact")

    username = models.CharField(_("user name"), max_length=150, unique=True, validators=[UnicodeUsernameValidator()])
    name = models.CharField(_("name"), max_length=150, blank=True)
    email = models.EmailField(_("email"), blank=True)
    role = models.CharField(_("role"), max_length=16, choices=Role.choices, default=Role.READER)
    is_active = models.BooleanField(_("may sign in"), default=True)
    date_joined = models.DateTimeField(_("joined"), auto_now_add=True)

    language = models.CharField(_("language"), max_length=2, choices=Language.choices, default=Language.ARABIC)
    digits = models.CharField(_("digits"), max_length=8, choices=Digits.choices, default=Digits.LATIN)
    months = models.CharField(_("month names"), max_length=12, choices=Months.choices, default=Months.LEVANTINE)
    hijri = models.BooleanField(_("Hijri date beside the Gregorian"), default=False)
    theme = models.CharField(_("theme"), max_length=8, choices=Theme.choices, default=Theme.AUTO)
    text_size = models.CharField(_("text size"), max_length=8, choices=TextSize.choices, default=TextSize.MEDIUM)
    density = models.CharField(_("density"), max_length=12, choices=Density.choices, default=Density.COMFORTABLE)
    shortcuts = models.BooleanField(_("single-key shortcuts"), default=True)
    inbox_seen_at = models.DateTimeField(_("inbox last seen"), null=True, blank=True, editable=False)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [
            models.CheckConstraint(condition=Q(role__in=Role.values), name="user_role_known"),
        ]

    def __str__(self) -> str:
        return self.name or self.username

    def may(self, right: Right) -> bool:
        return self.is_active and right in rights_of(self.role)

    @property
    def is_staff(self) -> bool:
        return self.may(Right.CURATE)

    @property
    def is_superuser(self) -> bool:
        return self.may(Right.ADMINISTER)

    def has_perm(self, perm: str, obj: object = None) -> bool:
        return self.may(right_for(perm))

    def has_perms(self, perm_list: Any, obj: object = None) -> bool:
        return all(self.has_perm(perm, obj) for perm in perm_list)

    def has_module_perms(self, app_label: str) -> bool:
        return self.may(Right.READ if app_label == "articles" else Right.ADMINISTER)
