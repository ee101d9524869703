"""The nightly count of registrations nobody is going to act on, and who hears of it."""

from datetime import date, datetime, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from recruitment.hallway import DELIVERIES
from recruitment.leads.models import Lead
from recruitment.outbox.delivery import deliver_next
from recruitment.staff.models import User
from recruitment.staff.roles import Role
from recruitment.triage import actions
from recruitment.triage.models import SilenceCheck
from recruitment.triage.silence import check_silence, latest_check, silent_leads
from tests.make.leads import make_lead
from tests.make.staff import make_staff
from tests.make.triage import make_assigned, make_handler

pytestmark = pytest.mark.django_db
MONDAY = timezone.make_aware(datetime(2026, 11, 23, 9))
NIGHT = timezone.make_aware(datetime(2026, 11, 25, 3, 10))


@pytest.fixture
def anna() -> User:
    return make_handler()


def owned(anna: User, *, step_on: date) -> Lead:
    lead = make_assigned(owner=anna, at=MONDAY)
    Lead.objects.filter(pk=lead.pk).update(next_action_on=step_on)
    return lead


def test_a_family_nobody_took_on_is_silent_when_its_intake_day_is_over() -> None:
    lead = make_lead(at=MONDAY)
    assert list(silent_leads(MONDAY + timedelta(hours=30))) == []
    assert list(silent_leads(NIGHT)) == [lead]


def test_a_weekend_is_no_intake_day() -> None:
    friday = timezone.make_aware(datetime(2026, 11, 27, 15))
    lead = make_lead(at=friday)
    assert list(silent_leads(friday + timedelta(days=3))) == []
    assert list(silent_leads(friday + timedelta(days=4))) == [lead]


def test_whoever_no_longer_works_here_keeps_no_family(anna: User) -> None:
    lead = make_assigned(owner=anna, at=MONDAY)
    assert list(silent_leads(MONDAY)) == []
    User.objects.filter(pk=anna.pk).update(is_active=False)
    assert list(silent_leads(MONDAY)) == [lead]


def test_a_step_that_is_let_lie_is_silent_and_one_just_missed_is_not(anna: User) -> None:
    lain = owned(anna, step_on=date(2026, 11, 19))
    owned(anna, step_on=date(2026, 11, 20))
    assert list(silent_leads(NIGHT)) == [lain]


def test_a_sleeper_whose_day_passed_unseen_is_silent(anna: User) -> None:
    lead = make_assigned(owner=anna, at=MONDAY)
    actions.rest(lead, until=date(2026, 11, 30), by=anna, at=MONDAY)
    assert list(silent_leads(MONDAY + timedelta(days=9))) == []
    assert list(silent_leads(MONDAY + timedelta(days=12))) == [lead]


def test_the_count_is_made_once_a_night_and_kept() -> None:
    make_lead(at=MONDAY)
    assert check_silence(NIGHT - timedelta(minutes=1)) == ""
    check_silence(NIGHT)
    check_silence(NIGHT + timedelta(minutes=10))
    check = SilenceCheck.objects.get()
    assert (check.checked_on, check.silent_count, check.open_count) == (NIGHT.date(), 1, 1)
    check_silence(NIGHT + timedelta(days=1))
    assert latest_check() == SilenceCheck.objects.get(checked_on=date(2026, 11, 26))


def test_the_managers_are_told_when_it_is_not_nought_and_only_then() -> None:
    make_staff(Role.UNIT_MANAGER, email="chefen@example.se")
    check_silence(NIGHT - timedelta(days=1))
    lead = make_lead(name="Åsa Öberg", at=MONDAY, email="")
    check_silence(NIGHT)
    while deliver_next(DELIVERIES, at=NIGHT + timedelta(days=1)):
        pass
    [letter] = mail.outbox
    assert letter.to == ["chefen@example.se"]
    assert f"/handlaggning/{lead.reference}/" in letter.body
    assert "Åsa" not in letter.body
