"""Who takes part when a wave of new registrations is shared out."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from recruitment.desk.forms.fields import told_when_empty
from recruitment.desk.proposal_words import colleague_words
from recruitment.triage.proposal import Colleague, able


class WaveForm(forms.Form):
    """Ticked from the start: who has duty today, or every handler at work where nobody has."""

    use_required_attribute = False
    people = forms.TypedMultipleChoiceField(
        label=_("Who takes part?"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages=told_when_empty(_("Choose at least one colleague.")),
    )
    # How many there were when the page was drawn: more have come when it differs.
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, among: list[Colleague]) -> None:
        here = [one for one in among if not one.is_away]
        super().__init__(data, initial={"people": [one.key for one in able(among)]})
        field = cast("forms.TypedMultipleChoiceField", self.fields["people"])
        field.choices = [(one.key, colleague_words(one)) for one in here]
