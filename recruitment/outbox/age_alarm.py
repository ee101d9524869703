"""Raises the alarm when something has waited too long to leave."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from recruitment.outbox.alarm_letters import tell_system_staff
from recruitment.outbox.queries import TOO_LONG, oldest_wait


def watch_age(at: datetime) -> str:
    """Tells those who run the system, and answers with how long the oldest delivery has waited."""
    waited = oldest_wait(at)
    if waited is None or waited <= TOO_LONG:
        return ""
    tell_system_staff(
        "age-alarm",
        subject=_("Deliveries are stuck"),
        text=_(
            "Something has waited for more than half an hour to be sent. What it is, and why, stands here:"
        ),
        at=at,
    )
    minutes = int(waited.total_seconds() // 60)
    return ngettext(
        "The oldest has waited %(count)s minute", "The oldest has waited %(count)s minutes", minutes
    ) % {"count": minutes}
