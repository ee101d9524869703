"""What “Min anmälan” asks: who it is, and what should change."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from recruitment.interest.fields import Email, LongText, OneInList, Phone, Text
from recruitment.interest.steps.contact import give_a_way_to_reach
from recruitment.leads.call_times import called
from recruitment.leads.models import Applicant
from recruitment.outbox.sms.sending import is_set_up
from recruitment.privacy.contact import normalise_phone, readable_phone
from recruitment.triage.booked_calls import call_words, current_call, hour_choices
from recruitment.triage.reasons import WithdrawalReason

UNREADABLE = _("Write an e-mail address like name@example.se, or a number like 070-174 06 05")
UNREADABLE_ADDRESS = _("We cannot read the e-mail address. Write it like name@example.se")
# Chosen to have no hour of one's own any more.
NO_HOUR = "none"


class WhoForm(forms.Form):
    """The reference and the address it was sent to; whether they belong together is told to nobody here."""

    reference = Text(
        label=pgettext_lazy("one person", "Your reference"),
        missing=_("Write your reference"),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "class": "width-m"}
        ),
    )
    to = Text(label="", max_length=254, widget=forms.TextInput(attrs={"autocapitalize": "none"}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reference"].help_text = _(
            "It stands on the receipt, for example %(example)s. Capitals and dashes do not matter."
        ) % {
            "example": format_html(
                '<span class="unbroken">{}-7K3M-9QXD</span>', settings.UNIT.reference_prefix
            )
        }
        self._ask_where_to()

    def _ask_where_to(self) -> None:
        """An address, or where text messages are sent the number that was given."""
        field = self.fields["to"]
        field.widget.attrs["autocomplete"] = "email"
        if is_set_up():
            field.label = _("Your e-mail or mobile number")
            field.help_text = _("What you gave when you got in touch. The code goes there.")
            field.error_messages["required"] = _("Write the e-mail address or the mobile number you gave us")
        else:
            field.label = _("Your e-mail")
            field.help_text = _("The address you gave when you got in touch. The code goes there.")
            field.error_messages["required"] = _("Write the e-mail address you gave us")

    def clean_to(self) -> str:
        """Only whether it can be one of the two is judged, never whether it is known here."""
        to: str = self.cleaned_data["to"]
        if "@" in to:
            return str(Email().clean(to.strip()))
        if is_set_up() and normalise_phone(to):
            return to
        raise forms.ValidationError(UNREADABLE if is_set_up() else UNREADABLE_ADDRESS)


class CodeForm(forms.Form):
    code = Text(
        label=_("The code"),
        help_text=_("Six digits, from what we sent you."),
        missing=_("Write the code we sent you"),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "class": "width-s"}
        ),
    )


class DeedForm(forms.Form):
    """A form with a key of its own: sent twice, it is done once."""

    token = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, person: Applicant, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["token"] = uuid4()
        self.prepare(person)

    def prepare(self, person: Applicant) -> None:
        """Fits the questions to who asks; most ask everybody the same."""

    def clean_token(self) -> Any:
        return self.cleaned_data["token"] or uuid4()


class CorrectForm(DeedForm):
    # Either of the two is needed, so that neither is called optional.
    marks_optional = False

    phone = Phone(label=_("Telephone"), required=False)
    email = Email(label=_("E-mail"), help_text=_("The next code to this page goes there."), required=False)

    def prepare(self, person: Applicant) -> None:
        self.initial["phone"] = readable_phone(person.phone) if person.phone else ""
        self.initial["email"] = person.email
        self.fields["phone"].widget.attrs["autocomplete"] = "tel"
        self.fields["email"].widget.attrs["autocomplete"] = "email"

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        give_a_way_to_reach(self, cleaned)
        return cleaned


class WriteForm(DeedForm):
    text = LongText(
        label=_("What do you want to say?"),
        help_text=_("Do not write personal numbers, or anything about the health of others."),
        missing=_("Write something first"),
    )


class HourForm(DeedForm):
    """The hours that have room for one more call, day by day; full ones are not shown."""

    hour = forms.ChoiceField(
        label=_("When shall we call?"),
        error_messages={
            "required": _("Choose a time"),
            "invalid_choice": _("That time has just been taken. Choose another one."),
        },
    )

    def prepare(self, person: Applicant) -> None:
        met, at = called(person.lead), timezone.now()
        standing = current_call(met, at=at)
        choices: list[Any] = [("", _("Choose a time"))]
        if standing is not None:
            choices.append((NO_HOUR, _("No special time: call when you can")))
            self.fields["hour"].help_text = _("Chosen now: %(hour)s") % {"hour": call_words(standing)}
        self.fields["hour"].choices = [*choices, *hour_choices(met, at=at)]  # type: ignore[attr-defined]

    def clean_hour(self) -> datetime | None:
        chosen = self.cleaned_data["hour"]
        return None if chosen == NO_HOUR else datetime.fromisoformat(chosen)


class RestForm(DeedForm):
    until = forms.DateField(
        label=_("Until which day?"),
        help_text=_("We get in touch then. You can choose a day up to two years ahead."),
        error_messages={
            "required": _("Choose a day"),
            "invalid": _("We cannot read the day. Write it like 2027-09-01"),
        },
        widget=forms.DateInput(attrs={"type": "date", "class": "width-m"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%Y%m%d", "%d/%m/%Y", "%d/%m %Y"],
    )

    def prepare(self, person: Applicant) -> None:
        tomorrow = timezone.localdate() + timedelta(days=1)
        self.fields["until"].widget.attrs["min"] = tomorrow.isoformat()


class WithdrawForm(DeedForm):
    marks_optional = True

    reason = OneInList(
        label=_("Do you want to say why?"),
        help_text=_("It helps us do better. Nobody asks you for a reason."),
        choices=[
            ("", _("I would rather not say")),
            *((key, capfirst(label)) for key, label in WithdrawalReason.choices if key != "unknown"),
        ],
        required=False,
    )
