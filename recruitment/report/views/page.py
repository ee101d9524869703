"""What every page of the report shares: its terms, its picker and its menu."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from recruitment.report.attribution import Model
from recruitment.report.stages import Clock
from recruitment.report.terms import Terms, period_choices, read
from recruitment.staff.access import StaffRequest

# The report's pages by what a reader asks about, in the order they stand in the menu.
GROUPS = {
    "plan": ("overview", "activities", "tag_use"),
    "way_in": ("funnel", "form_use", "told", "data_quality"),
    "homes": ("needs", "requests"),
    "unit": ("statistics", "goals", "satisfaction", "cost_split", "annual_reports"),
}
# Counts of few families, which only readers inside the unit meet.
EXACT_PAGES = frozenset({"form_use", "funnel", "tag_use", "told"})


@dataclass(frozen=True)
class MenuPage:
    title: str
    url: str
    # What `aria-current` says: "page" here, "true" on a page beneath it, "" elsewhere.
    current: str


@dataclass(frozen=True)
class MenuGroup:
    title: str
    pages: tuple[MenuPage, ...]

    @property
    def holds_current(self) -> bool:
        return any(page.current for page in self.pages)


def terms_of(request: StaffRequest) -> Terms:
    return read(request.GET, reader=request.user, now=timezone.now())


def frame(request: StaffRequest, terms: Terms, *, asks_clock: bool = False) -> dict[str, Any]:
    """The template context of the page's head; `asks_clock` where clock and model make a difference."""
    return {
        "terms": terms,
        "periods": period_choices(terms),
        "clocks": Clock.choices if asks_clock and terms.is_exact else [],
        "models": Model.choices if asks_clock and terms.is_exact else [],
        "report_menu": _menu(request, terms),
    }


def _menu(request: StaffRequest, terms: Terms) -> list[MenuGroup]:
    """The groups that hold something this reader may open."""
    titles = {
        "overview": _("Report overview"),
        "needs": _("Needs"),
        "activities": _("Plan activities"),
        "statistics": _("Statistics"),
        "goals": _("The goals"),
        "requests": _("Requests"),
        "satisfaction": _("Satisfaction"),
        "funnel": _("Step by step"),
        "form_use": _("The form"),
        "told": _("Told"),
        "tag_use": _("Tags"),
        "data_quality": _("Data quality"),
        "cost_split": _("Cost split"),
        "annual_reports": _("Activity reports"),
    }
    names_of_groups = {
        "plan": _("The plan"),
        "way_in": _("The way in"),
        "homes": _("The homes"),
        "unit": _("The unit"),
    }
    groups = [
        MenuGroup(
            names_of_groups[group],
            tuple(
                _menu_page(request, name, titles[name], terms)
                for name in names
                if terms.is_exact or name not in EXACT_PAGES
            ),
        )
        for group, names in GROUPS.items()
    ]
    return [group for group in groups if group.pages]


def _menu_page(request: StaffRequest, name: str, title: str, terms: Terms) -> MenuPage:
    url = reverse(f"report:{name}")
    is_beneath = name != "overview" and request.path.startswith(url)
    current = "page" if request.path == url else "true" if is_beneath else ""
    return MenuPage(title, f"{url}?{terms.query}", current)
