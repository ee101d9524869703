"""Tells colleagues by mail which registrations to open: references and doors, never a person."""

from collections.abc import Sequence
from datetime import datetime

from recruitment.outbox.actions import enqueue
from recruitment.staff.models import User
from recruitment.staff.roles import GROUP_NAMES, Role

LOOK_HERE = "mail.look_here"
# A mail is read on a phone: the inbox shows the rest.
IN_A_MAIL = 20


def managers() -> list[User]:
    """The unit managers who work here."""
    return list(
        User.objects.filter(is_active=True, groups__name=GROUP_NAMES[Role.UNIT_MANAGER])
        .distinct()
        .order_by("pk")
    )


def tell(person: User, *, about: str, key: str, references: Sequence[str], at: datetime) -> None:
    """Queues one mail to one colleague about any number of registrations; once for each `key`."""
    enqueue(
        kind=LOOK_HERE,
        effect_key=f"{LOOK_HERE}:{about}:{person.pk}:{key}",
        payload={
            "to": person.email,
            "language": person.language,
            "about": about,
            "references": list(references[:IN_A_MAIL]),
            "more": max(len(references) - IN_A_MAIL, 0),
        },
        at=at,
    )
