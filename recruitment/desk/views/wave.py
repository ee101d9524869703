"""“Fördela alla nya”: many families at once, spread over those who take part, with promises that hold."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from recruitment.desk.forms.wave import WaveForm
from recruitment.privacy import access_log
from recruitment.privacy.models import AccessAction
from recruitment.staff.access import StaffRequest, only_for
from recruitment.staff.roles import DESK_ROLES
from recruitment.triage.load import colleagues
from recruitment.triage.wave import Carried, Wave, carry_out, plan_wave

SHARE_OUT = "fordela"
MOST_TOLD = 5


@only_for(DESK_ROLES)
@require_http_methods(["GET", "HEAD", "POST"])
def share_out_new(request: StaffRequest) -> HttpResponse:
    now = timezone.now()
    form = WaveForm(request.POST or None, among=colleagues(timezone.localdate(now)))
    if form.is_bound and not form.is_valid():
        return render(request, "desk/wave.html", {"form": form, "wave": None})

    people = form.cleaned_data["people"] if form.is_bound else form.initial["people"]
    wave = plan_wave(by=request.user, people=people, now=now)
    if request.POST.get("gor") == SHARE_OUT and form.cleaned_data["seen"] == len(wave.new):
        _tell(request, carry_out(wave, by=request.user, at=now))
        return redirect("desk:inbox")
    return _show(request, form, wave)


def _show(request: StaffRequest, form: WaveForm, wave: Wave) -> HttpResponse:
    """Names nobody, but has read who they are: written down like any other list."""
    access_log.record(
        by=request.user,
        action=AccessAction.LIST,
        door="desk:share_out_new",
        cases=[lead.reference for lead in wave.new],
    )
    context = {
        "form": form,
        "wave": wave,
        "number": len(wave.new),
        "has_changed": request.POST.get("gor") == SHARE_OUT,
        "in_time": len(wave.given) - sum(lead.reference in wave.given for lead in wave.late),
    }
    return render(request, "desk/wave.html", context)


def _tell(request: StaffRequest, done: Carried) -> None:
    words = ngettext("%(count)s registration shared out.", "%(count)s registrations shared out.", done.taken)
    said = [words % {"count": done.taken}]
    if done.told:
        told = ngettext(
            "%(count)s family is told by e-mail that it takes longer.",
            "%(count)s families are told by e-mail that it takes longer.",
            done.told,
        )
        said.append(told % {"count": done.told})
    messages.success(request, " ".join(said))
    for reference, why in done.refused[:MOST_TOLD]:
        messages.warning(
            request, _("%(reference)s was not shared out. %(why)s") % {"reference": reference, "why": why}
        )
