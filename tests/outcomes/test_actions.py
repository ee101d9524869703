"""Entering, correcting and taking back what has come back; the record only grows."""

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from recruitment.leads.models import Lead
from recruitment.leads.status import Status
from recruitment.outcomes.actions import correct, record, void
from recruitment.outcomes.models import Outcome
from recruitment.outcomes.queries import decided, handed_over_on, standing, standing_of
from recruitment.outcomes.refusals import OutcomeRefused
from recruitment.privacy.models import AccessLogEntry
from recruitment.staff.models import User
from tests.make.leads import make_municipality
from tests.make.triage import make_assessed, make_handed_over
from tests.outcomes.days import NOW, day

pytestmark = pytest.mark.django_db


def kinds(lead: Lead) -> list[str]:
    return [fact.kind for fact in standing_of(lead)]


def test_handing_over_opened_the_case_that_day(lead: Lead) -> None:
    (opened,) = standing_of(lead)
    assert (opened.kind, opened.occurred_on) == ("case_opened", day(0))
    assert handed_over_on(lead) == day(0)


def test_facts_are_entered_in_any_order_that_can_be_true(lead: Lead, ivar: User) -> None:
    ludvika = make_municipality()
    record(lead, kind="suitable", occurred_on=day(100), by=ivar, at=NOW)
    record(lead, kind="trained", occurred_on=day(60), by=ivar, at=NOW)
    record(lead, kind="offered", occurred_on=day(110), municipality=ludvika, by=ivar, at=NOW)
    record(lead, kind="offered", occurred_on=day(120), municipality=ludvika, by=ivar, at=NOW)
    record(lead, kind="placed", occurred_on=day(130), municipality=ludvika, by=ivar, at=NOW)
    assert kinds(lead) == ["case_opened", "trained", "suitable", "offered", "offered", "placed"]
    assert decided([lead]) == {lead.pk: "suitable"}


def test_the_same_fact_twice_is_one_fact(lead: Lead, ivar: User) -> None:
    first = record(lead, kind="trained", occurred_on=day(60), by=ivar, at=NOW)
    assert record(lead, kind="trained", occurred_on=day(60), by=ivar, at=NOW) == first
    with pytest.raises(OutcomeRefused):
        record(lead, kind="trained", occurred_on=day(61), by=ivar, at=NOW)
    assert kinds(lead) == ["case_opened", "trained"]
    assert AccessLogEntry.objects.filter(door="outcomes.record", actor=ivar).count() == 1


def test_a_family_that_was_never_handed_over_has_no_outcomes(ivar: User) -> None:
    lead = make_assessed()
    with pytest.raises(OutcomeRefused):
        record(lead, kind="case_opened", occurred_on=timezone.localdate(), by=ivar, at=NOW)
    assert not Outcome.objects.exists()


def test_a_withdrawal_leaves_the_register_too(lead: Lead, ivar: User) -> None:
    record(lead, kind="withdrawn", occurred_on=day(30), reason="too_long", by=ivar, at=NOW)
    lead.refresh_from_db()
    assert (lead.status, lead.reason) == (Status.WITHDRAWN, "too_long")
    assert lead.changes.latest("sequence").by == ivar


def test_a_correction_supersedes_and_the_first_entry_stays(lead: Lead, ivar: User) -> None:
    wrong = record(lead, kind="trained", occurred_on=day(60), by=ivar, at=NOW)
    right = correct(wrong, occurred_on=day(66), by=ivar, at=NOW + timedelta(minutes=5))
    assert standing_of(lead)[-1] == right
    assert (right.supersedes, right.kind, right.occurred_on) == (wrong, "trained", day(66))
    wrong.refresh_from_db()
    assert wrong.occurred_on == day(60)
    assert set(standing()) == set(standing_of(lead))


def test_what_is_corrected_is_not_corrected_again(lead: Lead, ivar: User) -> None:
    wrong = record(lead, kind="trained", occurred_on=day(60), by=ivar, at=NOW)
    correct(wrong, occurred_on=day(66), by=ivar, at=NOW)
    with pytest.raises(OutcomeRefused):
        correct(wrong, occurred_on=day(67), by=ivar, at=NOW)
    with pytest.raises(OutcomeRefused):
        void(wrong, by=ivar, at=NOW)
    assert Outcome.objects.filter(lead=lead, kind="trained").count() == 2


def test_a_correction_that_changes_nothing_writes_nothing(lead: Lead, ivar: User) -> None:
    fact = record(lead, kind="trained", occurred_on=day(60), by=ivar, at=NOW)
    assert correct(fact, occurred_on=day(60), by=ivar, at=NOW) == fact
    assert Outcome.objects.filter(lead=lead).count() == 2


def test_a_correction_obeys_the_same_rules(lead: Lead, ivar: User) -> None:
    suitable = record(lead, kind="suitable", occurred_on=day(100), by=ivar, at=NOW)
    record(lead, kind="available", occurred_on=day(110), by=ivar, at=NOW)
    for wrong in (day(-1), day(111), timezone.localtime(NOW).date() + timedelta(days=1)):
        with pytest.raises(OutcomeRefused):
            correct(suitable, occurred_on=wrong, by=ivar, at=NOW)
    assert kinds(lead) == ["case_opened", "suitable", "available"]


def test_what_others_rest_on_is_not_taken_back(lead: Lead, ivar: User) -> None:
    suitable = record(lead, kind="suitable", occurred_on=day(100), by=ivar, at=NOW)
    available = record(lead, kind="available", occurred_on=day(110), by=ivar, at=NOW)
    with pytest.raises(OutcomeRefused):
        void(suitable, by=ivar, at=NOW)
    void(available, by=ivar, at=NOW)
    void(suitable, by=ivar, at=NOW)
    assert kinds(lead) == ["case_opened"]
    record(lead, kind="unsuitable", occurred_on=day(100), reason="capacity", by=ivar, at=NOW)
    assert kinds(lead) == ["case_opened", "unsuitable"]


def test_an_empty_fact_that_corrects_nothing_is_impossible(lead: Lead, ivar: User) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Outcome.objects.create(lead=lead, kind="", occurred_on=day(1), recorded_at=NOW, recorded_by=ivar)


@pytest.mark.parametrize("moment", [datetime(2026, 1, 1, 23, 30), datetime(2026, 7, 1, 0, 30)])
def test_days_are_swedish_days(moment: datetime, ivar: User) -> None:
    """Half past eleven at night belongs to that evening here, whatever the clock in Greenwich says."""
    at = timezone.make_aware(moment)
    lead = make_handed_over(at=at).lead
    assert handed_over_on(lead) == moment.date()
    assert standing_of(lead)[0].occurred_on == moment.date()


def test_every_entry_stands_in_the_access_log(lead: Lead, ivar: User) -> None:
    fact = record(lead, kind="trained", occurred_on=day(60), by=ivar, at=NOW)
    fact = correct(fact, occurred_on=day(61), by=ivar, at=NOW)
    void(fact, by=ivar, at=NOW)
    entries = AccessLogEntry.objects.filter(actor=ivar).order_by("pk")
    assert [entry.door for entry in entries] == ["outcomes.record", "outcomes.correct", "outcomes.void"]
    assert {tuple(entry.cases) for entry in entries} == {(lead.reference,)}
