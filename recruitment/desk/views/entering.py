"""“Ny anmälan”: a family that did not use the form is written down and goes straight to its call card."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from recruitment.desk.forms.entering import EnterForm
from recruitment.staff.access import StaffRequest, only_for
from recruitment.staff.roles import DESK_ROLES
from recruitment.triage.entering import enter
from recruitment.triage.refusals import TriageRefused


@only_for(DESK_ROLES)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: StaffRequest) -> HttpResponse:
    form = EnterForm(request.POST or None)
    if form.is_valid():
        now = timezone.now()
        try:
            lead = enter(**form.deed(now=now), by=request.user, at=now)
        except TriageRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request, _("Saved with the reference %(reference)s.") % {"reference": lead.reference}
            )
            return redirect("desk:call", lead.reference)
    return render(request, "desk/new.html", {"form": form})
