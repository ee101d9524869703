"""“Att göra”: asked from a page, found in the inbox, done in one press; guests without e-mail are called."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from recruitment.groundwork.actions import Judged, judge
from recruitment.leads.models import Lead
from recruitment.meetings import actions as meetings
from recruitment.meetings import scheduling
from recruitment.privacy.models import AccessLogEntry
from recruitment.staff.models import User
from recruitment.staff.roles import Role
from recruitment.tasks.models import Task, TaskKind
from recruitment.triage import actions
from tests.make.meetings import make_booking, make_meeting
from tests.make.staff import make_staff, signed_in
from tests.make.triage import call, make_contacted, make_handler

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
TODAY = NOW.date()
TASKS = "/handlaggning/uppgifter/"


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with time_machine.travel(NOW):
        yield


@pytest.fixture
def anna() -> User:
    return make_handler(first_name="Anna", last_name="Nyberg")


@pytest.fixture
def karin() -> User:
    return make_handler(first_name="Karin", last_name="Sand")


@pytest.fixture
def desk(karin: User) -> Client:
    client = Client()
    client.force_login(karin)
    return client


def ask(by: User, addressee: User, **facts: Any) -> Task:
    lead = make_contacted(owner=by, **facts)
    note = actions.add_note(
        lead, text="Ring skolan", addressee=addressee, due_on=TODAY, by=by, at=timezone.now()
    )
    return Task.objects.get(pk=note.pk)


def test_from_the_inbox_to_done_in_one_press(desk: Client, anna: User, karin: User) -> None:
    task = ask(anna, karin)
    assert "1 sak väntar på att du gör den" in desk.get("/handlaggning/").content.decode()
    page = desk.get(TASKS).content.decode()
    for words in ("Ring skolan", "Till dig", task.case, "Kim Exempelsson", "Anna Nyberg"):
        assert words in page
    entry = AccessLogEntry.objects.filter(door="desk:tasks").get()
    assert entry.cases == [task.case]
    assert desk.post(f"{TASKS}{task.pk}/klar/")["Location"] == TASKS
    task.refresh_from_db()
    assert task.done_by == karin
    assert "väntar på att du" not in desk.get("/handlaggning/").content.decode()
    told = Client()
    told.force_login(anna)
    assert "Klart: Ring skolan" in told.get(f"/handlaggning/{task.case}/").content.decode()


def test_done_on_ones_own_familys_page_stays_there(desk: Client, karin: User) -> None:
    task = ask(karin, karin)
    page = f"/handlaggning/{task.case}/"
    assert f'action="{TASKS}{task.pk}/klar/"' in desk.get(page).content.decode()
    assert desk.post(f"{TASKS}{task.pk}/klar/", {"pa": task.case})["Location"] == page


def test_done_on_anothers_familys_page_leads_back_to_the_list(desk: Client, anna: User, karin: User) -> None:
    """The task opened the page without a question; when it is done, the page asks why like any other."""
    task = ask(anna, karin)
    assert desk.get(f"/handlaggning/{task.case}/").status_code == 200
    assert desk.post(f"{TASKS}{task.pk}/klar/", {"pa": task.case})["Location"] == TASKS


def test_opening_the_address_finishes_nothing(desk: Client, anna: User, karin: User) -> None:
    task = ask(anna, karin)
    assert desk.get(f"{TASKS}{task.pk}/klar/").status_code == 302
    task.refresh_from_db()
    assert task.done_at is None


def test_what_one_may_not_see_one_cannot_finish(anna: User) -> None:
    task = ask(anna, anna, is_protected=True)
    other = signed_in(Role.HANDLER)
    assert task.case not in other.get(TASKS).content.decode()
    assert other.post(f"{TASKS}{task.pk}/klar/").status_code == 404


def test_the_manager_sees_what_others_have_let_lie(anna: User, karin: User) -> None:
    task = ask(anna, karin)
    Task.objects.update(due_on=TODAY - timedelta(days=3))
    assert task.case in signed_in(Role.UNIT_MANAGER).get(TASKS).content.decode()
    assert task.case not in signed_in(Role.HANDLER).get(TASKS).content.decode()


def waiting_guest(**facts: Any) -> Any:
    """Somebody without e-mail who waits behind a guest that then cancels."""
    meeting = make_meeting(at=NOW - timedelta(days=2), capacity=1)
    seated = make_booking(meeting, phone="070-174 06 06", email="a@example.se", at=NOW - timedelta(days=1))
    waits = make_booking(meeting, name="Åsa Öqvist", email="", at=NOW - timedelta(hours=3), **facts)
    meetings.cancel(seated, by=User.objects.system(), at=NOW)
    return waits


def test_a_guest_without_email_who_gets_a_seat_is_called(desk: Client) -> None:
    guest = waiting_guest()
    task = Task.objects.get()
    assert (task.kind, task.case, task.addressee) == (TaskKind.GUEST_GOT_IN, guest.reference, None)
    page = desk.get(TASKS).content.decode()
    for words in ("Till den som hinner först", "Åsa Öqvist", "070-174 06 05", "en plats på träffen"):
        assert words in page


def test_what_comes_to_nothing_is_put_aside(desk: Client) -> None:
    guest = waiting_guest()
    meetings.cancel(guest, by=User.objects.system(), at=NOW)
    assert not Task.objects.filter(done_at__isnull=True).exists()


def test_a_meeting_moved_or_called_off_is_told_by_telephone_too() -> None:
    guest = make_booking(email="", at=NOW - timedelta(days=1))
    manager = make_staff(Role.COMMUNICATOR)
    for days in (1, 2):
        until = guest.meeting.ends_at + timedelta(days=days)
        scheduling.change(guest.meeting, {"ends_at": until}, by=manager, at=NOW)
    assert [task.kind for task in Task.objects.filter(done_at__isnull=True)] == [TaskKind.GUEST_CHANGED]
    scheduling.call_off(guest.meeting, by=manager, at=NOW)
    assert [task.kind for task in Task.objects.filter(done_at__isnull=True)] == [TaskKind.GUEST_CALLED_OFF]


def test_who_has_an_address_is_written_to_and_nobody_is_asked() -> None:
    make_booking(at=NOW - timedelta(days=1))
    assert not Task.objects.exists()


def questions(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def fill(lead: Lead, by: User, times: int) -> None:
    for number in range(times):
        at = timezone.now()
        actions.add_note(lead, text=f"Not {number}", addressee=by, due_on=TODAY, by=by, at=at)
        judge(lead, {"room": Judged("unclear", f"Skäl {number}")}, by=by, at=at)
        call(lead, by=by, at=at)


@pytest.mark.parametrize("page", ["", "utskrift/"])
def test_a_familys_page_asks_no_more_however_much_there_is(page: str, desk: Client, karin: User) -> None:
    lead = make_contacted(owner=karin)
    address = f"/handlaggning/{lead.reference}/{page}"
    fill(lead, karin, 1)
    few = questions(desk, address)
    fill(lead, karin, 8)
    assert questions(desk, address) == few


def test_the_list_asks_no_more_however_long_it_is(desk: Client, anna: User, karin: User) -> None:
    ask(anna, karin)
    few = questions(desk, TASKS)
    for _number in range(5):
        ask(anna, karin)
    assert questions(desk, TASKS) == few


def test_the_sheet_to_take_along_holds_one_family_and_is_written_down(desk: Client, karin: User) -> None:
    make_contacted(owner=karin, name="Annan Familj")
    lead = make_contacted(owner=karin, name="Åsa Öberg")
    fill(lead, karin, 1)
    page = desk.get(f"/handlaggning/{lead.reference}/utskrift/").content.decode()
    for words in ("Åsa Öberg", "070-174 06 05", "Skäl 0", "Not 0"):
        assert words in page
    assert "Annan Familj" not in page
    # A browser prints the title on every page: it names nobody.
    title = page[page.index("<title>") : page.index("</title>")]
    assert lead.reference in title
    assert "Åsa" not in title
    entry = AccessLogEntry.objects.get(door="desk:print")
    assert (entry.action, entry.cases) == ("export", [lead.reference])


def test_a_protected_familys_sheet_says_so(anna: User) -> None:
    lead = make_contacted(owner=anna, is_protected=True)
    page = signed_in(Role.UNIT_MANAGER).get(f"/handlaggning/{lead.reference}/utskrift/").content.decode()
    assert "Skyddade personuppgifter" in page
    assert signed_in(Role.HANDLER).get(f"/handlaggning/{lead.reference}/utskrift/").status_code == 404
