"""“Kontaktkommuner”: whose each municipality is, and the dated log of talks with it and visits there."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from recruitment.desk.forms.dialogue import ContactsForm, DialogueForm
from recruitment.duty.actions import log_dialogue, share_municipalities
from recruitment.duty.models import DialogueKind
from recruitment.duty.queries import members_with_dialogue
from recruitment.duty.refusals import DutyRefused
from recruitment.staff.access import StaffRequest, only_for
from recruitment.staff.roles import DESK_ROLES, Role

MANAGER = frozenset({Role.UNIT_MANAGER})
MOST_SHOWN = 100
# Talked with every week; a few days' grace for a week with a holiday in it.
TALK_IS_DUE_AFTER = 10


@only_for(DESK_ROLES)
@require_http_methods(["GET", "HEAD"])
def contacts(request: StaffRequest) -> HttpResponse:
    return _list(request)


@only_for(MANAGER)
@require_http_methods(["GET", "HEAD", "POST"])
def set_contacts(request: StaffRequest) -> HttpResponse:
    if request.method != "POST":
        return redirect("desk:contacts")
    form = ContactsForm(request.POST, members=members_with_dialogue())
    if form.is_valid():
        share_municipalities(form.contacts(), by=request.user, at=timezone.now())
        messages.success(request, _("The contact municipalities are saved."))
        return redirect("desk:contacts")
    return _list(request, form)


@only_for(DESK_ROLES)
@require_http_methods(["GET", "HEAD", "POST"])
def dialogue(request: StaffRequest, code: str) -> HttpResponse:
    place = get_object_or_404(members_with_dialogue(), pk=code)
    form = DialogueForm(request.POST or None)
    if form.is_valid():
        try:
            log_dialogue(municipality=place, **form.cleaned_data, by=request.user, at=timezone.now())
        except DutyRefused as refusal:
            form.add_error("note" if form.cleaned_data["note"] else None, str(refusal))
        else:
            messages.success(request, _("The talk is written down."))
            return redirect("desk:dialogue", code)
    rows = place.dialogues.select_related("by")[:MOST_SHOWN]
    return render(request, "desk/dialogue.html", {"place": place, "form": form, "rows": rows})


def _list(request: StaffRequest, form: ContactsForm | None = None) -> HttpResponse:
    today = timezone.localdate()
    members = members_with_dialogue()
    rows = [
        {
            "place": place,
            "contact": getattr(place, "contact", None),
            "kind": DialogueKind(place.last_kind).label if place.last_kind else "",
            "is_due": place.last_on is None or (today - place.last_on).days > TALK_IS_DUE_AFTER,
        }
        for place in members
    ]
    if form is None and request.user.holds_any(MANAGER):
        form = ContactsForm(members=members)
    return render(request, "desk/contacts.html", {"rows": rows, "form": form})
