"""Concern for a child: whom to call now, and the one thing to write down afterwards."""

from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from recruitment.desk.forms.concern import ConcernForm
from recruitment.desk.forms.fields import DeskForm
from recruitment.desk.views.acting import carry_out
from recruitment.desk.views.finding import lead_or_404
from recruitment.leads.models import Lead
from recruitment.privacy import access_log
from recruitment.privacy.models import AccessAction
from recruitment.staff.access import StaffRequest, only_for
from recruitment.staff.roles import DESK_ROLES
from recruitment.triage.concern import pass_on_concern
from recruitment.triage.queries import ListedLead

PREFIX = "oro"


@dataclass(frozen=True)
class Number:
    """The number of one municipality's board; empty where the unit file holds none."""

    place: str
    phone: str
    is_home: bool


@only_for(DESK_ROLES)
@require_http_methods(["GET", "HEAD", "POST"])
def concern(request: StaffRequest, reference: str) -> HttpResponse:
    lead = lead_or_404(reference, request.user)
    if request.method != "POST":
        return _show(request, lead, ConcernForm(lead=lead, prefix=PREFIX))
    form = ConcernForm(request.POST, lead=lead, prefix=PREFIX)
    return carry_out(
        request,
        form,
        lambda: pass_on_concern(lead, **form.deed(), by=request.user, at=timezone.now()),
        done=lambda: _("Written down: the board has been told. The registration has left the inbox."),
        then=reverse("desk:lead", args=[reference]),
        again=lambda refused: _show(request, lead_or_404(reference, request.user), refused),
    )


@transaction.atomic
def _show(request: StaffRequest, lead: ListedLead, form: DeskForm) -> HttpResponse:
    if form.is_bound:
        form.look_again(lead)
    access_log.record(by=request.user, action=AccessAction.READ, door="desk:concern", cases=[lead.reference])
    numbers = _numbers(lead)
    context = {
        "lead": lead,
        "form": form,
        "numbers": numbers,
        "missing": [number.place for number in numbers if not number.phone],
    }
    return render(request, "desk/concern.html", context)


def _numbers(lead: Lead) -> list[Number]:
    """The home municipality's number first: that board is most often the one."""
    unit = settings.UNIT
    numbers = [
        Number(town.name, town.emergency_phone, town.code == lead.municipality_id)
        for town in (*unit.municipalities, *unit.neighbours)
    ]
    return sorted(numbers, key=lambda number: (not number.is_home, number.place))
