"""A booking becomes a touch of the registration that comes later, by form or by the desk."""

from datetime import timedelta

import pytest
from django.utils import timezone

from recruitment.campaigns.carrier import Arrival
from recruitment.campaigns.ways import kept
from recruitment.leads.from_booking import register
from recruitment.leads.models import EntryChannel, Lead, TouchKind
from recruitment.leads.personal_data import same_family
from recruitment.meetings import actions
from recruitment.privacy.models import AccessLogEntry
from recruitment.staff.models import User
from recruitment.staff.roles import Role
from tests.make.campaigns import make_tag
from tests.make.leads import make_lead, make_municipality
from tests.make.meetings import NOW, make_booking, make_meeting
from tests.make.plan import make_activity
from tests.make.staff import make_staff

pytestmark = pytest.mark.django_db


def kinds(lead: Lead) -> list[str]:
    return list(lead.touches.values_list("kind", flat=True))


@pytest.mark.parametrize(
    ("phone", "email"),
    [("+46 70 174 06 05", "nagon.annan@example.se"), ("", "KIM@example.se")],
)
def test_the_same_telephone_or_address_ties_them(phone: str, email: str) -> None:
    activity = make_activity()
    meeting = make_meeting(activity=activity, at=NOW)
    make_booking(meeting, at=NOW)
    lead = make_lead(phone=phone, email=email, at=NOW + timedelta(days=20))
    (touch,) = lead.touches.all()
    assert (touch.kind, touch.meeting, touch.activity) == (TouchKind.BOOKING, meeting, activity)
    assert touch.entry_day == timezone.localdate(NOW)


def test_somebody_else_and_a_cancelled_booking_leave_no_touch() -> None:
    booking = make_booking(at=NOW)
    actions.cancel(booking, by=User.objects.system(), at=NOW)
    make_booking(at=NOW, phone="070-174 06 99", email="annan@example.se")
    assert kinds(make_lead(at=NOW + timedelta(days=1))) == []


def test_the_way_to_the_meeting_comes_along() -> None:
    tag = make_tag()
    today = timezone.localdate()
    arrivals = kept([Arrival(tag.code, 0, today)], earlier=(), on=today)
    make_booking(arrivals=arrivals)
    lead = make_lead()
    assert kinds(lead) == [TouchKind.TAG, TouchKind.BOOKING]
    assert lead.touches.first().tag == tag


def test_the_desk_makes_one_registration_of_a_booking() -> None:
    officer = make_staff(Role.HANDLER)
    meeting = make_meeting(municipality=make_municipality())
    booking = make_booking(meeting, name="Åsa Öqvist")
    now = timezone.now()
    lead = register(booking, by=officer, at=now)
    assert register(booking, by=officer, at=now) == lead
    assert Lead.objects.count() == 1
    assert lead.entry_channel == EntryChannel.BOOKING
    assert lead.municipality == meeting.municipality
    assert lead.applicants.get().name == "Åsa Öqvist"
    assert kinds(lead) == [TouchKind.BOOKING]
    assert sorted(AccessLogEntry.objects.first().cases) == sorted([booking.reference, lead.reference])


def test_a_request_for_ones_own_data_finds_the_bookings_too() -> None:
    booking = make_booking()
    lead = make_lead()
    for reference in (booking.reference, lead.reference):
        assert {case.reference for case in same_family(reference)} == {booking.reference, lead.reference}
