"""What is kept about whoever books a meeting, and about the home that opens its door for one."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from recruitment.meetings.actions import cancel
from recruitment.meetings.models import Booking, Meeting
from recruitment.meetings.status import OPEN
from recruitment.privacy.register import Case, PersonalData, rows_by
from recruitment.staff.models import User

EMPTY: dict[str, Any] = {
    "name": "", "phone": "", "email": "", "arrivals": {}, "token": "",
    "phone_index": "", "email_index": "", "token_hash": None,
}  # fmt: skip


def case_of(booking: Booking) -> Case:
    return Case(booking.pk, booking.reference)


def erase_bookings(bookings: QuerySet[Booking]) -> int:
    """Empties what tells who booked and keeps the seat for the statistics; a seat ahead is given back."""
    now, count = timezone.now(), 0
    for booking in bookings.filter(erased_at__isnull=True).select_related("meeting"):
        if booking.status in OPEN and now < booking.meeting.starts_at:
            booking = cancel(booking, by=User.objects.system(), at=now)
        for name, value in EMPTY.items():
            setattr(booking, name, value)
        booking.erased_at = now
        booking.save(update_fields=[*EMPTY, "erased_at"])
        count += 1
    return count


def forget_homes(meetings: QuerySet[Meeting]) -> int:
    """Empties where a home party was and the code that led to it."""
    count = 0
    for meeting in meetings:
        meeting.address, meeting.invitation = "", ""
        meeting.save(update_fields=["address", "invitation"])
        count += 1
    return count


def _of_no_family(cases: Sequence[Case]) -> QuerySet[Meeting]:
    """A home party's host is no case: the address goes by time alone."""
    return Meeting.objects.none()


PERSONAL_DATA = (
    PersonalData(
        model=Booking,
        fields=("name", "phone", "email", "arrivals", "token"),
        purpose=_("To keep a seat at a meeting, and to tell whoever booked it when something changes."),
        retention=_("Until the unit’s set time after the meeting; then only the number of seats is left."),
        rows_of=rows_by(Booking, "pk"),
        erase=erase_bookings,
    ),
    PersonalData(
        model=Meeting,
        fields=("address", "invitation"),
        purpose=_("To tell those who have booked a home party where it is."),
        retention=_("Emptied the day after the meeting."),
        rows_of=_of_no_family,
        erase=forget_homes,
    ),
)
