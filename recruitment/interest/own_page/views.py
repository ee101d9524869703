"""“Min anmälan” as its owner sees it, and what is sent from it."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from recruitment.floods.gate import limited
from recruitment.floods.limits import STEP
from recruitment.interest.own_page import session
from recruitment.interest.own_page.deeds import BY_KEY, DEEDS, Deed
from recruitment.interest.own_page.forms import DeedForm
from recruitment.interest.own_page.words import KEPT, STATES, Words
from recruitment.interest.tokens import has_token
from recruitment.leads.call_times import called
from recruitment.leads.models import Applicant, Lead
from recruitment.leads.moves import MoveRefused, SomeoneWasFirst
from recruitment.leads.wishes import CallTime, wishes_in
from recruitment.privacy import access_log
from recruitment.privacy.contact import readable_phone
from recruitment.privacy.models import AccessAction
from recruitment.staff.models import User
from recruitment.triage.booked_calls import call_words, current_call
from recruitment.triage.refusals import TriageRefused
from recruitment.triage.standing import Stage, Standing, standing_of

# Done, or asked for where it touches others: by the deed’s key.
DONE, ASKED = "klart", "fragat"


@require_safe
@never_cache
@transaction.atomic
def mine(request: HttpRequest) -> HttpResponse:
    """Where it stands, what was promised and kept, who calls, and what can be changed. It is written down."""
    at = timezone.now()
    person = session.opened_by(request.session, at=at)
    if person is None:
        return _closed(request)
    _log(person, "interest:own_page_mine", at)
    lead = person.lead
    has_left = person.left_at is not None
    wishes = wishes_in((lead.joined_to or lead).call_wishes)
    context = {
        "lead": lead,
        "person": person,
        "phone": readable_phone(person.phone) if person.phone else "",
        **_standing(None if has_left else standing_of(lead, at=at)),
        "times": ", ".join(str(CallTime(time).label) for time in wishes.times).lower() if wishes else "",
        "call": None if has_left else _call_of(lead, at),
        "caller_number": settings.UNIT.promise.caller_number,
        "deeds": [] if has_left else [deed for deed in DEEDS if deed.is_offered(lead)],
        "done": _done(request),
        "ends_at": session.ends_at(request.session),
    }
    return render(request, "interest/own_page/mine.html", context)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@limited(STEP)
def deed(request: HttpRequest, key: str) -> HttpResponse:
    """One of the deeds: its form, and what is sent from it."""
    wanted, at = BY_KEY.get(key), timezone.now()
    if wanted is None:
        raise Http404
    person = session.opened_by(request.session, at=at)
    if person is None:
        return _closed(request)
    if person.left_at is not None or not wanted.is_offered(person.lead):
        return redirect("interest:own_page_mine")
    if request.method != "POST":
        return _asked(request, person, wanted, wanted.form(person=person), at)
    form = wanted.form(request.POST, person=person)
    if not has_token(request):
        response = _asked(request, person, wanted, form, at, was_not_received=True)
        response.status_code = 403
        return response
    if not form.is_valid():
        return _asked(request, person, wanted, form, at)
    outcome = ASKED if wanted.is_only_asked(person.lead) else DONE
    try:
        wanted.do(person, form.cleaned_data, at)
    except (TriageRefused, MoveRefused, SomeoneWasFirst) as refusal:
        form.add_error(None, str(refusal))
        return _asked(request, person, wanted, form, at)
    response = redirect(f"{reverse('interest:own_page_mine')}?{outcome}={wanted.key}")
    response.status_code = 303
    return response


@transaction.atomic
def _asked(
    request: HttpRequest, person: Applicant, wanted: Deed, form: DeedForm, at: datetime, **context: Any
) -> HttpResponse:
    _log(person, "interest:own_page_deed", at)
    context |= {
        "deed": wanted,
        "form": form,
        "intro": wanted.intro_if_asked if wanted.is_only_asked(person.lead) else wanted.intro,
        "ends_at": session.ends_at(request.session),
    }
    return render(request, "interest/own_page/deed.html", context)


def _standing(standing: Standing | None) -> dict[str, Any]:
    """Nothing for whoever has withdrawn from a registration of two: what goes on is the other’s."""
    if standing is None:
        return {}
    kept = KEPT[standing.promise.standing] if standing.promise else ""
    return {"standing": standing, "stages": Stage, "told": STATES[standing.state], "kept": kept}


def _call_of(lead: Lead, at: datetime) -> str:
    """The hour they chose, in words."""
    standing = current_call(called(lead), at=at)
    return call_words(standing) if standing else ""


def _done(request: HttpRequest) -> Words:
    for outcome in (DONE, ASKED):
        if found := BY_KEY.get(request.GET.get(outcome, "")):
            return found.done if outcome == DONE else found.done_if_asked
    return ""


def _closed(request: HttpRequest) -> HttpResponse:
    """Never opened here, or its time is over; a text that was on its way stands there to be copied."""
    context = {"typed": request.POST.get("text", "") if request.method == "POST" else ""}
    return render(request, "interest/own_page/closed.html", context, status=403)


def _log(person: Applicant, door: str, at: datetime) -> None:
    """What the page reads: the family's own registration, and the one it is met in."""
    lead = person.lead
    cases = [one.reference for one in (lead, lead.joined_to) if one is not None]
    access_log.record(by=User.objects.system(), action=AccessAction.READ, door=door, cases=cases, at=at)
