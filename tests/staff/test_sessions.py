"""Sessions end by themselves, and at once for somebody who no longer works here."""

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from recruitment.staff.roles import Role
from tests.make.staff import make_staff, signed_in

pytestmark = pytest.mark.django_db

HOME = "/konto/start/"
MORNING = "2026-11-23 08:00:00+01:00"


def is_signed_in(client: Client) -> bool:
    return not client.get(HOME).headers["Location"].startswith(reverse("account_login"))


def test_half_an_hour_away_ends_the_session() -> None:
    with time_machine.travel(MORNING, tick=False) as clock:
        client = signed_in(Role.HANDLER)
        assert is_signed_in(client)
        clock.shift(29 * 60)
        assert is_signed_in(client)
        clock.shift(31 * 60)
        assert not is_signed_in(client)
        clock.move_to(MORNING)
        assert not is_signed_in(client)


def test_ten_hours_end_it_even_for_the_busy() -> None:
    with time_machine.travel(MORNING, tick=False) as clock:
        client = signed_in(Role.HANDLER)
        for _quarter in range(40):
            assert is_signed_in(client)
            clock.shift(15 * 60)
        clock.shift(60)
        assert not is_signed_in(client)


def test_reading_a_page_twice_in_a_minute_writes_the_session_once(django_assert_num_queries: object) -> None:
    client = signed_in(Role.HANDLER)
    client.get(HOME)
    before = client.session["last_seen"]
    client.get(HOME)
    assert client.session["last_seen"] == before


def test_a_disabled_person_is_out_at_the_next_click() -> None:
    person = make_staff(Role.HANDLER)
    client = Client()
    client.force_login(person)
    assert is_signed_in(client)
    person.is_active = False
    person.save(update_fields=["is_active"])
    assert not is_signed_in(client)


def test_a_role_taken_away_is_gone_at_the_next_click() -> None:
    person = make_staff(Role.HANDLER)
    client = Client()
    client.force_login(person)
    assert client.get(HOME).headers["Location"] == reverse("desk:inbox")
    person.groups.clear()
    page = client.get(HOME)
    assert page.status_code == 200
    assert "Ingen dörr är öppen än" in page.content.decode()


def test_somebody_without_a_role_never_runs_in_circles() -> None:
    client = signed_in()
    for path in ("/admin/", "/admin/pages/", "/admin/login/", "/handlaggning/", "/rapport/"):
        answer = client.get(path, follow=True)
        assert len(answer.redirect_chain) <= 3, path
        assert answer.status_code in {200, 404}, path


def test_a_handler_does_not_find_the_editor() -> None:
    client = signed_in(Role.HANDLER)
    assert client.get("/admin/").status_code == 404
    assert client.get("/admin/pages/").status_code == 404


def test_staff_pages_speak_the_language_of_the_profile() -> None:
    client = signed_in(language="en")
    assert "No door is open yet" in client.get(HOME).content.decode()
    assert 'lang="en"' in client.get(HOME, headers={"accept-language": "sv"}).content.decode()


def test_the_browsers_wish_never_decides() -> None:
    page = Client().get(reverse("account_login"), headers={"accept-language": "en"})
    assert 'lang="sv"' in page.content.decode()


def test_staff_pages_are_never_kept() -> None:
    for path in (HOME, reverse("account_login")):
        assert signed_in().get(path).headers["Cache-Control"] == "no-store"
