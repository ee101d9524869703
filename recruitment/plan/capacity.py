"""Whether the unit can take care of the families that the next activity will bring: the traffic light.

The plan knows no families. How long the desk's queue is comes in from outside, as a question that the
hallway hands to the editor's screens.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from recruitment.plan.models import Activity, ActivityStatus


@dataclass(frozen=True)
class Queue:
    """How many families wait for a first talk, and how many of them longer than we promise."""

    waiting: int
    too_long: int


Ask = Callable[[datetime], Queue]


class Light(Enum):
    """What the queue says about starting something new; always shown in words as well."""

    GO = "go"
    SLOW = "slow"
    WAIT = "wait"


@dataclass(frozen=True)
class Readiness:
    light: Light
    queue: Queue

    @property
    def heading(self) -> str:
        return {
            Light.GO: _("The queue leaves room for new families"),
            Light.SLOW: _("The queue is getting long"),
            Light.WAIT: _("The queue is too long to start"),
        }[self.light]

    @property
    def words(self) -> str:
        """The figures behind the light, and what to do."""
        if not self.queue.too_long:
            waits = ngettext(
                "%(count)s family waits for a first talk, and none longer than we promise.",
                "%(count)s families wait for a first talk, and none longer than we promise.",
                self.queue.waiting,
            )
            return waits % {"count": self.queue.waiting}
        late = ngettext(
            "%(count)s family has waited for a first talk longer than we promise.",
            "%(count)s families have waited for a first talk longer than we promise.",
            self.queue.too_long,
        ) % {"count": self.queue.too_long}
        return {
            Light.GO: late
            + " "
            + _("The plan warns from %(count)s.") % {"count": settings.UNIT.capacity.slow_from},
            Light.SLOW: late + " " + _("Talk to the desk before the next activity starts."),
            Light.WAIT: late
            + " "
            + _("Put off what is about to start, or make room at the desk first: it would bring more."),
        }[self.light]


def readiness(queue: Queue) -> Readiness:
    """The light, by the unit's own limits."""
    limits = settings.UNIT.capacity
    if queue.too_long >= limits.wait_from:
        light = Light.WAIT
    elif queue.too_long >= limits.slow_from:
        light = Light.SLOW
    else:
        light = Light.GO
    return Readiness(light, queue)


def starts_soon(activity: Activity, today: date) -> bool:
    """Whether an activity is about to start, so that it is not too late to put it off."""
    ahead = timedelta(days=settings.UNIT.capacity.days_ahead)
    return activity.status == ActivityStatus.PLANNED and today <= activity.starts_on <= today + ahead


def about_to_start(activities: Iterable[Activity], today: date) -> list[Activity]:
    """Those that start soon, the nearest first."""
    return sorted((one for one in activities if starts_soon(one, today)), key=lambda one: one.starts_on)
