"""The day a registration is due, as the database keeps it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from recruitment.leads.models import Lead
from recruitment.leads.promise import end_of
from recruitment.leads.status import Status
from tests.make.leads import make_lead
from tests.make.triage import brought_to

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


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
