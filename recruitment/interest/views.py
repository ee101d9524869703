"""The way into the form and out of it: the page before it, its start, and the receipt."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from recruitment.campaigns.arrival import seen
from recruitment.campaigns.carrier import PARAMETER, read
from recruitment.campaigns.ways import last_code
from recruitment.floods.gate import limited
from recruitment.floods.limits import STEP
from recruitment.interest import runs
from recruitment.interest.receipts import promise_of
from recruitment.interest.steps import FIRST, LAST, newest
from recruitment.interest.wizard import expired, not_in_this_browser
from recruitment.privacy.origin import is_from_here
from recruitment.visits.counter import count_form, count_step
from recruitment.words.queries import edition


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """What will be asked, how long it takes and what we do with it; nothing is stored by reading it."""
    context = {
        "steps": newest().steps,
        "minutes": newest().minutes,
        "carrier": seen(request).carrier,
        "parameter": PARAMETER,
    }
    return render(request, "interest/start.html", context)


@csrf_exempt
@limited(STEP)
def begin(request: HttpRequest) -> HttpResponse:
    """Opens an empty run and sets the one cookie; guarded by where the form was sent from."""
    if request.method != "POST":
        return redirect("interest:start")
    if not is_from_here(request):
        return render(request, "interest/elsewhere.html", status=403)
    carried = read(request.POST.get(PARAMETER, ""))
    draft = runs.begin(request.session, carried=carried, at=timezone.now())
    # The secret of later tokens goes into the session now, so that no later step has to save it.
    get_token(request)
    code = last_code(draft.arrivals)
    count_step("start", "started", code)
    count_step(FIRST.key, "shown", code)
    count_form(draft.form_version, FIRST.key, "shown")
    response: HttpResponse = redirect("interest:step", run=draft.pk, step=FIRST.key)
    response.status_code = 303
    return response


@require_safe
@never_cache
def receipt(request: HttpRequest, run: UUID) -> HttpResponse:
    """The reference and the promise, as often as this browser asks while its session lives."""
    if not runs.belongs_to(request.session, run):
        return not_in_this_browser(request)
    draft = runs.find(run, at=timezone.now())
    if draft is None:
        return expired(request)
    if draft.finished_at is None:
        return redirect("interest:step", run=run, step=LAST.key)
    if draft.lead is None:
        return expired(request)
    context = promise_of(draft.lead) | {"edition": edition(draft.text_version)}
    return render(request, "interest/receipt.html", context)
