"""That a municipality was told who a family is: by which approval, when, how and what."""

from typing import Any, cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from recruitment.desk.forms.fields import OnceForm, day_field, told_when_empty
from recruitment.desk.wording import in_words
from recruitment.disclosures.models import DisclosureWay, Told
from recruitment.groundwork.models import Approval
from recruitment.groundwork.queries import standing_approvals


class ApprovalChoice(forms.ModelChoiceField):
    """An approval by the municipality it is for; only those that stand can be chosen."""

    def label_from_instance(self, approval: Approval) -> str:
        return approval.municipality.name


class DiscloseForm(OnceForm):
    approval = ApprovalChoice(
        label=_("Which municipality was told?"),
        queryset=None,
        empty_label=_("Choose a municipality"),
        help_text=_("Only those that the family has approved."),
        error_messages=told_when_empty(_("Choose the municipality that was told.")),
    )
    told_on = day_field(_("Told on"))
    way = forms.ChoiceField(label=_("How?"), choices=in_words(DisclosureWay))
    what = forms.MultipleChoiceField(
        label=_("What was told?"),
        choices=in_words(Told),
        widget=forms.CheckboxSelectMultiple,
        error_messages=told_when_empty(_("Choose what the municipality was told.")),
    )

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.fields["told_on"].initial = timezone.localdate
        approvals = cast("forms.ModelChoiceField", self.fields["approval"])
        approvals.queryset = standing_approvals(self.lead)
