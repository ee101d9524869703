"""One colleague away: every family of theirs has somebody else, in one deed."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from recruitment.duty.actions import end_absence
from recruitment.duty.models import Absence
from recruitment.leads.models import Lead
from recruitment.leads.status import Status
from recruitment.outbox.models import OutboxMessage
from recruitment.privacy.models import AccessLogEntry
from recruitment.staff.models import User
from recruitment.staff.roles import Role
from recruitment.triage import actions
from recruitment.triage.absence import (
    HandedOn,
    follow_absences,
    go_away,
    hand_on,
    handed_on,
    may_be_away,
    take_back,
    to_come_back_to,
)
from recruitment.triage.models import Assignment
from recruitment.triage.refusals import TriageRefused
from tests.make.duty import make_away, make_contacts
from tests.make.leads import make_lead, make_municipality
from tests.make.staff import make_staff
from tests.make.triage import call, make_assigned, make_ended, make_handler

pytestmark = pytest.mark.django_db
NOW = timezone.make_aware(datetime(2026, 11, 24, 10))


@pytest.fixture
def trio() -> tuple[User, User, User]:
    return make_handler(first_name="Anna"), make_handler(first_name="Bo"), make_handler(first_name="Cia")


def paired(owner: User, partner: User | None, **facts: object) -> Lead:
    lead = make_assigned(owner=owner, at=NOW - timedelta(hours=2), **facts)
    if partner:
        actions.assign(
            lead,
            owner=owner,
            partner=partner,
            next_action=lead.next_action,
            next_action_on=lead.next_action_on,
            by=owner,
            at=NOW - timedelta(hours=1),
        )
    return lead


def pair_of(lead: Lead) -> tuple[User | None, User | None]:
    lead.refresh_from_db()
    return lead.owner, lead.partner


def test_the_second_of_the_pair_goes_first_and_a_lone_family_gets_the_stand_in(
    trio: tuple[User, User, User],
) -> None:
    anna, bo, cia = trio
    with_bo, with_cia, alone = paired(anna, bo), paired(anna, cia), paired(anna, None)
    before = alone.next_action_on
    assert hand_on(away=anna, stand_in=cia, by=bo, at=NOW) == HandedOn(moved=3, left=0)
    assert pair_of(with_bo) == (bo, cia)
    assert pair_of(with_cia) == (cia, None)
    assert pair_of(alone) == (cia, None)
    assert alone.next_action_on == before
    assert Assignment.objects.filter(at=NOW, by=bo).count() == 3
    entry = AccessLogEntry.objects.get(door="triage.hand_on")
    assert entry.cases == sorted([with_bo.reference, with_cia.reference, alone.reference])


def test_done_again_there_is_nothing_left(trio: tuple[User, User, User]) -> None:
    anna, bo, cia = trio
    paired(anna, None)
    hand_on(away=anna, stand_in=cia, by=bo, at=NOW)
    assert hand_on(away=anna, stand_in=cia, by=bo, at=NOW) == HandedOn(moved=0, left=0)
    assert Assignment.objects.filter(by=bo).count() == 1


def test_what_has_ended_stays_with_whoever_ended_it(trio: tuple[User, User, User]) -> None:
    anna, bo, _cia = trio
    ended = make_ended(Status.WITHDRAWN, owner=anna)
    assert hand_on(away=anna, stand_in=bo, by=bo, at=NOW).moved == 0
    assert pair_of(ended)[0] == anna


def test_only_the_manager_puts_somebody_new_before_a_protected_family(
    trio: tuple[User, User, User],
) -> None:
    anna, bo, cia = trio
    alone, with_bo = paired(anna, None, is_protected=True), paired(anna, bo, is_protected=True)
    assert hand_on(away=anna, stand_in=cia, by=bo, at=NOW) == HandedOn(moved=1, left=1)
    assert pair_of(with_bo) == (bo, None)
    assert pair_of(alone) == (anna, None)
    manager = make_staff(Role.UNIT_MANAGER)
    assert hand_on(away=anna, stand_in=cia, by=manager, at=NOW) == HandedOn(moved=1, left=0)
    assert pair_of(alone) == (cia, None)


def test_the_stand_in_is_somebody_else_and_works_at_the_desk(trio: tuple[User, User, User]) -> None:
    anna, bo, _cia = trio
    paired(anna, None)
    for stand_in in (anna, make_staff(Role.EDITOR)):
        with pytest.raises(TriageRefused):
            hand_on(away=anna, stand_in=stand_in, by=bo, at=NOW)


def test_a_partner_who_left_takes_nothing_over(trio: tuple[User, User, User]) -> None:
    anna, bo, cia = trio
    lead = paired(anna, bo)
    User.objects.filter(pk=bo.pk).update(is_active=False)
    hand_on(away=anna, stand_in=cia, by=cia, at=NOW)
    assert pair_of(lead) == (cia, None)


def test_a_closed_account_with_families_is_still_offered(trio: tuple[User, User, User]) -> None:
    anna = trio[0]
    paired(anna, None)
    User.objects.filter(pk=anna.pk).update(is_active=False)
    offered = {person: person.open_cases for person in may_be_away()}  # type: ignore[attr-defined]
    assert offered == {anna: 1, trio[1]: 0, trio[2]: 0}


DAY = timedelta(days=1)
TODAY = timezone.localdate(NOW)


def go(person: User, *, by: User, stand_in: User | None = None, first_day: date = TODAY) -> HandedOn | None:
    return go_away(
        person=person, first_day=first_day, last_day=first_day + 6 * DAY, stand_in=stand_in, by=by, at=NOW
    )


def test_without_a_stand_in_they_are_spread_by_load_and_municipality(trio: tuple[User, User, User]) -> None:
    anna, bo, cia = trio
    make_contacts({make_municipality("2031", "Rättvik").pk: cia}, at=NOW)
    for _number in range(2):
        paired(bo, None)
    from_rattvik = paired(anna, None, municipality=make_municipality("2031"))
    others = [paired(anna, None) for _number in range(3)]
    assert go(anna, by=bo) == HandedOn(moved=4, left=0)
    assert pair_of(from_rattvik) == (cia, None)
    assert sorted(str(pair_of(lead)[0]) for lead in others) == ["Bo Lind", "Cia Lind", "Cia Lind"]


def test_nobody_is_assigned_while_away_except_by_themselves(trio: tuple[User, User, User]) -> None:
    anna, bo, cia = trio
    lead, held = make_lead(at=NOW), paired(cia, anna)
    go(anna, by=bo)
    step = {"next_action": "first_call", "next_action_on": TODAY + DAY, "by": bo, "at": NOW}
    for pair in ({"owner": anna, "partner": None}, {"owner": bo, "partner": anna}):
        with pytest.raises(TriageRefused, match="borta till och med den 30 november"):
            actions.assign(lead, **pair, **step)
    # Who already was the second stays so when the first changes, and who acts is at work.
    actions.assign(held, owner=bo, partner=anna, **step)
    actions.assign(lead, owner=anna, partner=None, **{**step, "by": anna})
    assert pair_of(lead)[0] == anna


def test_a_second_or_a_stand_in_who_is_away_takes_nothing_over(trio: tuple[User, User, User]) -> None:
    anna, bo, cia = trio
    lead = paired(anna, bo)
    make_away(bo, at=NOW)
    with pytest.raises(TriageRefused):
        hand_on(away=anna, stand_in=bo, by=cia, at=NOW)
    assert go(anna, by=cia) == HandedOn(moved=1, left=0)
    assert pair_of(lead) == (cia, None)


def test_an_absence_to_come_hands_on_by_itself_on_its_day(trio: tuple[User, User, User]) -> None:
    anna, bo, cia = trio
    lead = paired(anna, None)
    assert go(anna, by=bo, stand_in=cia, first_day=TODAY + 3 * DAY) is None
    follow_absences(NOW + 2 * DAY)
    assert pair_of(lead)[0] == anna
    for _time in range(2):
        follow_absences(NOW + 3 * DAY)
    assert pair_of(lead) == (cia, None)
    assert Assignment.objects.filter(lead=lead, absence__isnull=False).count() == 1


def test_the_manager_is_told_what_no_rule_may_hand_on(trio: tuple[User, User, User]) -> None:
    anna, bo, _cia = trio
    boss = make_staff(Role.UNIT_MANAGER, email="chefen@example.se")
    hidden = paired(anna, None, is_protected=True)
    assert go(anna, by=boss) == HandedOn(moved=0, left=1), "not even the manager's own rule chooses"
    letter = OutboxMessage.objects.get(effect_key__contains="left_behind")
    assert (letter.payload["to"], letter.payload["references"]) == ("chefen@example.se", [hidden.reference])
    assert go(bo, by=boss) == HandedOn(moved=0, left=0)


def test_nothing_comes_back_by_itself_and_what_is_chosen_gets_its_pair_again(
    trio: tuple[User, User, User],
) -> None:
    anna, bo, cia = trio
    with_bo, alone, known = paired(anna, bo), paired(anna, None), paired(anna, None)
    go(anna, by=bo, stand_in=cia)
    absence = Absence.objects.get()
    known.refresh_from_db()
    call(known, by=cia, at=NOW + DAY)
    worth = {lead.pk: lead.spoke_since for lead in handed_on(absence)}  # type: ignore[attr-defined]
    assert worth == {with_bo.pk: False, alone.pk: False, known.pk: True}

    end_absence(absence, by=anna, at=NOW + 2 * DAY)
    assert pair_of(alone) == (cia, None)
    assert to_come_back_to(TODAY + 2 * DAY) == [absence]
    for _time in range(2):
        take_back(absence, [with_bo, alone], by=anna, at=NOW + 2 * DAY)
    assert (pair_of(with_bo), pair_of(alone), pair_of(known)) == ((anna, bo), (anna, None), (cia, None))
    assert AccessLogEntry.objects.filter(door="triage.take_back").count() == 1


def test_what_has_changed_hands_since_stays_where_it_is(trio: tuple[User, User, User]) -> None:
    anna, bo, cia = trio
    lead = paired(anna, None)
    go(anna, by=bo, stand_in=cia)
    absence = Absence.objects.get()
    lead.refresh_from_db()
    actions.assign(
        lead,
        owner=bo,
        partner=None,
        next_action="first_call",
        next_action_on=TODAY + DAY,
        by=bo,
        at=NOW + DAY,
    )
    end_absence(absence, by=anna, at=NOW + 2 * DAY)
    assert take_back(absence, [lead], by=anna, at=NOW + 2 * DAY) == []
    assert pair_of(lead) == (bo, None)


def test_nobody_takes_anything_back_while_away(trio: tuple[User, User, User]) -> None:
    anna, bo, cia = trio
    lead = paired(anna, None)
    go(anna, by=bo, stand_in=cia)
    with pytest.raises(TriageRefused):
        take_back(Absence.objects.get(), [lead], by=bo, at=NOW + DAY)
    assert pair_of(lead) == (cia, None)


def test_who_is_back_is_greeted_once_with_what_colleagues_took_over(trio: tuple[User, User, User]) -> None:
    anna, bo, cia = trio
    lead = paired(anna, None)
    go(anna, by=bo, stand_in=cia)
    for hour in range(3):
        follow_absences(NOW + 7 * DAY + timedelta(hours=hour))
    letter = OutboxMessage.objects.get(effect_key__contains=":back:")
    assert (letter.payload["to"], letter.payload["references"]) == (anna.email, [lead.reference])
