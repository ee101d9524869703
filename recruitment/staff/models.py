"""The people who work here; they sign in with their e-mail address."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from recruitment.staff.roles import Role, roles_of

SYSTEM_EMAIL = "system@localhost"


class UserManager(BaseUserManager["User"]):
    """Makes users who sign in by e-mail."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        """A superuser administers the site; no lead opens for one without a case role."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, email: str | None) -> User:
        return self.get(email__iexact=email)

    def system(self) -> User:
        """The user in whose name timed jobs and public forms act; can never sign in."""
        user, _created = self.get_or_create(
            email=SYSTEM_EMAIL, defaults={"first_name": "Systemet", "is_active": False}
        )
        return user


class User(AbstractUser):
    """A member of staff. Rights come from roles only (`recruitment.staff.roles`)."""

    username = None  # type: ignore[assignment]
    email = models.EmailField(_("e-mail address"), unique=True)
    phone = models.CharField(_("telephone"), max_length=32, blank=True)
    language = models.CharField(_("language"), max_length=5, default="sv")

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[UserManager] = UserManager()  # type: ignore[assignment]

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")

    def __str__(self) -> str:
        return self.get_full_name() or self.email

    @cached_property
    def roles(self) -> frozenset[Role]:
        """The roles this person holds; asked once per loaded user."""
        if not self.is_active:
            return frozenset()
        return roles_of(self.groups.values_list("name", flat=True))

    @property
    def initials(self) -> str:
        return (
            "".join(part[:1] for part in (self.first_name, self.last_name)).upper() or self.email[:2].upper()
        )

    def holds_any(self, roles: Collection[Role]) -> bool:
        return not self.roles.isdisjoint(roles)
