"""Taking a registration in: once, whole, and with a mail that says nothing."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.core import mail
from django.db import connections

from recruitment.hallway import DELIVERIES
from recruitment.leads import intake
from recruitment.leads.intake import ApplicantDetails, TouchFacts, receive
from recruitment.leads.models import Applicant, Lead, StatusChange, Touch
from recruitment.leads.queries import matching
from recruitment.outbox.delivery import DeliveryFailed
from recruitment.outbox.models import OutboxMessage
from tests.make.campaigns import make_tag
from tests.make.leads import make_lead
from tests.make.outbox import deliver

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.mark.django_db
def test_a_registration_comes_with_its_family_its_trail_its_touches_and_its_mail() -> None:
    tag = make_tag()
    lead = make_lead(
        touches=[TouchFacts(kind="tag", tag=tag), TouchFacts(kind="self", answer="friend")], at=NOW
    )
    trail = StatusChange.objects.get(lead=lead)
    assert (trail.before, trail.after, trail.at) == ("", "received", NOW)
    assert [(t.sequence, t.kind) for t in Touch.objects.filter(lead=lead).order_by("sequence")] == [
        (1, "tag"),
        (2, "self"),
    ]
    message = OutboxMessage.objects.get()
    assert (message.kind, message.case) == ("mail.receipt", lead.reference)
    assert list(matching("070 174 06 05")) == list(matching("KIM@example.se")) == [lead]


@pytest.mark.django_db
def test_the_same_run_gives_the_same_lead_and_adds_nothing() -> None:
    run = uuid.uuid4()
    first = make_lead(run=run)
    second = make_lead(run=run, name="Någon Annan")
    assert second == first
    counts = (Lead.objects.count(), Applicant.objects.count(), StatusChange.objects.count())
    assert counts == (1, 1, 1)
    assert OutboxMessage.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_twenty_takings_of_one_run_at_once_make_one_lead() -> None:
    run = uuid.uuid4()

    def take(_number: int) -> str:
        try:
            lead = receive(
                applicants=[ApplicantDetails("Kim", "0701740605", "kim@example.se")],
                answers={"steps": []},
                municipality=None,
                run=run,
                at=NOW,
            )
            return lead.reference
        finally:
            connections.close_all()

    with ThreadPoolExecutor(20) as hands:
        references = set(hands.map(take, range(20)))
    assert len(references) == 1
    assert (Lead.objects.count(), Applicant.objects.count(), OutboxMessage.objects.count()) == (1, 1, 1)


@pytest.mark.django_db
def test_a_reference_that_is_taken_is_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    taken = make_lead().reference
    drawn = iter([taken, taken, "FHR-2222-3333"])
    monkeypatch.setattr(intake, "new_reference", lambda: next(drawn))
    assert make_lead().reference == "FHR-2222-3333"


@pytest.mark.django_db
def test_the_mail_names_reference_and_promise_and_nothing_else() -> None:
    lead = make_lead(name="Kanarie Fågel", answers={"steps": ["hemligt"]}, at=NOW)
    message = OutboxMessage.objects.get()
    deliver(message)
    (letter,) = mail.outbox
    assert letter.to == ["kim@example.se"]
    assert letter.subject == "Vi har tagit emot ditt meddelande"
    assert lead.reference in letter.body
    assert "tisdag 24 november" in letter.body
    said = f"{letter.subject} {letter.body} {letter.from_email}".lower()
    for secret in ("kanarie", "hemligt", "070", "ludvika", "anmälan", "barn"):
        assert secret not in said.replace(settings.UNIT.name.lower(), ""), secret
    assert letter.extra_headers["Message-ID"] == f"<{message.id}@{settings.UNIT.mail_domain}>"
    assert letter.extra_headers["Auto-Submitted"] == "auto-generated"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("phone", "promise"), [("070-174 06 05", "Vi ringer"), ("", "vi skriver hit senast")]
)
def test_the_mail_promises_a_call_only_to_whom_can_be_called(phone: str, promise: str) -> None:
    make_lead(phone=phone)
    message = OutboxMessage.objects.get()
    deliver(message)
    (letter,) = mail.outbox
    assert promise in letter.body
    assert ("Vi ringer" in letter.body) == bool(phone)


@pytest.mark.django_db
def test_a_mail_about_an_erased_registration_is_never_sent() -> None:
    with pytest.raises(DeliveryFailed) as failure:
        DELIVERIES["mail.receipt"]({"person": str(uuid.uuid4())}, uuid.uuid4())
    assert failure.value.permanent
    assert mail.outbox == []


@pytest.mark.django_db
def test_two_applicants_each_get_a_receipt_and_a_telephone_alone_gets_none() -> None:
    lead = receive(
        applicants=[
            ApplicantDetails("Kim", email="kim@example.se"),
            ApplicantDetails("Åsa", email="asa@example.se"),
        ],
        answers={},
        municipality=None,
        at=NOW,
    )
    told = {message.recipient for message in OutboxMessage.objects.all()}
    assert told == set(lead.applicants.values_list("pk", flat=True))
    receive(applicants=[ApplicantDetails("Bo", "0701740606")], answers={}, municipality=None, at=NOW)
    assert OutboxMessage.objects.count() == 2
