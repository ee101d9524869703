"""The checklist, BRA-fam's days and the approvals: dated, with reasons, superseded and never overwritten."""

from datetime import datetime, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from recruitment.groundwork.actions import Judged, approve, date_bra_fam, judge, withdraw_approval
from recruitment.groundwork.models import Approval, BraFamDate, BraFamStep, RequirementJudgement
from recruitment.groundwork.personal_data import PERSONAL_DATA
from recruitment.groundwork.queries import bra_fam_dates, standing_approvals, standing_judgements
from recruitment.groundwork.refusals import GroundworkRefused
from recruitment.handoff.actions import hand_over
from recruitment.handoff.models import Adapter
from recruitment.handoff.wording import plain_text
from recruitment.leads.models import Lead
from recruitment.privacy.models import AccessLogEntry
from recruitment.staff.models import User
from tests.make.leads import make_municipality
from tests.make.triage import make_assessed, make_contacted, make_handler

pytestmark = pytest.mark.django_db
NOW = timezone.make_aware(datetime(2026, 11, 16, 9, 0))
TODAY = timezone.localdate(NOW)
A_DAY = timedelta(days=1)


@pytest.fixture
def anna() -> User:
    return make_handler()


@pytest.fixture
def lead(anna: User) -> Lead:
    return make_contacted(owner=anna, at=NOW)


def test_a_later_judgement_supersedes_and_the_earlier_one_stays(lead: Lead, anna: User) -> None:
    judge(lead, {"room": Judged("unclear", "Rummet är kontor")}, by=anna, at=NOW)
    judge(lead, {"room": Judged("met")}, by=anna, at=NOW + A_DAY)
    assert [(row.version, row.judgement, row.reason) for row in lead.judgements.order_by("version")] == [
        (1, "unclear", "Rummet är kontor"),
        (2, "met", ""),
    ]
    standing = standing_judgements(lead)["room"]
    assert (standing.judgement, standing.by, standing.wording) == ("met", anna, "Barnet kan få ett eget rum.")


def test_the_same_judgement_again_is_no_new_version(lead: Lead, anna: User) -> None:
    for _time in range(2):
        judge(lead, {"time": Judged("met"), "room": Judged("met")}, by=anna, at=NOW)
    assert lead.judgements.count() == 2
    assert AccessLogEntry.objects.filter(door="groundwork.judge").count() == 1


@pytest.mark.parametrize(
    "judged",
    [
        {"room": Judged("not_met")},
        {"room": Judged("unclear", "  ")},
        {"room": Judged("perhaps", "för att")},
        {"rich": Judged("met")},
        {"time": Judged("met"), "room": Judged("met", "a" * 501)},
    ],
)
def test_a_judgement_without_its_reason_or_of_something_else_is_refused_whole(
    judged: dict[str, Judged], lead: Lead, anna: User
) -> None:
    with pytest.raises(GroundworkRefused):
        judge(lead, judged, by=anna, at=NOW)
    assert not lead.judgements.exists()


