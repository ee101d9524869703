"""Which tracking levels were in force during a period: a change of level breaks the series."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from recruitment.campaigns.models import Level, TrackingLevel
from recruitment.report.periods import STOCKHOLM, Period

# The levels in so few words that every page has room for them.
SHORT = {
    Level.OFF: _("only what people tell"),
    Level.LANDING: _("counted on arrival"),
    Level.DECLARED: _("shown to the applicant"),
    Level.SILENT: _("carried without showing"),
}


@dataclass(frozen=True)
class LevelSince:
    """`since` is None for the level the period opened with."""

    level: Level
    since: date | None

    @property
    def words(self) -> str:
        return str(SHORT[self.level])


def levels_in(period: Period) -> list[LevelSince]:
    """The level at the period's start and every change within it, in order."""
    decisions = list(TrackingLevel.objects.filter(since__lt=period.ends_at).order_by("since", "pk"))
    before = [decision for decision in decisions if decision.since < period.starts_at]
    opened = Level(before[-1].level if before else settings.TRACKING_LEVEL_DEFAULT)
    changes = [
        LevelSince(Level(decision.level), decision.since.astimezone(STOCKHOLM).date())
        for decision in decisions[len(before) :]
    ]
    return [LevelSince(opened, None), *changes]
