"""Which deeds a registration's page offers, by where the registration stands, and in which order."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from recruitment.desk.forms import groundwork, reaching
from recruitment.desk.forms import lead as forms
from recruitment.desk.forms.fields import DeskForm
from recruitment.leads.models import Lead
from recruitment.leads.status import EXITS, Status
from recruitment.staff.models import User
from recruitment.staff.roles import Role
from recruitment.triage.booked_calls import is_offered


@dataclass(frozen=True)
class Deed:
    """One form of the page: `key` is its prefix and anchor, `url_name` where it is sent."""

    key: str
    url_name: str
    title: Any
    button: Any
    form: Callable[..., DeskForm]
    is_tight: bool = False


CONTACT = Deed(
    "samtal",
    "desk:log_contact",
    _("Log a contact"),
    pgettext_lazy("desk", "Save the contact"),
    forms.ContactForm,
)
ASSIGN = Deed(
    "tilldela",
    "desk:assign",
    _("Responsible pair"),
    _("Save the pair"),
    forms.AssignForm,
    True,
)
NEXT = Deed(
    "nasta",
    "desk:set_next_action",
    _("Plan the next step"),
    _("Save the next step"),
    forms.NextStepForm,
    True,
)
ASSESS = Deed(
    "bedom",
    "desk:assess",
    _("Initial assessment"),
    _("Save the assessment"),
    forms.AssessForm,
)
HAND_OVER = Deed(
    "lamna-over",
    "desk:hand_over",
    _("Hand over to investigation"),
    pgettext_lazy("desk", "Hand over"),
    forms.HandOverForm,
)
JUDGE = Deed(
    "grundkrav",
    "desk:judge",
    _("Basic requirements"),
    _("Save the judgement"),
    groundwork.JudgeForm,
)
BRA_FAM = Deed(
    "bra-fam",
    "desk:date_bra_fam",
    _("BRA-fam sent or returned"),
    _("Save the day"),
    groundwork.BraFamForm,
    True,
)
APPROVE = Deed(
    "godkannande",
    "desk:approve",
    _("Approval to tell a municipality"),
    _("Save the approval"),
    groundwork.ApproveForm,
    True,
)
HOUR = Deed(
    "samtalstid",
    "desk:book_call",
    _("A time for the call"),
    _("Save the time"),
    reaching.HourForm,
    True,
)
DETAILS = Deed(
    "kontaktuppgifter",
    "desk:correct_details",
    _("Correct how we reach them"),
    _("Save the details"),
    reaching.DetailsForm,
    True,
)
NOTE = Deed(
    "anteckning",
    "desk:add_note",
    _("Write a note or ask somebody"),
    _("Save the note"),
    forms.NoteForm,
)
REST = Deed(
    "vila",
    "desk:rest",
    _("Let it rest"),
    _("Let it rest until that day"),
    forms.RestForm,
    True,
)
CLOSE = Deed(
    "avsluta",
    "desk:close",
    _("End the registration"),
    pgettext_lazy("desk", "End it"),
    forms.CloseForm,
)
REOPEN = Deed(
    "oppna",
    "desk:reopen",
    _("Open again"),
    _("Open and take on"),
    forms.ReopenForm,
    True,
)
PROTECT = Deed(
    "skydda",
    "desk:protect",
    _("Protected identity"),
    _("Hide from lists"),
    forms.ProtectForm,
)
LIFT = Deed(
    "visa",
    "desk:lift_protection",
    _("Protected identity"),
    _("Show in lists again"),
    forms.ProtectForm,
)

ALL = (
    CONTACT, ASSIGN, NEXT, HOUR, DETAILS, ASSESS, HAND_OVER, NOTE, JUDGE, BRA_FAM, APPROVE, REST, CLOSE,
    REOPEN, PROTECT, LIFT,
)  # fmt: skip
_BEFORE_TALK = (CONTACT, NEXT, DETAILS, NOTE, ASSIGN, REST, CLOSE)
_ENDED = (REOPEN, DETAILS, NOTE)
OFFERED: dict[str, tuple[Deed, ...]] = {
    Status.RECEIVED: (CONTACT, ASSIGN, DETAILS, NOTE, REST, CLOSE),
    Status.ASSIGNED: _BEFORE_TALK,
    Status.ATTEMPTED: _BEFORE_TALK,
    Status.CONTACTED: (
        ASSESS, JUDGE, CONTACT, NEXT, DETAILS, NOTE, BRA_FAM, APPROVE, ASSIGN, REST, CLOSE,
    ),
    Status.ASSESSED: (
        HAND_OVER, CONTACT, NEXT, DETAILS, NOTE, JUDGE, ASSESS, BRA_FAM, APPROVE, ASSIGN, REST, CLOSE,
    ),
    # What comes back after the hand-over, BRA-fam too, is dated on the case.
    Status.HANDED_OVER: (NOTE, DETAILS, APPROVE),
    Status.DORMANT: (REOPEN, REST, DETAILS, NOTE, APPROVE),
    **dict.fromkeys(EXITS, _ENDED),
}  # fmt: skip


@dataclass(frozen=True)
class OfferedDeed:
    """A deed with its form drawn for this registration; the first of the page stands open."""

    deed: Deed
    form: DeskForm
    is_open: bool


def offered(lead: Lead, user: User, *, bound: DeskForm | None = None) -> list[OfferedDeed]:
    """The deeds of this page; a form that was refused comes back as it was sent, open."""
    # What is joined with another is worked on there.
    deeds = () if lead.joined_to_id else OFFERED[lead.status]
    if deeds and is_offered(lead, at=timezone.now()):
        deeds = (*deeds[:2], HOUR, *deeds[2:])
    if user.holds_any({Role.UNIT_MANAGER}):
        deeds = (*deeds, LIFT if lead.is_protected else PROTECT)
    if bound is not None and bound.prefix not in {deed.key for deed in deeds}:
        # The registration has moved on since the page was opened: what was typed is shown all the same.
        deeds = (*(deed for deed in ALL if deed.key == bound.prefix), *deeds)
    return [
        OfferedDeed(
            deed,
            bound
            if bound is not None and bound.prefix == deed.key
            else deed.form(lead=lead, prefix=deed.key),
            is_open=bound.prefix == deed.key if bound is not None else place == 0,
        )
        for place, deed in enumerate(deeds)
    ]


def _form(deed: Deed, lead: Lead, bound: DeskForm | None) -> DeskForm:
    if bound is not None and bound.prefix == deed.key:
        return bound
    return deed.form(lead=lead, prefix=deed.key)
