"""A receiver that is away, slow or back again is felt by its own messages only."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from recruitment.outbox.delivery import DeliveryFailed, claim, deliver_next
from recruitment.outbox.flow import AFTER_OUTAGE, PAUSE
from recruitment.outbox.models import OutboxMessage
from tests.make.outbox import make_message

pytestmark = pytest.mark.django_db
NOW = timezone.now()
LATER = NOW + timedelta(hours=1)


def arrive(payload: dict, message: UUID) -> None:
    """A receiver that takes everything."""


def next_attempts() -> dict[str, timedelta]:
    return {message.effect_key: message.next_attempt_at - NOW for message in OutboxMessage.objects.all()}


@pytest.mark.parametrize("is_slow", [True, False])
def test_one_that_keeps_the_worker_waiting_is_left_alone_for_a_moment(is_slow: bool) -> None:
    def be_away(payload: dict, message: UUID) -> None:
        raise DeliveryFailed("no answer", is_slow=is_slow)

    make_message("package", at=NOW - timedelta(seconds=1))
    other, letter = make_message("package", at=NOW), make_message("letter", at=NOW)
    deliver_next({"package": be_away}, at=NOW)
    waits = next_attempts()
    assert waits[letter.effect_key] == timedelta(0)
    assert waits[other.effect_key] == (PAUSE if is_slow else timedelta(0))


@pytest.mark.parametrize(("tries_before", "is_back"), [(1, True), (0, False)])
def test_one_that_is_back_gets_what_waited_for_it(tries_before: int, is_back: bool) -> None:
    make_message("package", at=NOW, lane="a", attempts=tries_before)
    tried = make_message("package", at=NOW, lane="b", attempts=3, next_attempt_at=LATER)
    letter = make_message("letter", at=NOW, attempts=3, next_attempt_at=LATER)
    no_lane = make_message("package", at=NOW, attempts=3, next_attempt_at=LATER)
    deliver_next({"package": arrive}, at=NOW)
    waits = next_attempts()
    tried.refresh_from_db()
    assert (waits[tried.effect_key] == timedelta(0)) is is_back
    assert tried.attempts == (AFTER_OUTAGE if is_back else 3)
    assert waits[letter.effect_key] == waits[no_lane.effect_key] == timedelta(hours=1)


def test_what_was_never_tried_goes_before_what_tries_again() -> None:
    tried = make_message("package", at=NOW - timedelta(minutes=5), attempts=2)
    fresh = make_message("letter", at=NOW)
    assert [claim(at=NOW), claim(at=NOW)] == [fresh, tried]
