"""Which board has been told of the concern for a child; what was said is not asked here."""

from django import forms
from django.utils.translation import gettext_lazy as _

from recruitment.desk.forms.fields import OnceForm, told_when_empty
from recruitment.municipalities.models import Municipality


class ConcernForm(OnceForm):
    municipality = forms.ModelChoiceField(
        label=_("Which municipality’s board have you told?"),
        queryset=Municipality.objects.all(),
        empty_label=_("Choose a municipality"),
        error_messages=told_when_empty(_("Choose the municipality whose board you have told.")),
    )
