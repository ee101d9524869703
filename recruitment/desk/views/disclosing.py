"""What is written down on a case's page when a municipality has been told who the family is."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from recruitment.desk import case_deeds
from recruitment.desk.forms.fields import DeskForm
from recruitment.desk.views.case_deeds import METHODS, do
from recruitment.desk.views.finding import case_or_404
from recruitment.disclosures import actions
from recruitment.disclosures.queries import disclosures_of
from recruitment.handoff.models import Handover
from recruitment.staff.access import StaffRequest, only_for
from recruitment.staff.roles import CASE_ROLES


@only_for(CASE_ROLES)
@require_http_methods(METHODS)
def disclose(request: StaffRequest, reference: str) -> HttpResponse:
    def act(case: Handover, form: DeskForm) -> None:
        actions.disclose(**form.deed(), by=request.user, at=timezone.now())

    return do(request, reference, case_deeds.DISCLOSE, act, _("It is written down."))


@only_for(CASE_ROLES)
@require_http_methods(METHODS)
def take_back_disclosure(request: StaffRequest, reference: str, disclosure: UUID) -> HttpResponse:
    """One press: the municipality was never told, the row was a mistake."""
    if request.method == "POST":
        case = case_or_404(reference, request.user)
        row = get_object_or_404(disclosures_of(case.lead), pk=disclosure)
        actions.take_back(row, by=request.user, at=timezone.now())
        messages.success(request, _("It is written down as a mistake."))
    return redirect(f"{reverse('desk:case', args=[reference])}#told")
