"""Reports of mail servers: read from the mailbox once each, matched to their letter, shown as they are."""

from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from fhr.messages_env import MailReturns
from recruitment.outbox.models import DeliveryReport, MessageStatus, OutboxMessage
from recruitment.outbox.reports import State, state_of
from recruitment.outbox.returned_mail import read_returned_mail, report_in
from tests.make.outbox import make_message

pytestmark = pytest.mark.django_db
NOW = timezone.now()
REPORT = """\
From: MAILER-DAEMON@mail.example.se
To: studs@example.se
Subject: Undelivered Mail Returned to Sender
Message-ID: <{own}@mail.example.se>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="B"

--B
Content-Type: text/plain

I am sorry. <kim@example.se>
--B
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example.se

Final-Recipient: rfc822; kim@example.se
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 no such user

--B
Content-Type: {kind}

From: noreply@example.se
To: kim@example.se
Message-ID: <{letter}@example.se>

{body}
--B--
"""


@pytest.fixture
def box(settings: Any, tmp_path: Path) -> Path:
    for name in ("new", "cur", "tmp"):
        (tmp_path / name).mkdir()
    settings.MAIL_RETURNS = MailReturns("studs@example.se", tmp_path)
    return tmp_path


def left(**facts: Any) -> OutboxMessage:
    return make_message(status=MessageStatus.SENT, sent_at=NOW, **facts)


def report(letter: object, action: str = "failed", status: str = "5.1.1", **changed: str) -> bytes:
    facts = {"kind": "text/rfc822-headers", "body": "", "own": str(uuid4()), **changed}
    return REPORT.format(letter=letter, action=action, status=status, **facts).encode()


def bring(box: Path, *mails: bytes) -> None:
    for mail in mails:
        (box / "new" / str(uuid4())).write_bytes(mail)


def shown(message: OutboxMessage) -> tuple[State, str]:
    reports = list(DeliveryReport.objects.filter(message=message))
    return state_of(message, reports), reports[-1].code if reports else ""


@pytest.mark.parametrize(
    ("action", "status", "state"),
    [
        ("failed", "5.1.1", State.RETURNED),
        ("delayed", "4.4.1", State.DEFERRED),
        ("delivered", "2.1.5", State.ARRIVED),
    ],
)
@pytest.mark.parametrize("kind", ["text/rfc822-headers", "message/rfc822"])
def test_a_report_says_what_became_of_its_letter(
    action: str, status: str, state: State, kind: str, box: Path
) -> None:
    message, other = left(), left()
    bring(box, report(message.pk, action, status, kind=kind, body="Hemligt innehåll"))
    assert read_returned_mail(NOW + timedelta(minutes=5)) == "Lästa besked: 1."
    assert shown(message) == (state, status)
    assert shown(other) == (State.SENT, "")
    # It may quote the letter, and is not kept.
    assert list(box.rglob("*-*")) == []


def test_a_report_that_is_brought_twice_is_taken_in_once(box: Path) -> None:
    mail = report(left().pk)
    bring(box, mail)
    read_returned_mail(NOW)
    bring(box, mail)
    read_returned_mail(NOW)
    assert DeliveryReport.objects.count() == 1


def test_a_late_letter_that_then_fails_has_failed(box: Path) -> None:
    message = left()
    bring(box, report(message.pk, "delayed", "4.4.1"))
    read_returned_mail(NOW)
    bring(box, report(message.pk))
    read_returned_mail(NOW)
    assert shown(message) == (State.RETURNED, "5.1.1")


def test_what_was_sent_anew_is_not_judged_by_what_came_back_before(box: Path) -> None:
    message = left()
    bring(box, report(message.pk))
    read_returned_mail(NOW)
    message.sent_at = NOW + timedelta(hours=1)
    assert shown(message)[0] == State.SENT


def test_what_is_no_report_is_left_for_a_person_and_harms_nothing(box: Path) -> None:
    strange = [
        b"", b"\xff\xfe\x00", b"Subject: Re: Kvitto\n\nTack!", report("inget-nummer"),
        report(uuid4(), action="relayed"), b"Content-Type: multipart/report; boundary=B\n\n--B\n\n--B--",
    ]  # fmt: skip
    bring(box, *strange, report(uuid4()))
    words = read_returned_mail(NOW)
    # One was a report, of a letter nobody knows any more.
    assert words == "Lästa besked: 1. Post som inte är något besked, för någon att titta på: 6."
    assert len(list((box / "cur").iterdir())) == len(strange)
    assert read_returned_mail(NOW) == "Post som inte är något besked, för någon att titta på: 6."
    assert not DeliveryReport.objects.exists()


def test_a_report_without_the_letter_is_found_by_what_it_answers_to() -> None:
    number = uuid4()
    mail = report("annat").replace(b"Subject:", f"In-Reply-To: <{number}@example.se>\nSubject:".encode())
    found = report_in(mail)
    assert found is not None
    assert found.letter == number


def test_a_mailbox_that_is_gone_is_no_silence(settings: Any, tmp_path: Path) -> None:
    settings.MAIL_RETURNS = MailReturns("studs@example.se", tmp_path / "nowhere")
    with pytest.raises(FileNotFoundError):
        read_returned_mail(NOW)
    settings.MAIL_RETURNS = MailReturns()
    assert read_returned_mail(NOW) == "Ingen brevlåda är inställd för brev som kommer tillbaka"
