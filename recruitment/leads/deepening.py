"""A family that asked to be called goes on to the whole form: the same registration, told more of."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from recruitment.leads.intake import ApplicantDetails, TouchFacts, add_applicant, add_touches
from recruitment.leads.models import EntryChannel, Lead
from recruitment.leads.status import OPEN, Status
from recruitment.municipalities.models import Municipality

# As long as the answers still help the first talks.
OPEN_FOR = timedelta(days=7)


def may_go_on(run: UUID, *, at: datetime) -> Lead | None:
    """The registration that whoever holds this page's number may tell more of; None when it is too late."""
    lead = Lead.objects.filter(run=run, entry_channel=EntryChannel.CALL_ME).first()
    return lead if lead is not None and _is_open(lead, at) else None


@transaction.atomic
def deepen(
    lead: Lead,
    *,
    answers: Mapping[str, Any],
    touches: Sequence[TouchFacts],
    municipality: Municipality | None,
    home_types: Sequence[str],
    age_bands: Sequence[str],
    siblings: str,
    second: ApplicantDetails | None,
    form_version: int,
    text_version: int,
    at: datetime,
) -> bool:
    """Fills in what the family tells now. Receipt, promise and clock of the first stay. Once.

    False when the registration has ended, been told of already or grown too old: then what was sent is
    a registration of its own, and nothing was written here.
    """
    held = Lead.objects.select_for_update(of=("self",)).get(pk=lead.pk)
    if not _is_open(held, at):
        return False
    fields: dict[str, Any] = {
        # What was asked at first stands first: a handler may have read it already.
        "answers": {"steps": [*held.answers.get("steps", []), *answers.get("steps", [])]},
        "municipality": municipality or held.municipality,
        "home_types": list(home_types),
        "age_bands": list(age_bands),
        "siblings": siblings,
        "form_version": form_version,
        "text_version": text_version,
        "deepened_at": at,
    }
    for name, value in fields.items():
        setattr(held, name, value)
    held.save(update_fields=list(fields))
    if second is not None:
        add_applicant(held, second, at=at)
    add_touches(held, touches, at=at)
    lead.refresh_from_db()
    return True


def _is_open(lead: Lead, at: datetime) -> bool:
    """Still before us, by itself or in another registration of the household."""
    is_met = lead.status in OPEN | {Status.DORMANT} or (
        lead.joined_to is not None and lead.joined_to.status in OPEN
    )
    return is_met and lead.deepened_at is None and lead.received_at + OPEN_FOR >= at
