"""Where a registration stands, as the family may know it on “Min anmälan”.

A joined registration stands where the one it is joined to stands; nothing else of that one is told. An end
that the family has not been told of by a person is not told by a page.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import TextChoices
from django.utils import timezone
from django.utils.translation import pgettext_lazy

from recruitment.leads.models import EntryChannel, Lead, NextAction
from recruitment.leads.status import BEFORE_TALK, OPEN, Status
from recruitment.triage.clock import Promise, promise
from recruitment.triage.models import ContactAttempt, ContactOutcome, Ending, PromiseEvent

CALLS = frozenset({NextAction.FIRST_CALL, NextAction.CALL_AGAIN})
# Ends that somebody has to tell; a family that withdrew knows it itself.
TO_BE_TOLD = frozenset({Status.NOT_PROCEEDING, Status.REFERRED, Status.DUPLICATE})


class Stage(TextChoices):
    """The four steps that are shown in a row."""

    RECEIVED = "received", pgettext_lazy("own page", "Received")
    CONTACT = "contact", pgettext_lazy("own page", "We talk")
    INVESTIGATION = "investigation", pgettext_lazy("own page", "With an investigator")
    CLOSED = "closed", pgettext_lazy("own page", "Ended")


class State(TextChoices):
    """What the page says in a sentence; several of them are the same step."""

    WAITS = "waits"
    CALLING = "calling"
    TALKING = "talking"
    RESTS = "rests"
    INVESTIGATED = "investigated"
    NOT_REACHED = "not_reached"
    NEWS = "news"
    WITHDRAWN = "withdrawn"
    REFUSED = "refused"
    REFERRED = "referred"


STAGES = {
    State.WAITS: Stage.RECEIVED,
    State.CALLING: Stage.CONTACT,
    State.TALKING: Stage.CONTACT,
    State.RESTS: Stage.CONTACT,
    State.NOT_REACHED: Stage.CONTACT,
    State.NEWS: Stage.CONTACT,
    State.INVESTIGATED: Stage.INVESTIGATION,
    State.WITHDRAWN: Stage.CLOSED,
    State.REFUSED: Stage.CLOSED,
    State.REFERRED: Stage.CLOSED,
}


@dataclass(frozen=True)
class PromiseTold:
    """What we promised, and whether we kept it; `new` is the day we gave instead."""

    by: datetime
    standing: Promise
    talked_at: datetime | None
    new: datetime | None


@dataclass(frozen=True)
class Standing:
    """Everything the page tells about the registration itself."""

    state: State
    stage: Stage
    promise: PromiseTold | None
    caller: str
    call_on: date | None
    rests_until: date | None
    told_on: date | None
    referred_to: str


def standing_of(lead: Lead, *, at: datetime) -> Standing:
    """Reads what is needed and says it; `lead` is the one whose reference the family has."""
    worked = lead.joined_to or lead
    ending = Ending.objects.filter(lead=worked).order_by("-at").first()
    is_told = ending is not None and ending.status == worked.status and ending.told_on is not None
    state = state_of(Status(worked.status), is_told=is_told)
    is_open = worked.status in OPEN
    ahead = worked.next_action_on is not None and worked.next_action_on >= timezone.localdate(at)
    is_end = state in {State.REFUSED, State.REFERRED}
    return Standing(
        state=state,
        stage=STAGES[state],
        promise=_promise_of(lead, worked, at=at) if is_open else None,
        caller=worked.owner.first_name if is_open and worked.owner else "",
        call_on=worked.next_action_on if is_open and ahead and worked.next_action in CALLS else None,
        rests_until=worked.next_action_on if state == State.RESTS else None,
        told_on=ending.told_on if ending and is_end else None,
        referred_to=ending.referred_to if ending and state == State.REFERRED else "",
    )


def state_of(status: Status, *, is_told: bool) -> State:
    """`is_told` says that a person has told the family how it ended, and that this is written down."""
    if status == Status.RECEIVED:
        return State.WAITS
    if status in BEFORE_TALK:
        return State.CALLING
    if status in OPEN:
        return State.TALKING
    if status in TO_BE_TOLD and not is_told:
        return State.NEWS
    return {
        Status.DORMANT: State.RESTS,
        Status.HANDED_OVER: State.INVESTIGATED,
        Status.WITHDRAWN: State.WITHDRAWN,
        Status.UNREACHABLE: State.NOT_REACHED,
        Status.NOT_PROCEEDING: State.REFUSED,
        Status.REFERRED: State.REFERRED,
        # Sent twice: what there is to say is said in the other registration.
        Status.DUPLICATE: State.NEWS,
    }[status]


def _promise_of(lead: Lead, worked: Lead, *, at: datetime) -> PromiseTold | None:
    """The promise this registration was given; one from before this site was given none by us."""
    if lead.entry_channel == EntryChannel.IMPORT:
        return None
    way_back = (
        ContactAttempt.objects.filter(
            lead=worked, outcome=ContactOutcome.MESSAGE_LEFT, at__gte=lead.received_at
        )
        .order_by("at")
        .values_list("at", flat=True)
        .first()
    )
    told = PromiseEvent.objects.filter(lead=lead, new_promise__isnull=False, was_told=True)
    return PromiseTold(
        by=lead.promised_by,
        standing=promise(
            promised_by=lead.promised_by, reached_at=lead.contacted_at, way_back_at=way_back, now=at
        ),
        talked_at=lead.contacted_at,
        new=told.order_by("-at").values_list("new_promise", flat=True).first(),
    )
