"""The meetings at the desk: who has booked, who came, and who becomes a registration."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from recruitment.desk.guests import guest_rows
from recruitment.leads.from_booking import leads_of, register
from recruitment.leads.models import Lead
from recruitment.meetings import actions
from recruitment.meetings.bookings import for_list, meetings_for_desk
from recruitment.meetings.models import Booking, Meeting
from recruitment.meetings.refusals import BookingRefused
from recruitment.meetings.status import Status
from recruitment.privacy import access_log
from recruitment.privacy.models import AccessAction
from recruitment.staff.access import StaffRequest, only_for
from recruitment.staff.models import User
from recruitment.staff.roles import DESK_ROLES
from recruitment.triage.queries import visible_to

Act = Callable[[Booking, StaffRequest], HttpResponse | None]


@only_for(DESK_ROLES)
@require_safe
def meetings(request: StaffRequest) -> HttpResponse:
    """What is coming and what has been of late, with figures alone."""
    now = timezone.now()
    found = list(meetings_for_desk(now))
    context = {
        "coming": [meeting for meeting in found if meeting.ends_at > now],
        "past": [meeting for meeting in reversed(found) if meeting.ends_at <= now],
    }
    return render(request, "desk/meetings.html", context)


@only_for(DESK_ROLES)
@require_safe
@transaction.atomic
def meeting(request: StaffRequest, meeting: UUID) -> HttpResponse:
    """One meeting and everybody who has booked it; opening it is written down."""
    found = get_object_or_404(Meeting.objects.select_related("activity", "municipality"), pk=meeting)
    bookings = list(for_list(found).exclude(pk__in=_hidden_from(request.user)))
    now = timezone.now()
    has_come = timezone.localdate(now) >= timezone.localdate(found.starts_at)
    access_log.record(
        by=request.user,
        action=AccessAction.READ,
        door="desk:meeting",
        cases=[booking.reference for booking in bookings],
    )
    context = {
        "meeting": found,
        "has_come": has_come,
        "rows": guest_rows(
            bookings,
            leads_of(bookings),
            has_come=has_come,
            is_open=now < found.starts_at and not found.is_cancelled,
        ),
    }
    return render(request, "desk/meeting.html", context)


def _hidden_from(user: User) -> QuerySet[Lead, Any]:
    """The bookings of families that are protected by now, for whom is neither their pair nor the manager."""
    protected = Lead.objects.filter(is_protected=True, run__isnull=False)
    return protected.exclude(pk__in=visible_to(user).values("pk")).values("run")


def _deed(act: Act) -> Callable[..., HttpResponseBase]:
    """Makes an address of something done to one booking: finds it, acts, and goes back to the list."""

    @only_for(DESK_ROLES)
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(act)
    def view(request: StaffRequest, meeting: UUID, reference: str) -> HttpResponse:
        # Somebody may come back to the address of a form, for instance after signing in again.
        back = redirect(f"{reverse('desk:meeting', args=[meeting])}#{reference}")
        if request.method != "POST":
            return back
        booking = get_object_or_404(
            Booking.objects.exclude(pk__in=_hidden_from(request.user)).select_related(
                "meeting__activity", "meeting__municipality"
            ),
            meeting=meeting,
            reference=reference,
            erased_at__isnull=True,
        )
        try:
            return act(booking, request) or back
        except BookingRefused as refusal:
            access_log.record(
                by=request.user, action=AccessAction.REFUSED, door="desk:meeting", cases=[reference]
            )
            messages.error(request, str(refusal))
            return back

    return view


@_deed
def note_attendance(booking: Booking, request: StaffRequest) -> None:
    wished = request.POST.get("to", "")
    if wished not in {Status.ATTENDED, Status.NO_SHOW, Status.BOOKED}:
        raise BookingRefused(_("That cannot be noted for this booking."))
    actions.note_attendance(booking, to=Status(wished), by=request.user, at=timezone.now())


@_deed
def cancel(booking: Booking, request: StaffRequest) -> None:
    actions.cancel(booking, by=request.user, at=timezone.now())
    messages.success(request, _("The booking is cancelled, and the seat goes to whoever waits."))


@_deed
def register_guest(booking: Booking, request: StaffRequest) -> HttpResponse:
    """Makes a registration of whoever said that they want to go on."""
    lead = register(booking, by=request.user, at=timezone.now())
    messages.success(request, _("The registration is made. The promise to call runs from now."))
    response: HttpResponse = redirect("desk:lead", reference=lead.reference)
    return response
