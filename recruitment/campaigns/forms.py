"""The editor's forms for tags: one, many at once, and the words that may stand in a code's place."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Page

from recruitment.campaigns.words import alias_word
from recruitment.plan.models import Activity, ActivityStatus
from recruitment.plan.wording import names_somebody


class TagForm(WagtailAdminModelForm):
    """A new tag hangs on an activity that is not cancelled; a used one stays where it is."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["activity"]
        if not self.instance._state.adding and self.instance.is_used:
            field.disabled = True
            field.help_text = _("Cannot change: the tag is in use.")
        else:
            field.queryset = Activity.objects.exclude(status=ActivityStatus.CANCELLED)


class BulkForm(forms.Form):
    """One printed tag for each place: the places are pasted, one a line."""

    activity = forms.ModelChoiceField(
        label=_("Activity"), queryset=Activity.objects.exclude(status=ActivityStatus.CANCELLED)
    )
    places = forms.CharField(
        label=_("Places, one a line"),
        widget=forms.Textarea(attrs={"rows": 10}),
        max_length=20_000,
        help_text=_("For example shops and libraries, pasted from a list. Never a family, host or village."),
    )
    landing_page = forms.ModelChoiceField(
        label=_("Landing page"), queryset=Page.objects.all(), required=False, widget=AdminPageChooser()
    )

    def clean_places(self) -> list[str]:
        """The places in their order, each once; every line that cannot stand is told by its number."""
        places: dict[str, str] = {}
        wrong = []
        for number, line in enumerate(self.cleaned_data["places"].splitlines(), start=1):
            place = " ".join(line.split())
            if not place:
                continue
            if fault := _fault(place):
                wrong.append(_("Line %(number)s: %(fault)s") % {"number": number, "fault": fault})
            places.setdefault(place.casefold(), place)
        if wrong:
            raise forms.ValidationError(wrong)
        return list(places.values())


class AliasForm(forms.Form):
    """A word that may stand in the place of a code."""

    word = forms.CharField(
        label=_("Word"),
        max_length=60,
        help_text=_("Three to thirty letters, digits and hyphens, with at least one vowel: tonar-falun."),
    )

    def clean_word(self) -> str:
        typed = self.cleaned_data["word"]
        word = alias_word(typed)
        if word is None:
            raise forms.ValidationError(
                _("Write three to thirty letters, digits and hyphens, with at least one vowel.")
            )
        if names_somebody(typed) or names_somebody(word.replace("-", " ")):
            raise forms.ValidationError(_("A word is for everyone who meets it, never for one person."))
        return word


def _fault(place: str) -> Any:
    if len(place) > 80:
        return _("longer than 80 characters.")
    if names_somebody(place):
        return _("a tag is for everyone who meets it, never for one person.")
    return ""
