"""Nothing waits too long without somebody being told, and in its lane nothing overtakes."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from recruitment.outbox.actions import withdraw
from recruitment.outbox.age_alarm import watch_age
from recruitment.outbox.delivery import NoLongerNeeded, claim, deliver_next
from recruitment.outbox.models import MessageStatus, OutboxMessage
from recruitment.outbox.queries import TOO_LONG, needing_attention, oldest_wait
from recruitment.staff.roles import Role
from tests.make.outbox import make_message
from tests.make.staff import make_staff

pytestmark = pytest.mark.django_db
# In the middle of a day: what is told once a day is told again after midnight.
NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)


def alarms() -> list[OutboxMessage]:
    return list(OutboxMessage.objects.filter(effect_key__startswith="age-alarm:"))


def test_those_who_run_the_system_are_told_once_a_day() -> None:
    make_staff(Role.HANDLER)
    make_staff(Role.SYSTEM_ADMINISTRATOR, Role.UNIT_MANAGER)
    make_message("post", at=NOW - TOO_LONG)
    assert (watch_age(NOW), alarms()) == ("", [])
    assert "31" in watch_age(NOW + timedelta(minutes=1))
    watch_age(NOW + timedelta(minutes=6))
    (letter,) = alarms()
    assert "/system/" in letter.payload["text"]


def test_what_has_left_or_was_given_up_is_no_longer_waited_for() -> None:
    make_message(at=NOW - timedelta(days=1), status=MessageStatus.FAILED)
    make_message(at=NOW - timedelta(days=1), status=MessageStatus.SENT, sent_at=NOW)
    assert oldest_wait(NOW) is None
    make_message(at=NOW - timedelta(hours=1))
    assert oldest_wait(NOW) == timedelta(hours=1)


@pytest.mark.parametrize("first", [MessageStatus.QUEUED, MessageStatus.SENDING, MessageStatus.FAILED])
def test_in_a_lane_nothing_overtakes_and_other_lanes_flow(first: str) -> None:
    lease = {"leased_until": NOW + timedelta(hours=1)} if first == MessageStatus.SENDING else {}
    make_message(at=NOW - timedelta(minutes=50), lane="a", status=first, **lease)
    behind = make_message(at=NOW - timedelta(minutes=40), lane="a")
    other = make_message(at=NOW - timedelta(minutes=30), lane="b")
    free = make_message(at=NOW - timedelta(minutes=20))
    OutboxMessage.objects.filter(status=MessageStatus.QUEUED, created_at=NOW - timedelta(minutes=50)).update(
        next_attempt_at=NOW + timedelta(hours=1)
    )
    assert [claim(at=NOW), claim(at=NOW), claim(at=NOW)] == [other, free, None]
    assert needing_attention(NOW).get(pk=behind.pk).is_behind
    OutboxMessage.objects.exclude(pk=behind.pk).update(status=MessageStatus.SENT, sent_at=NOW)
    assert claim(at=NOW) == behind


def test_what_is_over_is_taken_away_unsent() -> None:
    make_message(at=NOW)

    def over(payload: dict, message: UUID) -> None:
        raise NoLongerNeeded

    deliver_next({"letter": over}, at=NOW)
    assert not OutboxMessage.objects.exists()


@pytest.mark.parametrize("status", MessageStatus.values)
def test_only_what_has_not_left_can_be_taken_back(status: str) -> None:
    message = make_message(at=NOW, status=status, sent_at=NOW if status == MessageStatus.SENT else None)
    is_there = status in {MessageStatus.QUEUED, MessageStatus.FAILED}
    assert withdraw(effect_key=message.effect_key) is is_there
    assert OutboxMessage.objects.exists() is not is_there
