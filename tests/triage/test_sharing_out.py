"""Several registrations at once: each stands or falls alone, with its own row in the log."""

from datetime import timedelta

import pytest
from django.utils import timezone

from recruitment.leads.models import Lead, NextAction
from recruitment.leads.promise import next_working_day
from recruitment.leads.status import Status
from recruitment.privacy.models import AccessLogEntry
from recruitment.staff.models import User
from recruitment.triage import actions
from recruitment.triage.sharing_out import share_out
from tests.make.leads import make_lead
from tests.make.triage import brought_to, make_assigned, make_handler, tomorrow

pytestmark = pytest.mark.django_db
NOW = timezone.now()
TODAY = timezone.localdate(NOW)


@pytest.fixture
def anna() -> User:
    return make_handler(first_name="Anna")


def test_a_new_one_gets_its_first_call_and_a_planned_one_keeps_its_step(anna: User) -> None:
    karin = make_handler(first_name="Karin")
    new, planned = make_lead(), make_assigned(owner=karin)
    actions.set_next_action(
        planned, next_action="assess", next_action_on=TODAY + timedelta(days=9), by=karin, at=NOW
    )
    done = share_out([(new, anna), (planned, anna)], partner=karin, by=anna, at=NOW)
    assert (done.taken, done.refused) == ([new.reference, planned.reference], [])
    for lead in (new, planned):
        lead.refresh_from_db()
        assert (lead.owner, lead.partner) == (anna, karin)
    assert (new.next_action, new.next_action_on) == (NextAction.FIRST_CALL, next_working_day(TODAY))
    assert (planned.next_action, planned.next_action_on) == ("assess", TODAY + timedelta(days=9))


def test_a_step_that_was_let_lie_is_moved_to_today(anna: User) -> None:
    lead = make_assigned()
    Lead.objects.filter(pk=lead.pk).update(next_action_on=TODAY - timedelta(days=3))
    lead.refresh_from_db()
    assert share_out([(lead, anna)], partner=None, by=anna, at=NOW).taken == [lead.reference]
    assert lead.next_action_on == TODAY


def test_one_that_a_colleague_took_is_left_alone_and_the_others_are_not(anna: User) -> None:
    karin = make_handler(first_name="Karin")
    first, contested, last = make_lead(), make_lead(), make_lead()
    taken = Lead.objects.get(pk=contested.pk)
    actions.assign(
        taken, owner=karin, partner=None, next_action="assess", next_action_on=tomorrow(NOW), by=karin, at=NOW
    )
    done = share_out([(lead, anna) for lead in (first, contested, last)], partner=None, by=anna, at=NOW)
    assert done.taken == [first.reference, last.reference]
    assert [reference for reference, _why in done.refused] == [contested.reference]
    assert all(why for _reference, why in done.refused)
    contested.refresh_from_db()
    assert contested.owner == karin


@pytest.mark.parametrize("status", [Status.WITHDRAWN, Status.DORMANT, Status.HANDED_OVER])
def test_what_is_not_open_is_not_shared_out(status: Status, anna: User) -> None:
    done = share_out([(brought_to(status), anna)], partner=None, by=anna, at=NOW)
    assert (done.taken, len(done.refused)) == ([], 1)


def test_every_family_has_its_own_row_in_the_log(anna: User) -> None:
    leads = [make_lead(), make_lead()]
    share_out([(lead, anna) for lead in leads], partner=None, by=anna, at=NOW)
    rows = AccessLogEntry.objects.filter(door="triage.assign").values_list("cases", flat=True)
    assert sorted(rows) == sorted([lead.reference] for lead in leads)
