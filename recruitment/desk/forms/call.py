"""What is filled in after hanging up: two taps log the call, and everything else may be left as it is."""

from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from recruitment.desk.forms.fields import OnceForm, day_field, text_field, told_when_empty
from recruitment.desk.wording import in_words, sentence
from recruitment.leads.models import NextAction
from recruitment.leads.promise import next_working_day
from recruitment.leads.reach import reaches
from recruitment.triage.models import ContactOutcome

OTHER = "other"
# The steps a call leads to, each with the working days until it is due.
PROPOSED = (
    (NextAction.CALL_AGAIN, 1),
    (NextAction.SEND_INFORMATION, 1),
    (NextAction.BOOK_VISIT, 3),
    (NextAction.ASSESS, 2),
)


@dataclass(frozen=True)
class Proposal:
    """A next step with its day, as one button; `value` is what the button sends."""

    value: str
    words: str
    day: str


class CallForm(OnceForm):
    """The outcome is the first tap and a button with the next step the second."""

    outcome = forms.ChoiceField(
        error_messages=told_when_empty(_("Choose how it went.")),
        label=_("How did the call go?"),
        choices=in_words(ContactOutcome),
        widget=forms.RadioSelect,
    )
    may_write = forms.BooleanField(
        label=_("The family has said yes to an e-mail with the next step"), required=False
    )
    note = text_field(
        pgettext_lazy("contact", "Note"),
        required=False,
        help_text=_("Nothing about health, crime or other people unless it is needed."),
    )
    next_action = forms.ChoiceField(label=_("Next step"), required=False)
    next_action_on = day_field(_("Day"), required=False)
    step = forms.CharField(
        max_length=40,
        widget=forms.HiddenInput,
        error_messages=told_when_empty(_("Choose the next step.")),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = in_words(NextAction)()
        cast("forms.ChoiceField", self.fields["next_action"]).choices = [
            choice for choice in choices if choice[0] != NextAction.WAKE
        ]
        self.fields["next_action"].initial = NextAction.CALL_AGAIN
        self.fields["next_action_on"].initial = next_working_day(timezone.localdate())
        if not (self.lead.is_protected and reaches(self.lead)):
            del self.fields["may_write"]

    def proposals(self) -> list[Proposal]:
        today = timezone.localdate()
        return [_proposal(step, _after(today, days)) for step, days in PROPOSED]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if "step" not in cleaned:
            return cleaned
        if cleaned["step"] == OTHER:
            if not cleaned.get("next_action_on") and "next_action_on" not in self.errors:
                self.add_error("next_action_on", _("Choose a day."))
            return cleaned
        action, _colon, day = cleaned["step"].partition(":")
        try:
            cleaned["next_action"], cleaned["next_action_on"] = action, date.fromisoformat(day)
        except ValueError:
            self.add_error("step", _("Choose the next step."))
        return cleaned

    def deed(self) -> dict[str, Any]:
        told = super().deed()
        del told["step"]
        return {"may_write": False, **told}


def _proposal(step: NextAction, day: date) -> Proposal:
    return Proposal(f"{step}:{day.isoformat()}", sentence(str(step.label)), date_format(day, "D j b"))


def _after(day: date, working_days: int) -> date:
    for _number in range(working_days):
        day = next_working_day(day)
    return day
