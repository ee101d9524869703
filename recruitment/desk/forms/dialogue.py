"""Whose each municipality is, and a talk with one of them."""

from collections.abc import Iterable
from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from recruitment.desk.forms.fields import day_field, told_when_empty
from recruitment.desk.wording import in_words
from recruitment.duty.models import LONGEST_NOTE, DialogueKind
from recruitment.municipalities.models import Municipality
from recruitment.staff.models import User
from recruitment.triage.queries import desk_staff


class ContactsForm(forms.Form):
    """One colleague for each municipality, or nobody yet."""

    use_required_attribute = False

    def __init__(self, data: Any = None, *, members: Iterable[Municipality]) -> None:
        super().__init__(data)
        self.people = {str(person.pk): person for person in desk_staff()}
        choices = [("", _("Nobody yet")), *((key, str(person)) for key, person in self.people.items())]
        for place in members:
            held_by = getattr(place, "contact", None)
            self.fields[place.pk] = forms.ChoiceField(
                label=place.name,
                choices=choices,
                required=False,
                initial=held_by.person_id if held_by else "",
            )

    def contacts(self) -> dict[str, User | None]:
        return {code: self.people.get(key) for code, key in self.cleaned_data.items()}


class DialogueForm(forms.Form):
    use_required_attribute = False
    marks_optional = True

    kind = forms.ChoiceField(
        label=_("What was it?"),
        choices=in_words(DialogueKind),
        widget=forms.RadioSelect,
        error_messages=told_when_empty(_("Choose what it was.")),
    )
    on = day_field(_("Day"))
    note = forms.CharField(
        label=_("What was said"),
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("About needs and how we work together. No names of families or children, no numbers."),
    )
    token = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = timezone.localdate
        self.fields["kind"].initial = DialogueKind.WEEKLY
        self.fields["token"].initial = uuid4
