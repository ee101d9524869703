"""Text messages: the provider's own form against a real server, its reports, and plain letters."""

import base64
from pathlib import Path
from typing import Any
from uuid import uuid4

import environ
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from django.utils import timezone

from fhr.messages_env import Sms, read_mail_returns, read_sms
from recruitment.outbox import receiver
from recruitment.outbox.delivery import DeliveryFailed
from recruitment.outbox.models import DeliveryReport, MessageStatus
from recruitment.outbox.reports import State, state_of
from recruitment.outbox.sms.alphabet import is_plain, parts, plain
from recruitment.outbox.sms.callbacks import address_of
from recruitment.outbox.sms.sending import send_text
from tests.make.outbox import make_message
from tests.make.sms_provider import Provider, a_provider

NUMBER, TEXT = "+46701740605", "Hej! Vi ringer dig på måndag – så här är det."


@pytest.fixture
def provider(settings: Any) -> Any:
    with a_provider() as provider:
        settings.SMS = provider.setup()
        yield provider


def send() -> Any:
    message = uuid4()
    send_text(number=NUMBER, text=TEXT, message_id=message)
    return message


def test_it_is_said_in_the_providers_own_form_and_the_words_are_not_kept_there(provider: Provider) -> None:
    message = send()
    (told,) = provider.messages
    assert told == {
        "from": "FHR",
        "to": NUMBER,
        "message": "Hej! Vi ringer dig på måndag - så här är det.",
        "dontlog": "message",
        "whendelivered": address_of(message),
    }
    head = provider.seen_headers[0]
    assert head["authorization"] == "Basic " + base64.b64encode(b"u1234:hemligt").decode()
    assert head["content-type"] == "application/x-www-form-urlencoded"


@pytest.mark.parametrize(
    ("answer", "is_permanent", "refused"),
    [
        ({"status": 400}, True, "400"),
        ({"status": 401}, False, ""),
        ({"status": 403}, False, ""),
        ({"status": 429, "headers": {"Retry-After": "90"}}, False, ""),
        ({"status": 500}, False, ""),
        ({"status": 302, "headers": {"Location": "http://127.0.0.1:1/"}}, True, ""),
        ({"says": "failed"}, True, "failed"),
        ({"body": b"<html>Welcome to the hotel's network</html>"}, False, ""),
        ({"body": b"[]"}, False, ""),
    ],
)
def test_whatever_is_no_yes_is_told_as_it_is(
    answer: dict[str, Any], is_permanent: bool, refused: str, provider: Provider
) -> None:
    for name, value in answer.items():
        setattr(provider, name, value)
    with pytest.raises(DeliveryFailed) as failure:
        send()
    assert (failure.value.permanent, failure.value.refused) == (is_permanent, refused)
    assert failure.value.wait.total_seconds() == (90 if answer.get("status") == 429 else 0)
    assert "701740605" not in str(failure.value)
    assert len(provider.messages) == 1, "nobody is followed elsewhere"


def test_a_provider_that_sleeps_is_tried_later(provider: Provider, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(receiver, "ANSWER_SECONDS", 0.1)
    provider.slowness = 0.4
    with pytest.raises(DeliveryFailed) as failure:
        send()
    assert not failure.value.permanent


def test_nobody_at_home_is_tried_later(settings: Any) -> None:
    with a_provider() as gone:
        pass
    settings.SMS = gone.setup()
    with pytest.raises(DeliveryFailed) as failure:
        send()
    assert not failure.value.permanent


def test_the_open_net_is_https_alone(settings: Any) -> None:
    settings.SMS = Sms(way="46elks", url="http://192.0.2.1/a1/sms", user="u", password="p", sender="FHR")
    with pytest.raises(DeliveryFailed) as failure:
        send()
    assert failure.value.permanent


def test_the_demo_writes_a_file_and_nothing_else(settings: Any, tmp_path: Path) -> None:
    settings.SMS = Sms(way="file", sender="FHR", folder=tmp_path / "sms")
    send()
    (file,) = (tmp_path / "sms").iterdir()
    assert file.read_text().splitlines() == [
        "From: FHR", f"To: {NUMBER}", "Parts: 1", "", "Hej! Vi ringer dig på måndag - så här är det.",
    ]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("said", "state"), [("delivered", State.ARRIVED), ("failed", State.RETURNED), ("sent", State.SENT)]
)
def test_the_provider_tells_what_became_of_it_once(said: str, state: State) -> None:
    message = make_message("sms.receipt", status=MessageStatus.SENT, sent_at=timezone.now())
    door = address_of(message.pk).removeprefix("http://testserver")
    for _time in range(3):
        assert Client(enforce_csrf_checks=True).post(door, {"id": "s1", "status": said}).status_code == 204
    assert DeliveryReport.objects.count() == (said != "sent")
    assert state_of(message, message.reports.all()) == state


