"""How sign-in behaves here: no sign-up, secrets locked like personal data, mail by the outbox."""

import hashlib
import hmac
import ipaddress
import time
import uuid
from typing import Any, ClassVar

import segno
from allauth.account import app_settings as account_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core import context as current
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from recruitment.outbox.actions import enqueue
from recruitment.outbox.letters import LETTER
from recruitment.privacy import sign_in_secrets

IPV6_HOUSEHOLD = 64


class StaffAccountAdapter(DefaultAccountAdapter):
    """Accounts are made by the system administrator; letters about them go by the outbox."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("The address or the password is wrong. Try once more."),
        "enter_current_password": _("That is not your present password."),
        "too_many_login_attempts": _("There have been too many attempts. Wait an hour and try again."),
        "incorrect_password": _("The password is wrong. Try once more."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queues the letter, so that a slow mail server neither delays the answer nor tells a known
        address from an unknown one."""
        message = self.render_mail(template_prefix, email, {"email": email, **context})
        with transaction.atomic():
            enqueue(
                kind=LETTER,
                effect_key=f"account:{uuid.uuid4()}",
                payload={"to": [email], "subject": message.subject, "text": message.body},
            )

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("staff:home")

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Who signed in a moment ago need not say so again; setting up the second step begins there."""
        request = current.request
        shown = [record["at"] for record in get_authentication_records(request, request.user)]
        is_fresh = bool(shown) and time.time() - max(shown) < account_settings.REAUTHENTICATION_TIMEOUT
        return not is_fresh and super().is_reauthentication_required(app=app, **kwargs)

    def get_client_ip(self, request: HttpRequest) -> str:
        """A keyed fingerprint instead of the address, so that the limits on guessing store none."""
        address = super().get_client_ip(request)
        try:
            parsed = ipaddress.ip_address(address)
        except ValueError:
            return _fingerprint(address)
        if parsed.version == 6:
            # One household or office holds a whole network of these addresses.
            address = str(ipaddress.ip_network(f"{address}/{IPV6_HOUSEHOLD}", strict=False))
        return _fingerprint(address)


class SecondFactorAdapter(DefaultMFAAdapter):
    """Locks the secrets behind codes, and draws the QR code so that it reads in the dark too."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("The code is not right. Write the one the app shows now."),
    }

    def encrypt(self, text: str) -> str:
        return sign_in_secrets.lock(text)

    def decrypt(self, encrypted_text: str) -> str:
        return sign_in_secrets.unlock(encrypted_text)

    def build_totp_svg(self, url: str) -> str:
        picture: str = segno.make(url, micro=False).svg_inline(scale=4, border=3, light="#fff")
        return picture.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return gettext("Passkey %(number)s") % {"number": number}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": settings.UNIT.name}


def _fingerprint(text: str) -> str:
    return hmac.new(settings.SECRET_KEY.encode(), b"address:" + text.encode(), hashlib.sha256).hexdigest()[
        :32
    ]
