"""Makes the registration of a sent page, in one commit, and counts it."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import get_language

from recruitment.campaigns.ways import last_code
from recruitment.interest.call_me.form import CALL_ME, CallMeForm
from recruitment.interest.call_me.ticket import Ticket
from recruitment.interest.review import for_keeping
from recruitment.interest.steps import newest
from recruitment.interest.steps.contact import KEEP, REMOVE
from recruitment.interest.touches import touches
from recruitment.leads.households import join_what_is_open
from recruitment.leads.intake import ApplicantDetails, receive
from recruitment.leads.models import EntryChannel, Lead
from recruitment.municipalities.queries import with_code
from recruitment.visits.counter import count_form, count_step


@transaction.atomic
def send(form: CallMeForm, ticket: Ticket, *, at: datetime) -> Lead:
    """The registration of this page: made now, or the one that an earlier press made."""
    told = form.cleaned_data
    decision = REMOVE if told.get("forget") else KEEP
    lead = receive(
        applicants=[ApplicantDetails(told["name"], told["phone"], told["email"])],
        answers=for_keeping({CALL_ME.key: form}, (CALL_ME,)),
        touches=touches(form.run.ways, {"source": decision}),
        municipality=with_code(told["municipality"]),
        call_wishes=form.wishes(is_too_quick=ticket.is_too_quick),
        entry_channel=EntryChannel.CALL_ME,
        language=get_language() or "sv",
        form_version=newest().version,
        text_version=ticket.text_version,
        run=ticket.run,
        at=at,
    )
    join_what_is_open(lead, at=at)
    if lead.received_at == at:
        _count(last_code(form.run.arrivals))
    return lead


def _count(code: str) -> None:
    """A page that is only looked at is no start: what is sent counts as both begun and sent."""
    count_step(CALL_ME.key, "started", code)
    count_step(CALL_ME.key, "submitted", code)
    count_form(newest().version, CALL_ME.key, "submitted")
