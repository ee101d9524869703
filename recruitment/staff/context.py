"""The staff menu: only the doors this person may open."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from recruitment.staff.middleware import is_staff_path
from recruitment.staff.roles import DESK_ROLES, EDITOR_ROLES, QUEUE_ROLES, REPORT_ROLES, SYSTEM_ROLES

DOORS = (
    ("desk:inbox", _("Inbox"), DESK_ROLES),
    ("desk:meetings", _("Meetings"), DESK_ROLES),
    ("desk:queue", _("Investigation queue"), QUEUE_ROLES | DESK_ROLES),
    ("report:overview", _("Reports"), REPORT_ROLES),
    ("wagtailadmin_home", _("Pages and plan"), EDITOR_ROLES),
    ("system:jobs", _("System"), SYSTEM_ROLES),
)


def navigation(request: HttpRequest) -> dict[str, object]:
    """`staff_nav` for staff pages; public pages never ask who the visitor is."""
    # A request refused at the gate has not got as far as being somebody's.
    user = getattr(request, "user", None)
    if not is_staff_path(request) or user is None or not user.is_authenticated:
        return {}
    doors = [(title, reverse(name)) for name, title, roles in DOORS if user.holds_any(roles)]
    # The queue stands below the inbox's address: only the longest match is where the person is.
    here = max((url for _title, url in doors if request.path.startswith(url)), key=len, default="")
    return {"staff_nav": [{"title": title, "url": url, "active": url == here} for title, url in doors]}
