"""Letters leave as text and as HTML in the house's layout, and are called sent after the server's yes."""

import re
from email import message_from_bytes
from email.message import Message
from typing import Any

import pytest
from django.utils import timezone, translation

from fhr.messages_env import MailReturns
from recruitment.outbox.delivery import deliver_next
from recruitment.outbox.house_layout import drawn
from recruitment.outbox.letters import send_letter
from recruitment.outbox.models import DeliveryReport, MessageStatus, OutboxMessage, Told
from recruitment.outbox.reports import State, state_of
from tests.make.mail_server import MailServer, a_mail_server
from tests.make.outbox import make_message

pytestmark = pytest.mark.django_db
LETTER = {
    "to": ["kim@example.se"],
    "subject": "Ämnet",
    "text": "Hej,\n\nså här & där.\nhttps://www.example.se/a\n",
}


@pytest.fixture
def server(settings: Any) -> Any:
    with a_mail_server() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", server.port, 5
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        yield server


def sent() -> OutboxMessage:
    message = make_message(payload=LETTER)
    deliver_next({"letter": send_letter}, at=timezone.now())
    message.refresh_from_db()
    return message


def state(message: OutboxMessage) -> State:
    return state_of(message, message.reports.all())


def test_it_is_text_and_html_with_the_same_words_and_asks_nobody_for_anything(server: MailServer) -> None:
    message = sent()
    assert (message.status, state(message)) == (MessageStatus.SENT, State.SENT)
    letter = message_from_bytes(server.letters[0])
    assert letter.get_content_type() == "multipart/alternative"
    text, html = (content(part) for part in letter.walk() if not part.is_multipart())
    assert "så här & där." in text
    assert "så här &amp; där." in html
    assert '<a href="https://www.example.se/a">' in html
    assert not re.search(r"<img|<link|<script|url\(|src=", html)
    assert letter["Auto-Submitted"] == "auto-generated"
    assert str(message.pk) in letter["Message-ID"]


def content(part: Message) -> str:
    payload = part.get_payload(decode=True)
    assert isinstance(payload, bytes)
    return payload.decode()


def test_a_letter_comes_back_to_its_own_mailbox_and_shows_the_house_as_sender(
    server: MailServer, settings: Any, tmp_path: Any
) -> None:
    settings.MAIL_RETURNS = MailReturns("studs@example.se", tmp_path)
    sent()
    assert "<studs@example.se>" in server.senders[0]
    assert message_from_bytes(server.letters[0])["From"] == settings.DEFAULT_FROM_EMAIL


@pytest.mark.parametrize(
    ("receiver", "letter", "status", "shown"),
    [
        ("450 4.2.0 come back", "250 ok", MessageStatus.QUEUED, State.DEFERRED),
        ("550 5.1.1 unknown", "250 ok", MessageStatus.FAILED, State.FAILED),
        ("250 ok", "451 4.3.0 later", MessageStatus.QUEUED, State.DEFERRED),
        ("250 ok", "554 5.7.1 never", MessageStatus.FAILED, State.FAILED),
    ],
)
def test_what_the_server_says_is_what_is_shown(
    receiver: str, letter: str, status: str, shown: State, server: MailServer
) -> None:
    server.to_receiver, server.to_letter = receiver, letter
    message = sent()
    assert (message.status, state(message), server.letters) == (status, shown, [])
    # Only an address that was turned down for good is somebody's to mend.
    told = [report.told for report in DeliveryReport.objects.all()]
    assert told == ([Told.REFUSED] if receiver.startswith("550") else [])


def test_a_line_that_breaks_before_the_yes_is_no_yes(server: MailServer) -> None:
    server.hangs_up = True
    message = sent()
    assert (message.status, state(message)) == (MessageStatus.QUEUED, State.DEFERRED)
    assert "kim@" not in message.last_error


def test_a_link_says_where_it_leads_and_the_letter_its_language() -> None:
    with translation.override("en"):
        html = drawn("Subject", "See how it goes: https://www.example.se/x\n\nhttps://www.example.se/y")
    assert '<html lang="en"' in html
    assert '<a href="https://www.example.se/x">See how it goes</a>' in html
    assert re.search(r'<a href="https://www.example.se/y">[^<]*www\.example\.se</a>', html)
    assert "prefers-color-scheme: dark" in html
