"""The editor's forms for the plan: choices come from the unit's own file."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from recruitment.plan.models import PlanStatus
from recruitment.staff.models import User
from recruitment.staff.roles import GROUP_NAMES, Role

PLANNERS = (Role.COMMUNICATOR, Role.UNIT_MANAGER)


def age_bands() -> list[tuple[str, Any]]:
    return [("", _("all ages")), *((band.key, band.label) for band in settings.UNIT.age_bands)]


def home_types() -> list[tuple[str, Any]]:
    return [(kind.key, kind.label) for kind in settings.UNIT.home_types]


def areas() -> list[tuple[str, Any]]:
    return [("", _("the whole county")), *((area.key, area.label) for area in settings.UNIT.areas)]


class PlanYearForm(WagtailAdminModelForm):
    """An adopted plan says by whom and when."""

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or {}
        if facts.get("status") == PlanStatus.DRAFT:
            return facts
        for field in ("adopted_on", "adopted_by"):
            if not facts.get(field):
                self.add_error(field, _("Needed when the plan is adopted."))
        return facts


class TargetGroupForm(WagtailAdminModelForm):
    age_band = forms.ChoiceField(
        label=_("Age of the children they can meet"), choices=age_bands, required=False
    )
    home_type = forms.ChoiceField(label=_("Type of home"), choices=home_types)


class GoalForm(WagtailAdminModelForm):
    area = forms.ChoiceField(label=_("Part of the county"), choices=areas, required=False)


class ActivityForm(WagtailAdminModelForm):
    """Only colleagues who work with the plan can own an activity."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = [GROUP_NAMES[role] for role in PLANNERS]
        self.fields["owner"].queryset = (
            User.objects.filter(groups__name__in=groups, is_active=True).distinct().order_by("first_name")
        )
