"""The touches of the leads in a report, ready for the attribution models."""

from collections.abc import Collection, Iterator
from itertools import islice
from uuid import UUID

from django.db.models import F, Q
from django.db.models.functions import Coalesce

from recruitment.campaigns.channels import SourceClass
from recruitment.leads.models import Touch, TouchKind
from recruitment.report.attribution import Contact
from recruitment.report.periods import Period
from recruitment.report.stages import households

# Classes of source that tell nothing of where a family came from.
SAYS_NOTHING = frozenset({SourceClass.DIRECT, SourceClass.RETURNED})
# What we saw ourselves on arrival.
MEASURED = frozenset({TouchKind.TAG, TouchKind.SOURCE})
# Databases take a limited number of values in one question.
CHUNK = 5_000


def ways_here(period: Period) -> dict[UUID, list[Contact]]:
    """The contacts of every household whose first registration came in the period."""
    came = households().filter(received_at__gte=period.starts_at, received_at__lt=period.ends_at)
    leads: list[UUID] = list(came.values_list("pk", flat=True))
    return contacts_of(leads)


def contacts_of(leads: Collection[UUID]) -> dict[UUID, list[Contact]]:
    """The touches of each lead's household in order; a lead without any has an empty list.

    What was joined to a lead brought touches of its own: they count once for the household, after the
    first registration's.
    """
    contacts: dict[UUID, list[Contact]] = {lead: [] for lead in leads}
    for chunk in _chunks(leads):
        rows = (
            Touch.objects.annotate(
                household=Coalesce(F("lead__joined_to"), F("lead")),
                source=Coalesce(F("tag__activity"), F("activity")),
            )
            .filter(Q(lead__in=chunk) | Q(lead__joined_to__in=chunk))
            .order_by("household", "lead__received_at", "lead", "sequence")
            .values_list("household", "kind", "source_class", "source")
        )
        for lead, kind, source_class, activity in rows.iterator(chunk_size=CHUNK):
            is_blank = kind == TouchKind.SOURCE and source_class in SAYS_NOTHING
            contacts[lead].append(Contact(TouchKind.DIRECT if is_blank else kind, activity))
    return contacts


def _chunks(leads: Collection[UUID]) -> Iterator[list[UUID]]:
    waiting = iter(leads)
    while chunk := list(islice(waiting, CHUNK)):
        yield chunk
