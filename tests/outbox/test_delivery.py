"""Every message leaves exactly once, however many workers there are and however they die."""

import threading
from collections import Counter
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection, connections
from django.utils import timezone

from recruitment.outbox.delivery import (
    LEASE,
    LONGEST_WAIT,
    MAX_ATTEMPTS,
    DeliveryFailed,
    claim,
    deliver_next,
    give_up_abandoned,
    settle_failure,
    settle_success,
    wait_after,
)
from recruitment.outbox.models import MessageStatus, OutboxMessage
from tests.make.outbox import make_message

NOW = timezone.now()


def arrive(payload: dict, message: UUID) -> None:
    """A receiver that takes everything."""


def refuse(payload: dict, message: UUID) -> None:
    raise DeliveryFailed("no such mailbox", permanent=True)


def be_away(payload: dict, message: UUID) -> None:
    raise DeliveryFailed("no answer")


@pytest.mark.django_db
def test_what_arrived_is_marked_and_emptied() -> None:
    message = make_message(payload={"to": "anna@example.se"}, at=NOW)

    deliver_next({"letter": arrive}, at=NOW)

    message.refresh_from_db()
    assert (message.status, message.sent_at, message.payload) == (MessageStatus.SENT, NOW, {})
    assert deliver_next({"letter": arrive}, at=NOW + timedelta(days=1)) is None


@pytest.mark.django_db
def test_the_receiver_gets_the_same_id_at_every_attempt() -> None:
    message = make_message(at=NOW)
    seen: list[UUID] = []

    def lose_the_reply(payload: dict, pk: UUID) -> None:
        seen.append(pk)
        raise DeliveryFailed("no reply")

    for hours in range(3):
        deliver_next({"letter": lose_the_reply}, at=NOW + timedelta(hours=hours))

    assert seen == [message.pk] * 3


@pytest.mark.django_db
def test_a_message_that_is_not_due_waits() -> None:
    make_message(at=NOW + timedelta(seconds=1))
    assert claim(at=NOW) is None
    assert claim(at=NOW + timedelta(seconds=1)) is not None


@pytest.mark.django_db
def test_a_claimed_message_is_nobody_elses_until_the_lease_ends() -> None:
    make_message(at=NOW)
    first = claim(at=NOW)
    assert first is not None
    assert claim(at=NOW + LEASE - timedelta(seconds=1)) is None

    second = claim(at=NOW + LEASE)

    assert second is not None and second.pk == first.pk
    assert second.attempts == 2


@pytest.mark.django_db
def test_who_lost_the_lease_settles_nothing() -> None:
    make_message(at=NOW)
    slow = claim(at=NOW)
    quick = claim(at=NOW + LEASE)
    assert slow is not None and quick is not None

    assert not settle_success(slow, at=NOW + LEASE)
    assert not settle_failure(slow, cause="late", permanent=True, at=NOW + LEASE)
    assert settle_success(quick, at=NOW + LEASE)


@pytest.mark.django_db
def test_a_passing_failure_is_tried_again_later() -> None:
    message = make_message(at=NOW)

    deliver_next({"letter": be_away}, at=NOW)

    message.refresh_from_db()
    assert message.status == MessageStatus.QUEUED
    assert message.last_error == "no answer"
    assert NOW + timedelta(seconds=20) < message.next_attempt_at < NOW + timedelta(seconds=40)
    assert message.payload == {"to": "nobody"}


@pytest.mark.django_db
def test_a_permanent_failure_is_given_up_at_once() -> None:
    message = make_message(at=NOW)

    deliver_next({"letter": refuse}, at=NOW)

    message.refresh_from_db()
    assert (message.status, message.last_error) == (MessageStatus.FAILED, "no such mailbox")
    assert claim(at=NOW + timedelta(days=30)) is None


@pytest.mark.django_db
def test_a_kind_nobody_delivers_is_given_up_and_says_so() -> None:
    message = make_message("pigeon", at=NOW)

    deliver_next({"letter": arrive}, at=NOW)

    message.refresh_from_db()
    assert message.status == MessageStatus.FAILED
    assert "pigeon" in message.last_error


@pytest.mark.django_db
def test_the_last_attempt_is_the_last() -> None:
    message = make_message(at=NOW)
    at = NOW

    for _attempt in range(MAX_ATTEMPTS):
        assert deliver_next({"letter": be_away}, at=at) is not None
        at += LONGEST_WAIT * 2

    message.refresh_from_db()
    assert (message.status, message.attempts) == (MessageStatus.FAILED, MAX_ATTEMPTS)
    assert deliver_next({"letter": be_away}, at=at) is None


@pytest.mark.django_db
def test_a_message_that_kills_its_worker_is_given_up_too() -> None:
    message = make_message(at=NOW)
    at = NOW
    for _attempt in range(MAX_ATTEMPTS):
        assert claim(at=at) is not None
        at += LEASE

    assert claim(at=at) is None
    assert give_up_abandoned(at=at) == 1

    message.refresh_from_db()
    assert message.status == MessageStatus.FAILED
    assert message.last_error


@pytest.mark.django_db
def test_poison_does_not_hold_up_the_others() -> None:
    poison = [make_message("poison", at=NOW - timedelta(hours=1)) for _ in range(5)]
    letters = [make_message(at=NOW) for _ in range(20)]

    def break_down(payload: dict, message: UUID) -> None:
        raise ZeroDivisionError("Anna Andersson, anna@example.se")

    for _turn in range(25):
        deliver_next({"letter": arrive, "poison": break_down}, at=NOW)

    assert OutboxMessage.objects.filter(pk__in=[m.pk for m in letters], status="sent").count() == 20
    for message in OutboxMessage.objects.filter(pk__in=[m.pk for m in poison]):
        assert message.status == MessageStatus.QUEUED
        # The error's own text may quote a person; only its kind is kept.
        assert message.last_error == "ZeroDivisionError"


def test_waits_double_are_spread_and_end_at_two_hours() -> None:
    waits = {attempt: [wait_after(attempt) for _ in range(200)] for attempt in (1, 2, 5, 40)}
    assert all(22 < wait.total_seconds() < 38 for wait in waits[1])
    assert all(45 <= wait.total_seconds() <= 75 for wait in waits[2])
    assert all(360 <= wait.total_seconds() <= 600 for wait in waits[5])
    assert all(wait <= LONGEST_WAIT * 1.25 for wait in waits[40])
    assert len(set(waits[1])) > 100


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("sqlite" in connection.vendor, reason="SQLite lets one thread write at a time")
def test_many_workers_send_each_message_once() -> None:
    for _ in range(120):
        make_message(at=NOW)
    effects: Counter[UUID] = Counter()
    guard, start = threading.Lock(), threading.Barrier(8)

    def count(payload: dict, message: UUID) -> None:
        with guard:
            effects[message] += 1

    def work() -> None:
        start.wait()
        while deliver_next({"letter": count}, at=NOW):
            pass
        connections.close_all()

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(effects) == 120
    assert set(effects.values()) == {1}
    assert OutboxMessage.objects.filter(status=MessageStatus.SENT).count() == 120


@pytest.mark.django_db(transaction=True)
def test_a_worker_skips_what_another_is_just_taking() -> None:
    """Without row locks the conditional update decides; with them nobody waits for the other."""
    for _ in range(2):
        make_message(at=NOW)
    taken = {claim(at=NOW).pk, claim(at=NOW).pk}  # type: ignore[union-attr]
    assert len(taken) == 2
    assert claim(at=NOW) is None
