"""Who may do what: seven roles, combinable on one person, each a Django group."""

from collections.abc import Iterable

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """A role as the unit speaks of it; the value is what the code stores and compares."""

    EDITOR = "editor", _("Editor")
    COMMUNICATOR = "communicator", _("Communicator")
    HANDLER = "handler", _("Handler")
    INVESTIGATOR = "investigator", _("Investigator")
    UNIT_MANAGER = "unit_manager", _("Unit manager")
    STEERING_VIEWER = "steering_viewer", _("Steering group viewer")
    SYSTEM_ADMINISTRATOR = "system_administrator", _("System administrator")


# Groups are shown to Swedish staff in the editor's user form, so their names are Swedish data.
GROUP_NAMES = {
    Role.EDITOR: "Redaktör",
    Role.COMMUNICATOR: "Kommunikatör",
    Role.HANDLER: "Handläggare",
    Role.INVESTIGATOR: "Utredare",
    Role.UNIT_MANAGER: "Enhetschef",
    Role.STEERING_VIEWER: "Styrgrupp",
    Role.SYSTEM_ADMINISTRATOR: "Systemförvaltare",
}
ROLE_OF_GROUP = {name: role for role, name in GROUP_NAMES.items()}

# Roles that may meet a person's name; each of them must show a second factor.
CASE_ROLES = frozenset({Role.HANDLER, Role.INVESTIGATOR, Role.UNIT_MANAGER})
DESK_ROLES = frozenset({Role.HANDLER, Role.UNIT_MANAGER})
QUEUE_ROLES = frozenset({Role.INVESTIGATOR, Role.UNIT_MANAGER})
REPORT_ROLES = frozenset({Role.COMMUNICATOR, Role.HANDLER, Role.UNIT_MANAGER, Role.STEERING_VIEWER})
# Readers of exact small numbers; every other report reader sees margins of five and more.
EXACT_REPORT_ROLES = frozenset({Role.COMMUNICATOR, Role.HANDLER, Role.UNIT_MANAGER})
# Who may freeze the plan's overview; the activity report is the unit manager's alone.
PLAN_FREEZERS = frozenset({Role.COMMUNICATOR, Role.UNIT_MANAGER})
EDITOR_ROLES = frozenset({Role.EDITOR, Role.COMMUNICATOR, Role.UNIT_MANAGER, Role.SYSTEM_ADMINISTRATOR})
SYSTEM_ROLES = frozenset({Role.SYSTEM_ADMINISTRATOR, Role.UNIT_MANAGER})

# A password alone opens nothing for these. The steering group sees only masked margins, twice a year.
SECOND_FACTOR_ROLES = frozenset(Role) - {Role.STEERING_VIEWER}


def roles_of(group_names: Iterable[str]) -> frozenset[Role]:
    """The roles behind a person's groups; groups that are not roles say nothing."""
    return frozenset(ROLE_OF_GROUP[name] for name in group_names if name in ROLE_OF_GROUP)
