"""The name under which a view of the inbox is kept."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SavedFilterForm(forms.Form):
    use_required_attribute = False
    namn = forms.CharField(
        label=_("Name of the view"),
        max_length=40,
        help_text=_("What it shows, never who: “Can take a teenager”."),
        error_messages={"required": _("Give the view a name.")},
    )
    delas = forms.BooleanField(label=_("Colleagues see it too"), required=False)
