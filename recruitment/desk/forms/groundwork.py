"""What staff fill in before an investigation: the checklist, BRA-fam dates, and approvals."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from recruitment.desk.forms.fields import DeskForm, day_field, told_when_empty
from recruitment.desk.wording import in_words
from recruitment.groundwork.actions import LONGEST_REASON, Judged
from recruitment.groundwork.models import ApprovalWay, BraFamStep, Judgement
from recruitment.groundwork.queries import standing_judgements
from recruitment.municipalities.models import Municipality


class JudgeForm(DeskForm):
    """Each basic requirement with a judgement and a reason; what is left unjudged stays so."""

    # Nothing here must be filled in, so there is nothing to tell apart.
    marks_optional = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        standing = standing_judgements(self.lead)
        for requirement in settings.UNIT.requirements:
            row = standing.get(requirement.key)
            self.fields[f"j_{requirement.key}"] = forms.ChoiceField(
                label=requirement.label,
                required=False,
                choices=lambda: [("", _("Not judged yet")), *in_words(Judgement)()],
                initial=row.judgement if row else "",
            )
            self.fields[f"r_{requirement.key}"] = forms.CharField(
                label=_("Why?"),
                required=False,
                max_length=LONGEST_REASON,
                initial=row.reason if row else "",
                # Six fields of the same name are told apart by what they belong to.
                widget=forms.TextInput(
                    attrs={"aria-label": _("Why? %(what)s") % {"what": requirement.label}}
                ),
            )

    def deed(self) -> dict[str, Any]:
        answer = self.cleaned_data
        keys = [requirement.key for requirement in settings.UNIT.requirements]
        return {
            "judged": {
                key: Judged(answer[f"j_{key}"], answer[f"r_{key}"]) for key in keys if answer[f"j_{key}"]
            }
        }


class BraFamForm(DeskForm):
    """Only that it was sent or came back, and when: what the family answered is not kept here."""

    step = forms.ChoiceField(label=_("BRA-fam"), choices=in_words(BraFamStep))
    on = day_field(_("Day"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = timezone.localdate


class ApproveForm(DeskForm):
    municipality = forms.ModelChoiceField(
        label=_("Which municipality may we tell?"),
        queryset=Municipality.objects.all(),
        empty_label=_("Choose a municipality"),
        error_messages=told_when_empty(_("Choose the municipality that the approval is for.")),
    )
    given_on = day_field(_("Given on"))
    way = forms.ChoiceField(label=_("How was it given?"), choices=in_words(ApprovalWay))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["given_on"].initial = timezone.localdate
