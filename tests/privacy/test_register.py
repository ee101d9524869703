"""Nothing about a person is kept that the register does not name, and what it names can go."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone, translation

from recruitment.hallway import JOBS, PERSONAL_DATA, dispose_registrations
from recruitment.leads.models import Applicant, Lead, NameToken, Note
from recruitment.leads.moves import move
from recruitment.leads.status import Status
from recruitment.outbox.models import OutboxMessage
from recruitment.privacy.access_log import record
from recruitment.privacy.models import AccessAction, AccessLogEntry, Disposal
from recruitment.privacy.register import locked_fields
from recruitment.staff.roles import Role
from recruitment.triage.models import ContactAttempt, ContactOutcome
from tests.make.leads import make_lead
from tests.make.staff import make_staff

pytestmark = pytest.mark.django_db

CANARIES = (
    "Kanarina Fågelsson",
    "kanarina@example.se",
    "Sjunger gärna i kör",
    "Ringde från hönshuset",
    "hoppfull",
)


def canary_lead(status: Status = Status.WITHDRAWN, *, days_ago: int = 400) -> Lead:
    now = timezone.now()
    person = make_staff(Role.HANDLER)
    lead = make_lead(
        name=CANARIES[0],
        email=CANARIES[1],
        answers={"steps": [CANARIES[2]]},
        at=now - timedelta(days=days_ago),
    )
    Note.objects.create(lead=lead, text=CANARIES[3], at=now, by=person)
    ContactAttempt.objects.create(
        lead=lead, at=now, by=person, outcome=ContactOutcome.REACHED, note=CANARIES[4]
    )
    move(
        lead,
        status,
        by=person,
        at=now - timedelta(days=days_ago),
        reason="changed_mind",
        next_action="",
        next_action_on=None,
    )
    return lead


def everything_opened() -> str:
    """Every locked text in the database, opened: what somebody with all keys could read."""
    return " ".join(
        str(getattr(row, field.attname))
        for model in apps.get_models()
        for field in locked_fields(model)
        for row in model._default_manager.all()
    )


def test_every_locked_field_stands_in_the_register() -> None:
    named = {(entry.model, name) for entry in PERSONAL_DATA for name in entry.fields}
    kept = {(model, field.attname) for model in apps.get_models() for field in locked_fields(model)}
    assert kept, "no locked field found: this test looks in the wrong place"
    assert kept <= named, kept - named


def test_every_entry_says_why_and_how_long_in_swedish() -> None:
    with translation.override("sv"):
        swedish = {(str(entry.purpose), str(entry.retention)) for entry in PERSONAL_DATA}
    with translation.override("en"):
        english = {(str(entry.purpose), str(entry.retention)) for entry in PERSONAL_DATA}
    assert all(purpose and retention for purpose, retention in swedish)
    assert swedish.isdisjoint(english)


def test_the_jobs_of_this_room_run_by_themselves() -> None:
    assert {"seal_access_log", "dispose_registrations", "dispose_access_log"} <= {job.name for job in JOBS}
    for job in JOBS:
        if job.name in {"seal_access_log", "dispose_registrations", "dispose_access_log"}:
            job.run(timezone.now())


def test_disposal_leaves_nothing_that_tells_who_it_was() -> None:
    lead = canary_lead()
    assert all(canary in everything_opened() for canary in CANARIES)
    dispose_registrations(timezone.now())
    left = everything_opened()
    assert [canary for canary in CANARIES if canary in left] == []
    lead.refresh_from_db()
    assert (lead.status, lead.municipality_id) == (Status.WITHDRAWN, "2085")
    assert lead.changes.exists()
    disposal = Disposal.objects.get()
    assert (disposal.room, disposal.rule, disposal.count) == ("leads", "withdrawn", 1)


def test_no_fingerprint_and_no_letter_stays_behind() -> None:
    lead = canary_lead()
    assert OutboxMessage.objects.filter(case=lead.reference).exists()
    assert NameToken.objects.filter(applicant__lead=lead).exists()
    dispose_registrations(timezone.now())
    assert not Applicant.objects.exists()
    assert not NameToken.objects.exists()
    assert not OutboxMessage.objects.filter(case=lead.reference).exists()


@pytest.mark.parametrize(
    ("status", "days_ago", "is_due"),
    [
        (Status.WITHDRAWN, 364, False),
        (Status.WITHDRAWN, 366, True),
        (Status.NOT_PROCEEDING, 366, False),
        (Status.NOT_PROCEEDING, 731, True),
        (Status.REFERRED, 731, True),
    ],
)
def test_each_ending_has_its_own_time(status: Status, days_ago: int, is_due: bool) -> None:
    canary_lead(status, days_ago=days_ago)
    dispose_registrations(timezone.now())
    assert Applicant.objects.exists() is not is_due


def test_open_registrations_are_never_disposed_of() -> None:
    make_lead(at=timezone.now() - timedelta(days=4000))
    dispose_registrations(timezone.now())
    assert Applicant.objects.count() == 1


def test_running_again_finds_nothing_new() -> None:
    canary_lead()
    dispose_registrations(timezone.now())
    dispose_registrations(timezone.now())
    assert Disposal.objects.count() == 1


def test_one_family_can_be_erased_on_its_own_decision() -> None:
    lead = canary_lead(days_ago=1)
    other = make_lead(name="Bo Kvarsson", phone="070-174 06 06", email="bo@example.se")
    call_command("erase_lead", lead.reference, decision="SN 2026/12")
    assert all(canary not in everything_opened() for canary in CANARIES)
    assert other.applicants.get().name == "Bo Kvarsson"
    assert Disposal.objects.get().rule == "SN 2026/12"
    with pytest.raises(CommandError):
        call_command("erase_lead", "FHR-XXXX-XXXX", decision="x")


def test_the_extract_holds_all_of_it_with_the_readers(capsys: pytest.CaptureFixture[str]) -> None:
    lead = canary_lead(days_ago=1)
    second = make_lead(name=CANARIES[0], phone="070-174 06 07", email=CANARIES[1])
    make_lead(name="Bo Annansson", phone="070-174 06 06", email="bo@example.se")
    reader = make_staff(Role.HANDLER, first_name="Vera", last_name="Läsare")
    record(by=reader, action=AccessAction.READ, door="desk:lead", cases=[lead.reference])
    record(by=reader, action=AccessAction.READ, door="desk:lead", cases=["FHR-9999-9999"])
    call_command("export_subject", lead.reference, by=reader.email, reason="Begäran 7")
    text = capsys.readouterr().out
    found = json.loads(text)
    assert set(found["references"]) == {lead.reference, second.reference}
    assert all(canary in text for canary in CANARIES)
    assert "Bo Annansson" not in text
    assert [line["by"] for line in found["read_by"]] == ["Vera Läsare"]
    handed_out = AccessLogEntry.objects.latest("id")
    assert (handed_out.action, handed_out.reason) == (AccessAction.EXPORT, "Begäran 7")
    assert set(handed_out.cases) == set(found["references"])


def test_the_extract_needs_a_known_hand_and_a_known_case() -> None:
    lead = make_lead()
    with pytest.raises(CommandError):
        call_command("export_subject", lead.reference, by="ingen@example.se", reason="x")
    with pytest.raises(CommandError):
        call_command("export_subject", "FHR-XXXX-XXXX", by=make_staff(Role.HANDLER).email, reason="x")


def test_the_database_holds_no_canary_in_clear_even_before_disposal() -> None:
    canary_lead()
    with connection.cursor() as cursor:
        dump = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            dump += [
                bytes(value).decode("utf-8", "ignore")
                if isinstance(value, memoryview | bytes)
                else str(value)
                for row in cursor.fetchall()
                for value in row
            ]
    text = " ".join(dump)
    assert "2085" in text
    assert [canary for canary in CANARIES if canary in text] == []


def test_time_travel_proves_the_whole_year() -> None:
    with time_machine.travel("2026-11-22 12:00:00+01:00", tick=False) as clock:
        canary_lead(days_ago=0)
        clock.shift(timedelta(days=364))
        dispose_registrations(timezone.now())
        assert Applicant.objects.exists()
        clock.shift(timedelta(days=2))
        dispose_registrations(timezone.now())
        assert not Applicant.objects.exists()
