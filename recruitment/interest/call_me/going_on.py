"""From “Ring mig” to the whole form: whoever holds the receipt’s address adds to the same registration."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from recruitment.floods.gate import limited
from recruitment.floods.limits import STEP
from recruitment.interest import runs
from recruitment.interest.steps import FIRST, newest
from recruitment.leads.deepening import may_go_on
from recruitment.privacy.origin import is_from_here
from recruitment.visits.counter import count_step


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@limited(STEP)
def tell_more(request: HttpRequest, run: UUID) -> HttpResponse:
    """The page before the form; beginning is a press, since it sets the one cookie.

    Too late, or told already: the ordinary form, which is met in the same registration by its own way.
    """
    lead = may_go_on(run, at=timezone.now())
    if lead is None:
        return redirect("interest:start")
    if request.method != "POST":
        context = {"run": run, "minutes": newest().minutes}
        return render(request, "interest/call_me/tell_more.html", context)
    if not is_from_here(request):
        return render(request, "interest/elsewhere.html", status=403)
    draft = runs.begin(request.session, carried=(), at=timezone.now(), deepens=lead)
    # The secret of later tokens goes into the session now, so that no later step has to save it.
    get_token(request)
    count_step("start", "started", "")
    count_step(FIRST.key, "shown", "")
    response: HttpResponse = redirect("interest:step", run=draft.pk, step=FIRST.key)
    response.status_code = 303
    return response
