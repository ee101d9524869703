"""Households of the demo that write twice: some long ago, and two whose new word waits for a call."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID

from django.utils import timezone

from fhr.demo.answers import ask_for_a_call
from recruitment.campaigns.channels import SourceClass
from recruitment.interest.steps import newest
from recruitment.leads.households import join
from recruitment.leads.intake import ApplicantDetails, TouchFacts, receive
from recruitment.leads.models import EntryChannel, Lead, TouchKind
from recruitment.leads.status import OWNED
from recruitment.staff.models import User
from recruitment.words.queries import current

WRITE_NOW = 2


def write_again(rng: Random, lead: Lead, *, at: datetime) -> Lead:
    """The same adult asks to be called, and is met in the registration they have."""
    one = lead.applicants.all()[0]
    contact = {"name": one.name, "phone": one.phone, "email": one.email}
    asked = ask_for_a_call(rng, municipality=lead.municipality_id, contact=contact)
    again = receive(
        applicants=[ApplicantDetails(**contact)],
        answers=asked.kept,
        touches=[TouchFacts(TouchKind.SOURCE, source_class=SourceClass.SEARCH)],
        municipality=lead.municipality,
        call_wishes=asked.wishes,
        entry_channel=EntryChannel.CALL_ME,
        form_version=newest().version,
        text_version=current().number,
        run=UUID(int=rng.getrandbits(128), version=4),
        at=at,
    )
    join(again, lead, by=User.objects.system(), at=at)
    return again


def some_write_again(rng: Random, *, now: datetime) -> Sequence[Lead]:
    """Two families whom somebody works with press “Ring mig” the evening before."""
    in_hand = Lead.objects.filter(
        status__in=sorted(OWNED), is_protected=False, joined__isnull=True, municipality__isnull=False
    )
    waiting = in_hand.order_by("awaits_first_talk", "-received_at", "pk")[:WRITE_NOW]
    return [write_again(rng, lead, at=now - timedelta(hours=rng.randint(14, 18))) for lead in waiting]


def days_written_again() -> list[date]:
    """The days on which a household asked to be called a second time, for the count of what was sent."""
    again = Lead.objects.filter(joined_to__isnull=False, entry_channel=EntryChannel.CALL_ME)
    return [timezone.localdate(at) for at in again.values_list("received_at", flat=True)]
