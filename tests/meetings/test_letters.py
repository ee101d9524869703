"""Letters about a booking: told once, true when they leave, and the one place that gives an address."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from fhr.messages_env import Sms
from recruitment.hallway import DELIVERIES
from recruitment.meetings import actions, reminders
from recruitment.meetings.models import Booking, Kind
from recruitment.outbox.delivery import deliver_next
from recruitment.outbox.models import OutboxMessage
from recruitment.outbox.sms.alphabet import is_plain
from recruitment.staff.models import User
from tests.make.meetings import NOW, make_booking, make_home_party, make_meeting

pytestmark = pytest.mark.django_db
MORNING = (NOW + timedelta(days=13)).replace(hour=9, minute=30)


def send_all(at=None) -> list[mail.EmailMessage]:
    while message := deliver_next(DELIVERIES, at=at or NOW + timedelta(days=60)):
        assert message.last_error == ""
    return mail.outbox


def test_a_seat_is_confirmed_with_a_calendar_file_and_a_way_out() -> None:
    booking = make_booking(make_meeting(at=NOW), at=NOW, token="n" * 22)
    (letter,) = send_all()
    assert letter.subject == "Din bokning"
    assert letter.to == ["kim@example.se"]
    assert f"/traffar/bokning/{'n' * 22}/" in letter.body
    assert booking.reference in letter.body
    assert "Kim" not in letter.body
    (file,) = letter.attachments
    assert file[0] == "traff.ics"
    assert "BEGIN:VEVENT" in str(file[1])


def test_only_somebody_with_a_seat_learns_where_the_home_is() -> None:
    party = make_home_party(at=NOW, capacity=1)
    make_booking(party, at=NOW, email="forst@example.se")
    make_booking(party, at=NOW + timedelta(minutes=1), email="vantar@example.se")
    by_receiver = {letter.to[0]: letter for letter in send_all()}
    assert "Kanariestigen 7" in by_receiver["forst@example.se"].body
    assert "Kanariestigen" not in str(by_receiver["vantar@example.se"].message())
    attached = "".join(str(file[1]) for file in by_receiver["forst@example.se"].attachments)
    assert "BEGIN:VEVENT" in attached
    assert "Kanarie" not in attached
    assert "Kanarie" not in by_receiver["forst@example.se"].subject


def test_a_letter_that_is_no_longer_true_is_not_sent() -> None:
    booking = make_booking(make_home_party(at=NOW), at=NOW)
    actions.cancel(booking, by=User.objects.system(), at=NOW)
    assert send_all() == []


def test_a_link_to_a_digital_meeting_goes_to_guests() -> None:
    make_booking(make_meeting(kind=Kind.DIGITAL, at=NOW), at=NOW)
    (letter,) = send_all()
    assert "https://mote.example.se/traff" in letter.body


def test_a_reminder_the_day_before_once_and_not_at_night() -> None:
    make_booking(make_meeting(at=NOW), at=NOW)
    assert reminders.remind(MORNING.replace(hour=8)) == ""
    assert reminders.remind(MORNING - timedelta(days=1)) == ""
    assert reminders.remind(MORNING) == "1 påminnelse"
    assert reminders.remind(MORNING + timedelta(minutes=10)) == ""
    assert [letter.subject for letter in send_all()] == ["Din bokning", "I morgon ses vi"]


def test_who_waits_cancelled_or_booked_today_is_not_reminded() -> None:
    meeting = make_meeting(at=NOW, capacity=2)
    actions.cancel(make_booking(meeting, at=NOW), by=User.objects.system(), at=NOW)
    make_booking(meeting, at=MORNING, seats=2)
    make_booking(meeting, at=NOW)
    assert reminders.remind(MORNING) == ""


def test_a_reminder_of_a_home_party_leaves_the_address_out() -> None:
    make_booking(make_home_party(at=NOW), at=NOW)
    reminders.remind(MORNING)
    assert "Kanarie" not in send_all()[-1].body


def test_who_gave_no_address_gets_no_letter() -> None:
    make_booking(at=timezone.now(), email="")
    assert not OutboxMessage.objects.exists()


def test_the_queue_holds_neither_name_nor_address_nor_home() -> None:
    make_booking(make_home_party(at=NOW), at=NOW)
    message = OutboxMessage.objects.get()
    assert set(message.payload) == {"booking", "about"}
    assert message.case == Booking.objects.get().reference


def test_who_gave_a_mobile_number_alone_gets_a_text_and_never_the_address(
    settings: Any, tmp_path: Path
) -> None:
    settings.SMS = Sms(way="file", sender="FHR", folder=tmp_path)
    make_booking(make_home_party(at=NOW), at=NOW, email="", phone="070-174 06 21", token="n" * 22)
    make_booking(make_meeting(at=NOW), at=NOW, email="", phone="0243-123 45")
    assert reminders.remind(MORNING) == "1 påminnelse"
    assert send_all() == []
    texts = [file.read_text() for file in sorted(tmp_path.iterdir())]
    assert [("Din bokning" in text, "I morgon ses vi" in text) for text in texts].count((True, False)) == 1
    for text in texts:
        assert f"/traffar/bokning/{'n' * 22}/" in text
        assert "Kanariestigen" not in text
        assert is_plain(text.replace("\n", ""))
