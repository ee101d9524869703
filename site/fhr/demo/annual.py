"""What the demo's municipalities have reported by half-year, and the report that was frozen last."""

from datetime import datetime
from random import Random

from django.utils import timezone

from recruitment.annual.actions import freeze, keep_words, report_consultant_counts
from recruitment.annual.half_years import reportable
from recruitment.annual.models import ReportKind
from recruitment.municipalities.models import Municipality
from recruitment.report.annual_report import AHEAD, SUMMARY, versions
from recruitment.report.blocks.money import POSTS_FILLED, POSTS_PLANNED
from recruitment.report.periods import half_year_of
from recruitment.report.terms import read
from recruitment.staff.models import User

HALF_YEARS = 4
WORDS = {
    SUMMARY: "Fler familjer än tidigare har hört av sig efter hemmakvällarna. Det är fortfarande svårast att"
    " hitta hem för tonåringar.",
    AHEAD: "Nästa halvår riktar vi fler aktiviteter till hem för tonåringar i länets södra del.",
    POSTS_PLANNED: 4.5,
    POSTS_FILLED: 4.25,
}


def report_and_freeze(rng: Random, *, manager: User, now: datetime) -> None:
    """Fewer consultant-supported placements each half-year; two members have not answered for the last."""
    first_days = reportable(timezone.localdate(now))[:HALF_YEARS]
    members = list(Municipality.objects.filter(is_member=True).order_by("pk"))
    counts = {place: round(place.children / 1100) + rng.randint(1, 3) for place in members}
    for first_day in reversed(first_days):
        told = members if first_day != first_days[0] else members[:-2]
        report_consultant_counts(
            {place: counts[place] for place in told}, half_year=first_day, by=manager, at=now
        )
        counts = {place: max(count - rng.choice((0, 0, 1)), 0) for place, count in counts.items()}
    period = half_year_of(first_days[0])
    kept = keep_words(period.code, WORDS, version=0, by=manager, at=now)
    terms = read({"period": period.code}, reader=manager, now=now)
    freeze(ReportKind.ANNUAL, period.code, versions(terms, kept.contents), by=manager, at=now)
