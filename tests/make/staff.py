"""Colleagues for the tests: real accounts with real groups and, unless refused, a second factor."""

import itertools
import time

from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.conf import settings
from django.contrib.auth.models import Group
from django.test import Client

from recruitment.staff.models import User
from recruitment.staff.roles import GROUP_NAMES, Role
from recruitment.staff.setup import create_groups

PASSWORD = "en lång promenad i Dalarna"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
_numbers = itertools.count(1)


def make_staff(
    *roles: Role | str,
    email: str | None = None,
    first_name: str = "Maja",
    last_name: str = "Lind",
    second_factor: bool = True,
    **fields: object,
) -> User:
    """A person who holds `roles` and signs in with PASSWORD; roles by value or by `Role`."""
    number = next(_numbers)
    user = User.objects.create_user(
        email or f"{'-'.join(map(str, roles)) or 'ingen'}-{number}@example.se",
        PASSWORD,
        first_name=first_name,
        last_name=last_name,
        **fields,
    )
    if not Group.objects.filter(name=GROUP_NAMES[Role.HANDLER]).exists():
        create_groups()
    user.groups.set(Group.objects.filter(name__in=[GROUP_NAMES[Role(role)] for role in roles]))
    if second_factor:
        TOTP.activate(user, SECRET)
    return user


def totp_code(*, at: float | None = None) -> str:
    """What the authenticator app shows at `at` (seconds since 1970, now by default)."""
    return format_hotp_value(hotp_value(SECRET, int(at if at is not None else time.time()) // 30))


def signed_in(*roles: Role | str, **fields: object) -> Client:
    """A browser of a fresh colleague who has signed in with both factors."""
    client = Client()
    client.force_login(make_staff(*roles, **fields))  # type: ignore[arg-type]
    return client


def session_cookie(user: User) -> str:
    """The value of a session cookie for `user`, for browsers that are driven from outside."""
    client = Client()
    client.force_login(user)
    return client.cookies[settings.SESSION_COOKIE_NAME].value
