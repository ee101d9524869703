"""Sends a run: its answers become a registration, and the run is emptied, in one transaction."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings

from recruitment.interest import runs
from recruitment.interest.answers import RunFacts
from recruitment.interest.review import for_keeping
from recruitment.interest.steps import form_of
from recruitment.interest.steps.base import StepForm
from recruitment.interest.steps.contact import ContactForm
from recruitment.interest.touches import touches
from recruitment.leads.deepening import deepen
from recruitment.leads.households import join_what_is_open
from recruitment.leads.intake import ApplicantDetails, receive
from recruitment.leads.models import Draft, EntryChannel, Lead
from recruitment.leads.wishes import wishes_in

# Nobody reads eight pages and answers them sooner; when the run began stands in its own row.
TOO_QUICK = timedelta(seconds=20)


def send(draft: Draft, forms: Mapping[str, StepForm], run: RunFacts, *, at: datetime) -> Lead:
    """The registration of this run: made now, or the call asked for before that it tells more of.

    The caller holds the run's row and the transaction.
    """
    asked = forms["kontakt"]
    contact = asked.cleaned_data
    child = forms["vem"].cleaned_data if "vem" in forms else {}
    told: dict[str, Any] = {
        "answers": for_keeping(forms, form_of(draft.form_version).steps),
        "touches": touches(run.ways, contact),
        "municipality": run.municipality,
        "home_types": _known(forms["uppdrag"].cleaned_data["home_types"], settings.UNIT.home_types),
        "age_bands": _known(child.get("age_bands", ()), settings.UNIT.age_bands),
        "siblings": child.get("siblings", ""),
        "form_version": draft.form_version,
        "text_version": draft.text_version,
        "at": at,
    }
    before = draft.deepens
    if before is not None and deepen(before, second=_second(contact), **told):
        runs.finish(draft, before, at=at)
        return before
    wishes = wishes_in(before.call_wishes) if before else None
    if before is None and isinstance(asked, ContactForm):
        wishes = asked.wishes(is_too_quick=at - draft.started_at < TOO_QUICK)
    lead = receive(
        applicants=[_first(contact, before), *filter(None, [_second(contact)])],
        call_wishes=wishes,
        entry_channel=EntryChannel.FORM,
        language=draft.language,
        run=draft.pk,
        **told,
    )
    join_what_is_open(lead, at=at)
    runs.finish(draft, lead, at=at)
    return lead


def _first(contact: Mapping[str, str], before: Lead | None) -> ApplicantDetails:
    """Who writes; known from the call asked for, where they went on from it and came too late."""
    if before is None:
        return ApplicantDetails(contact["name"], contact["phone"], contact["email"])
    person = before.applicants.first()
    return ApplicantDetails(person.name, person.phone, person.email) if person else ApplicantDetails("")


def _second(contact: Mapping[str, str]) -> ApplicantDetails | None:
    if not contact.get("name_2"):
        return None
    return ApplicantDetails(contact["name_2"], contact["phone_2"], contact["email_2"])


def _known(chosen: list[str], vocabulary: tuple[object, ...]) -> list[str]:
    """The chosen words of the unit's vocabulary; not knowing yet is no word of it."""
    keys = {getattr(word, "key", "") for word in vocabulary}
    return [key for key in chosen if key in keys]
