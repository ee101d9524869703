"""Why somebody opens another pair's registration: a short list, and a few words when none of it fits."""

from typing import Any

from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from recruitment.desk.forms.fields import told_when_empty
from recruitment.privacy.sensitive import Sensitive, found_in

MOST_WORDS = 120


class Why(TextChoices):
    """The reasons that come up in a working week; the value is what the access log keeps."""

    FAMILY_CALLED = "family_called", _("The family got in touch")
    COLLEAGUE_ASKED = "colleague_asked", _("A colleague asked me to help")
    SAME_HOUSEHOLD = "same_household", _("It may be the same family as in a case of mine")
    TAKING_OVER = "taking_over", _("I am about to take over")
    OTHER = "other", _("Something else")


class ReasonForm(forms.Form):
    use_required_attribute = False
    marks_optional = True
    prefix = "skal"

    why = forms.ChoiceField(
        label=_("Why do you open it?"),
        choices=Why,
        widget=forms.RadioSelect,
        error_messages=told_when_empty(_("Choose why you open it.")),
    )
    words = forms.CharField(
        label=_("In a few words"),
        max_length=MOST_WORDS,
        required=False,
        help_text=_("Nothing about the family itself. What you write stands in the access log."),
    )

    def clean_words(self) -> str:
        words: str = " ".join(self.cleaned_data["words"].split())
        if Sensitive.PERSONAL_NUMBER in found_in(words):
            raise forms.ValidationError(_("Take the personal number away. The reference is enough."))
        return words

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if told.get("why") == Why.OTHER and not told.get("words") and "words" not in self.errors:
            self.add_error("words", _("Write in a few words why you open it."))
        return told

    @property
    def reason(self) -> str:
        """As the access log keeps it: “family_called”, or “other: the words”."""
        told = self.cleaned_data
        return ": ".join(part for part in (told["why"], told["words"]) if part)


def reason_words(reason: str) -> str:
    """A kept reason as people read it; what this form did not write is shown as it stands."""
    why, _colon, words = reason.partition(": ")
    if why not in Why.values:
        return reason
    return f"{Why(why).label}: {words}" if words else str(Why(why).label)