def test_the_database_itself_refuses_to_overwrite_a_judgement(lead: Lead, anna: User) -> None:
    judge(lead, {"room": Judged("unclear", "Rummet är kontor")}, by=anna, at=NOW)
    for changed in ({"judgement": "met"}, {"at": NOW - A_DAY}, {"wording": "Något annat"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            RequirementJudgement.objects.update(**changed)


def test_the_reason_goes_with_the_family_and_the_judgement_stays(lead: Lead, anna: User) -> None:
    judge(lead, {"room": Judged("unclear", "Rummet är kontor")}, by=anna, at=NOW)
    assert PERSONAL_DATA[0].erase(RequirementJudgement.objects.all()) == 1
    row = RequirementJudgement.objects.get()
    assert (row.judgement, row.reason) == ("unclear", "")


def test_bra_fam_is_two_days_and_nothing_else(lead: Lead, anna: User) -> None:
    date_bra_fam(lead, step=BraFamStep.SENT, on=TODAY - 9 * A_DAY, by=anna, at=NOW)
    for _time in range(2):
        date_bra_fam(lead, step=BraFamStep.RETURNED, on=TODAY, by=anna, at=NOW)
    assert bra_fam_dates(lead) == {"sent": TODAY - 9 * A_DAY, "returned": TODAY}
    assert BraFamDate.objects.count() == 2
    assert {field.name for field in BraFamDate._meta.get_fields()} == {"id", "lead", "step", "on", "at", "by"}


def test_a_day_written_wrong_is_followed_by_the_right_one(lead: Lead, anna: User) -> None:
    date_bra_fam(lead, step=BraFamStep.SENT, on=TODAY - 9 * A_DAY, by=anna, at=NOW)
    date_bra_fam(lead, step=BraFamStep.SENT, on=TODAY - 8 * A_DAY, by=anna, at=NOW + A_DAY)
    assert bra_fam_dates(lead) == {"sent": TODAY - 8 * A_DAY}
    assert BraFamDate.objects.count() == 2


def test_bra_fam_does_not_come_back_before_it_was_sent_or_tomorrow(lead: Lead, anna: User) -> None:
    with pytest.raises(GroundworkRefused):
        date_bra_fam(lead, step=BraFamStep.RETURNED, on=TODAY, by=anna, at=NOW)
    with pytest.raises(GroundworkRefused):
        date_bra_fam(lead, step=BraFamStep.SENT, on=TODAY + A_DAY, by=anna, at=NOW)
    date_bra_fam(lead, step=BraFamStep.SENT, on=TODAY, by=anna, at=NOW)
    with pytest.raises(GroundworkRefused):
        date_bra_fam(lead, step=BraFamStep.RETURNED, on=TODAY - A_DAY, by=anna, at=NOW)


def give(lead: Lead, by: User, name: str = "Ludvika", code: str = "2085") -> Approval:
    town = make_municipality(code, name)
    return approve(lead, municipality=town, given_on=TODAY, way="visit", by=by, at=NOW)


def test_an_approval_is_for_one_municipality_and_stands_once(lead: Lead, anna: User) -> None:
    assert give(lead, anna) == give(lead, anna)
    give(lead, anna, "Falun", "2080")
    assert [row.municipality.name for row in standing_approvals(lead)] == ["Falun", "Ludvika"]
    with pytest.raises(GroundworkRefused):
        approve(lead, municipality=make_municipality(), given_on=TODAY, way="phone", by=anna, at=NOW)
    with pytest.raises(GroundworkRefused):
        approve(
            lead,
            municipality=make_municipality("2082", "Säter"),
            given_on=TODAY + A_DAY,
            way="phone",
            by=anna,
            at=NOW,
        )


def test_an_approval_taken_back_stands_no_more_and_can_be_given_anew(lead: Lead, anna: User) -> None:
    approval = give(lead, anna)
    with pytest.raises(GroundworkRefused):
        withdraw_approval(approval, withdrawn_on=TODAY - A_DAY, by=anna, at=NOW)
    for _time in range(2):
        withdraw_approval(approval, withdrawn_on=TODAY, by=anna, at=NOW)
    assert not standing_approvals(lead).exists()
    assert AccessLogEntry.objects.filter(door="groundwork.withdraw_approval").count() == 1
    give(lead, anna)
    assert standing_approvals(lead).count() == 1
    assert Approval.objects.count() == 2


def test_the_package_says_which_approvals_stand_and_no_other(anna: User) -> None:
    lead = make_assessed(owner=anna, at=NOW)
    give(lead, anna)
    withdraw_approval(give(lead, anna, "Falun", "2080"), withdrawn_on=TODAY, by=anna, at=NOW)
    package = hand_over(lead, adapter=Adapter.BUILT_IN_QUEUE, by=anna, at=NOW).package
    assert package["approvals"] == [
        {"municipality": {"code": "2085", "name": "Ludvika"}, "given_on": TODAY.isoformat(), "way": "visit"}
    ]
    assert "Ludvika, gavs 2026-11-16, vid ett besök" in plain_text(package)


def test_a_package_of_the_first_form_is_still_read(anna: User) -> None:
    lead = make_assessed(owner=anna, at=NOW)
    package = hand_over(lead, adapter=Adapter.BUILT_IN_QUEUE, by=anna, at=NOW).package
    del package["approvals"]
    assert "Inget gäller" in plain_text(package)
