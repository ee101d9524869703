"""What the sources report, entered as history: Jönköping's 557 families, and what each registration cost."""

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
import time_machine

from recruitment.plan.models import Cost
from recruitment.report.activities import table
from recruitment.report.attribution import Model
from recruitment.report.periods import STOCKHOLM, half_years, parse
from recruitment.report.stages import Clock
from recruitment.report.wording import each, each_range
from recruitment.staff.roles import Role
from tests.make.history import Story, make_municipalities, store
from tests.make.plan import make_activity, make_plan
from tests.make.staff import signed_in

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2016, 5, 16), date(2019, 6, 30)
NOW = datetime(2019, 6, 30, 20, tzinfo=STOCKHOLM)


def came(days: list[date]) -> None:
    make_municipalities()
    moments = [datetime.combine(day, time(12), STOCKHOLM) for day in days]
    store([Story(moment, "2080", moment + timedelta(days=2)) for moment in moments], {})


def spread_evenly(families: int, first: date, last: date) -> list[date]:
    span = (last - first).days
    return [first + timedelta(days=round(number * span / (families - 1))) for number in range(families)]


def test_557_families_in_38_months_are_14_7_a_month_in_the_right_half_years() -> None:
    days = spread_evenly(557, FIRST, LAST)
    came(days)
    with time_machine.travel(NOW, tick=False):
        page = signed_in(Role.COMMUNICATOR).get("/rapport/statistik/?from=2016-05&to=2019-06")
    html = page.content.decode().replace("\xa0", " ")
    assert "maj 2016–juni 2019" in html.lower()
    assert "557 på 38 månader: 14,7 i månaden" in html
    half_year = r'<th scope="row">((?:Första|Andra) halvåret \d{4})</th><td class="num">(\d+)</td>'
    shown = re.findall(half_year, html)
    assert [int(count) for _label, count in reversed(shown)][:7] == [
        sum(half.holds(day) for day in days) for half in half_years(FIRST, LAST)
    ]


def test_the_whole_budget_over_a_years_176_registrations() -> None:
    came(spread_evenly(176, date(2018, 1, 1), date(2018, 12, 31)))
    year = {"starts_on": date(2018, 1, 1), "ends_on": date(2018, 12, 31)}
    activity = make_activity(plan=make_plan(2018), **year)
    Cost.objects.create(activity=activity, on=date(2018, 6, 1), kind="media", amount=Decimal(187_000))
    asked = parse("2018")
    assert asked is not None
    whole = table(asked, Clock.PERIOD, Model.DECLARED, NOW).sum
    assert whole.counts["submitted"] == 176
    assert each(whole.per_submitted).replace("\xa0", " ") == "1 062"
    assert each_range(whole.per_submitted).replace("\xa0", " ") == "917–1 239"
