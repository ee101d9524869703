"""The page that reads in outcomes: tried first, entered by another press, by those who investigate."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from recruitment.handoff.models import Handover
from recruitment.handoff.outcome_file import COLUMNS
from recruitment.outcomes.queries import standing_of
from recruitment.staff.roles import Role
from tests.make.staff import make_staff
from tests.make.triage import make_handed_over

pytestmark = pytest.mark.django_db
PAGE = "/handlaggning/ko/utfall/"


@pytest.fixture
def case() -> Handover:
    return make_handed_over(name="Kanarina Fågelsson", at=timezone.now() - timedelta(days=9))


@pytest.fixture
def browser() -> Client:
    client = Client()
    client.force_login(make_staff(Role.INVESTIGATOR))
    return client


def file_of(case: Handover, kind: str = "lämplig") -> SimpleUploadedFile:
    cells = {"referens": case.lead.reference, "handelse": kind, "datum": timezone.localdate().isoformat()}
    text = ";".join(COLUMNS) + "\r\n" + ";".join(cells.get(name, "") for name in COLUMNS) + "\r\n"
    return SimpleUploadedFile("lista.csv", text.encode("utf-8-sig"))


def test_a_file_is_tried_before_anything_is_entered(browser: Client, case: Handover) -> None:
    page = browser.post(PAGE, {"fil": file_of(case)})
    assert "1 nytt utfall" in page.content.decode()
    assert "Kanarina" not in page.content.decode()
    assert len(standing_of(case.lead)) == 1
    answer = browser.post(PAGE, {"tried": page.context["tried"]})
    assert (answer.status_code, answer["Location"]) == (302, PAGE)
    assert [fact.kind for fact in standing_of(case.lead)] == ["case_opened", "suitable"]
    again = browser.post(PAGE, {"fil": file_of(case)}).content.decode()
    assert "1 finns redan" in again


@pytest.mark.parametrize("kind", ["klar", "barn placerat"])
def test_what_is_wrong_is_told_by_its_row_and_cannot_be_entered(
    kind: str, browser: Client, case: Handover
) -> None:
    page = browser.post(PAGE, {"fil": file_of(case, kind)})
    assert "<strong>Rad 2" in page.content.decode()
    assert page.context["tried"] == ""


@pytest.mark.parametrize("sent", [{}, {"tried": ""}, {"tried": "aaaa"}])
def test_what_was_never_tried_is_not_entered(sent: dict[str, str], browser: Client) -> None:
    page = browser.post(PAGE, sent)
    assert page.status_code == 200
    assert page.context["errors"]


def test_the_template_has_the_columns_and_the_queue_leads_here(browser: Client) -> None:
    answer = browser.get(f"{PAGE}mall.csv")
    assert answer.content == ("\ufeff" + ";".join(COLUMNS) + "\r\n").encode()
    page = browser.get(PAGE).content.decode()
    assert all(f"<code>{name}</code>" in page for name in COLUMNS)
    assert PAGE in browser.get("/handlaggning/ko/").content.decode()
