"""What is filled in on a case's page: the receipt, the return, and the dated outcomes."""

from typing import Any, cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from recruitment.desk.forms.fields import DeskForm, NextStepMixin, day_field, told_when_empty
from recruitment.desk.wording import in_words, sentence
from recruitment.handoff.models import QueueItem
from recruitment.handoff.queries import investigators
from recruitment.handoff.reasons import ReturnReason
from recruitment.leads.models import NextAction
from recruitment.municipalities.models import Municipality
from recruitment.outcomes.models import Outcome, OutcomeKind
from recruitment.outcomes.reasons import REASONS


class PairForm(DeskForm):
    """The second investigator; the first is whoever took the case."""

    partner: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("Second in the pair"), queryset=None, required=False, empty_label=_("Nobody yet")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        item = QueueItem.objects.filter(handover__lead=self.lead, closed_at__isnull=True).first()
        partner = cast("forms.ModelChoiceField", self.fields["partner"])
        partner.queryset = investigators()
        if item is not None and item.claimed_by_id is not None:
            partner.queryset = partner.queryset.exclude(pk=item.claimed_by_id)
            partner.initial = item.partner_id


class ClaimForm(PairForm):
    """Whoever sends it takes the case, alone or with a colleague."""


class GiveBackForm(NextStepMixin, DeskForm):
    reason = forms.ChoiceField(
        label=pgettext_lazy("return", "Reason"),
        error_messages=told_when_empty(_("Choose a reason from the list.")),
    )
    field_order = ("reason", "next_action", "next_action_on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast("forms.ChoiceField", self.fields["reason"])
        field.choices = [
            ("", _("Choose a reason")),
            *(choice for choice in in_words(ReturnReason)() if choice[0] != ReturnReason.WITHDREW),
        ]
        self.propose(NextAction.CALL_AGAIN)


class ReceiptForm(DeskForm):
    registry_number = forms.CharField(
        label=_("Registry number"),
        max_length=40,
        error_messages=told_when_empty(_("Enter the registry number.")),
    )
    received_on = day_field(_("Received on"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["received_on"].initial = timezone.localdate


class SendingForm(DeskForm):
    sent_on = day_field(_("Sent on"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sent_on"].initial = timezone.localdate


class DatedFactForm(DeskForm):
    """A day and what belongs to it; the rules of the outcomes judge the rest."""

    occurred_on = day_field(pgettext_lazy("outcome", "Date"))
    municipality = forms.ModelChoiceField(
        label=_("Municipality"),
        queryset=Municipality.objects.all(),
        required=False,
        empty_label=pgettext_lazy("municipality", "None"),
        help_text=_("For an offer, a match, a placement, and where it recruited itself."),
    )
    registry_number = forms.CharField(label=_("Registry number"), max_length=40, required=False)
    reason = forms.ChoiceField(
        label=pgettext_lazy("outcome", "Reason"),
        required=False,
        help_text=_("For “unsuitable” and “withdrew”; for an offer, the rule it follows."),
    )

    def offer_reasons(self) -> None:
        field = cast("forms.ChoiceField", self.fields["reason"])
        field.choices = [
            ("", _("No reason")),
            *(
                (sentence(str(OutcomeKind(kind).label)), in_words(reasons)())
                for kind, reasons in REASONS.items()
            ),
        ]


class OutcomeForm(DatedFactForm):
    kind = forms.ChoiceField(
        label=pgettext_lazy("outcome", "What happened"),
        error_messages=told_when_empty(_("Choose what happened from the list.")),
    )
    field_order = ("kind", "occurred_on", "municipality", "reason", "registry_number")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_reasons()
        field = cast("forms.ChoiceField", self.fields["kind"])
        self.fields["occurred_on"].initial = timezone.localdate
        field.choices = [("", _("Choose what happened")), *in_words(OutcomeKind)()]


class CorrectForm(DatedFactForm):
    """Puts a fact right; what happened stays, its day and what belongs to it may change."""

    field_order = ("occurred_on", "municipality", "reason", "registry_number")

    def __init__(self, *args: Any, outcome: Outcome, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_reasons()
        for name in ("occurred_on", "registry_number", "reason"):
            self.fields[name].initial = getattr(outcome, name)
        self.fields["municipality"].initial = outcome.municipality_id


class VoidForm(DeskForm):
    """Only a button: the page it stands on says what will happen."""
