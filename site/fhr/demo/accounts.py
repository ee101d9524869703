"""The demo's colleagues: one for each role, and one post that is both manager and communicator."""

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.auth.models import Group

from recruitment.staff.models import User
from recruitment.staff.roles import GROUP_NAMES, Role

# Without symbols that look alike: people will type these.
PASSWORD_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # noqa: S105
PASSWORD_GROUPS = 4


@dataclass(frozen=True)
class Colleague:
    """Somebody who works in the demo's unit; no such person exists."""

    email: str
    first_name: str
    last_name: str
    roles: tuple[Role, ...]

    @property
    def role(self) -> str:
        return "+".join(self.roles)


@dataclass(frozen=True)
class Account:
    """What somebody needs to sign in."""

    role: str
    email: str
    password: str


COLLEAGUES = (
    Colleague("handlaggare@example.se", "Hanna", "Påhittsberg", (Role.HANDLER,)),
    Colleague("utredare@example.se", "Umar", "Utkastberg", (Role.INVESTIGATOR,)),
    Colleague("enhetschef@example.se", "Elin", "Fiktivsson", (Role.UNIT_MANAGER,)),
    Colleague("kommunikator@example.se", "Kim", "Kulissgren", (Role.COMMUNICATOR,)),
    Colleague("redaktor@example.se", "Ebba", "Exempelström", (Role.EDITOR,)),
    Colleague("styrgrupp@example.se", "Sten", "Skissgren", (Role.STEERING_VIEWER,)),
    Colleague("systemforvaltare@example.se", "Sixten", "Provström", (Role.SYSTEM_ADMINISTRATOR,)),
    Colleague("chef.kommunikator@example.se", "Camilla", "Diktgren", (Role.COMMUNICATOR, Role.UNIT_MANAGER)),
    Colleague("handlaggare2@example.se", "Hugo", "Sagolund", (Role.HANDLER,)),
    Colleague("handlaggare3@example.se", "Helin", "Fabelqvist", (Role.HANDLER,)),
    Colleague("handlaggare4@example.se", "Hedda", "Skrönström", (Role.HANDLER,)),
    Colleague("handlaggare5@example.se", "Henning", "Övningsson", (Role.HANDLER,)),
    Colleague("utredare2@example.se", "Ulla", "Rollmark", (Role.INVESTIGATOR,)),
)


def employ(known: Mapping[str, Account], seals: Mapping[str, str]) -> list[Account]:
    """Makes the colleagues and returns how each signs in.

    A password handed out earlier stays as long as `seals` shows that it still opens the account;
    otherwise the account gets a fresh one.
    """
    return [_account(colleague, known.get(colleague.email), seals) for colleague in COLLEAGUES]


def seals() -> dict[str, str]:
    """A fingerprint of each stored password, which tells later whether it was changed."""
    return {user.email: _seal(user) for user in User.objects.filter(email__in=_emails())}


def holders_of(role: Role) -> list[User]:
    """The colleagues with one role and no other, in the order of the list."""
    emails = [colleague.email for colleague in COLLEAGUES if colleague.roles == (role,)]
    return sorted(User.objects.filter(email__in=emails), key=lambda user: emails.index(user.email))


def _account(colleague: Colleague, known: Account | None, seals: Mapping[str, str]) -> Account:
    user = User.objects.filter(email=colleague.email).first()
    if user is not None and known is not None and seals.get(user.email) == _seal(user):
        return known
    password = _password()
    if user is None:
        user = User.objects.create_user(
            colleague.email, password, first_name=colleague.first_name, last_name=colleague.last_name
        )
    else:
        user.set_password(password)
        user.is_active = True
        user.save(update_fields=["password", "is_active"])
    user.groups.set(Group.objects.filter(name__in=[GROUP_NAMES[role] for role in colleague.roles]))
    return Account(colleague.role, colleague.email, password)


def _password() -> str:
    groups = ("".join(secrets.choice(PASSWORD_ALPHABET) for _ in range(5)) for _ in range(PASSWORD_GROUPS))
    return "-".join(groups)


def _seal(user: User) -> str:
    return hashlib.sha256(user.password.encode()).hexdigest()


def _emails() -> list[str]:
    return [colleague.email for colleague in COLLEAGUES]