@pytest.mark.django_db
def test_only_whoever_was_given_the_address_can_report() -> None:
    message = make_message("sms.receipt", status=MessageStatus.SENT, sent_at=timezone.now())
    door = address_of(message.pk).removeprefix("http://testserver")
    others = address_of(uuid4()).removeprefix("http://testserver").rsplit("/", 2)[1]
    told = {"id": "s1", "status": "failed"}
    assert Client().post(door.rsplit("/", 2)[0] + f"/{others}/", told).status_code == 404
    assert Client().get(door).status_code == 405
    assert Client().post(address_of(uuid4()).removeprefix("http://testserver"), told).status_code == 204
    assert not DeliveryReport.objects.exists()


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("å" * 160, 1), ("å" * 161, 2), ("ö" * 306, 2), ("ö" * 307, 3), ("€" * 80, 1), ("€" * 81, 2),
        ("š" * 70, 1), ("š" * 71, 2), ("🦌" * 35, 1), ("🦌" * 36, 2),
    ],
)  # fmt: skip
def test_length_is_counted_as_the_network_does(text: str, count: int) -> None:
    assert parts(text) == count


def test_signs_of_editors_do_not_make_a_message_dearer() -> None:
    assert plain("”Hej” – nu’n…\u00a0ja") == '"Hej" - nu\'n... ja'
    assert is_plain(plain("”Åsa Öqvist” – 9–10…"))


@pytest.mark.parametrize(
    "told",
    [
        {"FHR_SMS_WAY": "file"},
        {"FHR_SMS_WAY": "annan"},
        {"FHR_SMS_WAY": "46elks", "FHR_SMS_SENDER": "FHR"},
        {"FHR_SMS_WAY": "46elks", "FHR_SMS_USER": "u", "FHR_SMS_PASSWORD": "p"},
        {
            "FHR_SMS_WAY": "46elks", "FHR_SMS_USER": "u", "FHR_SMS_PASSWORD": "p",
            "FHR_SMS_SENDER": "Familjehem Dalarna",
        },
        {
            "FHR_SMS_WAY": "46elks", "FHR_SMS_USER": "u", "FHR_SMS_PASSWORD": "p", "FHR_SMS_SENDER": "FHR",
            "FHR_SMS_URL": "http://api.example.se/",
        },
        {"FHR_MAIL_RETURNS_TO": "studs@example.se"},
        {"FHR_MAIL_RETURNS_FOLDER": "/var/mail/studs"},
        {"FHR_MAIL_RETURNS_TO": "studs", "FHR_MAIL_RETURNS_FOLDER": "/var/mail/studs"},
        {"FHR_MAIL_RETURNS_TO": "studs@example.se", "FHR_MAIL_RETURNS_FOLDER": "studs"},
    ],
)  # fmt: skip
def test_what_cannot_be_right_stops_the_start(told: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in told.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(ImproperlyConfigured):
        read_sms(environ.Env(), prefix="FHR", demo_folder=None)
        read_mail_returns(environ.Env(), demo_folder=None)


def test_without_settings_nobody_is_sent_a_text_and_the_password_is_never_shown(settings: Any) -> None:
    assert read_sms(environ.Env(), prefix="FHR", demo_folder=None) == Sms()
    with a_provider() as provider:
        assert "hemligt" not in repr(provider.setup())
    with pytest.raises(DeliveryFailed) as failure:
        send()
    assert failure.value.permanent
