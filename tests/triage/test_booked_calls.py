"""Hours for calls: among the unit's own, for as many as have duty; two never get the last place."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.core import mail
from django.db import connections
from django.test import Client
from django.utils import timezone

from recruitment.leads.models import BookedCall, FamilyDeed, Lead
from recruitment.staff.models import User
from recruitment.tasks.models import Task, TaskKind
from recruitment.triage import actions
from recruitment.triage.booked_calls import book_call, current_call
from recruitment.triage.call_hours import hours_for
from recruitment.triage.missed_calls import ask_for_missed_calls
from recruitment.triage.models import ContactOutcome
from recruitment.triage.refusals import TriageRefused
from tests.make.duty import give_duty, make_away
from tests.make.leads import make_lead
from tests.make.outbox import deliver_all
from tests.make.own_page import opened
from tests.make.triage import call, make_assigned, make_handler

MONDAY = timezone.make_aware(datetime(2026, 11, 23, 9))


@pytest.fixture(autouse=True)
def three_hours(settings: Any) -> Iterator[None]:
    hours = replace(settings.UNIT.call_hours, starts=(time(10), time(13), time(14)), days_ahead=7)
    settings.UNIT = replace(settings.UNIT, call_hours=hours)
    with time_machine.travel(MONDAY, tick=False):
        yield


@pytest.fixture
def anna(db: None) -> User:
    anna = make_handler(email="anna@example.se", first_name="Anna")
    give_duty(anna, at=MONDAY)
    return anna


def at(day: int, hour: int) -> datetime:
    return timezone.make_aware(datetime(2026, 11, day, hour))


def starts(lead: Lead) -> list[datetime]:
    return [hour.starts_at for hour in hours_for(lead, at=timezone.now())]


def book(lead: Lead, hour: datetime, by: User) -> BookedCall:
    return book_call(lead, hour, by=by, at=timezone.now(), token=uuid4())


def test_hours_are_the_units_own_from_a_while_ahead_to_the_day_we_promised(anna: User) -> None:
    lead = make_lead(at=MONDAY)
    # At nine, ten is too soon. The promise is Wednesday.
    assert starts(lead) == [
        at(23, 13), at(23, 14), at(24, 10), at(24, 13), at(24, 14), at(25, 10), at(25, 13), at(25, 14),
    ]  # fmt: skip


def test_after_the_talk_there_are_more_days_and_none_on_which_we_are_closed(anna: User) -> None:
    lead = make_assigned(owner=anna, at=MONDAY)
    call(lead, at=MONDAY)
    days = {timezone.localdate(hour) for hour in starts(lead)}
    assert days == {date(2026, 11, day) for day in (23, 24, 25, 26, 27, 30)}


def test_nobody_on_duty_and_a_pair_that_is_away_mean_no_hour(anna: User) -> None:
    bo = make_handler(email="bo@example.se")
    lead = make_assigned(owner=bo, at=MONDAY)
    make_away(bo, at=MONDAY, first_day=date(2026, 11, 24), days=1)
    assert {timezone.localdate(hour) for hour in starts(lead)} == {date(2026, 11, 23), date(2026, 11, 25)}
    make_away(anna, at=MONDAY)
    assert starts(lead) == []


def test_a_full_hour_is_not_offered_and_a_place_given_back_is(anna: User) -> None:
    first, second = make_lead(at=MONDAY), make_lead(at=MONDAY, email="bo@example.se", phone="0701740611")
    book(first, at(24, 10), anna)
    assert at(24, 10) not in starts(second)
    with pytest.raises(TriageRefused):
        book(second, at(24, 10), anna)
    book(first, at(24, 13), anna)
    assert at(24, 10) in starts(second)
    book(second, at(24, 10), anna)
    actions.rest(first, until=date(2027, 3, 1), by=anna, at=timezone.now())
    third = make_lead(at=MONDAY, email="cia@example.se", phone="0701740612")
    book(third, at(24, 13), anna)
    assert BookedCall.objects.filter(ended_at__isnull=True).count() == 2


def test_two_on_duty_take_two(anna: User) -> None:
    give_duty(anna, make_handler(email="bo@example.se"), at=MONDAY)
    for number in (1, 2):
        book(
            make_lead(at=MONDAY, email=f"f{number}@example.se", phone=f"07017406{number:02}"),
            at(24, 10),
            anna,
        )
    assert sorted(BookedCall.objects.values_list("seat", flat=True)) == [1, 2]
    with pytest.raises(TriageRefused):
        book(make_lead(at=MONDAY, email="f3@example.se", phone="0701740633"), at(24, 10), anna)


def test_an_hour_we_never_offered_is_none(anna: User) -> None:
    lead = make_lead(at=MONDAY)
    for hour in (at(23, 10), at(24, 11), at(26, 10), at(28, 10)):
        with pytest.raises(TriageRefused):
            book(lead, hour, anna)
    assert not BookedCall.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_of_many_who_want_the_last_place_one_gets_it() -> None:
    anna = make_handler(email="anna@example.se")
    give_duty(anna, at=MONDAY)
    leads = [
        make_lead(at=MONDAY, email=f"f{number}@example.se", phone=f"07017406{number:02}")
        for number in range(5)
    ]
    outcomes: list[bool] = []
    together = threading.Barrier(len(leads))

    def want(lead: Lead) -> None:
        together.wait()
        try:
            book(lead, at(24, 10), anna)
            outcomes.append(True)
        except TriageRefused:
            outcomes.append(False)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=want, args=(lead,)) for lead in leads]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == [False, False, False, False, True]
    assert BookedCall.objects.filter(ended_at__isnull=True).count() == 1


def test_the_family_chooses_and_sees_it_and_the_desk_does_too(anna: User) -> None:
    lead = make_assigned(owner=anna, at=MONDAY)
    owner = opened(lead)
    form = owner.form("tid")
    for _press in range(2):
        answer = owner.client.post("/min-anmalan/tid/", form | {"hour": at(24, 13).isoformat()})
        assert answer.status_code == 303
    assert BookedCall.objects.count() == FamilyDeed.objects.count() == 1
    assert "tisdag 24 november 13.00–14.00" in owner.page()
    mail.outbox.clear()
    deliver_all()
    (letter,) = mail.outbox
    assert letter.subject == "Tiden för vårt samtal"
    assert "tisdag 24 november 13.00–14.00" in letter.body
    lead.refresh_from_db()
    assert lead.next_action_on == date(2026, 11, 24)
    client = Client()
    client.force_login(anna)
    assert "bokat samtal: tis 24 nov 13.00–14.00" in client.get("/handlaggning/").content.decode()
    for address in (f"{lead.reference}/", f"{lead.reference}/samtal/"):
        assert "tisdag 24 november 13.00–14.00" in client.get(f"/handlaggning/{address}").content.decode()
    assert lead.reference in client.get("/handlaggning/bokade-samtal/").content.decode()


def test_it_can_be_called_off_and_a_talk_ends_it(anna: User) -> None:
    lead = make_assigned(owner=anna, at=MONDAY)
    owner = opened(lead)
    owner.do("tid", hour=at(24, 13).isoformat())
    owner.do("tid", hour="none")
    assert current_call(lead, at=timezone.now()) is None
    book(lead, at(24, 14), anna)
    call(Lead.objects.get(pk=lead.pk), at=timezone.now() + timedelta(minutes=1))
    assert current_call(lead, at=timezone.now()) is None


def test_somebody_else_was_first_and_the_page_says_so(anna: User) -> None:
    lead = make_assigned(owner=anna, at=MONDAY)
    owner = opened(lead)
    form = owner.form("tid")
    book(make_lead(at=MONDAY, email="bo@example.se", phone="0701740611"), at(24, 13), anna)
    page = owner.client.post("/min-anmalan/tid/", form | {"hour": at(24, 13).isoformat()}).content.decode()
    assert "Fel:" in page
    assert not FamilyDeed.objects.exists()


def test_staff_choose_for_a_family_that_telephones(anna: User) -> None:
    lead = make_assigned(owner=anna, at=MONDAY)
    client = Client()
    client.force_login(anna)
    address = f"/handlaggning/{lead.reference}/samtalstid/"
    sent = {"samtalstid-token": str(uuid4()), "samtalstid-hour": at(24, 10).isoformat()}
    assert client.post(address, sent).status_code == 302
    standing = current_call(lead, at=timezone.now())
    assert standing is not None
    assert (standing.starts_at, standing.booked_by) == (at(24, 10), anna)
    client.post(address, {"samtalstid-token": str(uuid4()), "samtalstid-hour": "none"})
    assert current_call(lead, at=timezone.now()) is None


def test_only_those_a_reader_may_meet_stand_in_the_list(anna: User) -> None:
    lead = make_assigned(owner=anna, at=MONDAY)
    book(lead, at(24, 10), anna)
    actions.protect(lead, by=anna, at=timezone.now())
    client = Client()
    client.force_login(make_handler(email="bo@example.se"))
    assert lead.reference not in client.get("/handlaggning/bokade-samtal/").content.decode()


def test_an_hour_that_went_by_without_a_call_is_somebodys_to_mend(anna: User) -> None:
    lead, called = (
        make_assigned(owner=anna, at=MONDAY, email=f"f{number}@example.se", phone=f"07017406{number}")
        for number in (41, 42)
    )
    book(lead, at(24, 10), anna)
    book(called, at(24, 13), anna)
    call(called, ContactOutcome.NO_ANSWER, at=at(24, 13))
    for moment in (at(24, 10), at(24, 11), at(24, 15), at(24, 15) + timedelta(minutes=10)):
        ask_for_missed_calls(moment)
    (task,) = Task.objects.all()
    assert (task.kind, task.case, task.addressee) == (TaskKind.CALL_MISSED, lead.reference, anna)
    assert task.due_on == date(2026, 11, 24)


def test_who_falls_ill_makes_no_room_in_an_hour_that_is_full(anna: User) -> None:
    bo = make_handler(email="bo@example.se")
    give_duty(anna, bo, at=MONDAY)
    first, second, third = (
        make_lead(at=MONDAY, email=f"f{number}@example.se", phone=f"07017406{number}")
        for number in (41, 42, 43)
    )
    book(first, at(24, 10), anna)
    book(second, at(24, 10), anna)
    make_away(bo, at=MONDAY)
    book(first, at(24, 13), anna)
    with pytest.raises(TriageRefused):
        book(third, at(24, 10), anna)
