"""The editor's forms for needs and words about them: choices come from the unit's own file."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.forms import WagtailAdminModelForm

from recruitment.municipalities.models import Municipality
from recruitment.municipalities.queries import members
from recruitment.municipalities.statements import last_possible_day
from recruitment.municipalities.wording import faults, points_at_somebody
from recruitment.privacy.pointing import holds_a_number, holds_an_address


def age_bands() -> list[tuple[str, Any]]:
    return [(band.key, band.label) for band in settings.UNIT.age_bands]


def home_types() -> list[tuple[str, Any]]:
    return [(kind.key, kind.label) for kind in settings.UNIT.home_types]


def recruited_home_types() -> list[tuple[str, Any]]:
    return [(kind.key, kind.label) for kind in settings.UNIT.home_types if kind.recruited]


def all_ages_first() -> list[tuple[str, Any]]:
    return [("", _("all ages")), *age_bands()]


def whole_county_first() -> list[tuple[str, Any]]:
    return [("", _("the whole county")), *((area.key, area.label) for area in settings.UNIT.areas)]


class MunicipalityForm(WagtailAdminModelForm):
    def clean_children_source(self) -> str:
        source: str = self.cleaned_data["children_source"]
        if holds_a_number(source) or holds_an_address(source):
            raise ValidationError(_("Name the source, and leave out numbers and addresses of people."))
        return source


class NeedForm(WagtailAdminModelForm):
    age_band = forms.ChoiceField(label=_("Age of the child"), choices=age_bands)
    home_type = forms.ChoiceField(label=_("Type of home"), choices=home_types)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["municipality"].queryset = members()

    def clean_language(self) -> str:
        language: str = self.cleaned_data["language"]
        if found := list(points_at_somebody(language)):
            raise ValidationError(found)
        return language

    def clean_valid_until(self) -> date:
        last: date = self.cleaned_data["valid_until"]
        if last < timezone.localdate():
            raise ValidationError(_("The last day has already passed. A need that is met is ended instead."))
        return last


class NeedStatementForm(WagtailAdminModelForm):
    """Looks at the words before anybody else does; whether enough needs stand behind is for later."""

    home_type = forms.ChoiceField(label=_("Type of home"), choices=recruited_home_types)
    age_band = forms.ChoiceField(label=_("Age of the child"), choices=all_ages_first, required=False)
    area = forms.ChoiceField(label=_("Part of the county"), choices=whole_county_first, required=False)

    def clean_words(self) -> str:
        return _looked_at(self.cleaned_data["words"])

    def clean_words_in_english(self) -> str:
        return _looked_at(self.cleaned_data["words_in_english"])

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or {}
        is_evergreen = bool(facts.get("is_evergreen"))
        if is_evergreen and (facts.get("age_band") or facts.get("area")):
            self.add_error(
                "is_evergreen", _("Words that are always true are for all ages and the whole county.")
            )
        if expires_on := facts.get("expires_on"):
            self._check_last_day(expires_on, is_evergreen=is_evergreen)
        return facts

    def _check_last_day(self, expires_on: Any, *, is_evergreen: bool) -> None:
        today = timezone.localdate()
        latest = last_possible_day(is_evergreen=is_evergreen, today=today)
        if expires_on < today:
            self.add_error("expires_on", _("The last day has already passed."))
        elif expires_on > latest:
            days = (latest - today).days
            self.add_error(
                "expires_on",
                ngettext(
                    "The words may stand for %(days)d day at most.",
                    "The words may stand for %(days)d days at most.",
                    days,
                )
                % {"days": days},
            )


def _looked_at(words: str) -> str:
    unit = settings.UNIT
    known = [
        unit.county,
        *(label for area in unit.areas for label in area.label.split()),
        *(name for band in unit.age_bands for name in (str(band.label), band.key.replace("-", "–"))),
    ]
    found = list(faults(words, places=Municipality.objects.values_list("name", flat=True), known=known))
    if found:
        raise ValidationError(found)
    return words
