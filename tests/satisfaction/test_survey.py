"""Anonymous by construction: each link answers once, and no row can tell whose an answer is."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import models
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from recruitment.handoff.models import Handover
from recruitment.leads.models import Lead
from recruitment.outbox.delivery import deliver_next
from recruitment.outbox.models import OutboxMessage
from recruitment.outcomes.actions import record
from recruitment.report.periods import half_year_of
from recruitment.report.satisfaction import surveys
from recruitment.satisfaction.actions import forget_links, make_link, make_links_for_municipalities
from recruitment.satisfaction.invitations import DELIVERIES, LETTER, invite_families
from recruitment.satisfaction.models import Audience, SurveyAnswer, SurveyLink
from recruitment.staff.roles import Role
from tests.make.staff import make_staff, signed_in
from tests.make.triage import make_handed_over

pytestmark = pytest.mark.django_db
FROM_HERE = {"sec-fetch-site": "same-origin"}
NOON = "2026-11-20 12:00:00+01:00"


def link() -> str:
    return make_link(Audience.FAMILY, last_day=timezone.localdate() + timedelta(days=9))


def answer(token: str, *, headers: Any = FROM_HERE, **marks: int) -> Any:
    return Client().post("/enkat/", {"lank": token, **marks}, headers=headers)


def test_a_link_is_opened_often_and_answers_once() -> None:
    token = link()
    for _time in range(3):
        page = Client().get("/enkat/", {"lank": token})
        assert "Vi fick ett bra bemötande" in page.content.decode()
        assert "no-store" in page["Cache-Control"]
    assert (answer(token, welcome=5, waiting=2).status_code, answer(token, welcome=1).status_code) == (
        303,
        404,
    )
    assert [one.marks for one in SurveyAnswer.objects.all()] == [{"welcome": 5, "waiting": 2}]
    assert not page.cookies


@pytest.mark.parametrize("marks", [{}, {"welcome": 6}, {"fit": 3}])
def test_what_is_no_answer_uses_up_no_link(marks: dict[str, int]) -> None:
    token = link()
    assert answer(token, **marks).status_code == 200
    assert not SurveyAnswer.objects.exists()
    assert answer(token, told=4).status_code == 303


def test_no_other_site_answers_and_no_late_link_opens() -> None:
    token = link()
    assert answer(token, headers={"sec-fetch-site": "cross-site"}, told=4).status_code == 403
    SurveyLink.objects.update(last_day=timezone.localdate() - timedelta(days=1))
    assert answer(token, told=4).status_code == 404
    forget_links(timezone.now())
    assert not SurveyLink.objects.exists()


def test_no_row_holds_a_moment_a_person_or_the_way_to_another() -> None:
    for model in (SurveyAnswer, SurveyLink):
        kinds = {type(field) for field in model._meta.get_fields()}
        assert not kinds & {models.DateTimeField, models.ForeignKey, models.OneToOneField, models.AutoField}
    token = link()
    answer(token, told=4)
    stored = SurveyAnswer.objects.values().get()
    assert set(stored) == {"id", "audience", "half_year", "marks"}
    assert len(stored["half_year"]) == 6
    # The link is gone in the moment the answer comes: nothing is left to compare with.
    assert not SurveyLink.objects.exists()


def ended_case(days_ago: int, **facts: Any) -> Handover:
    now = timezone.now()
    case = make_handed_over(at=now - timedelta(days=days_ago + 5), **facts)
    record(
        case.lead, kind="unsuitable", reason="capacity",
        occurred_on=timezone.localdate(now) - timedelta(days=days_ago),
        by=make_staff(Role.INVESTIGATOR), at=now,
    )  # fmt: skip
    return case


def test_a_family_is_asked_once_a_while_after_its_case_has_ended(mailoutbox: list[Any]) -> None:
    case = ended_case(20)
    for days_ago, email in ((3, "ny@example.se"), (90, "gammal@example.se")):
        ended_case(days_ago, email=email, phone="")
    hidden = ended_case(20, email="skyddad@example.se", phone="")
    Lead.objects.filter(pk=hidden.lead_id).update(is_protected=True)
    make_handed_over(email="annan@example.se", phone="", at=timezone.now() - timedelta(days=30))
    now = timezone.now()
    assert (invite_families(now), invite_families(now + timedelta(days=1))) == ("1", "")
    OutboxMessage.objects.exclude(kind=LETTER).delete()
    deliver_next(DELIVERIES, at=timezone.now())
    (letter,) = mailoutbox
    assert letter.to == ["kim@example.se"]
    assert case.lead.reference not in letter.body
    address = letter.body.split("/enkat/?lank=")[1].split()[0]
    assert answer(address, told=4).status_code == 303
    # What is left says that somebody was asked; not by which link, and not whether they answered.
    assert OutboxMessage.objects.get(kind=LETTER).payload == {}


@pytest.mark.parametrize("count", [4, 5])
def test_a_half_year_shows_when_it_is_over_and_five_have_answered(count: int) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        for number in range(count):
            answer(link(), welcome=5 if number else 1)
        assert surveys(timezone.localdate()) == []
        clock.shift(timedelta(days=60))
        (survey,) = surveys(timezone.localdate())
        assert survey.period == half_year_of(timezone.localdate() - timedelta(days=60))
        welcome, told = survey.statements[:2]
        assert told.answers is None
        if count < 5:
            assert (survey.answers, welcome.answers, welcome.mean) == (None, None, None)
        else:
            assert (survey.answers, welcome.answers, welcome.mean, welcome.agree) == (5, 5, 4.2, 0.8)
            assert welcome.interval is not None and welcome.interval.holds(0.8)


def test_the_manager_hands_out_links_that_belong_to_no_municipality() -> None:
    client = signed_in(Role.UNIT_MANAGER)
    last = (timezone.localdate() + timedelta(days=30)).isoformat()
    page = client.post(reverse("desk:survey_links"), {"count": 3, "last_day": last}).content.decode()
    assert page.count("/enkat/?lank=") == SurveyLink.objects.count() == 3
    assert {one.audience for one in SurveyLink.objects.all()} == {Audience.MUNICIPALITY}
    with pytest.raises(ValueError, match="no number"):
        make_links_for_municipalities(
            0, last_day=timezone.localdate(), by=make_staff(Role.UNIT_MANAGER), at=timezone.now()
        )


@pytest.mark.parametrize("role", [Role.UNIT_MANAGER, Role.STEERING_VIEWER])
def test_the_page_and_its_files_can_be_read(role: Role) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        for _number in range(5):
            answer(link(), welcome=5)
        clock.shift(timedelta(days=60))
        client = signed_in(role)
        page = client.get(reverse("report:satisfaction")).content.decode()
        assert "100 %" in page
        assert "färre än 5" in page
        file = client.get(reverse("report:satisfaction_file", args=["csv"])).content.decode()
        assert ";5;5,0;100;" in file
        assert client.get(reverse("report:satisfaction_file", args=["xlsx"])).status_code == 200
