"""A locked field reads like text in the program and like noise in the database."""

import pytest
from django.core import serializers
from django.core.exceptions import FieldError
from django.db import connection
from django.utils import timezone

from recruitment.leads.models import Applicant, Draft, Lead
from recruitment.privacy.encryption import CannotDecrypt
from tests.make.leads import make_lead

pytestmark = pytest.mark.django_db

NAME = "Ällen Ödmarksson"


def applicant() -> Applicant:
    return make_lead(name=NAME).applicants.get()


def column(model: type, name: str) -> bytes:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {name} FROM {model._meta.db_table}")
        return bytes(cursor.fetchone()[0])


def test_the_column_holds_noise_and_the_instance_text() -> None:
    person = applicant()
    assert NAME.encode() not in column(Applicant, "name")
    assert Applicant.objects.get(pk=person.pk).name == NAME


def test_a_deferred_field_is_fetched_when_asked_for() -> None:
    person = Applicant.objects.defer("name").get(pk=applicant().pk)
    assert person.name == NAME


def test_nothing_is_opened_before_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    applicant()
    person = Applicant.objects.get()
    monkeypatch.setattr("recruitment.privacy.fields.decrypt", lambda *a, **k: pytest.fail("opened"))
    person.save(update_fields=["position"])
    person.save()


def test_text_moved_to_another_row_does_not_open() -> None:
    person = applicant()
    other = make_lead(name="Bo Exempel", phone="070-174 06 06", email="bo@example.se").applicants.get()
    with connection.cursor() as cursor:
        table = Applicant._meta.db_table
        cursor.execute(f"CREATE TEMPORARY TABLE moved AS SELECT name FROM {table} WHERE position = 1")
        cursor.execute(f"UPDATE {table} SET name = (SELECT name FROM moved LIMIT 1)")
    names = []
    for pk in (person.pk, other.pk):
        try:
            names.append(Applicant.objects.get(pk=pk).name)
        except CannotDecrypt:
            names.append(None)
    assert None in names


def test_searching_and_updating_in_bulk_are_refused() -> None:
    applicant()
    with pytest.raises(FieldError):
        list(Applicant.objects.filter(name=NAME))
    with pytest.raises(FieldError):
        Applicant.objects.update(name="Klartext")


def test_dumps_and_checks_never_write_the_text() -> None:
    person = applicant()
    assert NAME not in serializers.serialize("json", Applicant.objects.all())
    assert NAME not in serializers.serialize("json", [person])
    person.full_clean()
    assert person.name == NAME


def test_lists_and_dictionaries_come_back_as_they_were() -> None:
    answers = {"å": ["ä", {"ö": None}], "n": 1}
    draft = Draft.objects.create(answers=answers, started_at=timezone.now(), expires_at=timezone.now())
    assert Draft.objects.get(pk=draft.pk).answers == answers
    assert Draft.objects.get(pk=draft.pk).arrivals == {}


def test_bulk_creation_locks_too() -> None:
    now = timezone.now()
    Draft.objects.bulk_create([Draft(answers={"hemligt": "ord"}, started_at=now, expires_at=now)])
    assert b"hemligt" not in column(Draft, "answers")
    assert Draft.objects.get().answers == {"hemligt": "ord"}


def test_a_lead_is_named_by_its_reference_only() -> None:
    lead = make_lead(name=NAME)
    assert str(lead) == lead.reference
    assert NAME not in repr(Lead.objects.get()) + str(lead.applicants.get()) + repr(lead.applicants.get())
