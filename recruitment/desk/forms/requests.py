"""What is filled in about a municipality's request, the homes offered, and how it ended."""

from typing import Any, cast
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from recruitment.desk.forms.fields import day_field, told_when_empty
from recruitment.desk.wording import in_words
from recruitment.municipalities.forms import age_bands, home_types
from recruitment.municipalities.queries import members
from recruitment.requests.actions import MOST_HOMES
from recruitment.requests.models import Closing, OfferAnswer


class PlainForm(forms.Form):
    use_required_attribute = False
    marks_optional = True


class TodayForm(PlainForm):
    """Something with a day, which mostly is today."""

    day_name = ""

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.fields[self.day_name].initial = timezone.localdate
        if "token" in self.fields:
            self.fields["token"].initial = uuid4


def _homes() -> forms.IntegerField:
    return forms.IntegerField(
        label=_("Number of homes"),
        initial=1,
        min_value=1,
        max_value=MOST_HOMES,
        error_messages=told_when_empty(_("Write how many homes.")),
    )


class RequestForm(TodayForm):
    day_name = "received_on"
    municipality: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("Municipality"),
        queryset=None,
        empty_label=_("Choose a municipality"),
        error_messages=told_when_empty(_("Choose the municipality that asks.")),
    )
    received_on = day_field(_("Received on"))
    age_band = forms.ChoiceField(label=_("Age of the child"), choices=age_bands)
    home_type = forms.ChoiceField(label=_("Type of home"), choices=home_types)
    siblings = forms.BooleanField(label=_("Siblings together"), required=False)
    homes = _homes()
    token = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        cast("forms.ModelChoiceField", self.fields["municipality"]).queryset = members()


class OfferForm(TodayForm):
    day_name = "offered_on"
    offered_on = day_field(_("Offered on"))
    homes = _homes()
    token = forms.UUIDField(widget=forms.HiddenInput)


class AnswerForm(TodayForm):
    day_name = "answered_on"
    answer = forms.ChoiceField(label=_("What did the municipality say?"), choices=in_words(OfferAnswer))
    answered_on = day_field(_("Answered on"))


class CloseRequestForm(TodayForm):
    day_name = "closed_on"
    closing = forms.ChoiceField(label=_("How did it end?"), choices=in_words(Closing))
    closed_on = day_field(_("Ended on"))
