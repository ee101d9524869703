"""A municipality's request from the day it came to its end: kinds and numbers, each deed once."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import models
from django.utils import timezone

from recruitment.privacy.models import AccessLogEntry
from recruitment.requests import actions
from recruitment.requests.models import MunicipalRequest, Offer
from recruitment.requests.queries import ended_requests, open_requests
from recruitment.requests.refusals import RequestRefused
from recruitment.staff.models import User
from tests.make.requests import make_offer, make_request
from tests.make.triage import make_handler

pytestmark = pytest.mark.django_db


@pytest.fixture
def vera() -> User:
    return make_handler()


def ago(days: int) -> date:
    return timezone.localdate() - timedelta(days=days)


def test_the_same_form_twice_is_one_request_and_one_offer(vera: User) -> None:
    token = uuid4()
    asked = make_request(token=token)
    assert make_request(token=token) == asked
    assert make_offer(asked, token=token) == make_offer(asked, token=token)
    assert (MunicipalRequest.objects.count(), Offer.objects.count()) == (1, 1)
    doors = AccessLogEntry.objects.filter(door__startswith="requests.").values_list("door", "reason", "cases")
    assert list(doors.order_by("id")) == [
        ("requests.receive", "Ludvika", []),
        ("requests.offer", "Ludvika", []),
    ]


@pytest.mark.parametrize(
    "changed",
    [{"age_band": "14"}, {"home_type": "slott"}, {"homes": 0}, {"homes": 21}, {"days_ago": -1}],
)
def test_what_cannot_be_asked_for_is_refused(changed: dict[str, Any]) -> None:
    with pytest.raises(RequestRefused):
        make_request(**changed)


def test_days_come_in_order_and_what_has_ended_takes_no_more(vera: User) -> None:
    asked = make_request(days_ago=10)
    with pytest.raises(RequestRefused):
        make_offer(asked, days_ago=11)
    offer = make_offer(asked, days_ago=8)
    now = timezone.now()
    with pytest.raises(RequestRefused):
        actions.note_answer(offer, answer="accepted", answered_on=ago(9), by=vera, at=now)
    for answer in ("accepted", "declined"):
        actions.note_answer(offer, answer=answer, answered_on=ago(7), by=vera, at=now)
    offer.refresh_from_db()
    assert offer.answer == "declined"
    for _twice in range(2):
        actions.close(asked, closing="no_home", closed_on=ago(5), by=vera, at=now)
    with pytest.raises(RequestRefused):
        actions.close(asked, closing="own_home", closed_on=ago(5), by=vera, at=now)
    with pytest.raises(RequestRefused):
        make_offer(asked, days_ago=4)
    assert AccessLogEntry.objects.filter(door="requests.close").count() == 1


def test_the_longest_waiting_comes_first_and_mistakes_are_nowhere(vera: User) -> None:
    young, old, wrong = make_request(days_ago=2), make_request(days_ago=20), make_request(days_ago=30)
    actions.close(wrong, closing="mistake", closed_on=ago(0), by=vera, at=timezone.now())
    assert list(open_requests()) == [old, young]
    actions.close(young, closing="own_home", closed_on=ago(1), by=vera, at=timezone.now())
    assert list(ended_requests(timezone.localdate())) == [young]


def test_no_field_could_hold_a_child_or_a_family() -> None:
    for model in (MunicipalRequest, Offer):
        free = [
            field.name
            for field in model._meta.get_fields()
            if isinstance(field, models.TextField)
            or (isinstance(field, models.CharField) and (field.max_length or 0) > 20)
        ]
        assert free == []
        known = {"municipality", "request", "offers", "by", "closed_by", "answered_by"}
        assert {field.name for field in model._meta.get_fields() if field.is_relation} <= known
