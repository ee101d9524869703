"""What a family may answer when asked how they first heard of us."""

from datetime import date, timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from recruitment.leads.heard import HeardFrom
from recruitment.plan.models import Activity, ActivityStatus

# Somebody may have thought about it for two years before they wrote.
REMEMBERED = timedelta(days=730)
PREFIX = "activity:"


def heard_choices(on: date | None = None) -> list[tuple[str, object]]:
    """The plan's activities of the last two years by their public words, and the general answers."""
    activities = [
        (f"{PREFIX}{row.pk}", row.public_label) for row in _newest_by_label(on or timezone.localdate())
    ]
    general = [(value, HeardFrom(value).label) for value in HeardFrom.values]
    groups: list[tuple[str, object]] = [("", _("Choose an answer"))]
    if not activities:
        return [*groups, *general]
    if (get_language() or "").startswith(settings.LANGUAGE_CODE):
        return [*groups, (str(_("Something we have done")), activities), (str(_("Some other way")), general)]
    # The plan's words are in one language only: whoever reads another meets the general answers first.
    return [*groups, *general, (str(_("Something we have done (in Swedish)")), activities)]


def activity_of(answer: str) -> Activity | None:
    """The activity an answer names; None for a general answer."""
    if not answer.startswith(PREFIX):
        return None
    activity: Activity | None = Activity.objects.filter(pk=int(answer.removeprefix(PREFIX))).first()
    return activity


def _newest_by_label(today: date) -> list[Activity]:
    running = Activity.objects.filter(starts_on__lte=today, ends_on__gte=today - REMEMBERED).exclude(
        status=ActivityStatus.CANCELLED
    )
    by_label: dict[str, Activity] = {}
    for activity in running.order_by("-ends_on", "-pk"):
        by_label.setdefault(activity.public_label, activity)
    return list(by_label.values())
