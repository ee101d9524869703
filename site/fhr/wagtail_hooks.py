"""Gives the editor its first screen and the house's colours, and closes what Wagtail leaves open: accounts
changed in bulk, and a page's title shown before its lock."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import LockedPagesPanel, RecentEditsPanel
from wagtail.models import Page

from fhr.editor_start import EditorStart
from recruitment.staff.models import User

# Lists of what one did last week: the page explorer tells that, when somebody wonders.
CLUTTER = (RecentEditsPanel, LockedPagesPanel)


# After the other apps have put in theirs.
@hooks.register("construct_homepage_panels", order=100)
def start_with_what_one_comes_for(request: HttpRequest, panels: list[Component]) -> None:
    panels[:] = [EditorStart(request), *(panel for panel in panels if not isinstance(panel, CLUTTER))]


@hooks.register("insert_global_admin_css")
def wear_the_colours_of_the_house() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("css/editor.css"))


@hooks.register("before_bulk_action")
def accounts_change_one_at_a_time(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> None:
    """Roles handed out in bulk could be handed to oneself."""
    if User in action.models:
        raise PermissionDenied


@hooks.register("before_move_page")
def only_who_may_move_it_sees_the_question(request: HttpRequest, page: Page, destination: Page) -> None:
    """Wagtail asks for the right only when the answer comes in."""
    if not page.permissions_for_user(request.user).can_move():
        raise PermissionDenied
