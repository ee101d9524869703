"""Signing in as the staff do it: one page, two steps, equal answers, and no other way in."""

import re

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from django.urls import NoReverseMatch, reverse

from recruitment.outbox.models import OutboxMessage
from recruitment.staff.roles import Role
from tests.make.staff import PASSWORD, SECRET, make_staff, totp_code

pytestmark = pytest.mark.django_db

LOGIN = "/konto/logga-in/"


@pytest.fixture(autouse=True)
def nobody_has_guessed_yet() -> None:
    cache.clear()


def sign_in(client: Client, email: str, password: str = PASSWORD, **extra: object):
    return client.post(LOGIN, {"login": email, "password": password, **extra})


def test_the_page_is_one_page_in_swedish_with_both_fields() -> None:
    page = Client().get(LOGIN)
    text = page.content.decode()
    assert page.status_code == 200
    assert 'autocomplete="current-password"' in text
    assert 'type="email"' in text
    assert "Logga in" in text
    assert "placeholder" not in text


def test_password_and_code_open_the_first_door() -> None:
    person = make_staff(Role.HANDLER)
    client = Client()
    assert sign_in(client, person.email).headers["Location"] == reverse("mfa_authenticate")
    assert client.get(reverse("staff:home")).headers["Location"].startswith(LOGIN)
    answer = client.post(reverse("mfa_authenticate"), {"code": totp_code()})
    assert answer.headers["Location"] == reverse("staff:home")
    assert client.get(reverse("staff:home")).headers["Location"] == reverse("desk:inbox")


def test_capital_letters_in_the_address_do_not_matter() -> None:
    person = make_staff(Role.HANDLER)
    assert sign_in(Client(), person.email.upper()).headers["Location"] == reverse("mfa_authenticate")


def test_a_wrong_code_opens_nothing_and_a_code_works_once() -> None:
    person = make_staff(Role.HANDLER)
    with time_machine.travel("2026-11-22 09:00:00+01:00", tick=False) as clock:
        client = Client()
        sign_in(client, person.email)
        wrong = client.post(reverse("mfa_authenticate"), {"code": "000000"})
        assert wrong.status_code == 200
        assert "Fel:" in wrong.content.decode()
        code = totp_code(at=clock.time() if hasattr(clock, "time") else None)
        assert client.post(reverse("mfa_authenticate"), {"code": code}).status_code == 302
        thief = Client()
        sign_in(thief, person.email)
        assert thief.post(reverse("mfa_authenticate"), {"code": code}).status_code == 200


def test_a_reserve_code_works_once() -> None:
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    person = make_staff(Role.HANDLER)
    code = RecoveryCodes.activate(person).get_unused_codes()[0]
    first, second = Client(), Client()
    sign_in(first, person.email)
    assert first.post(reverse("mfa_authenticate"), {"code": code}).status_code == 302
    sign_in(second, person.email)
    assert second.post(reverse("mfa_authenticate"), {"code": code}).status_code == 200


def test_secrets_behind_codes_are_locked_in_the_database() -> None:
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

    person = make_staff(Role.HANDLER)
    RecoveryCodes.activate(person)
    stored = " ".join(str(row.data) for row in Authenticator.objects.filter(user=person))
    assert SECRET not in stored
    assert RecoveryCodes.activate(person).get_unused_codes()[0] not in stored


def test_wrong_password_and_unknown_address_get_the_same_answer() -> None:
    person = make_staff(Role.HANDLER)
    known = sign_in(Client(), person.email, "fel lösenord och inget annat")
    unknown = sign_in(Client(), "ingen.har.den@example.se", "fel lösenord och inget annat")
    assert known.status_code == unknown.status_code == 200
    assert problem(known) == problem(unknown)
    assert problem(known)


def test_a_disabled_account_looks_like_a_wrong_password() -> None:
    person = make_staff(Role.HANDLER, is_active=False)
    answer = sign_in(Client(), person.email)
    wrong = sign_in(Client(), person.email, "fel lösenord och inget annat")
    assert not answer.wsgi_request.user.is_authenticated
    assert (answer.status_code, answer.headers.get("Location")) in {
        (wrong.status_code, wrong.headers.get("Location")),
        (302, reverse("account_inactive")),
    }


def test_ten_wrong_passwords_close_the_door_for_an_hour() -> None:
    person = make_staff(Role.HANDLER)
    with time_machine.travel("2026-11-22 09:00:00+01:00", tick=False) as clock:
        for number in range(10):
            sign_in(Client(REMOTE_ADDR=f"192.0.2.{number}"), person.email, "fel lösenord och inget annat")
        assert sign_in(Client(), person.email).status_code == 200
        clock.shift(3601)
        assert sign_in(Client(), person.email).status_code == 302


def test_the_limits_on_guessing_store_no_address() -> None:
    from django.db import connection

    sign_in(Client(REMOTE_ADDR="192.0.2.77"), "ingen@example.se", "fel lösenord och inget annat")
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM cache")
        keys = " ".join(row[0] for row in cursor.fetchall())
    assert "login" in keys
    assert "192.0.2.77" not in keys
    assert "ingen@example.se" not in keys


def test_asking_for_a_new_password_answers_the_same_and_writes_only_to_ours() -> None:
    person = make_staff(Role.HANDLER)
    known = Client().post(reverse("account_reset_password"), {"email": person.email})
    unknown = Client().post(reverse("account_reset_password"), {"email": "ingen@example.se"})
    assert known.status_code == unknown.status_code == 302
    assert known.headers["Location"] == unknown.headers["Location"]
    letters = list(OutboxMessage.objects.filter(kind="letter"))
    assert [letter.payload["to"] for letter in letters] == [[person.email]]


