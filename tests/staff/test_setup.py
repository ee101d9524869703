"""The groups of the roles carry what the table says, and nothing that opens a lead."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from wagtail.models import GroupCollectionPermission, GroupPagePermission

from recruitment.staff.models import User
from recruitment.staff.roles import GROUP_NAMES, Role
from recruitment.staff.setup import create_groups
from tests.make.staff import make_staff

pytestmark = pytest.mark.django_db

# Models whose rows tell something about a family, or who looked at one.
LOCKED = {
    "lead", "applicant", "note", "statuschange", "touch", "draft", "contactattempt", "assessment",
    "handover", "queueitem", "outcome", "outboxmessage", "accesslogentry", "disposal",
}  # fmt: skip


def test_running_the_command_twice_changes_nothing() -> None:
    call_command("setup_site")
    before = snapshot()
    call_command("setup_site")
    assert snapshot() == before
    assert User.objects.get(email="system@localhost").is_active is False


def test_a_right_given_by_hand_is_taken_back() -> None:
    groups = create_groups()
    before = snapshot()
    groups[Role.EDITOR].permissions.add(Permission.objects.get(codename="view_lead"))
    create_groups()
    assert snapshot() == before


def test_no_group_holds_a_permission_on_a_record_of_a_family() -> None:
    create_groups()
    held = Permission.objects.filter(group__isnull=False, content_type__app_label="recruitment")
    assert LOCKED.isdisjoint(held.values_list("content_type__model", flat=True))
    assert held.filter(content_type__model="planyear").exists()


def test_nobody_deletes_a_tag_or_rewrites_a_decision_on_tracking() -> None:
    create_groups()
    held = set(Permission.objects.filter(group__isnull=False).values_list("codename", flat=True))
    assert "change_tag" in held
    assert held.isdisjoint({"delete_tag", "change_trackinglevel", "delete_trackinglevel", "delete_user"})


@pytest.mark.parametrize("role", Role)
def test_only_page_and_plan_roles_enter_the_editor(role: Role) -> None:
    enters = make_staff(role).has_perm("wagtailadmin.access_admin")
    assert enters == (role in {Role.EDITOR, Role.COMMUNICATOR, Role.UNIT_MANAGER, Role.SYSTEM_ADMINISTRATOR})


def test_roles_combine_on_one_person() -> None:
    person = make_staff(Role.UNIT_MANAGER, Role.COMMUNICATOR)
    assert person.roles == {Role.UNIT_MANAGER, Role.COMMUNICATOR}
    assert person.has_perm("recruitment.change_need")
    assert person.has_perm("recruitment.add_activity")


def test_a_disabled_person_holds_no_role() -> None:
    assert make_staff(Role.HANDLER, is_active=False).roles == frozenset()


def snapshot() -> dict[str, tuple[list[str], list[str], list[str]]]:
    return {
        group.name: (
            sorted(group.permissions.values_list("codename", flat=True)),
            sorted(
                GroupPagePermission.objects.filter(group=group).values_list("permission__codename", flat=True)
            ),
            sorted(
                GroupCollectionPermission.objects.filter(group=group).values_list(
                    "permission__codename", flat=True
                )
            ),
        )
        for group in Group.objects.filter(name__in=GROUP_NAMES.values())
    }
