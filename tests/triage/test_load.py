"""What the proposal reads of the desk: what everybody has open, who has duty, and who is away."""

from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from recruitment.leads.status import EXITS, Status
from recruitment.staff.models import User
from recruitment.staff.roles import Role
from recruitment.triage.load import colleagues, proposed_for, proposed_for_all
from tests.make.duty import give_duty, make_away, make_contacts
from tests.make.leads import make_lead, make_municipality
from tests.make.staff import make_staff
from tests.make.triage import brought_to, make_assigned, make_handler

pytestmark = pytest.mark.django_db
NOW = timezone.make_aware(datetime(2026, 11, 23, 9))
TODAY = NOW.date()


@pytest.fixture
def anna() -> User:
    return make_handler(first_name="Anna")


@pytest.fixture
def bo() -> User:
    return make_handler(first_name="Bo")


def load_of(person: User) -> int:
    return next(one.open_cases for one in colleagues(TODAY) if one.key == person.pk)


# A duplicate brings the registration it belongs to along, which is load of its own.
@pytest.mark.parametrize("status", [status for status in Status if status != Status.DUPLICATE])
def test_load_is_what_somebody_must_act_on(status: Status, anna: User) -> None:
    brought_to(status, at=NOW, **({} if status == Status.RECEIVED else {"owner": anna}))
    is_load = status in {Status.ASSIGNED, Status.ATTEMPTED, Status.CONTACTED, Status.ASSESSED}
    assert load_of(anna) == int(is_load)
    assert not (status in EXITS and is_load)


def test_the_second_of_a_pair_carries_no_load_of_it(anna: User, bo: User) -> None:
    lead = make_assigned(owner=anna, at=NOW)
    type(lead).objects.filter(pk=lead.pk).update(partner=bo)
    assert (load_of(anna), load_of(bo)) == (1, 0)


def test_what_is_shared_out_anew_counts_for_nobody(anna: User) -> None:
    lead = make_assigned(owner=anna, at=NOW)
    [found] = [one for one in colleagues(TODAY, without=[lead]) if one.key == anna.pk]
    assert found.open_cases == 0


def test_duty_absence_and_municipalities_come_along_in_few_questions(anna: User, bo: User) -> None:
    make_municipality("2031", "Rättvik")
    give_duty(anna, bo, at=NOW)
    make_contacts({"2031": anna}, at=NOW)
    make_away(bo, at=NOW)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        found = {one.key: one for one in colleagues(TODAY)}
    assert len(asked) <= 6
    assert (found[anna.pk].is_on_duty, found[anna.pk].is_away) == (True, False)
    assert found[anna.pk].municipalities == {"2031"}
    assert (found[bo.pk].is_on_duty, found[bo.pk].is_away) == (False, True)


def test_only_people_at_the_desk_are_proposed(anna: User) -> None:
    make_staff(Role.INVESTIGATOR), make_staff(Role.EDITOR)
    User.objects.filter(pk=make_handler().pk).update(is_active=False)
    assert [one.key for one in colleagues(TODAY)] == [anna.pk]


def test_a_protected_family_is_put_before_nobody_by_a_rule(anna: User) -> None:
    lead, other = make_lead(is_protected=True), make_lead()
    among = colleagues(TODAY)
    assert proposed_for(lead, among) is None
    assert set(proposed_for_all([lead, other], among)) == {other.reference}
