"""Whether a signed-in person has shown more than a password in this very session."""

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest

from recruitment.staff.models import User
from recruitment.staff.roles import SECOND_FACTOR_ROLES

SET_UP_HERE = "second_factor_set_up"


def needs_second_factor(user: User) -> bool:
    """Whether this person's roles reach anything that a password alone must not open."""
    if not settings.SECOND_FACTOR_REQUIRED:
        return False
    # A right given past the roles counts too.
    return user.holds_any(SECOND_FACTOR_ROLES) or user.has_perm("wagtailadmin.access_admin")


def has_second_factor(user: User) -> bool:
    return bool(is_mfa_enabled(user, [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]))


def has_shown_second_factor(request: HttpRequest) -> bool:
    """True when this session answered with the second factor, or set it up with its own hands.

    A session that signed in by password alone stays outside, even if the factor was added elsewhere.
    """
    records = get_authentication_records(request, request.user)
    return any(record.get("method") == "mfa" for record in records) or bool(request.session.get(SET_UP_HERE))


def remember_set_up(request: HttpRequest) -> None:
    """Whoever has just proven a new factor need not prove it twice."""
    request.session[SET_UP_HERE] = True
