"""Who is away, from when to when, and who steps in where nobody else stands beside."""

from typing import Any, cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from recruitment.desk.forms.fields import day_field, told_when_empty
from recruitment.triage.absence import may_be_away
from recruitment.triage.queries import desk_staff


class ColleagueField(forms.ModelChoiceField):
    """A colleague by name, with the number of families that will change hands."""

    def label_from_instance(self, person: Any) -> str:
        words = ngettext("%(count)s open", "%(count)s open", person.open_cases)
        return f"{person}, {words % {'count': person.open_cases}}"


class AbsenceForm(forms.Form):
    use_required_attribute = False
    marks_optional = True

    person = ColleagueField(
        label=_("Who is away?"),
        queryset=None,
        empty_label=_("Choose a colleague"),
        error_messages=told_when_empty(_("Choose who is away.")),
    )
    first_day = day_field(_("First day away"))
    last_day = day_field(
        _("Last day away"), help_text=_("Make a guess if you do not know. It can be changed.")
    )
    stand_in: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("Who steps in?"),
        queryset=None,
        required=False,
        empty_label=_("Spread by the proposal"),
        help_text=_(
            "A family with a second handler goes to that colleague, with the stand-in beside. The others go"
            " to the stand-in, or are spread by load and contact municipality."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Also somebody whose account is closed: their families must not be left behind.
        cast("forms.ModelChoiceField", self.fields["person"]).queryset = may_be_away()
        cast("forms.ModelChoiceField", self.fields["stand_in"]).queryset = desk_staff()
        self.fields["first_day"].initial = timezone.localdate


class TakeBackForm(forms.Form):
    """Which of the families somebody gets back; those a colleague has spoken to stay unless ticked."""

    use_required_attribute = False
    leads = forms.MultipleChoiceField(required=False)

    def __init__(self, *args: Any, references: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast("forms.MultipleChoiceField", self.fields["leads"])
        field.choices = [(reference, reference) for reference in references]
