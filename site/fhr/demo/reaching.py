"""How the demo's families are reached: some have chosen an hour for their call, some letters came back."""

from datetime import datetime
from random import Random
from uuid import UUID

from recruitment.leads.mail import RECEIPT_WORD
from recruitment.leads.models import Lead
from recruitment.leads.reach import Way
from recruitment.leads.status import OPEN
from recruitment.outbox.models import MessageStatus, OutboxMessage, Told
from recruitment.outbox.reports import take_in
from recruitment.staff.models import User
from recruitment.triage.booked_calls import book_call, may_choose
from recruitment.triage.call_hours import hours_for
from recruitment.triage.returned import follow_up

CHOOSE, COME_BACK = 4, 2
NO_SUCH_ADDRESS = "5.1.1"


def reach(rng: Random, *, now: datetime) -> None:
    _some_choose_an_hour(rng, now=now)
    _some_letters_come_back(rng, now=now)


def _some_choose_an_hour(rng: Random, *, now: datetime) -> None:
    """Families that wait for their first call or for another, each among the hours that are left."""
    waiting = Lead.objects.filter(status__in=sorted(OPEN), is_protected=False, joined_to__isnull=True)
    chosen = 0
    for lead in waiting.order_by("-awaits_first_talk", "-received_at", "pk"):
        hours = hours_for(lead, at=now) if may_choose(lead) else []
        if not hours:
            continue
        token = UUID(int=rng.getrandbits(128), version=4)
        book_call(lead, rng.choice(hours).starts_at, by=User.objects.system(), at=now, token=token)
        chosen += 1
        if chosen == CHOOSE:
            return


def _some_letters_come_back(rng: Random, *, now: datetime) -> None:
    """As the mail server would have reported, had the demo one."""
    at_work = Lead.objects.filter(status__in=sorted(OPEN), is_protected=False, joined_to__isnull=True)
    receipts = OutboxMessage.objects.filter(
        kind=f"{Way.MAIL.value}.{RECEIPT_WORD.about}",
        status=MessageStatus.SENT,
        case__in=at_work.values("reference"),
    )
    left = list(receipts.order_by("created_at", "effect_key"))
    for message in rng.sample(left, min(COME_BACK, len(left))):
        take_in(message.pk, key=f"demo:{message.pk}", told=Told.RETURNED, code=NO_SUCH_ADDRESS, at=now)
    follow_up(now)
