"""A case's page for the investigators: the package as it was sent, and the few dates that come back."""

from django.db import transaction
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from recruitment.desk.case_deeds import offered, where
from recruitment.desk.disclosure_story import untold
from recruitment.desk.forms.fields import DeskForm
from recruitment.desk.timeline import case_events
from recruitment.desk.views.finding import case_or_404
from recruitment.disclosures.queries import standing_disclosures
from recruitment.handoff.adapters.secure_mail import letter
from recruitment.handoff.models import Adapter, Handover
from recruitment.handoff.package import cases
from recruitment.handoff.wording import applicants, approval_lines, contact_lines, plain_text
from recruitment.outcomes.queries import standing_of
from recruitment.outcomes.reasons import reason_label
from recruitment.privacy import access_log
from recruitment.privacy.models import AccessAction
from recruitment.staff.access import StaffRequest, only_for
from recruitment.staff.roles import CASE_ROLES, DESK_ROLES


@only_for(CASE_ROLES)
@require_safe
def case(request: StaffRequest, reference: str) -> HttpResponse:
    return show(request, case_or_404(reference, request.user))


@transaction.atomic
def show(request: StaffRequest, case: Handover, *, bound: DeskForm | None = None) -> HttpResponse:
    """The page, with the form that was refused if there is one; opening it is written down."""
    _write_down(request, case, AccessAction.READ, "desk:case")
    if bound is not None:
        bound.look_again(case.lead)
    facts = standing_of(case.lead)
    context = {
        "case": case,
        "lead": case.lead,
        "package": case.package,
        "names": [person["name"] for person in case.package["applicants"]],
        "where": where(case),
        "applicants": applicants(case.package),
        "contacts": contact_lines(case.package),
        "approvals": approval_lines(case.package),
        "disclosures": standing_disclosures(case.lead),
        "untold": untold(case.lead, facts),
        "facts": [(fact, reason_label(fact.kind, fact.reason)) for fact in facts],
        "events": case_events(case.lead),
        "deeds": offered(case, request.user, bound=bound),
        "may_open_lead": request.user.holds_any(DESK_ROLES),
        "bound": bound,
    }
    return render(request, "desk/case.html", context)


@only_for(CASE_ROLES)
@require_safe
@transaction.atomic
def package(request: StaffRequest, reference: str) -> HttpResponse:
    """The package on paper, and the text to copy into Treserva."""
    found = case_or_404(reference, request.user)
    _write_down(request, found, AccessAction.EXPORT, "desk:package")
    context = {
        "case": found,
        "lead": found.lead,
        "package": found.package,
        "applicants": applicants(found.package),
        "contacts": contact_lines(found.package),
        "approvals": approval_lines(found.package),
        "plain_text": plain_text(found.package),
        "letter": letter(found) if found.adapter == Adapter.SECURE_MAIL else None,
    }
    return render(request, "handoff/package.html", context)


@only_for(CASE_ROLES)
@require_safe
@transaction.atomic
def package_json(request: StaffRequest, reference: str) -> HttpResponse:
    """The package as it was sent, for a system to read; the digest stands in a header."""
    found = case_or_404(reference, request.user)
    _write_down(request, found, AccessAction.EXPORT, "desk:package_json")
    response = JsonResponse(found.package, json_dumps_params={"ensure_ascii": False, "indent": 2})
    response.headers["Content-Disposition"] = f'attachment; filename="{reference}-{found.sequence}.json"'
    response.headers["Digest"] = f"sha-256={found.digest}"
    return response


def _write_down(request: StaffRequest, case: Handover, action: AccessAction, door: str) -> None:
    access_log.record(by=request.user, action=action, door=door, cases=cases(case.package))
