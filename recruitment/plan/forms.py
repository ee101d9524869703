"""The editor's forms for the plan: choices come from the unit's own file."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.forms import WagtailAdminModelForm

from recruitment.municipalities.models import Need
from recruitment.municipalities.naming import name_and_state_of
from recruitment.municipalities.queries import RegisteredNeed
from recruitment.plan.models import PlanStatus, PlanYear
from recruitment.plan.queries import needs_to_choose
from recruitment.plan.wording import names_somebody
from recruitment.staff.models import User
from recruitment.staff.roles import GROUP_NAMES, Role

PLANNERS = (Role.COMMUNICATOR, Role.UNIT_MANAGER)


def age_bands() -> list[tuple[str, Any]]:
    return [("", _("all ages")), *((band.key, band.label) for band in settings.UNIT.age_bands)]


def home_types() -> list[tuple[str, Any]]:
    return [(kind.key, kind.label) for kind in settings.UNIT.home_types]


def areas() -> list[tuple[str, Any]]:
    return [("", _("the whole county")), *((area.key, area.label) for area in settings.UNIT.areas)]


class Amendable(WagtailAdminModelForm):
    """Asks why, for what belongs to an adopted plan; the record decides whether an answer is needed."""

    why = forms.CharField(
        label=_("Why is the plan changed?"),
        max_length=300,
        required=False,
        help_text=_(
            "Needed when the plan is adopted and what it promises is changed. Money spent, people who"
            " came and what you learnt need no reason. Name no family."
        ),
    )

    def clean_why(self) -> str:
        why = str(self.cleaned_data["why"])
        if names_somebody(why):
            raise forms.ValidationError(_("Leave out names, addresses and numbers."))
        return why


class PlanYearForm(Amendable):
    """A draft is adopted on the year's own page; here an adopted plan is only closed, or taken up again."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.status == PlanStatus.DRAFT:
            del self.fields["status"]
        else:
            self.fields["status"].choices = [
                (status.value, status.label) for status in (PlanStatus.ADOPTED, PlanStatus.CLOSED)
            ]


class AdoptionForm(forms.Form):
    """Which body adopted the plan, and on which day."""

    adopted_by = forms.CharField(
        label=_("Adopted by"), max_length=100, help_text=_("The body: for example the steering group.")
    )
    adopted_on = forms.DateField(
        label=_("Adopted on"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )

    def clean_adopted_on(self) -> date:
        day: date = self.cleaned_data["adopted_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("That day has not come yet."))
        return day


class CopyForm(forms.Form):
    """Which year a plan is copied to."""

    to_year = forms.IntegerField(label=_("To the year"), min_value=2020, max_value=2100)

    def clean_to_year(self) -> int:
        year: int = self.cleaned_data["to_year"]
        if PlanYear.objects.filter(year=year).exists():
            raise forms.ValidationError(_("There is already a plan for that year."))
        return year


class TargetGroupForm(WagtailAdminModelForm):
    age_band = forms.ChoiceField(
        label=_("Age of the children they can meet"), choices=age_bands, required=False
    )
    home_type = forms.ChoiceField(label=_("Type of home"), choices=home_types)


class NeedsField(forms.ModelMultipleChoiceField):
    """Needs of the register; one that was chosen and has run out since stands there, and says so."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, need: RegisteredNeed) -> str:
        name = name_and_state_of(need)
        if not need.stands:
            return name
        figures = {"need": name, "homes": need.count, "day": date_format(need.valid_until, "j F Y")}
        words = ngettext(
            "%(need)s: %(homes)s home, until %(day)s",
            "%(need)s: %(homes)s homes, until %(day)s",
            need.count,
        )
        return words % figures


class GoalForm(Amendable):
    area = forms.ChoiceField(label=_("Part of the county"), choices=areas, required=False)
    needs = NeedsField(
        label=_("Needs the goal is to meet"),
        queryset=Need.objects.none(),
        required=False,
        help_text=_("From the need register. Leave it empty where the goal is for no need in particular."),
        error_messages={
            "invalid_choice": _("One of the needs no longer stands. Read through and choose again.")
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["needs"].queryset = needs_to_choose(self.instance, timezone.localdate())


class ActivityForm(Amendable):
    """Only colleagues who work with the plan can own an activity."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = [GROUP_NAMES[role] for role in PLANNERS]
        self.fields["owner"].queryset = (
            User.objects.filter(groups__name__in=groups, is_active=True).distinct().order_by("first_name")
        )
