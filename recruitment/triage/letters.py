"""What has been written to a family, how each word stands, and sending one once more."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from recruitment.leads.family_words import FamilyWord
from recruitment.leads.mail import RECEIPT_WORD
from recruitment.leads.models import Applicant, Lead
from recruitment.leads.reach import Reach, Way, tell_one, way_to
from recruitment.outbox.actions import resend
from recruitment.outbox.models import OutboxMessage
from recruitment.outbox.reports import State, state_of
from recruitment.privacy import access_log
from recruitment.privacy.models import AccessAction
from recruitment.staff.models import User
from recruitment.triage.mail import WORDS
from recruitment.triage.refusals import TriageRefused

FAMILY_WORDS = (RECEIPT_WORD, *WORDS)
BY_KIND: dict[str, FamilyWord] = {kind: word for word in FAMILY_WORDS for kind in word.kinds}
# What has not got through, or has come back.
CAN_BE_MENDED = frozenset({State.DEFERRED, State.RETURNED, State.FAILED})


@dataclass(frozen=True)
class Written:
    """One word to one of the family; `code` is the receiving server's, where it gave one."""

    message: OutboxMessage
    title: Promise
    way: Way
    to: str
    state: State
    code: str
    can_repeat: bool


def written_to(lead: Lead) -> list[Written]:
    """Everything that was written to this family, the newest first."""
    names = {person.pk: person.name for person in lead.applicants.all()}
    messages = (
        OutboxMessage.objects.filter(case=lead.reference, kind__in=BY_KIND)
        .defer("payload")
        .prefetch_related("reports")
        .order_by("-created_at", "effect_key")
    )
    return [_written(message, names) for message in messages]


@transaction.atomic
def send_again(lead: Lead, message: UUID, *, by: User, at: datetime, token: UUID) -> None:
    """Sends a word once more, to where they are reached now; what has left before stands as it is.

    A second press of the same button sends nothing more.
    """
    found = OutboxMessage.objects.filter(case=lead.reference, kind__in=BY_KIND, pk=message).first()
    recipient = found.recipient if found else None
    people = Applicant.objects.select_related("lead").filter(lead=lead, left_at__isnull=True)
    person = people.filter(pk=recipient).first() if recipient else None
    if found is None or person is None:
        raise TriageRefused(_("There is nobody to send it to."))
    way, word = way_to(person), BY_KIND[found.kind]
    if way is None or lead.is_protected:
        raise TriageRefused(_("No written word gets to them now. Correct the details, or call."))
    if word.may_repeat:
        tell_one(Reach(person, way), word.about, key=f"again:{token}", at=at)
        access_log.record(
            by=by, action=AccessAction.CHANGE, door="triage.send_again", cases=[lead.reference], at=at
        )
    elif not resend(message=found.pk, by=by, at=at):
        raise TriageRefused(_("This word cannot be sent once more. Call instead."))


def _written(message: OutboxMessage, names: dict[UUID, str]) -> Written:
    word, reports = BY_KIND[message.kind], list(message.reports.all())
    state = state_of(message, reports)
    return Written(
        message=message,
        title=word.title,
        way=Way(message.kind.partition(".")[0]),
        to=names.get(message.recipient, "") if message.recipient else "",
        state=state,
        code=next((report.code for report in reversed(reports) if report.code), ""),
        can_repeat=state in CAN_BE_MENDED and (word.may_repeat or state != State.RETURNED),
    )
