"""Which families somebody may open without saying why: their own, nobody's, and those they stand in for."""

from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, TextField
from django.db.models.functions import Cast

from recruitment.duty.models import Absence
from recruitment.handoff.models import Handover
from recruitment.handoff.queries import investigated_by
from recruitment.handoff.queries import visible_to as cases_of
from recruitment.leads.models import Lead
from recruitment.privacy.models import AccessAction, AccessLogEntry
from recruitment.staff.models import User
from recruitment.staff.roles import Role
from recruitment.tasks.models import Task
from recruitment.triage.queries import visible_to


def must_say_why(user: User, reference: str, *, in_queue: bool, today: date) -> bool:
    """Whether this family, which the person may see at the desk or in the queue, is another pair's.

    Reads no family: the answer is yes or no, and no for one that is not there for this person. The
    manager answers for every case. A protected family is seen by nobody who would have to be asked.
    """
    if user.holds_any({Role.UNIT_MANAGER}):
        return False
    seen = Lead.objects.filter(pk__in=cases_of(user).values("lead")) if in_queue else visible_to(user)
    others = seen.filter(reference=reference, is_protected=False, owner__isnull=False)
    return others.exclude(_is_in_the_pair(user) | _was_asked_to(user, today)).exists()


def _is_in_the_pair(user: User) -> Q:
    return Q(owner=user) | Q(partner__isnull=False, partner=user)


def _was_asked_to(user: User, today: date) -> Q:
    """By a colleague who is away, by a task, or by the investigation queue."""
    stands_in = Absence.objects.filter(
        Q(person=OuterRef("owner")) | Q(person=OuterRef("partner")),
        stand_in=user,
        first_day__lte=today,
        last_day__gte=today,
    )
    has_task = Task.objects.filter(case=OuterRef("reference"), addressee=user, done_at__isnull=True)
    asked = Q(Exists(stands_in)) | Q(Exists(has_task))
    if user.holds_any({Role.INVESTIGATOR}):
        # A case that no other investigator has taken is there for any of them.
        cases = Handover.objects.filter(lead=OuterRef("pk"), returned_at__isnull=True)
        taken = Q(queue_item__claimed_by__isnull=False) & ~investigated_by(user)
        asked |= Q(Exists(cases.exclude(taken)))
    return asked


def has_open(user: User, reference: str, *, since: datetime) -> bool:
    """Whether they have read this family already: it may have become another pair's under their hands."""
    read = AccessLogEntry.objects.filter(actor=user, action=AccessAction.READ, at__gte=since)
    # As text, since one of the databases we run on cannot look inside JSON lists.
    named = read.annotate(named=Cast("cases", TextField()))
    return named.filter(named__contains=f'"{reference}"').exists()
