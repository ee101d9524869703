"""“Ring mig” as it is drawn, sent and answered. Nothing is kept on the device, before or after."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.datastructures import MultiValueDict
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from recruitment.campaigns.arrival import seen
from recruitment.campaigns.carrier import PARAMETER, read, write
from recruitment.campaigns.ways import kept, last_code
from recruitment.floods.gate import limited
from recruitment.floods.limits import SEND
from recruitment.interest.answers import Answers, RunFacts
from recruitment.interest.call_me import ticket as tickets
from recruitment.interest.call_me.form import CALL_ME, CallMeForm
from recruitment.interest.call_me.sending import send
from recruitment.interest.receipts import promise_of
from recruitment.interest.wizard import expired
from recruitment.leads.models import EntryChannel, Lead
from recruitment.privacy.origin import is_from_here
from recruitment.visits.counter import count_step
from recruitment.words.queries import Edition, current, edition


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@limited(SEND)
def call_me(request: HttpRequest) -> HttpResponse:
    """The page, and what is sent from it. There is no token: a cookie would have to hold its secret."""
    if request.method == "POST":
        return _sent(request)
    carrier = seen(request).carrier
    return _drawn(request, _form(carrier, current()), carrier=carrier, ticket=tickets.draw())


@require_safe
@never_cache
def receipt(request: HttpRequest, run: UUID) -> HttpResponse:
    """The reference and the promise, for a day, to whoever holds the address that sending gave."""
    since = timezone.now() - timedelta(seconds=settings.SESSION_COOKIE_AGE)
    lead = Lead.objects.filter(run=run, entry_channel=EntryChannel.CALL_ME, received_at__gte=since).first()
    if lead is None:
        return expired(request)
    context = promise_of(lead) | {"edition": edition(lead.text_version)}
    return render(request, "interest/call_me/receipt.html", context)


def _sent(request: HttpRequest) -> HttpResponse:
    if not is_from_here(request):
        return render(request, "interest/elsewhere.html", status=403)
    carrier = write(read(request.POST.get(PARAMETER, "")))
    number = request.POST.get(tickets.NAME, "")
    ticket = tickets.read(number)
    # Drawn again, the page says what it said.
    words = edition(ticket.text_version) if ticket else current()
    form = _form(carrier, words, CALL_ME.typed(request.POST))
    if "language" in request.POST:
        # Came over from the page in another language: what was typed stands here, and nothing is judged.
        return _drawn(request, _begun(request, carrier, words), carrier=carrier, ticket=number)
    if ticket is None:
        response = _drawn(request, form, carrier=carrier, ticket=tickets.draw(), was_not_received=True)
        response.status_code = 403
        return response
    if not Lead.objects.filter(run=ticket.run).exists():
        if not form.is_valid():
            count_step(CALL_ME.key, "error", last_code(form.run.arrivals))
            return _drawn(request, form, carrier=carrier, ticket=number)
        send(form, ticket, at=timezone.now())
    response = redirect("interest:call_me_receipt", run=ticket.run)
    response.status_code = 303
    return response


def _begun(request: HttpRequest, carrier: str, words: Edition) -> CallMeForm:
    form = _form(carrier, words)
    typed = MultiValueDict(CALL_ME.typed(request.POST))
    form.initial = {
        name: field.widget.value_from_datadict(typed, MultiValueDict(), f"{CALL_ME.key}-{name}")
        for name, field in form.fields.items()
    }
    return form


def _form(carrier: str, words: Edition, typed: dict[str, list[str]] | None = None) -> CallMeForm:
    arrivals = kept(read(carrier), earlier=(), on=timezone.localdate())
    data = None if typed is None else MultiValueDict(typed)
    return CallMeForm(data, prefix=CALL_ME.key, run=RunFacts(Answers({}), arrivals, edition=words))


def _drawn(request: HttpRequest, form: CallMeForm, **context: Any) -> HttpResponse:
    """Private, but not `no-store`: going back shows the page as it was sent, with the same ticket."""
    context |= {
        "form": form,
        "step": CALL_ME,
        "words": form.words,
        "edition": form.run.edition,
        "parameter": PARAMETER,
        "ticket_name": tickets.NAME,
    }
    response = render(request, "interest/call_me/page.html", context)
    patch_cache_control(response, private=True, no_cache=True)
    return response
