"""What saving asks: where the link goes, and whether a reminder is welcome."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from recruitment.interest.fields import Email, Tick


class SavingForm(forms.Form):
    marks_optional = True

    email = Email(
        label=_("E-mail"),
        help_text=_("We use it for the link alone."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    reminder = Tick(
        label=_("Remind me once if I have not gone on in five days"),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].error_messages["required"] = _("Write the e-mail address that the link goes to")
