"""Which codes brought somebody, which still do after their time, and which were tried in vain."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import F, Max, Q, Sum
from django.db.models.functions import Coalesce

from recruitment.campaigns.models import OrphanDay, Tag
from recruitment.campaigns.queries import near_tags
from recruitment.plan.models import Activity
from recruitment.report.periods import Period

MOST_ORPHANS = 20


@dataclass(frozen=True)
class TagUse:
    """One code in the period; `late` are verified arrivals after it was retired or its activity over."""

    code: str
    variant: str
    verified: int
    unverified: int
    late: int
    retired_on: date | None


@dataclass(frozen=True)
class ActivityTags:
    """The codes of one activity that were in use in the period or brought somebody in it."""

    number: int
    name: str
    year: int
    tags: Sequence[TagUse]

    @property
    def verified(self) -> int:
        return sum(tag.verified for tag in self.tags)


@dataclass(frozen=True)
class Orphan:
    """What was tried and is nobody's code: mostly a misprint."""

    code: str
    count: int
    last_on: date
    # Tags that are one slip of the pen away.
    perhaps: Sequence[Tag] = ()


def tag_use(period: Period, *, of: Activity | None = None) -> list[ActivityTags]:
    """In the plan's own order, never by which brought most; one question to the database.

    `of` one activity: all of its codes, also those that were not in use.
    """
    counted = Q(days__day__gte=period.start, days__day__lt=period.end)
    late = counted & (Q(days__day__gt=F("retired_on")) | Q(days__day__gt=F("activity__ends_on")))
    in_use = Q(activity__starts_on__lt=period.end, activity__ends_on__gte=period.start)
    tags = (
        Tag.objects.select_related("activity__plan")
        .annotate(
            verified=Coalesce(Sum("days__verified", filter=counted), 0),
            unverified=Coalesce(Sum("days__unverified", filter=counted), 0),
            late=Coalesce(Sum("days__verified", filter=late), 0),
        )
        .filter(in_use | Q(verified__gt=0) | Q(unverified__gt=0) if of is None else Q(activity=of))
        .order_by("activity__plan__year", "activity__position", "activity__starts_on", "activity", "variant")
    )
    return [
        ActivityTags(activity.pk, activity.name, activity.plan.year, [_use(tag) for tag in of_activity])
        for activity, of_activity in groupby(tags, key=lambda tag: tag.activity)
    ]


def orphans(period: Period) -> list[Orphan]:
    """The codes tried most often in the period."""
    rows = (
        OrphanDay.objects.filter(day__gte=period.start, day__lt=period.end)
        .values_list("code")
        .annotate(times=Sum("count"), last_on=Max("day"))
        .order_by("-times", "code")
    )
    most = list(rows[:MOST_ORPHANS])
    near = near_tags(code for code, *_rest in most)
    return [Orphan(code, times, last_on, near[code]) for code, times, last_on in most]


def _use(tag: Tag) -> TagUse:
    counts = {name: getattr(tag, name) for name in ("verified", "unverified", "late")}
    return TagUse(tag.code, tag.variant, **counts, retired_on=tag.retired_on)
