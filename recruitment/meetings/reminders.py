"""Reminds everybody who has a seat, in the morning of the day before."""

from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import ngettext

from recruitment.meetings import letters
from recruitment.meetings.letters import About
from recruitment.meetings.models import Booking
from recruitment.meetings.status import Status
from recruitment.outbox.sms.sending import is_set_up

# Nobody's telephone should buzz in the night.
NOT_BEFORE = time(9)


def remind(at: datetime) -> str:
    """Queues a reminder for each seat at tomorrow's meetings, once; who booked today needs none."""
    here = timezone.localtime(at)
    if here.time() < NOT_BEFORE:
        return ""
    today, tomorrow, day_after = (_midnight(here, days) for days in range(3))
    due = Booking.objects.filter(
        status=Status.BOOKED,
        reminded_at__isnull=True,
        booked_at__lt=today,
        meeting__starts_at__gte=tomorrow,
        meeting__starts_at__lt=day_after,
        meeting__cancelled_at__isnull=True,
    )
    if not is_set_up():
        due = due.exclude(email_index="")
    count = sum(_remind_once(booking, at=at) for booking in due.select_related("meeting"))
    return ngettext("%(count)s reminder", "%(count)s reminders", count) % {"count": count} if count else ""


@transaction.atomic
def _remind_once(booking: Booking, *, at: datetime) -> int:
    """Another worker may have been first."""
    if not Booking.objects.filter(pk=booking.pk, reminded_at__isnull=True).update(reminded_at=at):
        return 0
    return int(letters.queue(About.REMINDER, booking, at=at))


def _midnight(here: datetime, days: int) -> datetime:
    """So many local days on; made from the date, since a day may have 23 or 25 hours."""
    day = here.date() + timedelta(days=days)
    return datetime.combine(day, time(), tzinfo=timezone.get_current_timezone())
