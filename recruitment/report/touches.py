"""The touches of the households in a report, ready for the attribution models."""

from collections import Counter
from collections.abc import Collection, Iterator
from itertools import islice
from typing import Any
from uuid import UUID

from django.db.models import Aggregate, Case, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models import TextField as Text
from django.db.models.functions import Cast, Coalesce, Concat

from recruitment.campaigns.channels import SourceClass
from recruitment.leads.models import Lead, Touch, TouchKind
from recruitment.report.attribution import Contact, Way
from recruitment.report.periods import Period
from recruitment.report.stages import came_in

# Classes of source that tell nothing of where a family came from.
SAYS_NOTHING = frozenset({SourceClass.DIRECT, SourceClass.RETURNED})
# What we saw ourselves on arrival.
MEASURED = frozenset({TouchKind.TAG, TouchKind.SOURCE})
# Databases take a limited number of values in one question.
CHUNK = 5_000


def ways_here(period: Period) -> Counter[Way]:
    """How many of the households that came in the period came each way."""
    return ways_of(came_in(period))


def ways_of(leads: QuerySet[Lead]) -> Counter[Way]:
    """How many of these households came each way; the database counts, whatever their number.

    The few that wrote more than once are read one by one: their touches stand in the order of several
    registrations.
    """
    # That it is joined is said aloud, since PostgreSQL would look among all that are not, too.
    again = Lead.objects.filter(joined_to=OuterRef("pk"), joined_to__isnull=False)
    counted = _counted(leads.filter(~Exists(again)))
    several: list[UUID] = list(leads.filter(Exists(again)).values_list("pk", flat=True))
    counted.update(tuple(contacts) for contacts in contacts_of(several).values())
    return counted


def contacts_of(leads: Collection[UUID]) -> dict[UUID, list[Contact]]:
    """The touches of each lead's household in order; a lead without any has an empty list.

    What was joined to a lead brought touches of its own: they count once for the household, after the
    first registration's.
    """
    contacts: dict[UUID, list[Contact]] = {lead: [] for lead in leads}
    for chunk in _chunks(leads):
        rows = (
            Touch.objects.annotate(
                household=Coalesce(F("lead__joined_to"), F("lead")), seen_as=_SEEN_AS, source=_SOURCE
            )
            .filter(Q(lead__in=chunk) | Q(lead__joined_to__in=chunk))
            .order_by("household", "lead__received_at", "lead", "sequence")
            .values_list("household", "seen_as", "source")
        )
        for lead, kind, activity in rows.iterator(chunk_size=CHUNK):
            contacts[lead].append(Contact(kind, activity))
    return contacts


class _Together(Aggregate):
    """All values in one text with spaces between them, in no particular order."""

    function = "STRING_AGG"
    template = "%(function)s(%(expressions)s, ' ')"
    output_field = Text()

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, function="GROUP_CONCAT", **context)


# The kind of a touch, where a website that tells nothing is no source.
_SEEN_AS = Case(
    When(kind=TouchKind.SOURCE, source_class__in=sorted(SAYS_NOTHING), then=Value(TouchKind.DIRECT)),
    default=F("kind"),
    output_field=Text(),
)
_SOURCE = Coalesce(F("tag__activity"), F("activity"))


def _counted(leads: QuerySet[Lead]) -> Counter[Way]:
    """By each lead's own touches."""
    # One touch as a text: its place, its kind and its activity, which only the last may be without.
    activity = Coalesce(Cast(_SOURCE, Text()), Value("", Text()))
    touch = Concat(Cast("sequence", Text()), Value(":"), _SEEN_AS, Value(":"), activity, output_field=Text())
    own = Touch.objects.filter(lead=OuterRef("pk")).order_by().values("lead").annotate(all=_Together(touch))
    rows = (
        leads.order_by()
        .annotate(way=Subquery(own.values("all")))
        .values_list("way")
        .annotate(households=Count("pk"))
    )
    counted: Counter[Way] = Counter()
    for way, count in rows:
        counted[_read(way or "")] += count
    return counted


def _read(way: str) -> Way:
    touches = sorted(
        (int(place), kind, activity) for place, kind, activity in (touch.split(":") for touch in way.split())
    )
    return tuple(Contact(kind, int(activity) if activity else None) for _place, kind, activity in touches)


def _chunks(leads: Collection[UUID]) -> Iterator[list[UUID]]:
    waiting = iter(leads)
    while chunk := list(islice(waiting, CHUNK)):
        yield chunk
