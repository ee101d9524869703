"""What did not arrive becomes somebody's to mend: a mark by the address, and a call to make."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import ngettext

from recruitment.leads.models import Applicant, DeedKind, FamilyDeed
from recruitment.leads.promise import next_working_day
from recruitment.leads.reach import Way
from recruitment.meetings.models import Booking
from recruitment.outbox.models import DeliveryReport, OutboxMessage, Told
from recruitment.privacy import access_log
from recruitment.privacy.models import AccessAction
from recruitment.staff.models import User
from recruitment.tasks.actions import set_by_itself
from recruitment.tasks.models import TaskKind
from recruitment.triage.family_tasks import ask_the_responsible

AT_A_TIME = 200


def follow_up(at: datetime) -> str:
    """Follows up each report once; run again it finds none."""
    waiting = DeliveryReport.objects.filter(followed_at__isnull=True, told__in=[Told.REFUSED, Told.RETURNED])
    count = sum(_follow_one(pk, at=at) for pk in list(waiting.values_list("pk", flat=True)[:AT_A_TIME]))
    words = ngettext("%(count)s did not arrive", "%(count)s did not arrive", count)
    return words % {"count": count} if count else ""


@transaction.atomic
def _follow_one(report: int, *, at: datetime) -> int:
    """Another worker may have been first. What no family waits for is seen on the system's own page."""
    held = DeliveryReport.objects.filter(pk=report, followed_at__isnull=True)
    if not held.update(followed_at=at):
        return 0
    message = DeliveryReport.objects.select_related("message").get(pk=report).message
    people = Applicant.objects.select_related("lead__joined_to__owner", "lead__owner")
    person = people.filter(pk=message.recipient).first() if message.recipient else None
    if person is None:
        return _tell_of_a_guest(message, report, at=at)
    if _has_other_details_since(person, message):
        return 0
    is_text = message.kind.startswith(Way.SMS.value)
    field = "sms_returned_at" if is_text else "mail_returned_at"
    Applicant.objects.filter(pk=person.pk).update(**{field: at})
    # Named where the task is read, and under lock until then.
    kind = TaskKind.TEXT_RETURNED if is_text else TaskKind.LETTER_RETURNED
    ask_the_responsible(person.lead, kind, key=str(report), text=person.name, at=at)
    access_log.record(
        by=User.objects.system(),
        action=AccessAction.CHANGE,
        door="triage.follow_up",
        cases=[person.lead.reference],
        at=at,
    )
    return 1


def _tell_of_a_guest(message: OutboxMessage, report: int, *, at: datetime) -> int:
    """Whoever booked a meeting is called by whoever at the desk comes first."""
    if not message.case or not Booking.objects.filter(reference=message.case).exists():
        return 0
    on = next_working_day(timezone.localdate(at))
    set_by_itself(kind=TaskKind.LETTER_RETURNED, case=message.case, key=str(report), due_on=on, at=at)
    return 1


def _has_other_details_since(person: Applicant, message: OutboxMessage) -> bool:
    """A word that comes back from where they no longer are, says nothing of where they are."""
    left_at = message.sent_at or message.created_at
    corrected = FamilyDeed.objects.filter(applicant=person, kind=DeedKind.CORRECTED, at__gte=left_at)
    return corrected.exists()
