"""The ticked registrations get a pair: first the page that asks who, then one deed a family."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from recruitment.desk.forms.fields import version_of
from recruitment.desk.forms.filter import same_place
from recruitment.desk.forms.share_out import OF_ROW, ShareOutForm, read_ticks, tick
from recruitment.desk.proposal_words import proposal_words
from recruitment.desk.rows import household
from recruitment.leads.models import Lead
from recruitment.privacy import access_log
from recruitment.privacy.models import AccessAction
from recruitment.staff.access import StaffRequest, only_for
from recruitment.staff.roles import DESK_ROLES
from recruitment.triage.load import colleagues, proposed_for_all
from recruitment.triage.proposal import Colleague, Proposal
from recruitment.triage.queries import desk_staff, visible_to, with_adults
from recruitment.triage.sharing_out import SharedOut
from recruitment.triage.sharing_out import share_out as act


@only_for(DESK_ROLES)
@require_http_methods(["GET", "HEAD", "POST"])
def share_out(request: StaffRequest) -> HttpResponse:
    back = f"{reverse('desk:inbox')}?{same_place(request.POST.get('tillbaka', ''))}"
    ticked = read_ticks(request.POST.getlist("anmalan"))
    if not ticked:
        if request.method == "POST":
            messages.info(request, _("Tick the registrations first."))
        return redirect(back)
    leads = _found(request, ticked)
    among = colleagues(timezone.localdate(), without=leads)
    form = ShareOutForm(
        request.POST if "owner" in request.POST else None,
        by=request.user,
        among=among,
        is_one=len(ticked) == 1,
    )
    if not form.is_bound or not form.is_valid():
        return _ask(request, form, leads, ticked, among, back)

    done = _share_out(request, form, leads, ticked)
    _tell(request, done)
    return redirect(back)


def _found(request: StaffRequest, ticked: Mapping[str, str]) -> list[Lead]:
    """What was ticked and may be seen, in the order it was ticked."""
    found = with_adults(visible_to(request.user)).filter(reference__in=ticked).defer("answers")
    order = list(ticked)
    return sorted(found, key=lambda lead: order.index(lead.reference))


@transaction.atomic
def _ask(
    request: StaffRequest,
    form: ShareOutForm,
    leads: Sequence[Lead],
    seen: Mapping[str, str],
    among: list[Colleague],
    back: str,
) -> HttpResponse:
    """The page that asks who; what has changed since it was ticked stands there as it is now, unticked."""
    access_log.record(
        by=request.user,
        action=AccessAction.LIST,
        door="desk:share_out",
        cases=[lead.reference for lead in leads],
    )
    proposals = proposed_for_all(leads, among)
    context = {
        "form": form,
        "back": back,
        "here": same_place(request.POST.get("tillbaka", "")),
        "is_one": len(seen) == 1,
        "chosen": [
            {
                "lead": lead,
                "household": household(lead),
                "tick": tick(lead),
                "has_changed": seen[lead.reference] != version_of(lead),
                "field": OF_ROW + lead.reference,
                **_at_row(lead, proposals.get(lead.reference), form, request),
            }
            for lead in leads
        ],
    }
    return render(request, "desk/share_out.html", context)


def _at_row(
    lead: Lead, proposal: Proposal | None, form: ShareOutForm, request: StaffRequest
) -> dict[str, Any]:
    """Who is proposed for a family and why; what was chosen when the page comes back with a question."""
    place = lead.municipality.name if lead.municipality else ""
    chosen = str(proposal.colleague.key) if proposal else ""
    return {
        "chosen": request.POST.get(OF_ROW + lead.reference, chosen),
        "people": form.people,
        "why": proposal_words(proposal, municipality=place) if proposal else "",
    }


def _share_out(
    request: StaffRequest, form: ShareOutForm, leads: Sequence[Lead], ticked: Mapping[str, str]
) -> SharedOut:
    """Shares out what still stands as it was seen; each family is a transaction of its own."""
    people = {person.pk: person for person in desk_staff()}
    second = people.get(form.second) if form.second else None
    as_seen, refused = [], []
    for lead in leads:
        owner = people.get(form.owner_of(lead.reference) or 0)
        if ticked[lead.reference] != version_of(lead):
            refused.append((lead.reference, _who_has(lead)))
        elif owner is None:
            refused.append((lead.reference, _("Choose a colleague for it.")))
        else:
            as_seen.append((lead, owner))
    done = act(as_seen, partner=second, by=request.user, at=timezone.now())
    return SharedOut(done.taken, [*done.refused, *refused])


def _who_has(lead: Lead) -> str:
    if lead.owner is None:
        return _("It has changed since you ticked it.")
    return _("%(colleague)s was first.") % {"colleague": lead.owner}


def _tell(request: StaffRequest, done: SharedOut) -> None:
    if done.taken:
        count = len(done.taken)
        words = ngettext("%(count)s registration shared out.", "%(count)s registrations shared out.", count)
        messages.success(request, words % {"count": count})
    for reference, why in done.refused:
        messages.warning(
            request, _("%(reference)s was not shared out. %(why)s") % {"reference": reference, "why": why}
        )
