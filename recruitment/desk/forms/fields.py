"""The pieces desk forms are put together from: a day, a next step, a pair, and the page's own memory."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import Any, cast
from uuid import uuid4

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from recruitment.desk.proposal_words import colleague_words
from recruitment.desk.wording import in_words
from recruitment.leads.models import Lead, NextAction
from recruitment.leads.promise import next_working_day
from recruitment.triage.proposal import Colleague
from recruitment.triage.queries import desk_staff

LONG_TEXT = 4000


def told_when_empty(words: Any) -> dict[str, Any]:
    """What to say when nothing was filled in: the thing to do, not that a field is required."""
    return {"required": words}


def day_field(label: Any, **settings: Any) -> forms.DateField:
    """A date as the browser's own date picker writes it."""
    return forms.DateField(
        error_messages={"required": _("Choose a day."), "invalid": _("Write the day as 2026-11-30.")},
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
        **settings,
    )


def text_field(label: Any, **settings: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=LONG_TEXT, widget=forms.Textarea(attrs={"rows": 3}), **settings
    )


class DeskForm(forms.Form):
    """A form on a registration's page; `seen` remembers what the page showed when it was opened."""

    use_required_attribute = False
    marks_optional = True
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=100)

    def __init__(self, data: Any = None, *, lead: Lead, prefix: str, **settings: Any) -> None:
        super().__init__(data, prefix=prefix, **settings)
        self.lead = lead
        self.fields["seen"].initial = version_of(lead)

    def is_stale(self) -> bool:
        """Whether the registration has changed hands or status since the page was opened."""
        return self.cleaned_data["seen"] not in {"", version_of(self.lead)}

    def look_again(self, lead: Lead) -> None:
        """The page is shown once more with this form on it: from now on it knows what it shows."""
        data = cast("QueryDict", self.data).copy()
        data[self.add_prefix("seen")] = version_of(lead)
        self.data = data

    def deed(self) -> dict[str, Any]:
        """What the form asks for, named as the action takes it."""
        return {name: value for name, value in self.cleaned_data.items() if name != "seen"}


class OnceForm(DeskForm):
    """A form that adds something: its token makes a second post of the same page find it added."""

    token = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.fields["token"].initial = uuid4


class NextStepMixin(forms.Form):
    """The next step and its day, which every open registration must have."""

    next_action = forms.ChoiceField(label=_("Next step"), choices=in_words(NextAction))
    next_action_on = day_field(_("Day"))

    def propose(self, next_action: str, on: date | None = None) -> None:
        self.fields["next_action"].initial = next_action
        self.fields["next_action_on"].initial = on or next_working_day(timezone.localdate())


class PairMixin(forms.Form):
    """The two who are responsible; the second may be chosen later."""

    owner: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("Responsible"),
        queryset=None,
        empty_label=_("Choose a colleague"),
        error_messages=told_when_empty(_("Choose who is responsible.")),
    )
    partner: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("Second in the pair"), queryset=None, required=False, empty_label=_("Nobody yet")
    )

    def offer_staff(self, among: Iterable[Colleague], *, keep: Collection[int | None] = ()) -> None:
        """Lists who can be chosen, with what they have; nobody who is away, unless they have it already."""
        people = [(one.key, colleague_words(one)) for one in among if not one.is_away or one.key in keep]
        for name in ("owner", "partner"):
            field = cast("forms.ModelChoiceField", self.fields[name])
            field.queryset = desk_staff()
            field.choices = [("", field.empty_label), *people]


def version_of(lead: Lead) -> str:
    """Whose a registration is and where it stands: changes when a colleague acts on it."""
    return f"{lead.status}.{lead.owner_id or 0}.{lead.partner_id or 0}"
