"""A password alone opens nothing for those who meet names or rule over accounts."""

import time

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from recruitment.staff.roles import Role
from tests.make.staff import PASSWORD, SECRET, make_staff, totp_code

pytestmark = pytest.mark.django_db

BEHIND = (
    "/handlaggning/",
    "/handlaggning/ko/",
    "/rapport/",
    "/admin/",
    "/konto/start/",
    "/konto/losenord/byt/",
)


@pytest.fixture(autouse=True)
def no_code_is_used_yet() -> None:
    cache.clear()


def by_password(*roles: Role, second_factor: bool = False) -> Client:
    person = make_staff(*roles, second_factor=second_factor)
    client = Client()
    client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})
    return client


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.STEERING_VIEWER}))
def test_nothing_opens_before_the_second_factor_is_set_up(role: Role) -> None:
    client = by_password(role)
    for path in BEHIND:
        answer = client.get(path)
        assert (path, answer.headers.get("Location")) == (path, reverse("mfa_index"))
    assert client.get(reverse("mfa_index")).status_code == 200


def test_the_steering_group_signs_in_with_a_password() -> None:
    answer = by_password(Role.STEERING_VIEWER).get("/konto/start/")
    assert answer.headers["Location"] == reverse("report:overview")


def test_a_combined_role_counts_as_the_stricter_one() -> None:
    answer = by_password(Role.STEERING_VIEWER, Role.HANDLER).get("/rapport/")
    assert answer.headers["Location"] == reverse("mfa_index")


def test_a_superuser_without_role_needs_one_too() -> None:
    person = make_staff(is_superuser=True, second_factor=False)
    client = Client()
    client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})
    assert client.get("/admin/").headers["Location"] == reverse("mfa_index")


def test_setting_up_the_app_opens_the_door_and_gives_reserve_codes() -> None:
    client = by_password(Role.HANDLER)
    page = client.get(reverse("mfa_activate_totp"))
    assert page.status_code == 200
    secret = client.session["mfa.totp.secret"]
    assert secret in page.content.decode()
    assert "data:image/svg+xml" in page.content.decode()
    code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    done = client.post(reverse("mfa_activate_totp"), {"code": code})
    assert done.headers["Location"] == reverse("mfa_view_recovery_codes")
    codes = client.get(done.headers["Location"]).content.decode()
    assert codes.count("<code>") == 10
    assert client.get("/konto/start/").headers["Location"] == reverse("desk:inbox")
    assert client.get(reverse("mfa_download_recovery_codes")).headers["Content-Type"].startswith("text/plain")


def test_a_session_from_before_must_show_the_factor_and_cannot_remove_it() -> None:
    person = make_staff(Role.HANDLER, second_factor=False)
    stolen = Client()
    stolen.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})
    TOTP.activate(person, SECRET)
    for path in (*BEHIND, reverse("mfa_index"), reverse("mfa_deactivate_totp"), reverse("mfa_add_webauthn"),
                 reverse("mfa_view_recovery_codes"), reverse("account_reauthenticate")):  # fmt: skip
        answer = stolen.get(path)
        assert answer.headers["Location"].startswith(reverse("mfa_reauthenticate")), path
    stolen.post(reverse("mfa_deactivate_totp"))
    assert Authenticator.objects.filter(user=person).exists()
    shown = stolen.post(
        reverse("mfa_reauthenticate") + "?next=/konto/start/", {"code": totp_code(), "next": "/konto/start/"}
    )
    assert shown.headers["Location"] == "/konto/start/"
    assert stolen.get("/konto/start/").headers["Location"] == reverse("desk:inbox")


def test_removing_the_only_factor_leads_back_to_setting_one_up() -> None:
    person = make_staff(Role.HANDLER)
    client = Client()
    client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})
    client.post(reverse("mfa_authenticate"), {"code": totp_code()})
    assert client.post(reverse("mfa_deactivate_totp")).status_code == 302
    assert not Authenticator.objects.filter(user=person).exists()
    fresh = Client()
    fresh.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})
    assert fresh.get("/handlaggning/").headers["Location"] == reverse("mfa_index")


def test_changing_how_one_signs_in_is_confirmed_once_the_sign_in_is_old() -> None:
    with time_machine.travel("2026-11-23 08:00:00+01:00", tick=False) as clock:
        person = make_staff(Role.HANDLER)
        client = Client()
        client.force_login(person)
        assert client.get(reverse("mfa_deactivate_totp")).status_code == 200
        clock.shift(301)
        asked = client.get(reverse("mfa_deactivate_totp"))
        assert asked.headers["Location"].startswith(reverse("account_reauthenticate"))
        page = client.get(asked.headers["Location"])
        assert "Är det du?" in page.content.decode()
        client.post(asked.headers["Location"], {"password": PASSWORD})
        assert client.get(reverse("mfa_deactivate_totp")).status_code == 200


def test_the_demo_may_switch_it_off(settings: object) -> None:
    settings.SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]
    answer = by_password(Role.HANDLER).get("/konto/start/")
    assert answer.headers["Location"] == reverse("desk:inbox")
