"""The page that imports: tried first, imported by another press, by the unit manager alone."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from recruitment.desk.tried_file import HOLDS_FOR, lock, unlock
from recruitment.leads.models import Lead
from recruitment.staff.models import User
from recruitment.staff.roles import Role
from recruitment.triage.history_file import COLUMNS
from tests.make.staff import make_staff

pytestmark = pytest.mark.django_db
PAGE = "/handlaggning/importera/"


@pytest.fixture
def manager() -> User:
    return make_staff(Role.UNIT_MANAGER)


@pytest.fixture
def desk(manager: User) -> Client:
    client = Client()
    client.force_login(manager)
    return client


def file_of(**cells: str) -> SimpleUploadedFile:
    today = timezone.localdate().isoformat()
    good = {
        "id": "1", "inkom": today, "namn": "Åsa Öberg", "epost": "asa@example.se",
        "status": "pågår", "status_datum": today,
    }  # fmt: skip
    row = {**good, **cells}
    text = ";".join(COLUMNS) + "\r\n" + ";".join(row.get(name, "") for name in COLUMNS) + "\r\n"
    return SimpleUploadedFile("lista.csv", text.encode("utf-8-sig"))


def test_a_file_is_tried_before_anything_is_saved(desk: Client) -> None:
    page = desk.post(PAGE, {"fil": file_of()})
    assert "1 ny anmälan" in page.content.decode()
    assert not Lead.objects.exists()
    # Whom the file names does not stand on the page.
    assert "Åsa" not in page.content.decode()
    answer = desk.post(PAGE, {"tried": page.context["tried"]})
    assert (answer.status_code, answer["Location"]) == (302, PAGE)
    assert Lead.objects.count() == 1
    again = desk.post(PAGE, {"fil": file_of()}).content.decode()
    assert "1 finns redan" in again


def test_a_file_with_an_error_cannot_be_imported(desk: Client) -> None:
    page = desk.post(PAGE, {"fil": file_of(namn="")})
    assert "<strong>Rad 2, namn:</strong>" in page.content.decode()
    assert page.context["tried"] == ""
    assert not Lead.objects.exists()


@pytest.mark.parametrize("sent", [{}, {"tried": ""}, {"tried": "aaaa"}, {"tried": "å"}])
def test_what_was_never_tried_is_not_imported(sent: dict[str, str], desk: Client) -> None:
    page = desk.post(PAGE, sent)
    assert page.status_code == 200
    assert page.context["errors"]
    assert not Lead.objects.exists()


def test_only_who_tried_it_can_import_it_and_only_for_an_hour(manager: User) -> None:
    now = timezone.now()
    locked = lock("text", by=manager, at=now)
    assert unlock(locked, by=manager, at=now) == "text"
    assert unlock(locked, by=make_staff(Role.UNIT_MANAGER), at=now) is None
    assert unlock(locked, by=manager, at=now + HOLDS_FOR) is None


def test_the_template_has_the_columns_and_opens_in_excel(desk: Client) -> None:
    answer = desk.get(f"{PAGE}mall.csv")
    assert answer.content == ("\ufeff" + ";".join(COLUMNS) + "\r\n").encode()
    page = desk.get(PAGE).content.decode()
    assert all(f"<code>{name}</code>" in page for name in COLUMNS)
