"""How a family is reached, put in for them by telephone, and the hour they choose for their call."""

from datetime import datetime
from typing import Any, cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from recruitment.desk.forms.fields import OnceForm, told_when_empty
from recruitment.privacy.contact import normalise_phone, readable_phone
from recruitment.triage.booked_calls import call_words, current_call, hour_choices
from recruitment.triage.details import Reached

NO_HOUR = "none"


class DetailsForm(OnceForm):
    """A telephone number and an address for each who still applies; one of the two is enough."""

    marks_optional = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = [person for person in self.lead.applicants.all() if person.left_at is None]
        for person in self.people:
            name = {"name": person.name or _("Name missing")}
            self.fields[f"phone_{person.position}"] = forms.CharField(
                label=_("Telephone, %(name)s") % name,
                max_length=40,
                required=False,
                initial=readable_phone(person.phone) if person.phone else "",
                widget=forms.TextInput(attrs={"type": "tel"}),
            )
            self.fields[f"email_{person.position}"] = forms.EmailField(
                label=_("E-mail, %(name)s") % name, required=False, initial=person.email
            )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for person in self.people:
            phone, email = f"phone_{person.position}", f"email_{person.position}"
            is_empty = not cleaned.get(phone) and not cleaned.get(email)
            if cleaned.get(phone) and not normalise_phone(cleaned[phone]):
                self.add_error(phone, _("Write the number with area code, for example 070-174 06 05."))
            elif person.position == 1 and is_empty and not self.errors:
                words = _("Write a telephone number or an e-mail address so that we reach them.")
                self.add_error(phone, words)
        return cleaned

    def deed(self) -> dict[str, Any]:
        told = self.cleaned_data
        details = {
            person.position: Reached(told[f"phone_{person.position}"], told[f"email_{person.position}"])
            for person in self.people
        }
        return {"details": details, "token": told["token"]}


class HourForm(OnceForm):
    hour = forms.ChoiceField(
        label=pgettext_lazy("desk", "When shall they be called?"),
        error_messages={
            **told_when_empty(_("Choose a time.")),
            "invalid_choice": _("That time has just been taken. Choose another one."),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        at = timezone.now()
        standing = current_call(self.lead, at=at)
        choices: list[Any] = [("", _("Choose a time"))]
        if standing is not None:
            choices.append((NO_HOUR, _("No special time")))
            self.fields["hour"].help_text = _("Chosen now: %(hour)s") % {"hour": call_words(standing)}
        cast("forms.ChoiceField", self.fields["hour"]).choices = [*choices, *hour_choices(self.lead, at=at)]

    def starts_at(self) -> datetime | None:
        chosen = self.cleaned_data["hour"]
        return None if chosen == NO_HOUR else datetime.fromisoformat(chosen)
