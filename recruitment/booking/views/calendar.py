"""The calendar that anybody may read, a meeting's own page, and a seat at it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from recruitment.booking import sending
from recruitment.floods.gate import limited
from recruitment.floods.limits import SEND
from recruitment.meetings.calendar_file import CONTENT_TYPE, FILE_NAME
from recruitment.meetings.calendar_file import calendar_file as written
from recruitment.meetings.models import Booking, Meeting
from recruitment.meetings.queries import as_coming, coming, shown
from recruitment.privacy.origin import is_from_here

MOST_LISTED = 60
MOST_OTHERS = 3


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """Every coming meeting that is open to anybody."""
    return render(request, "booking/calendar.html", {"meetings": coming(limit=MOST_LISTED)})


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
# Each drawing of the form has a key of its own, so nobody else may be given this copy.
@cache_control(private=True, max_age=0)
@limited(SEND)
def meeting(request: HttpRequest, slug: str) -> HttpResponse:
    """A meeting with its form; one that is full, over or called off says so and leads on."""
    found = shown(timezone.now()).select_related("municipality").filter(slug=slug).first()
    if found is None:
        return gone(request)
    if request.method != "POST":
        return _drawn(request, found, sending.empty(request, found))
    if not is_from_here(request):
        return render(request, "booking/elsewhere.html", {"back": request.path}, status=403)
    draft, booking = sending.send(request, found)
    return _drawn(request, found, draft) if booking is None else to_booking(booking, draft.token)


@require_safe
def calendar_file(request: HttpRequest, slug: str) -> HttpResponse:
    found = shown(timezone.now()).filter(slug=slug).first()
    return gone(request) if found is None else as_file(written(found, at=timezone.now()))


def to_booking(booking: Booking, token: str) -> HttpResponse:
    """On to the booking's own page, whose key only the sent form held."""
    response: HttpResponse = redirect("booking:booking", token=token)
    response.status_code = 303
    return response


def as_file(content: bytes) -> HttpResponse:
    response = HttpResponse(content, content_type=CONTENT_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{FILE_NAME}"'
    response["X-Robots-Tag"] = "noindex"
    return response


def gone(request: HttpRequest) -> HttpResponse:
    """No such meeting, or none any more: what there is instead."""
    return render(request, "booking/gone.html", {"meetings": coming(limit=MOST_OTHERS)}, status=404)


def _drawn(request: HttpRequest, found: Meeting, draft: sending.Draft) -> HttpResponse:
    now = timezone.now()
    is_open = found.takes_bookings(now)
    is_ahead = now < found.starts_at and not found.is_cancelled
    others = [other for other in coming(limit=MOST_OTHERS + 1, at=now) if other.url != request.path]
    context = {
        "meeting": found,
        "is_open": is_open,
        "is_over": now >= found.starts_at,
        # A full meeting is told of too; one that is over or called off is nobody's to find.
        "told": [as_coming(found)] if is_ahead else [],
        "meetings": [] if is_open else others[:MOST_OTHERS],
        **draft.as_context(),
    }
    return render(request, "booking/meeting.html", context)
