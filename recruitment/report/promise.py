"""Whether families were called when they were promised to be, and who waits past the promise now."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from recruitment.leads.models import EntryChannel, Lead
from recruitment.leads.queries import late_leads
from recruitment.leads.status import EXITS
from recruitment.report.intervals import Interval, wilson
from recruitment.report.periods import Period
from recruitment.report.places import Places
from recruitment.report.stages import households
from recruitment.triage.queries import ways_left


@dataclass(frozen=True)
class PromiseKeeping:
    """Of the families whose promised time has come: how many were spoken to in time.

    `tried` also counts who was called in time and left a way back: the promise is kept, but it is no talk.
    """

    due: int
    reached: int
    tried: int

    @property
    def reached_share(self) -> Interval:
        return wilson(self.reached, self.due)


def promise_keeping(period: Period, now: datetime) -> PromiseKeeping:
    """Families who registered in the period, by the promise they were given."""
    return PromiseKeeping(**_promised(period, now).aggregate(**_KEPT))


def promise_keeping_by_place(period: Period, now: datetime, places: Places) -> dict[str, PromiseKeeping]:
    """The same for each line of a table by municipality."""
    rows = _promised(period, now).order_by().values_list("municipality").annotate(**_KEPT)
    lines = places.sorted_out(rows, lambda row: row[0])
    return {
        key: PromiseKeeping(*(sum(row[place] for row in of_line) for place in (1, 2, 3)))
        for key, of_line in lines.items()
    }


def waiting_past_promise(now: datetime) -> int:
    """How many open registrations nobody has spoken to although the promised time has passed.

    An imported one that was taken up again was promised nothing by us.
    """
    return late_leads(now).exclude(entry_channel=EntryChannel.IMPORT).count()


_REACHED_IN_TIME = Q(contacted_at__lte=F("promised_by"))
# In the order of the fields of PromiseKeeping.
_KEPT = {
    "due": Count("pk"),
    "reached": Count("pk", filter=_REACHED_IN_TIME),
    "tried": Count("pk", filter=_REACHED_IN_TIME | Q(was_tried=True)),
}


def _promised(period: Period, now: datetime) -> QuerySet[Lead]:
    in_time = ways_left().filter(at__lte=OuterRef("promised_by"))
    came = _due(now).filter(received_at__gte=period.starts_at, received_at__lt=period.ends_at)
    return came.annotate(was_tried=Exists(in_time))


def _due(now: datetime) -> QuerySet[Lead]:
    """A family reached early counts at once; one that ended the matter itself in time is not due.

    Every registration that was given a promise counts, also one joined with another of its household:
    a talk with the one keeps both, and an end of the one ends both. What was imported was promised
    nothing by us.
    """
    ended = Q(joined_to__isnull=True, status__in=EXITS, status_since__lte=F("promised_by"))
    ended |= Q(joined_to__status__in=EXITS, joined_to__status_since__lte=F("promised_by"))
    ended_in_time = Lead.objects.filter(ended, contacted_at__isnull=True)
    promised = households() | Lead.objects.filter(joined_to__isnull=False)
    ours = promised.exclude(entry_channel=EntryChannel.IMPORT)
    due = ours.filter(Q(promised_by__lt=now) | _REACHED_IN_TIME)
    return due.filter(~Exists(ended_in_time.filter(pk=OuterRef("pk"))))
