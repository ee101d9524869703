"""Takes a sent booking form to the booking's own page, or back to the form with what is wrong."""

import re
import secrets
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import get_language

from recruitment.booking.forms import BookingForm, InvitedForm
from recruitment.campaigns.arrival import seen
from recruitment.campaigns.carrier import PARAMETER, read, write
from recruitment.campaigns.ways import kept, ways_of
from recruitment.floods import shown
from recruitment.meetings import actions
from recruitment.meetings.models import Booking, Meeting
from recruitment.meetings.refusals import BookingRefused

# A key of our own making, drawn with the form and sent back with it.
TOKEN = re.compile(r"[A-Za-z0-9_-]{22}")
TOKEN_BYTES = 16


@dataclass
class Draft:
    """A booking form as it is drawn: its questions, its key, and the way here it takes along."""

    form: BookingForm
    token: str
    carrier: str
    # When the form was shown for the first time: a page with what is wrong does not set it anew.
    shown: str

    def as_context(self) -> dict[str, Any]:
        return {
            "form": self.form,
            "token": self.token,
            "carrier": self.carrier,
            "parameter": PARAMETER,
            "shown": self.shown,
            "shown_name": shown.NAME,
        }


def empty(request: HttpRequest, meeting: Meeting) -> Draft:
    """The form as a visitor meets it; each drawing has a key of its own."""
    carrier = seen(request).carrier
    form = _form_of(meeting)(ways=ways_of(_kept(carrier)))
    return Draft(form, secrets.token_urlsafe(TOKEN_BYTES), carrier, shown.stamp())


def send(request: HttpRequest, meeting: Meeting) -> tuple[Draft, Booking | None]:
    """Books what was sent. Without a booking, the form says what is wrong.

    The key makes a form that is sent twice one booking, and is what opens the booking's page.
    """
    typed = request.POST.get("token", "")
    token = typed if TOKEN.fullmatch(typed) else secrets.token_urlsafe(TOKEN_BYTES)
    carrier = write(read(request.POST.get(PARAMETER, "")))
    arrivals = _kept(carrier)
    form = _form_of(meeting)(request.POST, ways=ways_of(arrivals))
    shown_at = request.POST.get(shown.NAME, "")
    draft = Draft(form, token, carrier, shown_at)
    if earlier := actions.find(token):
        return draft, earlier
    if not form.is_valid():
        return draft, None
    try:
        booking = actions.book(
            meeting,
            form.guest,
            seats=form.cleaned_data["seats"],
            token=token,
            arrivals=[] if form.forgets_way else arrivals,
            language=get_language() or "",
            looks_automatic=form.fell_into_the_trap or shown.is_too_quick(shown_at),
            at=timezone.now(),
        )
    except BookingRefused as refusal:
        form.add_error(None, str(refusal))
        return draft, None
    return draft, booking


def _kept(carrier: str) -> list[dict[str, Any]]:
    return kept(read(carrier), earlier=(), on=timezone.localdate())


def _form_of(meeting: Meeting) -> type[BookingForm]:
    return InvitedForm if meeting.is_home_party else BookingForm
