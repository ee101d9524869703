"""Answers a list that stands open whether anything has happened since it was drawn; mostly nothing has."""

from django.db import transaction
from django.http import HttpResponse, HttpResponseNotModified, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from recruitment.desk.rows import next_step, pair
from recruitment.privacy import access_log
from recruitment.privacy.models import AccessAction
from recruitment.staff.access import StaffRequest, only_for
from recruitment.staff.models import User
from recruitment.staff.roles import DESK_ROLES
from recruitment.triage.edition import Edition, edition, read_edition
from recruitment.triage.news import changed_since


@only_for(DESK_ROLES)
@require_safe
@transaction.atomic
def news(request: StaffRequest) -> HttpResponse:
    """304 as long as the edition the list holds is still the newest; no lead is read to know that.

    Otherwise whose the changed registrations are now: initials and next step, never a name.
    """
    now = edition()
    tag = f'"{now}"'
    if request.headers.get("If-None-Match") == tag:
        return HttpResponseNotModified(headers={"ETag": tag})
    seen = read_edition(request.GET.get("sedan", ""))
    changed = _changed(request.user, seen) if seen is not None else []
    return JsonResponse({"edition": str(now), "changed": changed}, headers={"ETag": tag})


def _changed(user: User, seen: Edition) -> list[dict[str, str]]:
    leads = changed_since(seen, user=user)
    if leads:
        access_log.record(
            by=user,
            action=AccessAction.LIST,
            door="desk:news",
            cases=[lead.reference for lead in leads],
        )
    return [
        {"reference": lead.reference, "pair": pair(lead) or _("nobody yet"), "step": next_step(lead)}
        for lead in leads
    ]
