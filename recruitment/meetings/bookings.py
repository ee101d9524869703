"""Questions about who has booked: for staff and for the rooms behind, never for a public page."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Count, Q, QuerySet

from recruitment.meetings.models import Booking, Meeting
from recruitment.meetings.status import Status

# A meeting stands in the desk's list this long after it, so that everybody gets ticked off.
STILL_LISTED = timedelta(days=30)


def of_contacts(*, phones: Iterable[str], emails: Iterable[str]) -> QuerySet[Booking]:
    """Bookings made with one of these telephones or addresses, by their fingerprints; oldest first."""
    known = Q(phone_index__in=set(phones) - {""}) | Q(email_index__in=set(emails) - {""})
    return Booking.objects.filter(known).order_by("booked_at", "pk")


def meetings_for_desk(at: datetime) -> QuerySet[Meeting]:
    """Meetings to come and those of the last month, in order of time, with how many have booked."""
    with_counts = Meeting.objects.annotate(
        parties=Count("bookings", filter=Q(bookings__status=Status.BOOKED)),
        waiting=Count("bookings", filter=Q(bookings__status=Status.WAITING)),
        came=Count("bookings", filter=Q(bookings__status=Status.ATTENDED)),
    )
    return with_counts.filter(ends_at__gt=at - STILL_LISTED).order_by("starts_at", "pk")


def for_list(meeting: Meeting) -> QuerySet[Booking]:
    """The meeting's bookings that still say who they are, in the order they came."""
    return meeting.bookings.filter(erased_at__isnull=True).order_by("booked_at", "pk")
