"""The ways out: a family we turn down has been told, a referral leads somewhere, and every way leads back."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import timezone

from recruitment.leads.models import Applicant, Lead, NextAction
from recruitment.leads.status import Status
from recruitment.outbox.delivery import NoLongerNeeded
from recruitment.outbox.models import OutboxMessage
from recruitment.privacy.models import AccessLogEntry
from recruitment.staff.models import User
from recruitment.staff.roles import Role
from recruitment.tasks.models import Task, TaskKind
from recruitment.triage import actions
from recruitment.triage.coming_back import come_back, wake
from recruitment.triage.models import ContactOutcome, Ending, TellingWay, WayBack
from recruitment.triage.refusals import TriageRefused
from recruitment.triage.rules import Told
from recruitment.triage.way_back import UNREACHABLE, WORKS_FOR, find_way_back
from tests.make.outbox import deliver
from tests.make.staff import make_staff
from tests.make.triage import brought_to, call, make_assigned, make_handler

pytestmark = pytest.mark.django_db
NOW = timezone.make_aware(datetime(2026, 11, 16, 9, 0))
TODAY = timezone.localdate(NOW)
A_DAY = timedelta(days=1)


@pytest.fixture
def anna() -> User:
    return make_handler(first_name="Anna")


def turn_down(lead: Lead, by: User, **facts: Any) -> None:
    actions.close(lead, to=Status.NOT_PROCEEDING, reason="room", by=by, at=NOW, **facts)


def test_a_family_is_not_turned_down_before_it_has_been_told(anna: User) -> None:
    lead = make_assigned(owner=anna, at=NOW)
    for told in (None, Told(anna, TODAY + A_DAY, TellingWay.PHONE), Told(anna, TODAY, "shout")):
        with pytest.raises(TriageRefused):
            turn_down(lead, anna, told=told)
    lead.refresh_from_db()
    assert lead.status == Status.ASSIGNED
    turn_down(lead, anna, told=Told(anna, TODAY - A_DAY, TellingWay.VISIT))
    ending = lead.endings.get()
    assert (ending.told_by, ending.told_on, ending.told_how) == (anna, TODAY - A_DAY, "visit")


def test_the_database_refuses_an_end_that_nobody_was_told_of(anna: User) -> None:
    lead = make_assigned(owner=anna, at=NOW)
    for facts in (
        {"status": Status.NOT_PROCEEDING},
        {"status": Status.WITHDRAWN, "told_by": anna},
        {"status": Status.REFERRED},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Ending.objects.create(lead=lead, at=NOW, by=anna, **facts)


@pytest.mark.parametrize("place", ["", "Ring 070-174 06 05", "kim@example.se", "M" * 81])
def test_a_referral_names_a_place_and_never_a_person(place: str, anna: User) -> None:
    lead = make_assigned(owner=anna, at=NOW)
    with pytest.raises(TriageRefused):
        actions.close(lead, to="referred", reason="network_home", referred_to=place, by=anna, at=NOW)
    actions.close(lead, to="referred", reason="network_home", referred_to="  Mora  kommun ", by=anna, at=NOW)
    assert lead.endings.get().referred_to == "Mora kommun"


def test_what_is_no_referral_leads_nowhere(anna: User) -> None:
    with pytest.raises(TriageRefused):
        actions.close(
            make_assigned(owner=anna), to="withdrawn", reason="time", referred_to="Mora", by=anna, at=NOW
        )


def unreachable(anna: User, **facts: Any) -> Lead:
    lead = make_assigned(owner=anna, at=NOW - 3 * A_DAY, **facts)
    call(lead, ContactOutcome.WRONG_NUMBER, at=NOW - A_DAY)
    actions.close(lead, to="unreachable", reason="wrong_details", by=anna, at=NOW)
    return lead


def test_an_unreachable_family_gets_a_letter_with_a_way_back(anna: User) -> None:
    lead = unreachable(anna)
    letter = OutboxMessage.objects.get(kind=f"mail.{UNREACHABLE}")
    token = letter.payload["token"]
    way = WayBack.objects.get()
    assert way.expires_at == NOW + WORKS_FOR
    # Only a fingerprint of the key is kept beside the letter itself.
    assert token not in way.token_hash
    assert find_way_back(token) == way
    deliver(letter)
    sent = mail.outbox[-1]
    assert f"/vill-fortfarande/{token}/" in sent.body
    assert "Kim" not in sent.body
    assert not Task.objects.filter(case=lead.reference).exists()


def test_the_letter_is_not_sent_to_a_family_we_have_reached_since(anna: User) -> None:
    lead = unreachable(anna)
    letter = OutboxMessage.objects.get(kind=f"mail.{UNREACHABLE}")
    come_back(WayBack.objects.get(), at=NOW)
    with pytest.raises(NoLongerNeeded):
        deliver(letter)
    assert mail.outbox == []
    assert lead.reference


@pytest.mark.parametrize("facts", [{"email": ""}, {"is_protected": True}])
def test_where_nobody_can_write_somebody_is_asked_to(facts: dict[str, Any], anna: User) -> None:
    lead = unreachable(anna, **facts)
    assert not OutboxMessage.objects.filter(kind=f"mail.{UNREACHABLE}").exists()
    task = Task.objects.get()
    assert (task.kind, task.case, task.addressee) == (TaskKind.FAMILY_UNREACHABLE, lead.reference, anna)


def test_one_press_opens_it_with_owner_step_and_a_day_to_be_called_by(anna: User) -> None:
    lead = unreachable(anna)
    way = WayBack.objects.get()
    for _time in range(2):
        come_back(way, at=NOW + A_DAY)
    lead.refresh_from_db()
    assert (lead.status, lead.owner, lead.next_action) == (Status.ASSIGNED, anna, NextAction.CALL_AGAIN)
    # Two working days after Tuesday.
    assert lead.next_action_on == TODAY + 3 * A_DAY
    assert lead.due_on == lead.next_action_on
    assert AccessLogEntry.objects.filter(door="triage.reopen").count() == 1
    told = OutboxMessage.objects.get(kind="mail.look_here")
    assert (told.payload["to"], told.payload["about"]) == (anna.email, "came_back")


def test_a_way_back_works_for_a_time_and_once(anna: User) -> None:
    lead = unreachable(anna)
    way = WayBack.objects.get()
    with pytest.raises(TriageRefused):
        come_back(way, at=NOW + WORKS_FOR + A_DAY)
    come_back(way, at=NOW)
    lead.refresh_from_db()
    actions.close(lead, to="withdrawn", reason="time", by=anna, at=NOW + A_DAY)
    with pytest.raises(TriageRefused):
        come_back(way, at=NOW + 2 * A_DAY)
    lead.refresh_from_db()
    assert lead.status == Status.WITHDRAWN


def test_nobody_comes_back_who_has_been_erased(anna: User) -> None:
    lead = unreachable(anna)
    Applicant.objects.filter(lead=lead).delete()
    with pytest.raises(TriageRefused):
        come_back(WayBack.objects.get(), at=NOW)


def resting(anna: User) -> Lead:
    lead = make_assigned(owner=anna, at=NOW)
    actions.rest(lead, until=TODAY + 5 * A_DAY, by=anna, at=NOW)
    return lead


def test_a_rest_ends_by_itself_on_its_day_and_once(anna: User) -> None:
    lead = resting(anna)
    assert wake(NOW + 4 * A_DAY) == ""
    # The fifth day is a Saturday: the call is planned for Monday.
    assert wake(NOW + 5 * A_DAY) != ""
    assert wake(NOW + 5 * A_DAY) == ""
    lead.refresh_from_db()
    assert (lead.status, lead.owner, lead.next_action) == (Status.ASSIGNED, anna, NextAction.CALL_AGAIN)
    assert lead.next_action_on == TODAY + 7 * A_DAY
    assert lead.changes.latest("sequence").by == User.objects.system()


def test_what_wakes_in_the_night_waits_for_the_morning(anna: User) -> None:
    resting(anna)
    assert wake((NOW + 5 * A_DAY).replace(hour=1)) == ""


def test_whoever_left_is_replaced_by_the_manager_when_it_wakes(anna: User) -> None:
    lead = resting(anna)
    manager = make_staff(Role.UNIT_MANAGER)
    anna.is_active = False
    anna.save()
    wake(NOW + 7 * A_DAY)
    lead.refresh_from_db()
    assert lead.owner == manager


@pytest.mark.parametrize(
    "status", [Status.WITHDRAWN, Status.NOT_PROCEEDING, Status.UNREACHABLE, Status.REFERRED]
)
def test_every_way_out_leads_back(status: Status) -> None:
    lead = brought_to(status, at=NOW)
    owner = lead.owner
    assert owner is not None
    actions.reopen(
        lead, owner=owner, partner=None, next_action="call_again", next_action_on=TODAY, by=owner, at=NOW
    )
    assert lead.status == Status.ASSIGNED
