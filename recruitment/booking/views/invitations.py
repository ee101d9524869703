"""The way to a home party: a code from an invitation. It stands in no address and on no list."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from recruitment.booking import sending
from recruitment.booking.views.calendar import to_booking
from recruitment.floods.gate import limited
from recruitment.floods.limits import INVITATION
from recruitment.meetings.invitations import invited_to
from recruitment.meetings.models import Meeting
from recruitment.privacy.origin import is_from_here

LONGEST_CODE = 40


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@limited(INVITATION)
def enter(request: HttpRequest) -> HttpResponse:
    """Asks for the code and shows the meeting it stands for, with its form."""
    if request.method != "POST":
        return _ask(request)
    refused, meeting, code = _invited(request)
    if meeting is None:
        return refused
    return _drawn(request, meeting, code, sending.empty(request, meeting))


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@limited(INVITATION)
def book(request: HttpRequest) -> HttpResponse:
    """Takes the sent form; the code comes along in it, and is asked for again like the first time."""
    if request.method != "POST":
        return redirect("booking:invitation")
    refused, meeting, code = _invited(request)
    if meeting is None:
        return refused
    draft, booking = sending.send(request, meeting)
    return _drawn(request, meeting, code, draft) if booking is None else to_booking(booking, draft.token)


def _invited(request: HttpRequest) -> tuple[HttpResponse, Meeting | None, str]:
    """The meeting behind the code that was sent; without one, the answer to give instead.

    A code that never was and one whose time is over get the same words.
    """
    code = request.POST.get("code", "")[:LONGEST_CODE]
    if not is_from_here(request):
        elsewhere = render(request, "booking/elsewhere.html", {"back": request.path}, status=403)
        return elsewhere, None, code
    meeting = invited_to(code, at=timezone.now())
    wrong = _("No invitation has that code now. Look once more, or ask the person who invited you.")
    return _ask(request, code=code, wrong=wrong) if meeting is None else HttpResponse(), meeting, code


def _ask(request: HttpRequest, *, code: str = "", wrong: str = "") -> HttpResponse:
    return render(request, "booking/invitation.html", {"code": code, "wrong": wrong})


def _drawn(request: HttpRequest, meeting: Meeting, code: str, draft: sending.Draft) -> HttpResponse:
    context = {
        "meeting": meeting,
        "code": code,
        "is_open": meeting.takes_bookings(timezone.now()),
        **draft.as_context(),
    }
    return render(request, "booking/invited.html", context)
