"""“I tjänst”: who takes the telephone and the new registrations, and who is away; the manager edits it."""

from datetime import date, timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from recruitment.desk.forms.duty import DayForm, WeekForm
from recruitment.duty import actions
from recruitment.duty.queries import current_and_coming, duty_days, weekly_turns
from recruitment.duty.refusals import DutyRefused
from recruitment.staff.access import StaffRequest, only_for
from recruitment.staff.roles import DESK_ROLES, Role
from recruitment.triage.absence import to_come_back_to
from recruitment.triage.load import colleagues

MANAGER = frozenset({Role.UNIT_MANAGER})
SHOWN_DAYS = 14


@only_for(DESK_ROLES)
@require_safe
def duty(request: StaffRequest) -> HttpResponse:
    return _show(request)


@only_for(MANAGER)
@require_http_methods(["GET", "HEAD", "POST"])
def set_week(request: StaffRequest) -> HttpResponse:
    if request.method != "POST":
        return redirect("desk:duty")
    form = WeekForm(request.POST)
    if form.is_valid():
        try:
            actions.set_week(form.pattern(), by=request.user, at=timezone.now())
        except DutyRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The week is saved."))
            return redirect("desk:duty")
    return _show(request, week=form)


@only_for(MANAGER)
@require_http_methods(["GET", "HEAD", "POST"])
def set_day(request: StaffRequest) -> HttpResponse:
    if request.method != "POST":
        return redirect("desk:duty")
    form = DayForm(request.POST)
    if form.is_valid():
        try:
            actions.set_day(form.cleaned_data["on"], form.turns(), by=request.user, at=timezone.now())
        except DutyRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The day is saved."))
            return redirect("desk:duty")
    return _show(request, day=form)


@only_for(MANAGER)
@require_POST
def clear_day(request: StaffRequest) -> HttpResponse:
    if on := _day_in(request.POST.get("dag", "")):
        actions.clear_day(on, by=request.user, at=timezone.now())
        messages.success(request, _("The day is like its weekday again."))
    return redirect("desk:duty")


def _day_in(text: str) -> date | None:
    """The day a button names; None for what no button of ours has sent."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _show(request: StaffRequest, *, week: WeekForm | None = None, day: DayForm | None = None) -> HttpResponse:
    today = timezone.localdate()
    context = {
        "days": duty_days(today + timedelta(days=number) for number in range(SHOWN_DAYS)),
        "today": today,
        "absences": current_and_coming(today),
        "over": to_come_back_to(today),
        "load": colleagues(today),
        "bound": week or day,
    }
    if request.user.holds_any(MANAGER):
        context |= {"week": week or WeekForm(turns=weekly_turns()), "day": day or DayForm()}
    return render(request, "desk/duty.html", context)
