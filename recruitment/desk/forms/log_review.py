"""One drawn row of the access log on the manager's sheet: in order, or something to follow up."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from recruitment.desk.forms.fields import told_when_empty
from recruitment.privacy.models import Verdict
from recruitment.privacy.sensitive import Sensitive, found_in


class ReviewedRowForm(forms.Form):
    use_required_attribute = False
    marks_optional = True

    verdict = forms.ChoiceField(
        label=_("Is it in order?"),
        choices=Verdict,
        widget=forms.RadioSelect,
        error_messages=told_when_empty(_("Say of every row whether it is in order.")),
    )
    note = forms.CharField(label=_("Note"), max_length=200, required=False)

    def clean_note(self) -> str:
        note: str = " ".join(self.cleaned_data["note"].split())
        if Sensitive.PERSONAL_NUMBER in found_in(note):
            raise forms.ValidationError(_("Take the personal number away. The reference is enough."))
        return note

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if told.get("verdict") == Verdict.FOLLOW_UP and not told.get("note") and "note" not in self.errors:
            self.add_error("note", _("Write what is to be followed up."))
        return told
