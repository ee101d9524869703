"""What the desk has prepared: checklists, BRA-fam dates, approvals, and what colleagues ask each other."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random

from django.conf import settings
from django.utils import timezone

from recruitment.groundwork import actions as groundwork
from recruitment.groundwork.actions import Judged
from recruitment.groundwork.models import ApprovalWay, BraFamStep, Judgement
from recruitment.leads.models import Lead
from recruitment.leads.promise import next_working_day
from recruitment.leads.status import Status
from recruitment.municipalities.models import Municipality
from recruitment.staff.models import User
from recruitment.triage import actions as triage

# By the unit file's own keys; a unit that asks for other things has nothing unclear in its demo.
WHY_UNCLEAR = {
    "agreement": "Ska prata med tonåringen hemma först.",
    "stability": "Byter arbete i vår, vi frågar igen då.",
    "room": "Rummet används som kontor just nu.",
}
ASKED = (
    "Kan du ringa och boka hembesöket? Jag är ledig på fredag.",
    "De undrade över ersättningen. Hör av dig när du har svaret.",
    "Läs gärna igenom mina anteckningar före samtalet på torsdag.",
)
# How many families of each kind get what is written here; the newest ones, since those are looked at.
JUDGED = 10
ASSESSED = 6


def prepare(rng: Random, handlers: Sequence[User], *, now: datetime) -> None:
    """Judges requirements, sends BRA-fam, notes approvals, and asks colleagues for a hand."""
    open_to_all = Lead.objects.filter(is_protected=False).order_by("-received_at")
    talked = [*open_to_all.filter(status=Status.CONTACTED)[:JUDGED]]
    assessed = [*open_to_all.filter(status=Status.ASSESSED)[:ASSESSED]]
    for number, lead in enumerate([*talked, *assessed]):
        _judge(rng, lead, lead.owner or handlers[0], is_unclear=number % 3 == 0, now=now)
    for lead in assessed:
        _approve(lead, lead.owner or handlers[0], now=now)
    for number, (words, lead) in enumerate(zip(ASKED, talked, strict=False)):
        _ask(words, lead, lead.owner or handlers[0], handlers[number % len(handlers)], now=now)


def _judge(rng: Random, lead: Lead, handler: User, *, is_unclear: bool, now: datetime) -> None:
    keys = [requirement.key for requirement in settings.UNIT.requirements]
    judged = {key: Judged(Judgement.MET) for key in keys}
    unclear = [key for key in keys if key in WHY_UNCLEAR]
    if is_unclear and unclear:
        key = rng.choice(unclear)
        judged[key] = Judged(Judgement.UNCLEAR, WHY_UNCLEAR[key])
    groundwork.judge(lead, judged, by=handler, at=min(lead.status_since + timedelta(minutes=20), now))


def _approve(lead: Lead, handler: User, *, now: datetime) -> None:
    at = min(lead.status_since + timedelta(minutes=40), now)
    on = timezone.localdate(at)
    sent_on = max(on - timedelta(days=6), timezone.localdate(lead.received_at))
    groundwork.date_bra_fam(lead, step=BraFamStep.SENT, on=sent_on, by=handler, at=at)
    groundwork.date_bra_fam(lead, step=BraFamStep.RETURNED, on=on, by=handler, at=at)
    town = lead.municipality or Municipality.objects.order_by("name").first()
    if town is not None:
        groundwork.approve(lead, municipality=town, given_on=on, way=ApprovalWay.VISIT, by=handler, at=at)


def _ask(words: str, lead: Lead, handler: User, colleague: User, *, now: datetime) -> None:
    due_on = next_working_day(timezone.localdate(now))
    triage.add_note(lead, text=words, addressee=colleague, due_on=due_on, by=handler, at=now)
