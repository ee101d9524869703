"""The letters to families as the editor previews them: the real templates, filled with invented facts."""

from datetime import timedelta
from functools import partial
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext, gettext_lazy

from recruitment.interest.stages import sample_lead
from recruitment.meetings.models import Booking, Meeting
from recruitment.outbox.house_layout import drawn
from recruitment.outbox.words import letter_subject, letter_words
from recruitment.templatetags.days import on_day
from recruitment.triage.booked_calls import hours_in_words
from recruitment.words.faults import faults_in
from recruitment.words.models import Wording
from recruitment.words.queries import Edition, current
from recruitment.words.stages import Stage, Words

# Place: what the letter is called, and its template.
LETTERS: dict[str, tuple[Words, str]] = {
    "letter-receipt": (gettext_lazy("receipt"), "receipt"),
    "letter-thanks": (gettext_lazy("thanks for the talk"), "thanks"),
    "letter-late": (gettext_lazy("we are late"), "late"),
    "letter-running_late": (gettext_lazy("we may be late"), "running_late"),
    "letter-longer": (gettext_lazy("it takes longer"), "longer"),
    "letter-unreachable": (gettext_lazy("we have not reached you"), "unreachable"),
    "letter-woken": (gettext_lazy("a rest is over"), "woken"),
    "letter-call_booked": (gettext_lazy("a booked call"), "call_booked"),
    "letter-survey": (gettext_lazy("how it was"), "survey"),
    "letter-code": (gettext_lazy("code to the own page"), "code"),
    "letter-saved-link": (gettext_lazy("link to a saved form"), "saved/link"),
    "letter-saved-reminder": (gettext_lazy("reminder of a saved form"), "saved/reminder"),
    "letter-saved-end": (gettext_lazy("a saved form is soon removed"), "saved/end"),
    "letter-saved": (gettext_lazy("end of every letter about a saved form"), "saved/link"),
    "letter-booking-booked": (gettext_lazy("a booking"), "booking/booked"),
    "letter-booking-waiting": (gettext_lazy("on the waiting list"), "booking/waiting"),
    "letter-booking-got_in": (gettext_lazy("a seat after waiting"), "booking/got_in"),
    "letter-booking-reminder": (gettext_lazy("reminder of a meeting"), "booking/reminder"),
    "letter-booking-changed": (gettext_lazy("a meeting has changed"), "booking/changed"),
    "letter-booking-called_off": (gettext_lazy("a meeting is called off"), "booking/called_off"),
}
# A link would lead its frame away from the letter. So it asks for a window, which the sandbox does not open.
STAY = '<base target="_blank">'


def stages() -> dict[str, Stage]:
    return {
        place: Stage(format_lazy("{}: {}", gettext_lazy("Letter"), name), partial(_draw, template))
        for place, (name, template) in LETTERS.items()
    }


def _draw(name: str, request: HttpRequest, wording: Wording) -> HttpResponse:
    facts = {"edition": tried(wording), **sample_facts()}
    subject, text = letter_subject(name, facts), letter_words(name, facts)
    told = {
        "wording": wording,
        "faults": faults_in(wording.place, wording.language, wording.texts),
        "sender": settings.DEFAULT_FROM_EMAIL,
        "subject": subject,
        "text": text.strip(),
        "html": drawn(subject, text).replace("<head>", f"<head>{STAY}", 1),
    }
    return render(request, "words/letter.html", told)


def tried(wording: Wording) -> Edition:
    """The published words with these in their place."""
    return current().with_words(wording.language, wording.place, wording.texts)


def sample_facts() -> dict[str, Any]:
    """Everything that any letter tells, of nobody."""
    at = timezone.now()
    soon, lead = at + timedelta(days=5), sample_lead(at)
    return {
        "lead": lead,
        "has_phone": True,
        "own_page": settings.BASE_URL,
        "step": gettext("we call you"),
        "on": soon.date(),
        "caller": "",
        "hour": f"{on_day(soon)} {hours_in_words(soon, soon + timedelta(hours=1))}",
        "promised": lead.promised_by,
        "new_promise": soon,
        "link": settings.BASE_URL,
        "calendar": settings.BASE_URL,
        "works_until": soon,
        "last_day": soon,
        "code": "123 456",
        "place_in_line": 3,
        "booking": Booking(reference=lead.reference, seats=2),
        "meeting": Meeting(
            title=gettext("Information evening"),
            starts_at=soon,
            ends_at=soon + timedelta(hours=2),
            place=str(settings.UNIT.county),
        ),
    }
