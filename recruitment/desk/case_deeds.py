"""Which deeds a case's page offers, by where the case stands and who looks at it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from recruitment.desk.forms import case as forms
from recruitment.desk.forms.disclosing import DiscloseForm
from recruitment.desk.forms.fields import DeskForm
from recruitment.groundwork.queries import standing_approvals
from recruitment.handoff.models import Adapter, Handover
from recruitment.leads.status import Status
from recruitment.staff.models import User
from recruitment.staff.roles import QUEUE_ROLES


@dataclass(frozen=True)
class CaseDeed:
    """One form of the page: `key` is its prefix and anchor, `url_name` where it is sent."""

    key: str
    url_name: str
    title: Any
    button: Any
    form: Callable[..., DeskForm]


@dataclass(frozen=True)
class OfferedCaseDeed:
    deed: CaseDeed
    form: DeskForm
    is_open: bool


CLAIM = CaseDeed("ta", "desk:claim", _("Take the case"), pgettext_lazy("queue", "Take it"), forms.ClaimForm)
PAIR = CaseDeed(
    "par", "desk:set_partner", _("Who investigates"), pgettext_lazy("queue", "Save the pair"), forms.PairForm
)
RECEIPT = CaseDeed(
    "kvitto",
    "desk:confirm_receipt",
    _("Registry number"),
    _("Save the receipt"),
    forms.ReceiptForm,
)
SENT = CaseDeed(
    "skickat",
    "desk:confirm_sending",
    _("Sent by secure mail"),
    _("Confirm the sending"),
    forms.SendingForm,
)
OUTCOME = CaseDeed(
    "utfall",
    "desk:record_outcome",
    _("Enter what has happened"),
    _("Save the outcome"),
    forms.OutcomeForm,
)
DISCLOSE = CaseDeed(
    "lamnat-ut",
    "desk:disclose",
    _("Told a municipality who they are"),
    _("Write it down"),
    DiscloseForm,
)
GIVE_BACK = CaseDeed(
    "ge-tillbaka",
    "desk:give_back",
    _("Give the case back"),
    pgettext_lazy("queue", "Give it back"),
    forms.GiveBackForm,
)


def offered(case: Handover, user: User, *, bound: DeskForm | None = None) -> list[OfferedCaseDeed]:
    """The deeds of this page; a form that was refused comes back as it was sent, open."""
    return [
        OfferedCaseDeed(
            deed,
            bound
            if bound is not None and bound.prefix == deed.key
            else deed.form(lead=case.lead, prefix=deed.key),
            is_open=bound.prefix == deed.key if bound is not None else place == 0,
        )
        for place, deed in enumerate(_for(case, user))
    ]


def is_waiting(case: Handover) -> bool:
    """Whether the case lies in the queue and nobody has taken it."""
    return case.adapter == Adapter.BUILT_IN_QUEUE and case.queue_item.claimed_by_id is None


def where(case: Handover) -> str:
    """Where the case stands, in a few words."""
    if case.lead.investigated_until or case.lead.status != Status.HANDED_OVER:
        return gettext("decided")
    if case.adapter != Adapter.BUILT_IN_QUEUE:
        return _elsewhere(case)
    pair = case.queue_item.pair
    return gettext("with %(name)s") % {"name": pair} if pair else gettext("waiting in the queue")


def _elsewhere(case: Handover) -> str:
    if case.registry_number:
        in_treserva = case.adapter == Adapter.TRESERVA_BY_HAND
        return gettext("in Treserva") if in_treserva else gettext("with the receiver")
    if case.adapter == Adapter.SECURE_MAIL and case.sent_at is None:
        return gettext("to be sent")
    if case.adapter in {Adapter.WEBHOOK, Adapter.FILE_DROP} and case.sent_at is None:
        return gettext("on its way")
    return gettext("receipt missing")


def _for(case: Handover, user: User) -> list[CaseDeed]:
    if case.lead.status != Status.HANDED_OVER:
        return []
    investigates = user.holds_any(QUEUE_ROLES)
    deeds = [CLAIM] if is_waiting(case) and investigates else []
    if case.adapter == Adapter.SECURE_MAIL and case.sent_at is None:
        deeds.append(SENT)
    if case.adapter != Adapter.BUILT_IN_QUEUE and not case.registry_number:
        deeds.append(RECEIPT)
    deeds.append(OUTCOME)
    if RECEIPT not in deeds:
        deeds.append(RECEIPT)
    if investigates and case.adapter == Adapter.BUILT_IN_QUEUE and not is_waiting(case):
        deeds.append(PAIR)
    if standing_approvals(case.lead).exists():
        deeds.append(DISCLOSE)
    if investigates and not case.lead.investigated_until:
        deeds.append(GIVE_BACK)
    return deeds
