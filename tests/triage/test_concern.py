"""A concern for a child leaves the inbox at once, with who was told and nothing of what was said."""

from datetime import datetime
from uuid import uuid4

import pytest
from django.utils import timezone

from recruitment.leads.status import OPEN, Status
from recruitment.privacy.models import AccessLogEntry
from recruitment.triage import actions
from recruitment.triage.concern import pass_on_concern
from recruitment.triage.models import ConcernReport
from recruitment.triage.reasons import ReferralReason
from recruitment.triage.refusals import TriageRefused
from tests.make.leads import make_municipality
from tests.make.triage import brought_to, make_handed_over, make_handler

pytestmark = pytest.mark.django_db
NOW = timezone.make_aware(datetime(2026, 11, 24, 10))


@pytest.mark.parametrize("status", sorted(OPEN))
def test_it_is_passed_on_from_wherever_it_stands(status: Status) -> None:
    lead = brought_to(status, at=NOW)
    anna = make_handler()
    report = pass_on_concern(lead, municipality=make_municipality(), by=anna, at=NOW, token=uuid4())
    lead.refresh_from_db()
    assert (lead.status, lead.reason, lead.next_action) == (Status.REFERRED, ReferralReason.CHILD_CONCERN, "")
    assert (report.by, report.at, report.municipality.name) == (anna, NOW, "Ludvika")
    assert AccessLogEntry.objects.get(door="triage.pass_on_concern").cases == [lead.reference]


def test_a_second_post_tells_nobody_twice() -> None:
    lead, anna, token = brought_to(Status.RECEIVED, at=NOW), make_handler(), uuid4()
    for _time in range(2):
        pass_on_concern(lead, municipality=make_municipality(), by=anna, at=NOW, token=token)
    assert ConcernReport.objects.count() == 1
    assert lead.changes.count() == 2


@pytest.mark.parametrize("status", [Status.WITHDRAWN, Status.DORMANT])
def test_what_waits_for_nobody_is_noted_and_stays_as_it_is(status: Status) -> None:
    lead = brought_to(status, at=NOW)
    pass_on_concern(lead, municipality=make_municipality(), by=make_handler(), at=NOW, token=uuid4())
    lead.refresh_from_db()
    assert lead.status == status
    assert lead.concerns.count() == 1


def test_a_case_with_the_investigators_is_theirs_to_note() -> None:
    lead = make_handed_over(at=NOW).lead
    with pytest.raises(TriageRefused):
        pass_on_concern(lead, municipality=make_municipality(), by=make_handler(), at=NOW, token=uuid4())
    assert ConcernReport.objects.count() == 0


def test_a_registration_cannot_be_ended_for_a_concern_without_telling_the_board() -> None:
    lead = brought_to(Status.RECEIVED, at=NOW)
    with pytest.raises(TriageRefused):
        actions.close(
            lead, to=Status.REFERRED, reason=ReferralReason.CHILD_CONCERN, by=make_handler(), at=NOW
        )
