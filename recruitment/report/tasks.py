"""What to do this week, worst first: broken promises, unmet needs, misprinted codes, old posters."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import F, Min, QuerySet, Sum
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from recruitment.campaigns.models import OrphanDay, Tag
from recruitment.campaigns.queries import near_tags
from recruitment.plan.models import Activity, ActivityStatus
from recruitment.report.needs import SIBLINGS, NeedPicture
from recruitment.report.periods import STOCKHOLM
from recruitment.report.promise import waiting_past_promise
from recruitment.visits.models import TagDay

A_WEEK = timedelta(days=7)
# Fewer tries of an unknown code in a week are noise.
SMALLEST_MISPRINT = 3


@dataclass(frozen=True)
class Task:
    """`what` is the figure a reader's eye needs, `why` the rest of the sentence."""

    what: str
    why: str
    # Whether it may be shown outside the unit: it counts no families.
    is_for_everyone: bool = False

    def __str__(self) -> str:
        return f"{self.what} {self.why}"


def tasks(needs: NeedPicture, now: datetime) -> list[Task]:
    today = now.astimezone(STOCKHOLM).date()
    return [
        *_past_promise(now, today),
        *_unsought_needs(needs),
        *_misprints(today),
        *_old_posters(today),
        *_stale_needs(needs),
    ]


def _past_promise(now: datetime, today: date) -> list[Task]:
    waiting = waiting_past_promise(now)
    if not waiting:
        return []
    what = ngettext("%(count)s family", "%(count)s families", waiting) % {"count": waiting}
    why = ngettext(
        "has waited longer than we promised. Call today.",
        "have waited longer than we promised. Call today.",
        waiting,
    )
    coming = _next_start(today)
    if coming is not None:
        why += " " + _("“%(activity)s” starts on %(day)s and will bring more.") % {
            "activity": coming.name,
            "day": date_format(coming.starts_on, "l j F"),
        }
    return [Task(what, why)]


def _next_start(today: date) -> Activity | None:
    coming: QuerySet[Activity] = Activity.objects.filter(starts_on__gt=today, starts_on__lte=today + A_WEEK)
    return coming.exclude(status=ActivityStatus.CANCELLED).order_by("starts_on", "pk").first()


def _unsought_needs(needs: NeedPicture) -> list[Task]:
    unsought = [row for row in needs.rows if row.key != SIBLINGS and row.key in needs.not_sought]
    return [
        Task(
            ngettext("%(count)s home for %(age)s", "%(count)s homes for %(age)s", row.needed)
            % {"count": row.needed, "age": row.label},
            ngettext(
                "is needed, and no activity that runs now is aimed at that age.",
                "are needed, and no activity that runs now is aimed at that age.",
                row.needed,
            ),
            is_for_everyone=True,
        )
        for row in sorted(unsought, key=lambda row: -row.needed)
        if row.is_uncovered
    ]


def _misprints(today: date) -> list[Task]:
    tried = list(
        OrphanDay.objects.filter(day__gt=today - A_WEEK, day__lte=today)
        .values_list("code")
        .annotate(times=Sum("count"), since=Min("day"))
        .filter(times__gte=SMALLEST_MISPRINT)
        .order_by("-times", "code")[:3]
    )
    near = near_tags(code for code, *_rest in tried)
    return [
        Task(_("The code %(code)s") % {"code": code}, _why_misprint(times, since, near[code]))
        for code, times, since in tried
    ]


def _why_misprint(times: int, since: date, near: Sequence[Tag]) -> str:
    why = _("is not ours but has been tried %(times)s times since %(day)s. Probably a misprint.") % {
        "times": times,
        "day": date_format(since, "l"),
    }
    if len(near) != 1:
        return why
    meant = _("Perhaps %(code)s was meant, of “%(activity)s”.") % {
        "code": near[0].code,
        "activity": near[0].activity.name,
    }
    return f"{why} {meant}"


def _old_posters(today: date) -> list[Task]:
    visited = (
        TagDay.objects.filter(day__gt=today - A_WEEK, day__lte=today, tag__activity__ends_on__lt=today)
        .values_list("tag__activity__name")
        .annotate(visits=Sum(F("verified") + F("unverified")))
        .filter(visits__gte=SMALLEST_MISPRINT)
        .order_by("-visits", "tag__activity__name")[:3]
    )
    return [
        Task(
            name,
            _("has ended but still brought %(visits)s visits this week. Extend it, or take it down?")
            % {"visits": visits},
        )
        for name, visits in visited
    ]


def _stale_needs(needs: NeedPicture) -> list[Task]:
    if not needs.stale:
        return []
    return [
        Task(
            ngettext("%(count)s need", "%(count)s needs", needs.stale) % {"count": needs.stale},
            ngettext(
                "has not been confirmed for %(days)s days. Ask the municipality.",
                "have not been confirmed for %(days)s days. Ask the municipalities.",
                needs.stale,
            )
            % {"days": settings.UNIT.need_stale_days},
            is_for_everyone=True,
        )
    ]