def test_the_letter_leads_to_a_new_password_but_not_past_the_second_step() -> None:
    person = make_staff(Role.HANDLER)
    Client().post(reverse("account_reset_password"), {"email": person.email})
    letter = OutboxMessage.objects.get(kind="letter").payload
    assert "Välj ett nytt lösenord" in letter["subject"]
    link = re.search(r"http://testserver(/konto/losenord/nytt/\S+)", letter["text"])
    assert link, letter["text"]
    client = Client()
    form = client.get(link.group(1), follow=True)
    new = "åtta gröna stolar vid sjön"
    done = client.post(form.request["PATH_INFO"], {"password1": new, "password2": new}, follow=True)
    assert done.request["PATH_INFO"] == reverse("account_reset_password_from_key_done")
    assert not done.wsgi_request.user.is_authenticated
    assert sign_in(client, person.email, new).headers["Location"] == reverse("mfa_authenticate")
    again = Client().get(link.group(1), follow=True).content.decode()
    assert "Länken gäller inte längre" in again


def test_a_short_or_common_password_is_refused() -> None:
    person = make_staff(Role.HANDLER)
    client = Client()
    client.force_login(person)
    for password in ("kort men bra", "passwordpassword"[:12], "123456789012345"):
        answer = client.post(
            reverse("account_change_password"),
            {"oldpassword": PASSWORD, "password1": password, "password2": password},
        )
        assert answer.status_code == 200
        person.refresh_from_db()
        assert person.check_password(PASSWORD)


def test_a_changed_password_ends_the_other_sessions_and_is_told_by_letter() -> None:
    person = make_staff(Role.HANDLER)
    here, elsewhere = Client(), Client()
    here.force_login(person)
    elsewhere.force_login(person)
    new = "åtta gröna stolar vid sjön"
    here.post(
        reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": new, "password2": new}
    )
    assert here.get(reverse("staff:home")).headers["Location"] == reverse("desk:inbox")
    assert elsewhere.get(reverse("staff:home")).headers["Location"].startswith(LOGIN)
    text = OutboxMessage.objects.get(kind="letter").payload["text"]
    assert "lösenord" in text.lower()
    assert "127.0.0.1" not in text


def test_the_session_key_changes_at_sign_in() -> None:
    person = make_staff(Role.STEERING_VIEWER, second_factor=False)
    client = Client()
    client.get(LOGIN)
    before = client.session.session_key
    sign_in(client, person.email)
    after = client.session.session_key
    assert after != before
    assert not Session.objects.filter(session_key=before).exists()


def test_signing_out_clears_the_browser_and_the_session() -> None:
    client = Client()
    client.force_login(make_staff(Role.HANDLER))
    assert "Logga ut" in client.get(reverse("account_logout")).content.decode()
    key = client.session.session_key
    answer = client.post(reverse("account_logout"))
    assert answer.headers["Location"] == LOGIN
    assert answer.headers["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert not Session.objects.filter(session_key=key).exists()


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example", "https:evil.example", "javascript:alert(1)"]
)
def test_signing_in_never_leads_to_a_foreign_page(target: str) -> None:
    person = make_staff(Role.STEERING_VIEWER, second_factor=False)
    answer = sign_in(Client(), person.email, next=target)
    assert answer.headers["Location"] == reverse("staff:home")


def test_there_is_no_sign_up_and_no_list_of_addresses() -> None:
    for name in ("account_signup", "account_email", "account_confirm_email", "account_request_login_code"):
        with pytest.raises(NoReverseMatch):
            reverse(name)
    for path in ("/konto/signup/", "/konto/", "/konto/email/", "/konto/login/", "/accounts/login/"):
        assert Client().get(path).status_code == 404


def test_the_editors_own_forms_are_closed() -> None:
    anonymous = Client()
    assert anonymous.get("/admin/login/").headers["Location"].startswith(LOGIN)
    for path in (
        "/admin/password_reset/",
        "/admin/password_reset/done/",
        "/admin/password_reset/confirm/x/y/",
    ):
        assert anonymous.get(path).headers["Location"].startswith(LOGIN)
    person = make_staff(Role.EDITOR)
    attempt = anonymous.post("/admin/login/", {"username": person.email, "password": PASSWORD})
    assert attempt.status_code == 302
    assert not attempt.wsgi_request.user.is_authenticated
    assert anonymous.get("/django-admin/").status_code == 404
    assert anonymous.get("/admin/").headers["Location"] == f"{LOGIN}?next=/admin/"


def test_the_editors_profile_page_changes_neither_password_nor_address() -> None:
    client = Client()
    client.force_login(make_staff(Role.EDITOR))
    text = client.get("/admin/account/").content.decode()
    assert 'type="password"' not in text
    assert 'type="email"' not in text


def test_the_editors_way_out_is_ours() -> None:
    client = Client()
    client.force_login(make_staff(Role.EDITOR))
    answer = client.post("/admin/logout/")
    assert answer.headers["Location"] == LOGIN
    assert "Clear-Site-Data" in answer.headers


def problem(page: object) -> list[str]:
    return re.findall(r'<div class="error-summary".*?</div>', page.content.decode(), re.S)  # type: ignore[attr-defined]
