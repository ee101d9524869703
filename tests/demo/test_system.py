"""The system screen: what runs by itself, what got stuck, and the button that sends it again."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from recruitment.hallway import JOBS
from recruitment.outbox.delivery import LEASE
from recruitment.outbox.models import JobRun, MessageStatus, OutboxMessage
from recruitment.privacy.models import AccessLogEntry
from tests.make.outbox import make_message
from tests.make.staff import signed_in

SCREEN = "/system/"


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["system_administrator", "unit_manager"])
def test_every_job_is_listed(role: str) -> None:
    page = signed_in(role).get(SCREEN).content.decode()
    for job in JOBS:
        assert str(job.title) in page


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["editor", "communicator", "handler", "investigator", "steering_viewer"])
def test_nobody_else_finds_it(role: str) -> None:
    message = make_message(status=MessageStatus.FAILED)
    client = signed_in(role)
    assert client.get(SCREEN).status_code == 404
    assert client.post(reverse("system:resend", args=[message.pk])).status_code == 404
    assert client.post(reverse("system:resend_all")).status_code == 404
    message.refresh_from_db()
    assert message.status == MessageStatus.FAILED


@pytest.mark.django_db
def test_signed_out_goes_to_the_login_page(client: Client) -> None:
    answer = client.get(SCREEN)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith(reverse("account_login"))


@pytest.mark.django_db
def test_given_up_abandoned_and_waiting_deliveries_are_all_shown() -> None:
    now = timezone.now()
    long_ago = now - timedelta(hours=2)
    make_message(status=MessageStatus.FAILED, last_error="cause one")
    make_message(status=MessageStatus.SENDING, leased_until=now - LEASE, last_error="cause two")
    make_message(status=MessageStatus.QUEUED, attempts=3, last_error="cause three")
    make_message(at=long_ago, last_error="cause four")
    make_message(status=MessageStatus.SENDING, leased_until=now + LEASE, last_error="being sent")

    page = signed_in("system_administrator").get(SCREEN).content.decode()

    for cause in ("cause one", "cause two", "cause three", "cause four"):
        assert cause in page
    assert "being sent" not in page


@pytest.mark.django_db
def test_the_screen_names_no_person_and_no_case() -> None:
    make_message(
        status=MessageStatus.FAILED,
        case="FHR-2222-3333",
        payload={"to": "anna@example.se"},
        last_error="closed",
    )
    page = signed_in("system_administrator").get(SCREEN).content.decode()
    assert "closed" in page
    assert "anna@example.se" not in page
    assert "FHR-2222-3333" not in page


@pytest.mark.django_db
def test_a_job_that_failed_shows_its_cause() -> None:
    now = timezone.now()
    JobRun.objects.create(
        name=JOBS[0].name,
        started_at=now,
        finished_at=now,
        next_run_at=now,
        went_well=False,
        result="KeyError",
    )
    assert "KeyError" in signed_in("system_administrator").get(SCREEN).content.decode()


@pytest.mark.django_db
def test_sending_again_gives_all_attempts_back_and_is_logged() -> None:
    message = make_message(status=MessageStatus.FAILED, attempts=12, case="FHR-2222-3333")

    answer = signed_in("unit_manager").post(reverse("system:resend", args=[message.pk]), follow=True)

    assert answer.status_code == 200
    message.refresh_from_db()
    assert (message.status, message.attempts) == (MessageStatus.QUEUED, 0)
    assert AccessLogEntry.objects.get(door="system:resend").cases == ["FHR-2222-3333"]


@pytest.mark.django_db
def test_what_has_left_is_not_sent_again() -> None:
    message = make_message(status=MessageStatus.SENT, sent_at=timezone.now())
    signed_in("system_administrator").post(reverse("system:resend", args=[message.pk]))
    message.refresh_from_db()
    assert message.status == MessageStatus.SENT


@pytest.mark.django_db
def test_everything_stuck_can_be_sent_again_at_once() -> None:
    for _ in range(3):
        make_message(status=MessageStatus.FAILED)
    signed_in("system_administrator").post(reverse("system:resend_all"))
    assert OutboxMessage.objects.filter(status=MessageStatus.QUEUED).count() == 3
