"""Twelve strings nobody else would write: once sent, they stand locked in the record and nowhere else."""

import logging
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.db import connection

from recruitment.leads.models import Draft, Lead
from recruitment.outbox.models import OutboxMessage
from recruitment.visits import counter
from tests.make.form import LEAST, make_family
from tests.make.outbox import deliver

pytestmark = pytest.mark.django_db
CANARIES = {
    ("bostad", "locality"): "Kanarieby",
    ("erfarenhet", "assignment_for"): "Kanariebolaget Qvist",
    ("erfarenhet", "other_language"): "Kanariska",
    ("erfarenhet", "skills"): "Kanarieskicklighet",
    ("kontakt", "name"): "Kanariefågeln Qvistberg",
    ("kontakt", "phone"): "070-174 06 31",
    ("kontakt", "email"): "kanariefagel.ett@example.se",
    ("kontakt", "name_2"): "Kanarietvåan Qvistberg",
    ("kontakt", "phone_2"): "070-174 06 32",
    ("kontakt", "email_2"): "kanariefagel.tva@example.se",
    ("kontakt", "motive"): "Kanariemotivet",
    ("kontakt", "questions"): "Kanariefrågan",
}
# As they stand once they have been read.
STORED = {"070-174 06 31": "+46701740631", "070-174 06 32": "+46701740632"}
ALL = [STORED.get(text, text) for text in CANARIES.values()] + list(STORED)


def answers_with_canaries() -> dict[str, dict[str, Any]]:
    answers: dict[str, dict[str, Any]] = {
        key: dict(LEAST[key]) for key in ("bostad", "erfarenhet", "kontakt")
    }
    for (step, field), text in CANARIES.items():
        answers[step][field] = text
    return answers | {"hushall": {"applicants": "two"}}


def in_the_open() -> list[tuple[str, str]]:
    """Every canary that stands unlocked in a table, also in another coding of text."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            cells = [cell for row in cursor.fetchall() for cell in row]
            as_bytes = [bytes(c) if isinstance(c, memoryview | bytes) else str(c).encode() for c in cells]
            forms = {text: (text.encode(), text.encode("unicode_escape")) for text in ALL}
            found += [
                (table, text)
                for text, codings in forms.items()
                if any(coding in cell for cell in as_bytes for coding in codings)
            ]
    return found


def test_there_are_twelve_and_they_are_found_where_they_stand() -> None:
    assert len(CANARIES) == 12
    OutboxMessage.objects.create(
        kind="x", effect_key="Kanarieby", payload={}, next_attempt_at="2026-01-01T00:00Z",
        created_at="2026-01-01T00:00Z",
    )  # fmt: skip
    assert in_the_open() == [("recruitment_outboxmessage", "Kanarieby")]


def test_after_sending_they_stand_in_the_record_alone(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    family = make_family()
    family.register(**answers_with_canaries())
    family.get("klart")
    counter.flush()
    for message in OutboxMessage.objects.all():
        deliver(message)

    lead = Lead.objects.get()
    record = str(lead.answers) + str([(p.name, p.phone, p.email) for p in lead.applicants.all()])
    for text in CANARIES.values():
        assert STORED.get(text, text) in record

    assert in_the_open() == []
    draft = Draft.objects.get()
    assert (draft.answers, draft.arrivals) == ({}, [])
    sessions = str([session.get_decoded() for session in Session.objects.all()])
    # The queue holds nothing that they wrote, not even where a letter goes.
    queued = str([message.payload for message in OutboxMessage.objects.all()])
    letters = "".join(f"{letter.subject}{letter.body}" for letter in mail.outbox)
    for place in (sessions, queued, letters, caplog.text):
        assert not [text for text in ALL if text in place]
    assert len(mail.outbox) == 2


def test_before_sending_they_are_locked_and_the_session_has_none() -> None:
    family = make_family()
    family.go_to("granska", **answers_with_canaries())
    assert in_the_open() == []
    sessions = str([session.get_decoded() for session in Session.objects.all()])
    assert not [text for text in ALL if text in sessions]
