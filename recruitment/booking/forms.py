"""What somebody who books a seat is asked: a name, a way to answer, and for how many."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from recruitment.campaigns.ways import Way, are_shown
from recruitment.floods.trap import Trap
from recruitment.meetings.actions import Guest
from recruitment.meetings.models.booking import MOST_SEATS
from recruitment.privacy.contact import normalise_phone

LONGEST_NAME = 120


class BookingForm(forms.Form):
    """Name, telephone or e-mail, seats. `ways` are shown, and stay only if the visitor lets them."""

    marks_optional = True

    name = forms.CharField(
        label=_("Your name"),
        max_length=LONGEST_NAME,
        error_messages={"required": _("Write your name")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("E-mail"),
        help_text=_("You get a confirmation, and a reminder the day before."),
        required=False,
        max_length=254,
        error_messages={"invalid": _("We cannot read the e-mail address. Write it like name@example.se")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    phone = forms.CharField(
        label=_("Telephone"),
        help_text=_("We call only if something changes. One of the two is enough."),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "tel"}),
    )
    seats = forms.TypedChoiceField(
        label=_("How many are you?"),
        coerce=int,
        initial=1,
        error_messages={
            "required": _("Choose how many you are"),
            "invalid_choice": _("Choose how many you are"),
        },
        widget=forms.Select(attrs={"class": "width-s"}),
    )
    forget_way = forms.BooleanField(required=False)
    subject = Trap()

    def __init__(self, *args: Any, ways: Sequence[Way] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seats"].choices = [  # type: ignore[attr-defined]
            (number, ngettext("%(count)s person", "%(count)s people", number) % {"count": number})
            for number in range(1, MOST_SEATS + 1)
        ]
        if not ways or not are_shown():
            del self.fields["forget_way"]
            return
        through = ", ".join(dict.fromkeys(way.words for way in ways))
        self.fields["forget_way"].label = _("We believe you found us through: %(way)s. Do not save that.") % {
            "way": through
        }

    def clean_phone(self) -> str:
        text: str = self.cleaned_data["phone"]
        number = normalise_phone(text) if text else ""
        if number is None:
            raise forms.ValidationError(_("We cannot read the telephone number. Write it like 070-174 06 05"))
        return number

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        is_misread = "phone" in self.errors or "email" in self.errors
        if not is_misread and not cleaned.get("phone") and not cleaned.get("email"):
            self.add_error(
                "email", _("Write an e-mail address or a telephone number so that we can answer you")
            )
        return cleaned

    @property
    def guest(self) -> Guest:
        return Guest(**{name: self.cleaned_data[name] for name in ("name", "phone", "email")})

    @property
    def fell_into_the_trap(self) -> bool:
        return bool(self.cleaned_data["subject"])

    @property
    def forgets_way(self) -> bool:
        return bool(self.cleaned_data.get("forget_way"))


class InvitedForm(BookingForm):
    """At a home party an e-mail address is needed: the address of the home is sent nowhere else."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].required = True
        self.fields["phone"].help_text = _("We call only if something changes.")
        self.fields["email"].help_text = _("We send you the address of the home by e-mail.")
        self.fields["email"].error_messages["required"] = _(
            "Write an e-mail address so that we can send the address"
        )
