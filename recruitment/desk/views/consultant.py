"""“Konsulentstödda placeringar”: what the municipalities report by half-year, entered here."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from recruitment.annual.actions import report_consultant_counts
from recruitment.annual.half_years import half_year_words, reportable
from recruitment.annual.queries import consultant_counts as standing_counts
from recruitment.desk.forms.consultant import ConsultantCountsForm
from recruitment.municipalities.models import Municipality
from recruitment.staff.access import StaffRequest, only_for
from recruitment.staff.roles import DESK_ROLES


@only_for(DESK_ROLES)
@require_http_methods(["GET", "HEAD", "POST"])
def consultant_counts(request: StaffRequest) -> HttpResponse:
    """`halvar` in the address says which half-year, by its first day; if none, the last that ended."""
    choices = reportable(timezone.localdate())
    asked = request.GET.get("halvar", "")
    half_year = next((day for day in choices if day.isoformat() == asked), choices[0])
    members = Municipality.objects.filter(is_member=True).order_by("name")
    standing = standing_counts().get(half_year, {})
    form = ConsultantCountsForm(request.POST or None, members=members, standing=standing)
    if form.is_valid():
        changed = report_consultant_counts(
            form.counts(), half_year=half_year, by=request.user, at=timezone.now()
        )
        messages.success(request, _("The counts are saved.") if changed else _("Nothing was changed."))
        return redirect(f"{reverse('desk:consultant_counts')}?halvar={half_year.isoformat()}")
    return render(
        request,
        "desk/consultant_counts.html",
        {
            "form": form,
            "half_year": half_year_words(half_year),
            "choices": [(day, half_year_words(day), day == half_year) for day in choices],
            "told": len(standing),
            "members": len(members),
        },
    )
