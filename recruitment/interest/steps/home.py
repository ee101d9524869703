"""Step 4: the home itself."""

from django import forms
from django.utils.translation import gettext_lazy as _

from recruitment.interest.fields import OneOf, Postcode, Text
from recruitment.interest.steps.base import StepForm

YES_NO = (("yes", _("Yes")), ("no", _("No")))


class HomeForm(StepForm):
    dwelling = OneOf(
        label=_("How do you live?"),
        choices=(
            ("house", _("House or terraced house")),
            ("farm", _("Farm")),
            ("flat", _("Flat")),
            ("other", _("Some other way")),
        ),
        missing=_("Choose how you live"),
    )
    spare_room = OneOf(
        label=_("Could a child have their own room?"),
        choices=(
            ("now", _("Yes, already today")),
            ("later", _("Yes, after some rearranging")),
            ("unsure", _("We do not know yet")),
        ),
        missing=_("Choose whether there could be a room"),
    )
    surroundings = OneOf(
        label=_("Where is your home?"),
        choices=(
            ("town", _("In a town")),
            ("village", _("In a village")),
            ("country", _("In the countryside")),
        ),
        required=False,
    )
    locality = Text(
        label=_("Town or village"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "address-level2", "class": "width-m"}),
    )
    postcode = Postcode(
        label=_("Postcode"),
        required=False,
        widget=forms.TextInput(
            attrs={"autocomplete": "postal-code", "inputmode": "numeric", "class": "width-s"}
        ),
    )
    car = OneOf(label=_("Do you have a car?"), choices=YES_NO, required=False)
    smoke_free = OneOf(label=_("Is your home smoke-free?"), choices=YES_NO, required=False)
