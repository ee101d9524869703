"""What every page of the report shares: its terms, its picker and its tabs."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from recruitment.report.attribution import Model
from recruitment.report.stages import Clock
from recruitment.report.terms import Terms, period_choices, read
from recruitment.staff.access import StaffRequest

TABS = (
    "overview",
    "needs",
    "activities",
    "tag_use",
    "statistics",
    "goals",
    "requests",
    "satisfaction",
    "form_use",
    "data_quality",
    "cost_split",
    "annual_reports",
)
# Counts of few families, which only readers inside the unit meet.
EXACT_TABS = frozenset({"form_use", "tag_use"})


def terms_of(request: StaffRequest) -> Terms:
    return read(request.GET, reader=request.user, now=timezone.now())


def frame(request: StaffRequest, terms: Terms, *, asks_clock: bool = False) -> dict[str, Any]:
    """The template context of the page's head; `asks_clock` where clock and model make a difference."""
    return {
        "terms": terms,
        "periods": period_choices(terms),
        "clocks": Clock.choices if asks_clock and terms.is_exact else [],
        "models": Model.choices if asks_clock and terms.is_exact else [],
        "tabs": _tabs(request, terms),
    }


def _tabs(request: StaffRequest, terms: Terms) -> list[dict[str, object]]:
    titles = {
        "overview": _("Report overview"),
        "needs": _("Needs"),
        "activities": _("Plan activities"),
        "statistics": _("Statistics"),
        "goals": _("The goals"),
        "requests": _("Requests"),
        "satisfaction": _("Satisfaction"),
        "form_use": _("The form"),
        "tag_use": _("Tags"),
        "data_quality": _("Data quality"),
        "cost_split": _("Cost split"),
        "annual_reports": _("Activity reports"),
    }
    return [
        {
            "title": titles[name],
            "url": f"{reverse(f'report:{name}')}?{terms.query}",
            "is_current": request.path == reverse(f"report:{name}"),
        }
        for name in TABS
        if terms.is_exact or name not in EXACT_TABS
    ]
