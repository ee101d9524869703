"""Keeps the view of the inbox one is looking at, and takes a kept one away."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from recruitment.desk.forms.filter import same_place
from recruitment.desk.forms.saved_filter import SavedFilterForm
from recruitment.staff.access import StaffRequest, only_for
from recruitment.staff.roles import DESK_ROLES
from recruitment.triage.queries import saved_filters
from recruitment.triage.refusals import TriageRefused
from recruitment.triage.saving import remove_filter, save_filter


@only_for(DESK_ROLES)
@require_http_methods(["GET", "HEAD", "POST"])
def save(request: StaffRequest) -> HttpResponse:
    here = same_place(request.POST.get("tillbaka", ""))
    back = f"{reverse('desk:inbox')}?{here}"
    if request.method != "POST":
        return redirect("desk:inbox")
    form = SavedFilterForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
        return redirect(back)
    told = form.cleaned_data
    try:
        save_filter(
            name=told["namn"], query=here, is_shared=told["delas"], by=request.user, at=timezone.now()
        )
    except TriageRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The view is saved."))
    return redirect(back)


@only_for(DESK_ROLES)
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: StaffRequest, saved: UUID) -> HttpResponse:
    if request.method != "POST":
        return redirect("desk:inbox")
    found = saved_filters(request.user).filter(pk=saved).first()
    if found is None:
        raise Http404
    try:
        remove_filter(found, by=request.user)
    except TriageRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The view is taken away."))
    return redirect("desk:inbox")
