"""Two registrations are joined, kept apart, or separated again; each address takes one button."""

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from recruitment.desk.forms.fields import DeskForm
from recruitment.desk.forms.household import PREFIX, HouseholdForm
from recruitment.desk.views.acting import carry_out
from recruitment.desk.views.finding import lead_or_404
from recruitment.desk.views.lead import show
from recruitment.leads.households import keep_apart
from recruitment.leads.models import Lead
from recruitment.leads.queries import perhaps_same_household, same_household
from recruitment.staff.access import StaffRequest, only_for
from recruitment.staff.roles import DESK_ROLES
from recruitment.triage import households


@only_for(DESK_ROLES)
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: StaffRequest, reference: str) -> HttpResponse:
    """Goes on to the registration in which the family is met from now on."""
    if request.method != "POST":
        return redirect("desk:lead", reference)
    lead = lead_or_404(reference, request.user)
    response = _judge(
        request,
        HouseholdForm(request.POST, lead=lead, prefix=PREFIX),
        lambda: households.bring_together(lead, _other(request, lead), by=request.user, at=timezone.now()),
        done=_(
            "The registrations are joined. Both promises stand, and everything the family has told is here."
        ),
    )
    if lead.joined_to is not None:
        return redirect("desk:lead", lead.joined_to.reference)
    return response


@only_for(DESK_ROLES)
@require_http_methods(["GET", "HEAD", "POST"])
def apart(request: StaffRequest, reference: str) -> HttpResponse:
    if request.method != "POST":
        return redirect("desk:lead", reference)
    lead = lead_or_404(reference, request.user)
    return _judge(
        request,
        HouseholdForm(request.POST, lead=lead, prefix=PREFIX),
        lambda: keep_apart(lead, _other(request, lead), by=request.user, at=timezone.now()),
        done=_("Written down: they are matters of their own."),
    )


@only_for(DESK_ROLES)
@require_http_methods(["GET", "HEAD", "POST"])
def separate(request: StaffRequest, reference: str) -> HttpResponse:
    if request.method != "POST":
        return redirect("desk:lead", reference)
    lead = lead_or_404(reference, request.user)
    return _judge(
        request,
        DeskForm(request.POST, lead=lead, prefix=PREFIX),
        lambda: households.separate(lead, by=request.user, at=timezone.now()),
        done=_("The joining is undone. This registration stands by itself again, with its own promise."),
    )


def _judge(request: StaffRequest, form: DeskForm, deed: Callable[[], object], *, done: str) -> HttpResponse:
    reference = form.lead.reference
    return carry_out(
        request,
        form,
        deed,
        done=lambda: done,
        then=reverse("desk:lead", args=[reference]),
        again=lambda refused: show(request, lead_or_404(reference, request.user), bound=refused),
    )


def _other(request: StaffRequest, lead: Lead) -> Lead:
    """The other registration: one this person may meet, and that we have reason to believe is the same's.

    Anything else does not exist here, so that nobody joins two strangers by writing a reference.
    """
    other = lead_or_404(request.POST.get(f"{PREFIX}-other", ""), request.user)
    is_theirs = other.joined_to_id == lead.pk or lead.joined_to_id == other.pk
    found = (same_household(lead), perhaps_same_household(lead))
    if is_theirs or any(leads.filter(pk=other.pk).exists() for leads in found):
        return other
    raise Http404
