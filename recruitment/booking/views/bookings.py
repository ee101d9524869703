"""A booking's own page, opened by the key in its letter: where it stands, its file, and a way out."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from recruitment.booking.views.calendar import as_file, gone
from recruitment.floods.gate import limited
from recruitment.floods.limits import STEP
from recruitment.meetings import actions
from recruitment.meetings.calendar_file import calendar_file as written
from recruitment.meetings.models import Booking
from recruitment.meetings.queries import coming
from recruitment.meetings.refusals import BookingRefused
from recruitment.meetings.status import OPEN, Status
from recruitment.meetings.waiting import place_in
from recruitment.privacy.origin import is_from_here
from recruitment.staff.models import User

MOST_OTHERS = 3


@require_safe
@never_cache
def show(request: HttpRequest, token: str) -> HttpResponse:
    booking = actions.find(token)
    return gone(request) if booking is None else _drawn(request, booking, token)


@require_safe
@never_cache
def calendar_file(request: HttpRequest, token: str) -> HttpResponse:
    booking = actions.find(token)
    if booking is None or booking.status != Status.BOOKED:
        return gone(request)
    return as_file(written(booking.meeting, at=timezone.now(), for_guest=True))


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@limited(STEP)
def cancel(request: HttpRequest, token: str) -> HttpResponse:
    """Gives the seats back. Only a press of the button does it: mail programs open every link."""
    booking = actions.find(token)
    if booking is None:
        return gone(request)
    if request.method == "POST":
        if not is_from_here(request):
            return render(request, "booking/elsewhere.html", {"back": request.path}, status=403)
        try:
            actions.cancel(booking, by=User.objects.system(), at=timezone.now())
        except BookingRefused as refusal:
            return _drawn(request, booking, token, refusal=str(refusal))
    response: HttpResponse = redirect("booking:booking", token=token)
    response.status_code = 303
    return response


def _drawn(request: HttpRequest, booking: Booking, token: str, *, refusal: str = "") -> HttpResponse:
    meeting, now = booking.meeting, timezone.now()
    is_over = now >= meeting.starts_at
    is_open = booking.status in OPEN and not meeting.is_cancelled and not is_over
    context = {
        "booking": booking,
        "meeting": meeting,
        "token": token,
        "refusal": refusal,
        "is_over": is_over,
        "may_cancel": is_open,
        "has_mail": bool(booking.email_index),
        "place_in_line": place_in(actions.line(meeting), booking.pk),
        "meetings": [] if is_open else coming(limit=MOST_OTHERS, at=now),
    }
    return render(request, "booking/booking.html", context)
