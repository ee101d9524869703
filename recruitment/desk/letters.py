"""Letters and text messages to a family as its page lists them: what, to whom, and whether it got there."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from recruitment.leads.models import Lead
from recruitment.leads.reach import Way
from recruitment.outbox.reports import State
from recruitment.triage.letters import Written, written_to

TONES = {
    State.QUEUED: "quiet",
    State.DEFERRED: "today",
    State.SENT: "ok",
    State.ARRIVED: "ok",
    State.RETURNED: "late",
    State.FAILED: "late",
}
WAYS = {Way.MAIL: gettext_lazy("letter"), Way.SMS: gettext_lazy("text message")}
# By the beginning of the code of RFC 3463: what a person can do something about.
CAUSES: tuple[tuple[str, Promise], ...] = (
    ("5.1", gettext_lazy("there is no such address")),
    ("5.2", gettext_lazy("the mailbox is full or closed")),
    ("5.4", gettext_lazy("the receiver’s mail server could not be found")),
    ("5.7", gettext_lazy("the receiver’s mail server does not take our letters")),
    ("550", gettext_lazy("there is no such address")),
    ("4", gettext_lazy("the receiver’s mail server asks us to wait")),
)


@dataclass(frozen=True)
class LetterRow:
    message: UUID
    title: str
    to: str
    at: datetime
    state: str
    tone: str
    cause: str
    can_repeat: bool
    # Made with the page: pressed twice, it is sent once.
    token: UUID


def letter_rows(lead: Lead) -> list[LetterRow]:
    return [_row(written) for written in written_to(lead)]


def _row(written: Written) -> LetterRow:
    message = written.message
    to = written.to or _("somebody who is no longer here")
    return LetterRow(
        message=message.pk,
        title=str(written.title),
        to=f"{to}, {WAYS[written.way]}",
        at=message.sent_at or message.created_at,
        state=str(written.state.label),
        tone=TONES[written.state],
        cause=_cause(written),
        can_repeat=written.can_repeat,
        token=uuid4(),
    )


def _cause(written: Written) -> str:
    """Why it did not get there; nothing for what did."""
    if TONES[written.state] not in {"late", "today"}:
        return ""
    known = (str(words) for start, words in CAUSES if written.code.startswith(start))
    return next(known, written.message.last_error)
