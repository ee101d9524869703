"""Makes the groups behind the roles and gives each exactly what it may do in the editor.

No group here reaches a lead: the case roles open doors in the site itself (`staff.access`), never
permissions in the database. Run again after every upgrade; it also takes away what is not listed.
"""

from collections.abc import Mapping

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
)

from recruitment.staff.roles import GROUP_NAMES, Role

VIEW, ADD, CHANGE, DELETE, APPROVE = "view", "add", "change", "delete", "approve"
PUBLISH, LOCK, UNLOCK = "publish", "lock", "unlock"
ALL = (VIEW, ADD, CHANGE, DELETE)

PLAN = dict.fromkeys(("planyear", "targetgroup", "message", "channel", "activity", "cost", "goal"), ALL)
# What each role may do with the models shown in the editor. A tag lives as long as print does, so
# nobody deletes one; a decision on the tracking level is added, never edited.
MODEL_RIGHTS: Mapping[Role, Mapping[str, tuple[str, ...]]] = {
    # An editor's draft of the form's words is read by somebody else before a family sees it.
    Role.EDITOR: {"wording": (VIEW, CHANGE)},
    Role.COMMUNICATOR: {
        **PLAN,
        "tag": (VIEW, ADD, CHANGE),
        # Who has booked is no model of the editor's: see the desk.
        "meeting": (VIEW, ADD, CHANGE),
        "trackinglevel": (VIEW,),
        "needstatement": (VIEW, ADD, CHANGE),
        "wording": (VIEW, CHANGE, PUBLISH, LOCK, UNLOCK),
    },
    Role.UNIT_MANAGER: {
        "need": (VIEW, ADD, CHANGE),
        "municipality": (VIEW, CHANGE),
        "trackinglevel": (VIEW, ADD),
        "needstatement": (VIEW, ADD, CHANGE, APPROVE),
        "wording": (VIEW, PUBLISH),
    },
    Role.SYSTEM_ADMINISTRATOR: {"user": (VIEW, ADD, CHANGE)},
}
WAGTAILS_GROUPS = ("Moderators", "Editors")
PAGE_ROLES = frozenset({Role.EDITOR, Role.COMMUNICATOR})
ADMIN_ROLES = PAGE_ROLES | MODEL_RIGHTS.keys()
WRITER_RIGHTS = ("add_page", "change_page")
# An editor's draft is read by somebody else before the public sees it.
PAGE_RIGHTS: Mapping[Role, tuple[str, ...]] = {
    Role.EDITOR: WRITER_RIGHTS,
    Role.COMMUNICATOR: (*WRITER_RIGHTS, "publish_page", "lock_page", "unlock_page"),
    # Approves and takes down what others have written, and writes nothing.
    Role.UNIT_MANAGER: ("publish_page",),
}
# What the other apps let a role do: a story leaves the house only with the unit manager's yes.
RIGHTS_ELSEWHERE = {
    Role.UNIT_MANAGER: ("pages", "release_storypage"),
    Role.COMMUNICATOR: ("appearance", "change_appearance"),
}
FILE_RIGHTS = (
    "add_image", "change_image", "choose_image",
    "add_document", "change_document", "choose_document",
)  # fmt: skip


@transaction.atomic
def create_groups() -> dict[Role, Group]:
    """All seven groups with the rights listed here and no others; safe to run at any time."""
    groups = {}
    for role, name in GROUP_NAMES.items():
        group, _created = Group.objects.get_or_create(name=name)
        group.permissions.set(_permissions(role))
        _set_page_rights(group, PAGE_RIGHTS.get(role, ()))
        _set_file_rights(group, FILE_RIGHTS if role in PAGE_ROLES else ())
        groups[role] = group
    _replace_the_editors_own_groups(groups)
    return groups


def _replace_the_editors_own_groups(groups: dict[Role, Group]) -> None:
    """Wagtail ships groups that are no roles of ours; whoever stood in one would pass beside the roles."""
    for task in GroupApprovalTask.objects.filter(groups__name__in=WAGTAILS_GROUPS):
        task.groups.add(groups[Role.COMMUNICATOR])
    Group.objects.filter(name__in=WAGTAILS_GROUPS).delete()


def _permissions(role: Role) -> list[Permission]:
    wanted = [
        Permission.objects.get(
            content_type__app_label="recruitment", codename=f"{verb}_{model}", content_type__model=model
        )
        for model, verbs in MODEL_RIGHTS.get(role, {}).items()
        for verb in verbs
    ]
    if role in RIGHTS_ELSEWHERE:
        app, codename = RIGHTS_ELSEWHERE[role]
        wanted.append(Permission.objects.get(content_type__app_label=app, codename=codename))
    if role in ADMIN_ROLES:
        wanted.append(Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"))
    return wanted


def _set_page_rights(group: Group, codenames: tuple[str, ...]) -> None:
    root = Page.get_first_root_node()
    standing = GroupPagePermission.objects.filter(group=group)
    standing.exclude(page=root, permission__codename__in=codenames).delete()
    for permission in Permission.objects.filter(
        content_type__app_label="wagtailcore", codename__in=codenames
    ):
        GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)


def _set_file_rights(group: Group, codenames: tuple[str, ...]) -> None:
    root = Collection.get_first_root_node()
    standing = GroupCollectionPermission.objects.filter(group=group)
    standing.exclude(collection=root, permission__codename__in=codenames).delete()
    for permission in Permission.objects.filter(
        content_type__app_label__in=("wagtailimages", "wagtaildocs"), codename__in=codenames
    ):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)
