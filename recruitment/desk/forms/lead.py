"""What staff fill in on a registration's page: the pair, the call, the assessment, the ways out."""

from typing import Any, cast

from django import forms
from django.utils import timezone
from django.utils.html import conditional_escape
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from recruitment.desk.forms.fields import (
    DeskForm,
    NextStepMixin,
    OnceForm,
    PairMixin,
    day_field,
    text_field,
    told_when_empty,
)
from recruitment.desk.proposal_words import proposal_words
from recruitment.desk.wording import in_words, sentence
from recruitment.groundwork.models import Judgement
from recruitment.groundwork.queries import standing_judgements
from recruitment.handoff.adapters import offered
from recruitment.leads.models import NextAction
from recruitment.leads.promise import next_working_day
from recruitment.leads.status import Status
from recruitment.triage.load import colleagues, proposed_for
from recruitment.triage.models import ContactOutcome, ContactWay, Recommendation, TellingWay
from recruitment.triage.proposal import Colleague
from recruitment.triage.queries import desk_staff
from recruitment.triage.reasons import REASONS, ReferralReason
from recruitment.triage.rules import LONGEST_PLACE, Told

TOLD = ("told_by", "told_on", "told_how")


class AssignForm(NextStepMixin, PairMixin, DeskForm):
    field_order = ("owner", "partner", "next_action", "next_action_on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        among = colleagues(timezone.localdate())
        self.offer_staff(among, keep={self.lead.owner_id, self.lead.partner_id})
        self.fields["owner"].initial = self.lead.owner_id
        self.fields["partner"].initial = self.lead.partner_id
        if self.lead.owner_id is None:
            self.propose_colleague(among)
        self.propose(self.lead.next_action or NextAction.FIRST_CALL, self.lead.next_action_on)

    def propose_colleague(self, among: list[Colleague]) -> None:
        """Says who by load and municipality; whoever fills the form in may choose otherwise."""
        owner = self.fields["owner"]
        if self.lead.is_protected:
            owner.help_text = _("Protected identity: the unit manager chooses, and nobody is proposed.")
        elif proposal := proposed_for(self.lead, among):
            owner.initial = proposal.colleague.key
            place = self.lead.municipality.name if self.lead.municipality else ""
            owner.help_text = conditional_escape(proposal_words(proposal, municipality=place))


class ReopenForm(AssignForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.propose(NextAction.CALL_AGAIN)


class ContactForm(NextStepMixin, OnceForm):
    way = forms.ChoiceField(label=_("Way"), choices=in_words(ContactWay))
    outcome = forms.ChoiceField(
        error_messages=told_when_empty(_("Choose how it went.")),
        label=pgettext_lazy("contact", "What happened"),
        choices=in_words(ContactOutcome),
        widget=forms.RadioSelect,
    )
    note = text_field(
        pgettext_lazy("contact", "Note"),
        required=False,
        help_text=_("Nothing about health, crime or other people unless it is needed."),
    )
    field_order = ("way", "outcome", "note", "next_action", "next_action_on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.propose(NextAction.CALL_AGAIN)


class NextStepForm(NextStepMixin, DeskForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.propose(self.lead.next_action, self.lead.next_action_on)


class AssessForm(NextStepMixin, OnceForm):
    summary = text_field(
        _("Summary for the investigators"),
        error_messages=told_when_empty(_("Write a short summary.")),
        help_text=_("Goes with the package. Write what matters for the investigation, in a few sentences."),
    )
    recommendation = forms.ChoiceField(
        error_messages=told_when_empty(_("Choose a recommendation.")),
        label=_("Recommendation"),
        choices=in_words(Recommendation),
        widget=forms.RadioSelect,
    )
    field_order = ("summary", "recommendation", "next_action", "next_action_on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.propose(NextAction.HAND_OVER)

    def deed(self) -> dict[str, Any]:
        """What seems met is read off the checklist: it stands in one place only."""
        standing = standing_judgements(self.lead)
        met = [key for key, row in standing.items() if row.judgement == Judgement.MET]
        return {"requirements_met": met, **super().deed()}


class CloseForm(DeskForm):
    """One list, grouped by way out, so that a reason can never belong to another way.

    Who told the family, when and how is asked of every way out, and needed when we turn a family down.
    """

    way_out = forms.ChoiceField(
        label=_("Way out and reason"),
        error_messages=told_when_empty(_("Choose a way out and its reason.")),
    )
    referred_to = forms.CharField(
        label=_("Referred to"),
        required=False,
        max_length=LONGEST_PLACE,
        help_text=_("The municipality or unit; for a child they know, the child’s own municipality."),
    )
    told_by: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("Who told the family?"),
        queryset=None,
        required=False,
        empty_label=_("Nobody yet"),
        help_text=_("Needed when we do not go on with a family."),
    )
    told_on = day_field(_("When?"), required=False)
    told_how = forms.ChoiceField(
        label=_("How?"),
        required=False,
        choices=lambda: [("", _("Choose how")), *in_words(TellingWay)()],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ModelChoiceField", self.fields["told_by"]).queryset = desk_staff()
        field = cast("forms.ChoiceField", self.fields["way_out"])
        field.choices = [
            ("", _("Choose a way out")),
            *(
                (
                    sentence(str(status.label)),
                    [
                        (f"{status}:{value}", label)
                        for value, label in in_words(reasons)()
                        # Has a page of its own: the board must be told first.
                        if value != ReferralReason.CHILD_CONCERN
                    ],
                )
                for status, reasons in REASONS.items()
                # A second registration is joined with the first, so that nothing of it is lost.
                if status != Status.DUPLICATE
            ),
        ]

    def clean(self) -> dict[str, Any]:
        """Half an answer about who told the family is no answer."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        missing = [name for name in TOLD if name not in self.errors and not cleaned.get(name)]
        if 0 < len(missing) < len(TOLD):
            for name in missing:
                self.add_error(name, _("Write who told the family, when and how."))
        return cleaned

    def deed(self) -> dict[str, Any]:
        answer = self.cleaned_data
        to, _colon, reason = answer["way_out"].partition(":")
        told = Told(answer["told_by"], answer["told_on"], answer["told_how"]) if answer["told_by"] else None
        return {"to": to, "reason": reason, "told": told, "referred_to": answer["referred_to"]}


class RestForm(DeskForm):
    until = day_field(_("Wakes on"))


class HandOverForm(DeskForm):
    adapter = forms.ChoiceField(
        label=_("Way to the investigators"),
        choices=lambda: [(way.value, sentence(str(way.label))) for way in offered()],
        initial=lambda: offered()[0],
        widget=forms.RadioSelect,
        error_messages=told_when_empty(_("Choose the way the package goes.")),
    )


class NoteForm(OnceForm):
    """A note; with an addressee it becomes something to do by a day."""

    text = text_field(
        pgettext_lazy("desk", "Note"), error_messages=told_when_empty(_("Write something first."))
    )
    addressee: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("Ask somebody to do it"),
        queryset=None,
        required=False,
        empty_label=_("Nobody: only a note"),
    )
    due_on = day_field(_("By when?"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ModelChoiceField", self.fields["addressee"]).queryset = desk_staff()
        self.fields["due_on"].initial = next_working_day(timezone.localdate())

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("addressee") and not cleaned.get("due_on") and "due_on" not in self.errors:
            self.add_error("due_on", _("Choose a day."))
        return cleaned


class ProtectForm(DeskForm):
    """Only a button: the page it stands on says what will happen."""
