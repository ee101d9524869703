"""Shapes the editor for the people who write here: a short menu, stories to release, pages held back."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import URLPattern, path
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from pages import language_words, release
from pages.models.public_page import PublicPage
from pages.remarks import remarks

# The site has no uploaded documents of its own, and its help is on the start page.
MOST_REMARKS = 5
NOT_USED = {"documents", "help", "reports"}


@hooks.register("construct_main_menu")
def leave_out_what_nobody_uses(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    menu_items[:] = [item for item in menu_items if item.name not in NOT_USED]


@hooks.register("register_admin_urls")
def what_one_reads_before_it_is_public() -> list[URLPattern]:
    return [
        path("berattelser/<int:page_id>/slapp/", release.release, name="pages_release_story"),
        path("sprak/<str:language>/", language_words.words_to_review, name="pages_language_words"),
    ]


@hooks.register("register_log_actions")
def words_for_the_log(actions: LogActionRegistry) -> None:
    actions.register_action("pages.release", _("Release story"), _("Story released"))


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def say_what_is_worth_a_second_look(request: HttpRequest, page: Page) -> None:
    # Saving by itself, every few seconds, is no moment to speak.
    if not isinstance(page, PublicPage) or "application/json" in request.headers.get("Accept", ""):
        return
    for remark in remarks(page)[:MOST_REMARKS]:
        words = gettext("Look once more at “%(words)s”: %(about)s.")
        messages.warning(request, words % {"words": remark.words, "about": remark.about})


@hooks.register("before_bulk_action")
def publish_many_only_when_each_may_be(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    """The form that says why a page may not be published is not part of publishing many at once."""
    if action_type != "publish" or request.method != "POST":
        return None
    drafts = [page.specific.get_latest_revision_as_object() for page in objects if isinstance(page, Page)]
    words = [
        f"{draft.title}: {hindrance}"
        for draft in drafts
        if isinstance(draft, PublicPage)
        for hindrance in draft.hindrances()
    ]
    for hindrance in words:
        messages.error(request, hindrance)
    return redirect("wagtailadmin_home") if words else None


@hooks.register("construct_homepage_panels")
def show_stories_to_release(request: HttpRequest, panels: list[Component]) -> None:
    if request.user.has_perm(release.PERMISSION):
        panels.insert(0, StoriesToRelease())


class StoriesToRelease(Component):
    """Stories that only the one who is looking can let out."""

    order = 5

    def render_html(self, parent_context: Any = None) -> SafeString:
        return render_to_string("pages/editor/stories_to_release.html", {"stories": release.waiting()})
