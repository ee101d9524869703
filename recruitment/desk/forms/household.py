"""Which other registration is judged; drawn as one button beside each."""

from django import forms
from django.utils.translation import gettext_lazy as _

from recruitment.desk.forms.fields import DeskForm

PREFIX = "hushall"


class HouseholdForm(DeskForm):
    other = forms.CharField(
        max_length=16,
        widget=forms.HiddenInput,
        error_messages={"required": _("Press the button beside the registration you mean.")},
    )
