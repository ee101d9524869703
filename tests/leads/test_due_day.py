"""The day a registration is due, as the database keeps it, and how the past was brought along."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.utils import timezone

from recruitment.leads.models import Lead, NameToken
from recruitment.leads.promise import end_of
from recruitment.leads.status import Status
from recruitment.triage import actions
from tests.make.leads import make_lead
from tests.make.triage import brought_to, make_assigned, tomorrow

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
migration = import_module("recruitment.migrations.0009_inbox")


def test_the_day_follows_whatever_it_is_made_of() -> None:
    lead = make_lead()
    Lead.objects.filter(pk=lead.pk).update(promised_by=end_of(TODAY + timedelta(days=3)))
    assert Lead.objects.get(pk=lead.pk).due_on == TODAY + timedelta(days=3)
    spoken = brought_to(Status.CONTACTED)
    Lead.objects.filter(pk=spoken.pk).update(next_action_on=TODAY + timedelta(days=9))
    assert Lead.objects.get(pk=spoken.pk).due_on == TODAY + timedelta(days=9)
    assert Lead.objects.get(pk=brought_to(Status.WITHDRAWN).pk).due_on is None


@pytest.mark.parametrize("month", range(1, 13))
def test_a_promise_has_the_same_day_here_and_in_greenwich(month: int) -> None:
    day = TODAY.replace(month=month, day=28)
    lead = make_lead()
    Lead.objects.filter(pk=lead.pk).update(promised_by=end_of(day))
    assert Lead.objects.get(pk=lead.pk).due_on == day


@pytest.mark.parametrize(
    ("status", "wrong"),
    [
        (Status.RECEIVED, {"awaits_first_talk": False}),
        (Status.WITHDRAWN, {"awaits_first_talk": True}),
        (Status.CONTACTED, {"awaits_first_talk": True}),
        (Status.ASSIGNED, {"contacted_at": timezone.now()}),
    ],
)
def test_the_database_refuses_a_flag_that_cannot_be_true(status: Status, wrong: dict[str, object]) -> None:
    lead = brought_to(status)
    with pytest.raises(IntegrityError), transaction.atomic():
        Lead.objects.filter(pk=lead.pk).update(**wrong)


def test_the_past_is_read_from_the_trail() -> None:
    new, assigned, opened_again = make_lead(), make_assigned(), brought_to(Status.WITHDRAWN)
    owner = assigned.owner
    assert owner is not None
    actions.reopen(
        opened_again, owner=owner, partner=None, next_action="call_again",
        next_action_on=tomorrow(timezone.now()), by=owner, at=timezone.now(),
    )  # fmt: skip
    Lead.objects.update(awaits_first_talk=True)
    migration.remember_the_past(apps, None)
    waiting = Lead.objects.filter(awaits_first_talk=True)
    assert set(waiting) == {new, assigned}


def test_the_past_gets_its_fingerprints() -> None:
    make_lead(name="Åsa Öberg"), make_lead(name="")
    before = set(NameToken.objects.values_list("applicant", "token"))
    NameToken.objects.all().delete()
    migration.fingerprint_names(apps, None)
    assert set(NameToken.objects.values_list("applicant", "token")) == before
    assert len(before) == 2
