"""A need whose last day has passed counts nowhere: not in public, not at the desk, not in a report."""

from datetime import UTC, date, datetime, timedelta

import pytest

from recruitment.desk.call_card import call_card
from recruitment.desk.needs import offer_against_needs
from recruitment.desk.needs_now import forget, needs_for_lists
from recruitment.handoff.queries import priority_of
from recruitment.leads.models import Lead
from recruitment.municipalities.models import Need
from recruitment.municipalities.queries import dialogues, needs_to_show
from recruitment.priority.queries import rule_in_force
from recruitment.report.gap import gap
from recruitment.report.needs import need_picture
from tests.make.needs import make_approved, make_need
from tests.make.triage import make_handed_over

pytestmark = pytest.mark.django_db

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
LAST = AT.date() + timedelta(days=7)


@pytest.fixture
def family() -> Lead:
    """A family in Falun with room for a teenager, and needs of just that in two municipalities."""
    for code in ("2080", "2081"):
        make_need(code, today=AT.date(), count=3, valid_until=LAST)
    make_approved(at=AT)
    case = make_handed_over(at=AT, municipality=Need.objects.get(municipality="2080").municipality)
    return case.lead


def counted(family: Lead, day: date) -> dict[str, bool]:
    """Who still speaks of the needs on a day."""
    at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    forget()
    standing = needs_for_lists(day)
    case = family.handovers.get()
    waited = priority_of(case, rule_in_force(day), (), day).points
    return {
        "public pages": bool(needs_to_show(today=day, language="sv")),
        "the lists": bool(standing),
        "the registration": bool(offer_against_needs(family, today=day)),
        "the call card": bool(call_card(family, case.handed_over_by, today=day).needs),
        "the queue": priority_of(case, rule_in_force(day), standing, day).points > waited,
        "the overview": not need_picture(day).is_empty,
        "the page about needs": bool(gap(at)),
        "the weekly dialogue": any(one.standing for one in dialogues(day)),
    }


def test_on_its_last_day_a_need_counts_and_on_the_next_nowhere(family: Lead) -> None:
    on_the_last, after = counted(family, LAST), counted(family, LAST + timedelta(days=1))
    assert on_the_last == dict.fromkeys(on_the_last, True)
    assert after == dict.fromkeys(on_the_last, False)
