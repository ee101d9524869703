"""What is done on a registration's page; each address takes one form and returns to the page."""

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from recruitment.desk import deeds
from recruitment.desk.deeds import Deed
from recruitment.desk.forms.fields import DeskForm
from recruitment.desk.views.acting import carry_out
from recruitment.desk.views.finding import lead_or_404
from recruitment.desk.views.lead import show
from recruitment.groundwork import actions as groundwork
from recruitment.groundwork.refusals import GroundworkRefused
from recruitment.handoff.actions import hand_over as hand_over_action
from recruitment.leads.models import Lead, NextAction
from recruitment.staff.access import StaffRequest, only_for
from recruitment.staff.roles import DESK_ROLES, Role
from recruitment.triage import actions

Act = Callable[[Lead, StaffRequest, DeskForm], None]
View = Callable[..., HttpResponseBase]


def deed_address(
    deed: Deed, roles: frozenset[Role] = DESK_ROLES
) -> Callable[[Act], Callable[..., HttpResponseBase]]:
    """Makes an address of an action: finds the registration, reads the form, acts, and goes back."""

    def address(act: Act) -> View:
        @only_for(roles)
        @require_http_methods(["GET", "HEAD", "POST"])
        @wraps(act)
        def view(request: StaffRequest, reference: str) -> HttpResponse:
            page = reverse("desk:lead", args=[reference])
            if request.method != "POST":
                # Somebody came back to the address of a form, for instance after signing in again.
                # Nothing is read here: the page itself tells who may see it.
                return redirect(f"{page}#{deed.key}")
            lead = lead_or_404(reference, request.user)
            form = deed.form(request.POST, lead=lead, prefix=deed.key)
            return carry_out(
                request,
                form,
                lambda: act(lead, request, form),
                done=lambda: _done(lead, deed),
                then=page,
                again=lambda refused: show(request, lead_or_404(reference, request.user), bound=refused),
            )

        return view

    return address


@deed_address(deeds.ASSIGN)
def assign(lead: Lead, request: StaffRequest, form: DeskForm) -> None:
    actions.assign(lead, **form.deed(), by=request.user, at=timezone.now())


@deed_address(deeds.CONTACT)
def log_contact(lead: Lead, request: StaffRequest, form: DeskForm) -> None:
    actions.log_contact(lead, **form.deed(), by=request.user, at=timezone.now())


@deed_address(deeds.NEXT)
def set_next_action(lead: Lead, request: StaffRequest, form: DeskForm) -> None:
    actions.set_next_action(lead, **form.deed(), by=request.user, at=timezone.now())


@deed_address(deeds.ASSESS)
def assess(lead: Lead, request: StaffRequest, form: DeskForm) -> None:
    actions.assess(lead, **form.deed(), by=request.user, at=timezone.now())


@deed_address(deeds.CLOSE)
def close(lead: Lead, request: StaffRequest, form: DeskForm) -> None:
    actions.close(lead, **form.deed(), by=request.user, at=timezone.now())


@deed_address(deeds.REST)
def rest(lead: Lead, request: StaffRequest, form: DeskForm) -> None:
    actions.rest(lead, **form.deed(), by=request.user, at=timezone.now())


@deed_address(deeds.REOPEN)
def reopen(lead: Lead, request: StaffRequest, form: DeskForm) -> None:
    actions.reopen(lead, **form.deed(), by=request.user, at=timezone.now())


@deed_address(deeds.HAND_OVER)
def hand_over(lead: Lead, request: StaffRequest, form: DeskForm) -> None:
    hand_over_action(lead, **form.deed(), by=request.user, at=timezone.now())


@deed_address(deeds.NOTE)
def add_note(lead: Lead, request: StaffRequest, form: DeskForm) -> None:
    actions.add_note(lead, **form.deed(), by=request.user, at=timezone.now())


@deed_address(deeds.JUDGE)
def judge(lead: Lead, request: StaffRequest, form: DeskForm) -> None:
    groundwork.judge(lead, **form.deed(), by=request.user, at=timezone.now())


@deed_address(deeds.BRA_FAM)
def date_bra_fam(lead: Lead, request: StaffRequest, form: DeskForm) -> None:
    groundwork.date_bra_fam(lead, **form.deed(), by=request.user, at=timezone.now())


@deed_address(deeds.APPROVE)
def approve(lead: Lead, request: StaffRequest, form: DeskForm) -> None:
    groundwork.approve(lead, **form.deed(), by=request.user, at=timezone.now())


@only_for(DESK_ROLES)
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw_approval(request: StaffRequest, reference: str, approval: UUID) -> HttpResponse:
    """One press: the family has taken its approval back, from today."""
    page = f"{reverse('desk:lead', args=[reference])}#groundwork"
    if request.method != "POST":
        return redirect(page)
    lead = lead_or_404(reference, request.user)
    found = get_object_or_404(lead.approvals.select_related("lead"), pk=approval)
    now = timezone.now()
    try:
        groundwork.withdraw_approval(found, withdrawn_on=timezone.localdate(now), by=request.user, at=now)
    except GroundworkRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The approval stands no longer."))
    return redirect(page)


@deed_address(deeds.PROTECT, frozenset({Role.UNIT_MANAGER}))
def protect(lead: Lead, request: StaffRequest, form: DeskForm) -> None:
    actions.protect(lead, by=request.user, at=timezone.now())


@deed_address(deeds.LIFT, frozenset({Role.UNIT_MANAGER}))
def lift_protection(lead: Lead, request: StaffRequest, form: DeskForm) -> None:
    actions.lift_protection(lead, by=request.user, at=timezone.now())


def _done(lead: Lead, deed: Deed) -> str:
    """What was saved and, while the registration is open, what happens next."""
    saved = _("%(deed)s: saved.") % {"deed": deed.title}
    if not lead.next_action or lead.next_action_on is None:
        return saved
    return _("%(saved)s Next step: %(step)s, %(day)s.") % {
        "saved": saved,
        "step": NextAction(lead.next_action).label,
        "day": date_format(lead.next_action_on, "D j b"),
    }
