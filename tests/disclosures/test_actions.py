"""No municipality is told who a family is without their word, and what was told stands for good."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.management import call_command
from django.db import Error as DatabaseError
from django.db import transaction
from django.utils import timezone

from recruitment.desk.disclosure_story import disclosure_story
from recruitment.disclosures.actions import disclose, take_back
from recruitment.disclosures.models import Disclosure
from recruitment.disclosures.queries import standing_disclosures
from recruitment.disclosures.refusals import DisclosureRefused
from recruitment.groundwork.actions import withdraw_approval
from recruitment.groundwork.models import Approval
from recruitment.privacy.models import AccessAction, AccessLogEntry
from tests.make.leads import make_lead
from tests.make.triage import make_approval, make_handler

pytestmark = pytest.mark.django_db


@pytest.fixture
def approval() -> Approval:
    return make_approval(make_lead())


def told(approval: Approval, *, days_ago: int = 0, token: UUID | None = None, **changed: Any) -> Disclosure:
    facts = {"told_on": day(days_ago), "way": "phone", "what": ["who", "home"], **changed}
    return disclose(approval, **facts, token=token or uuid4(), by=make_handler(), at=timezone.now())


def day(days_ago: int = 0) -> date:
    return timezone.localdate() - timedelta(days=days_ago)


def test_it_is_written_down_once_with_all_of_it_and_stands_in_the_log(approval: Approval) -> None:
    token = uuid4()
    row = told(approval, token=token)
    assert told(approval, token=token) == row
    assert [
        (one.approval, one.told_on, one.way, one.what) for one in standing_disclosures(approval.lead)
    ] == [(approval, day(), "phone", ["who", "home"])]
    entry = AccessLogEntry.objects.get(door="disclosures.disclose")
    assert (entry.action, entry.cases, entry.reason) == (
        AccessAction.EXPORT, [approval.lead.reference], "Ludvika",
    )  # fmt: skip


@pytest.mark.parametrize(
    "changed",
    [{"days_ago": 1}, {"days_ago": -1}, {"way": "rumour"}, {"what": []}, {"what": ["who", "everything"]}],
)
def test_outside_the_approval_or_the_lists_nothing_is_written(
    changed: dict[str, Any], approval: Approval
) -> None:
    with pytest.raises(DisclosureRefused):
        told(approval, **changed)
    assert not Disclosure.objects.exists()


def test_an_approval_that_was_taken_back_covers_its_own_days_only() -> None:
    approval = make_approval(make_lead())
    Approval.objects.filter(pk=approval.pk).update(given_on=day(9))
    approval.refresh_from_db()
    withdraw_approval(approval, withdrawn_on=day(5), by=make_handler(), at=timezone.now())
    told(approval, days_ago=6)
    with pytest.raises(DisclosureRefused):
        told(approval, days_ago=4)


def test_a_mistake_is_added_and_nothing_is_taken_away(approval: Approval) -> None:
    row = told(approval)
    for _twice in range(2):
        take_back(row, by=make_handler(), at=timezone.now())
    assert not standing_disclosures(approval.lead).exists()
    assert Disclosure.objects.count() == 2
    assert [event.title.split(" ")[0] for event in disclosure_story(approval.lead)] == [
        "Ludvika",
        "Inskrivet",
    ]


def test_the_database_lets_nobody_change_or_remove_it(approval: Approval) -> None:
    row = told(approval)
    for deed in (
        lambda: Disclosure.objects.filter(pk=row.pk).update(way="letter"),
        lambda: Disclosure.objects.filter(pk=row.pk)._raw_delete("default"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            deed()


def test_it_outlives_the_registration_and_names_nobody(approval: Approval) -> None:
    told(approval)
    call_command("erase_lead", approval.lead.reference, decision="SN 2026/12")
    assert standing_disclosures(approval.lead).count() == 1
