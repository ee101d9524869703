"""What staff do for a family by its reference: correct its details, choose its hour, write once more."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from recruitment.desk import deeds
from recruitment.desk.forms.fields import DeskForm
from recruitment.desk.forms.reaching import HourForm
from recruitment.desk.views.finding import lead_or_404
from recruitment.desk.views.lead_deeds import deed_address
from recruitment.leads.models import Lead
from recruitment.staff.access import StaffRequest, only_for
from recruitment.staff.roles import DESK_ROLES
from recruitment.triage import booked_calls, details, letters
from recruitment.triage.refusals import TriageRefused


@deed_address(deeds.DETAILS)
def correct_details(lead: Lead, request: StaffRequest, form: DeskForm) -> None:
    details.correct_for(lead, **form.deed(), by=request.user, at=timezone.now())


@deed_address(deeds.HOUR)
def book_call(lead: Lead, request: StaffRequest, form: DeskForm) -> None:
    if not isinstance(form, HourForm):
        raise TypeError("the hour has another form")
    at, starts_at = timezone.now(), form.starts_at()
    if starts_at is None:
        booked_calls.let_go_of_call(lead, by=request.user, at=at)
    else:
        token = form.cleaned_data["token"]
        booked_calls.book_call(lead, starts_at, by=request.user, at=at, token=token)


@only_for(DESK_ROLES)
@require_http_methods(["GET", "HEAD", "POST"])
def send_again(request: StaffRequest, reference: str, message: UUID) -> HttpResponse:
    """One press; what it writes to the family is the same as before."""
    page = f"{reverse('desk:lead', args=[reference])}#brev"
    if request.method != "POST":
        return redirect(page)
    lead = lead_or_404(reference, request.user)
    try:
        token = UUID(request.POST.get("token", ""))
    except ValueError:
        token = uuid4()
    try:
        letters.send_again(lead, message, by=request.user, at=timezone.now(), token=token)
    except TriageRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("It is on its way again."))
    return redirect(page)
