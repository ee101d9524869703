"""An open inbox asks for news: mostly there is none, and what there is names nobody."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from recruitment.privacy.models import AccessLogEntry
from recruitment.staff.middleware import LAST_SEEN
from recruitment.staff.models import User
from recruitment.staff.roles import Role
from recruitment.triage import actions
from tests.make.leads import make_lead
from tests.make.staff import make_staff
from tests.make.triage import make_handler, tomorrow

pytestmark = pytest.mark.django_db
INBOX, NEWS = reverse("desk:inbox"), reverse("desk:news")
NOW = timezone.now()


@pytest.fixture
def desk() -> Client:
    client = Client()
    client.force_login(make_handler(first_name="Anna", last_name="Nyberg"))
    return client


def held(desk: Client) -> str:
    """The edition that an inbox drawn now holds."""
    return str(desk.get(INBOX).context["edition"])


def take(lead: object, by: User) -> None:
    actions.assign(
        lead, owner=by, partner=None, next_action="assess", next_action_on=tomorrow(NOW), by=by, at=NOW
    )


def test_nothing_new_is_a_304_that_reads_no_family_and_writes_no_log(desk: Client) -> None:
    make_lead()
    edition = held(desk)
    before = AccessLogEntry.objects.count()
    with CaptureQueriesContext(connection) as asked:
        answer = desk.get(NEWS, {"sedan": edition}, headers={"If-None-Match": f'"{edition}"'})
    assert (answer.status_code, answer.content) == (304, b"")
    assert answer.headers["Cache-Control"] == "no-store"
    assert not [row for row in asked if '"recruitment_lead"' in row["sql"]]
    assert len([row for row in asked if "SAVEPOINT" not in row["sql"]]) == 4
    assert AccessLogEntry.objects.count() == before


def test_a_colleagues_claim_is_told_with_initials_and_logged(desk: Client) -> None:
    lead, other = make_lead(name="Siv Hemlig"), make_lead()
    edition = held(desk)
    take(lead, make_handler(first_name="Karin", last_name="Ström"))
    answer = desk.get(NEWS, {"sedan": edition}, headers={"If-None-Match": f'"{edition}"'})
    assert [row["reference"] for row in answer.json()["changed"]] == [lead.reference]
    assert answer.json()["changed"][0]["pair"] == "KS"
    assert "Siv" not in answer.content.decode()
    assert other.reference not in answer.content.decode()
    entry = AccessLogEntry.objects.order_by("-pk").first()
    assert entry is not None
    assert (entry.door, entry.action, entry.cases) == ("desk:news", "list", [lead.reference])
    now = answer.json()["edition"]
    assert desk.get(NEWS, {"sedan": now}, headers={"If-None-Match": f'"{now}"'}).status_code == 304


def test_a_new_registration_is_news_without_names(desk: Client) -> None:
    edition = held(desk)
    make_lead()
    answer = desk.get(NEWS, {"sedan": edition}, headers={"If-None-Match": f'"{edition}"'})
    assert (answer.status_code, answer.json()["changed"]) == (200, [])


def test_a_protected_family_is_no_news_to_a_stranger(desk: Client) -> None:
    lead, manager = make_lead(), make_staff(Role.UNIT_MANAGER)
    edition = held(desk)
    actions.protect(lead, by=manager, at=NOW)
    assert desk.get(NEWS, {"sedan": edition}).json()["changed"] == []


@pytest.mark.parametrize("text", ["", "x", "1", "-", "1-x", "9" * 40 + "-1", "1-²"])
def test_an_edition_nobody_wrote_is_told_the_newest_and_nothing_else(text: str, desk: Client) -> None:
    take(make_lead(), make_handler())
    answer = desk.get(NEWS, {"sedan": text})
    assert (answer.status_code, answer.json()["changed"]) == (200, [])


def test_a_page_that_asks_by_itself_keeps_nobody_signed_in(desk: Client) -> None:
    held(desk)
    session = desk.session
    session[LAST_SEEN] = seen = session[LAST_SEEN] - 600
    session.save()
    desk.get(NEWS, headers={"X-Asked-By-Page": "1"})
    assert desk.session[LAST_SEEN] == seen
    desk.get(INBOX)
    assert desk.session[LAST_SEEN] > seen
