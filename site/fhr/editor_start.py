"""The editor's first screen: what one comes here to do, and what waits."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.apps import apps
from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from wagtail.admin.ui.components import Component

from fhr.checks import missing_facts
from pages.language_words import drafts
from pages.models import (
    AccessibilityStatementPage,
    HomePage,
    LandingPage,
    NewsIndexPage,
    NewsPage,
)
from pages.models.public_page import PublicPage
from recruitment.languages.queries import spoken
from recruitment.meetings.queries import listed
from recruitment.municipalities.models import NeedStatement
from recruitment.municipalities.queries import dialogues, members
from recruitment.staff.models import User
from recruitment.staff.roles import Role
from recruitment.staff.setup import PAGE_ROLES

MOST_MEETINGS = 5
# Long enough to write new words and have them approved before the old ones go.
SOON = timedelta(days=14)
FACT_NAMES: dict[str, str | Promise] = {
    "phone": _("telephone number"),
    "email": _("e-mail address"),
    "opening_hours": _("opening hours"),
    "address": _("visiting address"),
    "promise.caller_number": _("the number you call families from"),
}


@dataclass(frozen=True)
class Deed:
    """Something one often comes here to do, one click away."""

    label: str | Promise
    address: str
    icon: str


class EditorStart(Component):
    """All that the first screen shows, by what the reader may do."""

    order = 10

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def render_html(self, parent_context: Any = None) -> SafeString:
        user, today = self.request.user, timezone.localdate()
        context: dict[str, Any] = {"user": user, "deeds": list(deeds(user))}
        if user.has_perm("recruitment.view_needstatement"):
            context |= statements(today)
            context["may_approve"] = user.has_perm("recruitment.approve_needstatement")
        if user.has_perm("recruitment.change_need"):
            context["to_ask"] = [one for one in dialogues(today) if one.is_stale]
        if user.holds_any(PAGE_ROLES):
            context |= {
                "meetings": listed(timezone.now())[:MOST_MEETINGS],
                "reviewed": accessibility_reviewed(today),
                "to_review": pages_to_review(),
                "languages": list(drafts()),
            }
        context |= {"missing": missing(), "is_demo": settings.DEMO}
        return render_to_string("editor/start.html", context, request=self.request)


def deeds(user: User) -> Iterator[Deed]:
    """What this person may start from here, the most usual first."""
    if user.holds_any(PAGE_ROLES):
        yield from _new_pages()
    if user.has_perm("recruitment.add_tag"):
        yield Deed(_("New tag and poster sheet"), reverse("tags:add"), "tag")
    if user.has_perm("recruitment.add_meeting"):
        yield Deed(_("New meeting"), reverse("meetings:add"), "date")
    if user.has_perm("recruitment.add_needstatement"):
        yield Deed(_("Propose words about needs"), reverse("statements:add"), "comment")
    if user.has_perm("recruitment.add_need"):
        yield Deed(_("Enter a need"), reverse("need:add"), "home")
    if user.holds_any({Role.SYSTEM_ADMINISTRATOR}):
        yield Deed(_("New account"), reverse("wagtailusers_users:add"), "user")


def statements(today: date) -> dict[str, list[NeedStatement]]:
    """Words about needs that wait for the unit manager, and those whose last day is near."""
    Status = NeedStatement.Status
    found = NeedStatement.objects.filter(
        status__in=(Status.PROPOSED, Status.APPROVED), expires_on__gte=today
    ).order_by("expires_on", "pk")
    return {
        "waiting": [one for one in found if one.status == Status.PROPOSED],
        "expiring": [
            one for one in found if one.status == Status.APPROVED and one.expires_on <= today + SOON
        ],
    }


def pages_to_review() -> list[tuple[int, str]]:
    """Initial texts nobody at the unit has approved yet, in the order of the tree; one query."""
    first, *others = (
        kind.objects.filter(needs_review=True).values_list("path", "pk", "title").order_by()
        for kind in apps.get_models()
        if issubclass(kind, PublicPage)
    )
    return [(pk, title) for _path, pk, title in sorted(first.union(*others))]


def accessibility_reviewed(today: date) -> dict[str, Any] | None:
    """The accessibility statement and whether it is near or past its yearly review; None without one."""
    page = AccessibilityStatementPage.objects.order_by("path").only("pk", "title", "reviewed_on").first()
    if page is None:
        return None
    return {
        "page": page,
        "is_late": page.review_before < today,
        "is_near": page.review_is_due(today),
    }


def missing() -> list[str | Promise]:
    """Facts that the unit file leaves out, so that the pages do too; staff may have entered numbers."""
    unit = settings.UNIT_AS_FILED
    names = [FACT_NAMES[key] for key in missing_facts(unit) if key in FACT_NAMES]
    silent = {place.code for place in unit.municipalities if not place.emergency_phone}
    entered = set() if settings.DEMO else set(_with_emergency_phone())
    names += list(_hours_unsaid())
    return names + [
        _("emergency number of %(municipality)s") % {"municipality": place.name}
        for place in unit.municipalities
        if place.code in silent - entered
    ]


def _hours_unsaid() -> Iterator[str]:
    """A language that has no words for the opening hours shows none."""
    for code in spoken():
        with override(code):
            is_silent = not settings.UNIT_AS_FILED.opening_hours
        if is_silent and settings.UNIT_AS_FILED.opening_hours:
            yield _("opening hours in this language: %(language)s") % {
                "language": dict(settings.WAGTAIL_CONTENT_LANGUAGES)[code]
            }


def _new_pages() -> Iterator[Deed]:
    home = HomePage.objects.order_by("path").only("pk").first()
    if home is not None:
        yield Deed(_("New landing page for an activity"), _adding(LandingPage, home.pk), "doc-empty")
    news = NewsIndexPage.objects.order_by("path").only("pk").first()
    if news is not None:
        yield Deed(_("Write news"), _adding(NewsPage, news.pk), "edit")


def _adding(kind: type[PublicPage], parent: int) -> str:
    return reverse("wagtailadmin_pages:add", args=["pages", kind._meta.model_name, parent])


def _with_emergency_phone() -> list[str]:
    return list(members().exclude(emergency_phone="").values_list("pk", flat=True))
