"""The call card's address: shown before the call, and posted to after hanging up."""

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from recruitment.desk.call_card import call_card
from recruitment.desk.forms.call import CallForm
from recruitment.desk.forms.fields import DeskForm
from recruitment.desk.households import household_of
from recruitment.desk.marks import promise_now
from recruitment.desk.views.acting import carry_out
from recruitment.desk.views.finding import lead_or_404
from recruitment.leads.models import Lead, NextAction
from recruitment.leads.status import OPEN
from recruitment.privacy import access_log
from recruitment.privacy.models import AccessAction
from recruitment.staff.access import StaffRequest, only_for
from recruitment.staff.roles import DESK_ROLES
from recruitment.triage.calls import log_call
from recruitment.triage.models import ContactOutcome
from recruitment.triage.queries import ListedLead
from recruitment.triage.refusals import TriageRefused

PREFIX = "samtal"


@only_for(DESK_ROLES)
@require_http_methods(["GET", "HEAD", "POST"])
def call(request: StaffRequest, reference: str) -> HttpResponse:
    lead = lead_or_404(reference, request.user)
    if request.method != "POST":
        if lead.status not in OPEN:
            return redirect("desk:lead", reference)
        return _show(request, lead, CallForm(lead=lead, prefix=PREFIX))
    form = CallForm(request.POST, lead=lead, prefix=PREFIX)
    return carry_out(
        request,
        form,
        lambda: _log(lead, request, form),
        done=lambda: _done(lead, form),
        then=reverse("desk:lead", args=[reference]),
        again=lambda refused: _show(request, lead_or_404(reference, request.user), refused),
    )


@transaction.atomic
def _show(request: StaffRequest, lead: ListedLead, form: DeskForm) -> HttpResponse:
    if form.is_bound:
        form.look_again(lead)
    household_now = household_of(lead, request.user)
    access_log.record(
        by=request.user,
        action=AccessAction.READ,
        door="desk:call",
        cases=[lead.reference, *household_now.references],
    )
    context = {
        "lead": lead,
        "card": call_card(lead, request.user, today=timezone.localdate()),
        "promise": promise_now(lead),
        "household_now": household_now,
        "form": form,
    }
    return render(request, "desk/call.html", context)


def _log(lead: Lead, request: StaffRequest, form: CallForm) -> None:
    told = form.deed()
    attempt = log_call(lead, **told, by=request.user, at=timezone.now())
    if attempt.outcome != told["outcome"]:
        # Somebody went back and sent the same card with another outcome: the first one stands.
        raise TriageRefused(
            _("This call is already logged as “%(outcome)s”. Open the card again to log another call.")
            % {"outcome": attempt.get_outcome_display()}
        )


def _done(lead: Lead, form: CallForm) -> str:
    told = form.deed()
    words = {
        "step": NextAction(told["next_action"]).label,
        "day": date_format(told["next_action_on"], "D j b"),
    }
    if told["outcome"] == ContactOutcome.REACHED:
        return _("The talk is logged. Next step: %(step)s, %(day)s.") % words
    return _("The attempt is logged. Next step: %(step)s, %(day)s.") % words
