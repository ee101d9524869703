"""“Vi vill fortfarande”: the page behind the link in the letter to a family we could not reach."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from recruitment.floods.gate import limited
from recruitment.floods.limits import STEP
from recruitment.leads.status import EXITS
from recruitment.privacy.origin import is_from_here
from recruitment.triage.coming_back import come_back
from recruitment.triage.models import WayBack
from recruitment.triage.refusals import TriageRefused
from recruitment.triage.way_back import find_way_back


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@limited(STEP)
def still_want(request: HttpRequest, token: str) -> HttpResponse:
    """Opens the registration again. Only a press of the button does it: mail programs open every link."""
    way = find_way_back(token)
    if way is None or way.expires_at < timezone.now():
        return _gone(request)
    if request.method == "POST":
        if not is_from_here(request):
            return render(request, "interest/elsewhere.html", status=403)
        try:
            come_back(way, at=timezone.now())
        except TriageRefused:
            return _gone(request)
        response: HttpResponse = redirect("interest:still_want", token=token)
        response.status_code = 303
        return response
    return _drawn(request, way, token)


def _drawn(request: HttpRequest, way: WayBack, token: str) -> HttpResponse:
    """Says nothing of who the family is: whoever holds the letter may open the page."""
    is_closed = way.lead.status in EXITS
    if is_closed and way.used_at is not None:
        return _gone(request)
    context = {
        "token": token,
        "reference": way.lead.reference,
        "is_open": not is_closed,
        "call_on": way.lead.next_action_on if way.used_at is not None else None,
        "caller_number": settings.UNIT.promise.caller_number,
    }
    return render(request, "interest/still_want.html", context)


def _gone(request: HttpRequest) -> HttpResponse:
    return render(request, "interest/still_want_gone.html", status=404)
