"""On what terms a report was asked for: period, clock, model, and what this reader may see."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeVar
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import Min
from django.utils.translation import gettext as _

from recruitment.leads.models import Lead
from recruitment.plan.models import PlanYear
from recruitment.report.attribution import Model
from recruitment.report.periods import (
    STOCKHOLM,
    THREE_YEARS,
    Period,
    choices,
    half_year_of,
    parse,
)
from recruitment.report.stages import Clock
from recruitment.report.tracking import LevelSince, levels_in
from recruitment.staff.models import User
from recruitment.staff.roles import EXACT_REPORT_ROLES

Choice = TypeVar("Choice", Clock, Model)


@dataclass(frozen=True)
class Terms:
    """Everything that decides a report's figures besides the data; each page and export prints it."""

    period: Period
    clock: Clock
    model: Model
    # Whether the reader sees exact small numbers.
    is_exact: bool
    fetched_at: datetime
    levels: tuple[LevelSince, ...]

    @property
    def today(self) -> date:
        return self.fetched_at.astimezone(STOCKHOLM).date()

    @property
    def query(self) -> str:
        """The same terms as an address says them."""
        return urlencode({"period": self.period.code, "clock": self.clock, "model": self.model})

    @property
    def level_words(self) -> str:
        """The tracking level in force, and each change of it within the period."""
        return ", ".join(
            _("%(level)s (from %(day)s)") % {"level": level.words, "day": level.since.isoformat()}
            if level.since
            else level.words
            for level in self.levels
        )

    @property
    def smallest_cell(self) -> int:
        return int(settings.UNIT.smallest_cell)

    @property
    def suppression_words(self) -> str:
        return _("none: for use inside the unit") if self.is_exact else _("small numbers are hidden")


def read(asked: Mapping[str, str], *, reader: User, now: datetime) -> Terms:
    """The terms an address asks for; what it asks wrongly, or may not ask, is the default instead.

    Readers outside the unit have one clock, one model and no three-year view: see `suppression`.
    """
    today = now.astimezone(STOCKHOLM).date()
    is_exact = reader.holds_any(EXACT_REPORT_ROLES)
    period = parse(asked.get("period", "")) or half_year_of(today)
    if not is_exact and period.months == THREE_YEARS:
        period = half_year_of(today)
    return Terms(
        period=period,
        clock=_choice(Clock, asked.get("clock"), Clock.PERIOD) if is_exact else Clock.PERIOD,
        model=_choice(Model, asked.get("model"), Model.DECLARED) if is_exact else Model.DECLARED,
        is_exact=is_exact,
        fetched_at=now,
        levels=tuple(levels_in(period)),
    )


def in_period(terms: Terms, period: Period) -> Terms:
    """The same terms for another period than the reader's."""
    return replace(terms, period=period, levels=tuple(levels_in(period)))


def period_choices(terms: Terms) -> list[Period]:
    """The periods to pick from: since the first plan or registration, and always the one shown."""
    first_lead = Lead.objects.aggregate(first=Min("received_at"))["first"]
    first_plan = PlanYear.objects.aggregate(first=Min("year"))["first"]
    starts = [terms.today]
    if first_lead:
        starts.append(first_lead.astimezone(STOCKHOLM).date())
    if first_plan:
        starts.append(min(date(first_plan, 1, 1), terms.today))
    offered = choices(min(starts), terms.today)
    if not terms.is_exact:
        offered = [period for period in offered if period.months != THREE_YEARS]
    return offered if terms.period in offered else [terms.period, *offered]


def _choice(kind: type[Choice], asked: str | None, default: Choice) -> Choice:
    return kind(asked) if asked in kind.values else default
