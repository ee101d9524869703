"""Raises the alarm when something has waited too long to leave: once a day, to those who run the system."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from recruitment.outbox.actions import enqueue
from recruitment.outbox.letters import LETTER
from recruitment.outbox.queries import TOO_LONG, oldest_wait
from recruitment.staff.models import User
from recruitment.staff.roles import GROUP_NAMES, SYSTEM_ROLES


def watch_age(at: datetime) -> str:
    """Tells everybody who may send again, and answers with how long the oldest delivery has waited."""
    waited = oldest_wait(at)
    if waited is None or waited <= TOO_LONG:
        return ""
    groups = [GROUP_NAMES[role] for role in SYSTEM_ROLES]
    with transaction.atomic():
        for user in User.objects.filter(is_active=True, groups__name__in=groups).distinct():
            _tell(user, at=at)
    minutes = int(waited.total_seconds() // 60)
    words = ngettext(
        "The oldest has waited %(count)s minute", "The oldest has waited %(count)s minutes", minutes
    )
    return words % {"count": minutes}


def _tell(user: User, *, at: datetime) -> None:
    with override(user.language):
        enqueue(
            kind=LETTER,
            effect_key=f"age-alarm:{timezone.localdate(at)}:{user.pk}",
            payload={
                "subject": _("Deliveries are stuck"),
                "text": _(
                    "Something has waited for more than half an hour to be sent. What it is, and why, "
                    "stands here:\n\n%(address)s\n"
                )
                % {"address": f"{settings.BASE_URL}/system/"},
                "to": [user.email],
            },
            at=at,
        )
