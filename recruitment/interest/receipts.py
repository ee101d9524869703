"""What a receipt tells besides the reference: who calls, when, from which number, and how to change it."""

from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from recruitment.floods.gate import limited
from recruitment.floods.limits import STEP
from recruitment.interest import runs
from recruitment.interest.fields import SomeOf
from recruitment.leads.call_times import called, change_times, may_change_times
from recruitment.leads.models import EntryChannel, Lead
from recruitment.leads.reach import Way, reaches
from recruitment.leads.wishes import CallTime, wishes_in
from recruitment.privacy.origin import is_from_here
from recruitment.triage.booked_calls import call_words, current_call

# What a vCard's text may not hold as it is.
ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


class TimesForm(forms.Form):
    times = SomeOf(
        label=_("When does a call suit you?"),
        help_text=_("Leave it empty if any time suits."),
        choices=CallTime.choices,
        required=False,
    )


def promise_of(lead: Lead) -> dict[str, Any]:
    """The template context of the promise; what the unit file does not hold is left out, never made up."""
    applicants = list(lead.applicants.all())
    wishes = wishes_in(called(lead).call_wishes)
    times = list(wishes.times) if wishes else []
    standing = current_call(called(lead), at=timezone.now())
    return {
        "lead": lead,
        "has_phone": any(applicant.phone for applicant in applicants),
        "has_mail": any(applicant.email for applicant in applicants),
        "gets_text": any(reach.way == Way.SMS for reach in reaches(lead)),
        "call": call_words(standing) if standing else "",
        "caller_number": settings.UNIT.promise.caller_number,
        "times": ", ".join(str(CallTime(time).label) for time in times).lower(),
        "times_form": TimesForm(initial={"times": times}) if may_change_times(lead) else None,
    }


@csrf_exempt
@require_POST
@limited(STEP)
def change_time(request: HttpRequest, run: UUID) -> HttpResponse:
    """Other times for the call, from the receipt; whoever holds the receipt may choose them."""
    if not is_from_here(request):
        return render(request, "interest/elsewhere.html", status=403)
    lead = Lead.objects.filter(run=run).first()
    is_call = lead is not None and lead.entry_channel == EntryChannel.CALL_ME
    form = TimesForm(request.POST)
    is_theirs = is_call or runs.belongs_to(request.session, run)
    if lead is not None and is_theirs and form.is_valid():
        change_times(lead, times=form.cleaned_data["times"], at=timezone.now())
    # The receipt decides whom it opens for, and for how long.
    response: HttpResponse = redirect("interest:call_me_receipt" if is_call else "interest:receipt", run=run)
    response.status_code = 303
    return response


@require_safe
def number_file(request: HttpRequest) -> HttpResponse:
    """The number we call from, as a file that every telephone can save; it names the unit and nobody else."""
    number = settings.UNIT.promise.caller_number
    if not number:
        raise Http404
    name = str(settings.UNIT.short_name).translate(ESCAPED)
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"FN:{name}", f"N:{name};;;;", f"ORG:{name}"]
    lines += [f"TEL;TYPE=WORK,VOICE:{number.translate(ESCAPED)}", "END:VCARD", ""]
    response = HttpResponse("\r\n".join(lines), content_type="text/vcard; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="nummer.vcf"'
    return response
