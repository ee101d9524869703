"""How a deed at the desk is done: the form is read, the action asked, and a refusal shown where it arose."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from recruitment.desk.forms.fields import DeskForm
from recruitment.disclosures.refusals import DisclosureRefused
from recruitment.groundwork.refusals import GroundworkRefused
from recruitment.handoff.refusals import HandoffRefused
from recruitment.leads.models import Lead
from recruitment.leads.moves import MoveRefused, SomeoneWasFirst
from recruitment.outcomes.refusals import OutcomeRefused
from recruitment.staff.access import StaffRequest
from recruitment.staff.models import User
from recruitment.triage.models import Assignment
from recruitment.triage.refusals import TriageRefused

REFUSALS = (
    TriageRefused, GroundworkRefused, DisclosureRefused, HandoffRefused, OutcomeRefused, MoveRefused,
    SomeoneWasFirst,
)  # fmt: skip


def carry_out(
    request: StaffRequest,
    form: DeskForm,
    deed: Callable[[], object],
    *,
    done: Callable[[], str],
    then: str,
    again: Callable[[DeskForm], HttpResponse],
) -> HttpResponse:
    """Does `deed` and goes on to `then`; shows the page `again` with the form when it cannot be done."""
    if not form.is_valid():
        return again(form)
    if form.is_stale() and not _was_own_doing(form.lead, request.user):
        form.add_error(None, _("A colleague changed this registration just before you. Look again."))
        return again(form)
    try:
        deed()
    except REFUSALS as refusal:
        form.add_error(None, str(refusal))
        return again(form)
    messages.success(request, done())
    return redirect(then)


def _was_own_doing(lead: Lead, user: User) -> bool:
    """Whether the latest change was this person's own: a double click is no surprise to anybody."""
    latest = [
        lead.changes.order_by("-sequence").values_list("at", "by_id").first(),
        Assignment.objects.filter(lead=lead).order_by("-at").values_list("at", "by_id").first(),
    ]
    newest = max((row for row in latest if row is not None), default=None)
    return newest is not None and newest[1] == user.pk
