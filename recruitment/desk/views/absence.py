"""Somebody is away: one page, one button, and no family waits; back again, they choose what to take back."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from recruitment.desk.forms.absence import AbsenceForm, TakeBackForm
from recruitment.desk.rows import household
from recruitment.duty.actions import end_absence
from recruitment.duty.models import Absence
from recruitment.duty.queries import current_and_coming
from recruitment.duty.refusals import DutyRefused
from recruitment.leads.models import Lead
from recruitment.privacy import access_log
from recruitment.privacy.models import AccessAction
from recruitment.staff.access import StaffRequest, only_for
from recruitment.staff.roles import DESK_ROLES
from recruitment.triage.absence import HandedOn, go_away, hand_on, handed_on, take_back, to_come_back_to
from recruitment.triage.queries import visible_to, with_adults
from recruitment.triage.refusals import TriageRefused


@dataclass(frozen=True)
class HandedOnRow:
    """A family on the page of who came back; `has_spoken` when it knows somebody else by now."""

    lead: Lead
    household: str
    has_spoken: bool


@only_for(DESK_ROLES)
@require_http_methods(["GET", "HEAD", "POST"])
def absence(request: StaffRequest) -> HttpResponse:
    form = AbsenceForm(request.POST or None)
    if form.is_valid():
        try:
            done = _go_away(request, form)
        except (DutyRefused, TriageRefused) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _done(form, done))
            return redirect("desk:inbox")
    today = timezone.localdate()
    context = {"form": form, "absences": current_and_coming(today), "over": to_come_back_to(today)}
    return render(request, "desk/absence.html", context | {"today": today})


@only_for(DESK_ROLES)
@require_http_methods(["GET", "HEAD", "POST"])
def back(request: StaffRequest, absence: UUID) -> HttpResponse:
    """Who was away is here again: the absence ends, and what is ticked goes back to the pair it had."""
    found = get_object_or_404(Absence.objects.select_related("person"), pk=absence)
    rows = _handed_on(request, found)
    leads = [row.lead for row in rows]
    form = TakeBackForm(request.POST or None, references=[lead.reference for lead in leads])
    # An unticked box sends nothing: the button says that the page was answered.
    if request.method == "POST" and form.is_valid():
        now, chosen = timezone.now(), set(form.cleaned_data["leads"])
        try:
            with transaction.atomic():
                end_absence(found, by=request.user, at=now)
                taken = take_back(
                    found, [lead for lead in leads if lead.reference in chosen], by=request.user, at=now
                )
        except TriageRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _back(found, len(taken)))
            return redirect("desk:inbox")
    context = {
        "absence": found,
        "form": form,
        "is_over": found.last_day < timezone.localdate(),
        "rows": rows,
        "hidden": handed_on(found).count() - len(leads),
    }
    return render(request, "desk/back.html", context)


def _go_away(request: StaffRequest, form: AbsenceForm) -> HandedOn | None:
    told, now = form.cleaned_data, timezone.now()
    if not told["person"].is_active:
        # Whoever has left is not away: there is no day to come back.
        return hand_on(away=told["person"], stand_in=told["stand_in"], by=request.user, at=now)
    return go_away(**told, by=request.user, at=now)


@transaction.atomic
def _handed_on(request: StaffRequest, absence: Absence) -> list[HandedOnRow]:
    """The families this person may see; the page names them, and that is written down."""
    spoke = dict(handed_on(absence).values_list("pk", "spoke_since"))
    found = with_adults(visible_to(request.user)).filter(pk__in=list(spoke)).defer("answers")
    rows = [
        HandedOnRow(lead, household(lead), has_spoken=spoke[lead.pk])
        for lead in found.order_by("promised_by", "pk")
    ]
    access_log.record(
        by=request.user,
        action=AccessAction.LIST,
        door="desk:back",
        cases=[row.lead.reference for row in rows],
    )
    return rows


def _done(form: AbsenceForm, done: HandedOn | None) -> str:
    if done is None:
        day = date_format(form.cleaned_data["first_day"], "j F")
        return _("Noted. The registrations are handed on by themselves on %(day)s.") % {"day": day}
    words = ngettext(
        "%(count)s registration has a new handler.",
        "%(count)s registrations have a new handler.",
        done.moved,
    ) % {"count": done.moved}
    if not done.left:
        return words
    left = ngettext(
        "%(count)s could not be handed on by a rule: ask the unit manager.",
        "%(count)s could not be handed on by a rule: ask the unit manager.",
        done.left,
    )
    return f"{words} {left % {'count': done.left}}"


def _back(absence: Absence, taken: int) -> str:
    words = ngettext(
        "%(colleague)s is back and has %(count)s registration again.",
        "%(colleague)s is back and has %(count)s registrations again.",
        taken,
    )
    return words % {"colleague": absence.person, "count": taken}
