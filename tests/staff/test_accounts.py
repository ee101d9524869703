"""Accounts are opened and changed by the system administrator alone, one at a time, without passwords."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import GroupApprovalTask

from recruitment.outbox.models import OutboxMessage
from recruitment.staff.models import User
from recruitment.staff.roles import GROUP_NAMES, Role
from tests.make.staff import PASSWORD, make_staff, signed_in

pytestmark = pytest.mark.django_db

USERS = "/admin/users/"


def group(role: Role) -> Group:
    return Group.objects.get(name=GROUP_NAMES[role])


def facts(person: User, **changed: object) -> dict[str, object]:
    return {
        "email": person.email, "first_name": person.first_name, "last_name": person.last_name,
        "phone": "", "language": "sv", "is_active": "on", **changed,
    }  # fmt: skip


def test_the_form_knows_no_password_and_no_superuser() -> None:
    client = signed_in(Role.SYSTEM_ADMINISTRATOR)
    for path in (f"{USERS}new/", f"{USERS}edit/{make_staff(Role.HANDLER).pk}/"):
        text = client.get(path).content.decode()
        assert 'name="groups"' in text
        assert "password" not in text.lower().replace("password_reset", "")
        assert "is_superuser" not in text


def test_a_new_colleague_gets_a_letter_and_no_password() -> None:
    client = signed_in(Role.SYSTEM_ADMINISTRATOR)
    answer = client.post(
        f"{USERS}new/",
        {"email": "Ny.Kollega@Example.se", "first_name": "Ny", "last_name": "Kollega", "phone": "",
         "language": "sv", "groups": [group(Role.HANDLER).pk], "is_superuser": "on",
         "password1": PASSWORD, "password2": PASSWORD},
    )  # fmt: skip
    assert answer.status_code == 302
    person = User.objects.get(email="ny.kollega@example.se")
    assert person.roles == {Role.HANDLER}
    assert not person.is_superuser
    assert not person.has_usable_password()
    assert OutboxMessage.objects.get(kind="letter").payload["to"] == ["ny.kollega@example.se"]


def test_nobody_gives_themselves_a_role() -> None:
    me = make_staff(Role.SYSTEM_ADMINISTRATOR)
    client = Client()
    client.force_login(me)
    client.post(f"{USERS}edit/{me.pk}/", facts(me, groups=[group(Role.HANDLER).pk], is_superuser="on"))
    client.post(f"/admin/bulk/recruitment/user/assign_role/?id={me.pk}", {"role": group(Role.HANDLER).pk})
    fresh = User.objects.get(pk=me.pk)
    assert fresh.roles == {Role.SYSTEM_ADMINISTRATOR}
    assert not fresh.is_superuser


def test_a_role_is_given_and_taken_one_colleague_at_a_time() -> None:
    person = make_staff(Role.HANDLER)
    client = signed_in(Role.SYSTEM_ADMINISTRATOR)
    client.post(f"{USERS}edit/{person.pk}/", facts(person, groups=[group(Role.INVESTIGATOR).pk]))
    assert User.objects.get(pk=person.pk).roles == {Role.INVESTIGATOR}
    for action in ("assign_role", "set_active_state", "delete"):
        client.post(
            f"/admin/bulk/recruitment/user/{action}/?id={person.pk}",
            {"role": group(Role.HANDLER).pk, "mark_as_active": "False"},
        )
    fresh = User.objects.get(pk=person.pk)
    assert (fresh.roles, fresh.is_active) == ({Role.INVESTIGATOR}, True)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.SYSTEM_ADMINISTRATOR}))
def test_nobody_else_opens_the_accounts(role: Role) -> None:
    client = signed_in(role)
    person = make_staff(Role.HANDLER)
    for path in (USERS, f"{USERS}new/", f"{USERS}edit/{person.pk}/", "/admin/groups/", "/admin/groups/new/"):
        assert client.get(path).status_code != 200, path


def test_the_system_user_is_not_on_the_list() -> None:
    User.objects.system()
    assert "system@localhost" not in signed_in(Role.SYSTEM_ADMINISTRATOR).get(USERS).content.decode()


def test_the_editors_own_groups_are_gone_and_approval_still_has_somebody() -> None:
    make_staff(Role.COMMUNICATOR)
    assert not Group.objects.filter(name__in=("Editors", "Moderators")).exists()
    for task in GroupApprovalTask.objects.all():
        assert task.groups.filter(name=GROUP_NAMES[Role.COMMUNICATOR]).exists()


def test_a_right_given_past_the_roles_needs_the_second_step_too() -> None:
    from django.contrib.auth.models import Permission

    person = make_staff(second_factor=False)
    person.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client = Client()
    client.post("/konto/logga-in/", {"login": person.email, "password": PASSWORD})
    assert client.get("/admin/").headers["Location"] == "/konto/tva-steg/"


@pytest.mark.parametrize("path", ["/_util/login/", "/en/_util/login/"])
def test_the_login_form_for_private_pages_is_closed(path: str) -> None:
    person = make_staff(Role.STEERING_VIEWER)
    answer = Client().post(path, {"username": person.email, "password": PASSWORD})
    assert answer.status_code in {302, 404, 405}
    assert not answer.wsgi_request.user.is_authenticated
    assert "password" not in Client().get(path).content.decode()
