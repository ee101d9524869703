"""Families that staff write down: the same promise, the same source rights, the same receipt."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from recruitment.leads.intake import ApplicantDetails
from recruitment.leads.models import Lead, TouchKind
from recruitment.leads.status import Status
from recruitment.outbox.models import OutboxMessage
from recruitment.staff.models import User
from recruitment.triage.entering import enter
from recruitment.triage.refusals import TriageRefused
from tests.make.leads import make_municipality
from tests.make.plan import make_activity
from tests.make.triage import make_handler

pytestmark = pytest.mark.django_db
MONDAY = timezone.make_aware(datetime(2026, 11, 23, 9))


@pytest.fixture
def anna() -> User:
    return make_handler()


def write_down(anna: User, **fields: Any) -> Lead:
    facts: dict[str, Any] = {
        "entry_channel": "phone",
        "applicants": [ApplicantDetails("Kim Exempelsson", "070-174 06 05", "kim@example.se")],
        "turned_to_us_at": MONDAY,
        "municipality": make_municipality(),
        "answers": {"steps": []},
        "activity": None,
        "heard": "",
        "by": anna,
        "at": MONDAY,
        "token": uuid4(),
        **fields,
    }
    return enter(**facts)


def test_whoever_writes_a_family_down_is_responsible_and_stands_in_its_story(anna: User) -> None:
    lead = write_down(anna)
    assert (lead.status, lead.owner, lead.next_action) == (Status.ASSIGNED, anna, "first_call")
    assert {change.by for change in lead.changes.all()} == {anna}
    assert OutboxMessage.objects.get().kind == "mail.receipt"


def test_a_second_post_of_the_same_form_makes_no_second_family(anna: User) -> None:
    token = uuid4()
    assert write_down(anna, token=token) == write_down(anna, token=token)
    assert Lead.objects.count() == 1


def test_the_promise_counts_from_the_family_not_from_the_keyboard(anna: User) -> None:
    lead = write_down(anna, entry_channel="home_party", at=MONDAY + timedelta(days=1))
    assert timezone.localtime(lead.promised_by).day == 25


def test_the_promise_differs_by_the_way_in_as_the_unit_file_says(anna: User) -> None:
    assert timezone.localtime(write_down(anna, entry_channel="phone").promised_by).day == 24
    assert timezone.localtime(write_down(anna, entry_channel="referral").promised_by).day == 25


def test_a_first_step_is_never_on_a_day_that_has_passed(anna: User) -> None:
    lead = write_down(anna, at=MONDAY + timedelta(days=9))
    assert lead.next_action_on == (MONDAY + timedelta(days=9)).date()


def test_the_source_that_staff_note_is_a_touch_of_its_own(anna: User) -> None:
    activity = make_activity()
    told = write_down(anna, activity=activity).touches.get()
    assert (told.kind, told.activity) == (TouchKind.STAFF, activity)
    general = write_down(anna, heard="friend").touches.get()
    assert (general.kind, general.answer) == (TouchKind.STAFF, "friend")
    assert write_down(anna).touches.get().kind == TouchKind.DIRECT


@pytest.mark.parametrize("channel", ["form", "call_me", "booking", "pigeon", ""])
def test_ways_in_that_write_themselves_are_not_written_by_staff(anna: User, channel: str) -> None:
    with pytest.raises(TriageRefused):
        write_down(anna, entry_channel=channel)


def test_nobody_has_turned_to_us_tomorrow(anna: User) -> None:
    with pytest.raises(TriageRefused):
        write_down(anna, turned_to_us_at=MONDAY + timedelta(days=1))
    assert Lead.objects.count() == 0
