"""Letters to those who run the system, when something needs a person: each alarm once a day."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import override

from recruitment.outbox.actions import enqueue
from recruitment.outbox.letters import LETTER
from recruitment.staff.models import User
from recruitment.staff.roles import GROUP_NAMES, SYSTEM_ROLES


@transaction.atomic
def tell_system_staff(alarm: str, *, subject: Promise, text: Promise, at: datetime) -> None:
    """Writes to everybody who may send again, in the language of each; `text` ends with the address."""
    groups = [GROUP_NAMES[role] for role in SYSTEM_ROLES]
    for user in User.objects.filter(is_active=True, groups__name__in=groups).distinct():
        with override(user.language):
            enqueue(
                kind=LETTER,
                effect_key=f"{alarm}:{timezone.localdate(at)}:{user.pk}",
                payload={
                    "subject": str(subject),
                    "text": f"{text}\n\n{settings.BASE_URL}/system/\n",
                    "to": [user.email],
                },
                at=at,
            )
