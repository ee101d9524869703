"""Which registrations were ticked in a list, as they were seen, and who is to have them."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from recruitment.desk.forms.fields import told_when_empty, version_of
from recruitment.desk.proposal_words import colleague_words
from recruitment.leads.models import Lead
from recruitment.staff.models import User
from recruitment.triage.proposal import Colleague

SEPARATOR = "~"
# A whole page of the inbox, and not one family more.
MOST_TICKED = 50
# Instead of one colleague for all of them: whoever stands at each row.
EACH = "var-och-en"
OF_ROW = "till-"


class ShareOutForm(forms.Form):
    """Who gets what was ticked.

    One family is proposed to whoever asks, so that taking it on is two keys. Several are proposed to
    those whom load and municipality point at, row by row.
    """

    use_required_attribute = False
    owner = forms.ChoiceField(
        label=_("Responsible"), error_messages=told_when_empty(_("Choose who is responsible."))
    )
    partner = forms.ChoiceField(label=_("Second in the pair"), required=False)

    def __init__(self, data: Any = None, *, by: User, among: Sequence[Colleague], is_one: bool) -> None:
        super().__init__(data)
        here = [one for one in among if not one.is_away]
        self.people = [(str(one.key), colleague_words(one)) for one in here]
        first = ("", _("Choose a colleague")) if is_one else (EACH, _("Whoever stands at each family"))
        owner, partner = (cast("forms.ChoiceField", self.fields[name]) for name in ("owner", "partner"))
        owner.choices = [first, *self.people]
        partner.choices = [("", _("Nobody yet")), *self.people]
        owner.initial = first[0] if not is_one or by.pk not in {one.key for one in here} else by.pk

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if told.get("owner") and told["owner"] == told.get("partner"):
            self.add_error("partner", _("A pair is two different people."))
        return told

    def owner_of(self, reference: str) -> int | None:
        """Who was chosen for a family: one for all of them, or the one at its row."""
        chosen = self.cleaned_data["owner"]
        if chosen == EACH:
            chosen = cast("QueryDict", self.data).get(OF_ROW + reference, "")
        return int(chosen) if chosen in dict(self.people) else None

    @property
    def second(self) -> int | None:
        return int(self.cleaned_data["partner"]) if self.cleaned_data["partner"] else None


def tick(lead: Lead) -> str:
    """What a ticked box sends: the reference, and whose the registration was when it was seen."""
    return f"{lead.reference}{SEPARATOR}{version_of(lead)}"


def read_ticks(values: Sequence[str]) -> Mapping[str, str]:
    """Reference -> as it was seen, of the boxes that were ticked."""
    split = [value.partition(SEPARATOR) for value in values[:MOST_TICKED]]
    return {reference: seen for reference, _separator, seen in split}
