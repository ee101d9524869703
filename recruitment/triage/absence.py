"""Somebody is away: their open registrations go to colleagues, and come back only by choice."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import cast

from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from recruitment.duty.actions import register_absence
from recruitment.duty.models import Absence
from recruitment.duty.queries import absence_on, away_on
from recruitment.leads.models import Lead
from recruitment.leads.status import OWNED
from recruitment.privacy import access_log
from recruitment.privacy.models import AccessAction
from recruitment.staff.models import User
from recruitment.staff.roles import DESK_ROLES, Role
from recruitment.tasks.actions import pass_on
from recruitment.triage.load import colleagues, proposed_for_all
from recruitment.triage.models import Assignment, ContactAttempt, ContactOutcome
from recruitment.triage.queries import ListedLead, desk_staff
from recruitment.triage.refusals import TriageRefused
from recruitment.triage.tell import managers, tell

# Who has been back for longer has said by their silence that the families are well where they are.
MAY_TAKE_BACK_FOR = timedelta(days=30)


@dataclass(frozen=True)
class HandedOn:
    """How many registrations changed hands, and how many only the unit manager may hand on."""

    moved: int
    left: int


@transaction.atomic
def go_away(
    *, person: User, first_day: date, last_day: date, stand_in: User | None, by: User, at: datetime
) -> HandedOn | None:
    """Writes an absence down and, when it has begun, hands on at once; None when its day is yet to come."""
    absence = register_absence(
        person=person, first_day=first_day, last_day=last_day, stand_in=stand_in, by=by, at=at
    )
    return _begin(absence, at=at) if first_day <= timezone.localdate(at) else None


def follow_absences(at: datetime) -> str:
    """Begins the absences whose first day has come, and greets who was away until yesterday."""
    today = timezone.localdate(at)
    begun = 0
    due = Absence.objects.filter(handed_on_at__isnull=True, ended_at__isnull=True)
    for absence in due.filter(first_day__lte=today, last_day__gte=today).select_related(
        "person", "stand_in", "registered_by"
    ):
        begun += _begin_by_itself(absence, at=at)
    yesterday = today - timedelta(days=1)
    for absence in Absence.objects.filter(last_day=yesterday, ended_at__isnull=True).select_related("person"):
        _greet(absence, at=at)
    return ngettext("%(count)s absence", "%(count)s absences", begun) % {"count": begun} if begun else ""


@transaction.atomic
def hand_on(
    *, away: User, stand_in: User | None, by: User, at: datetime, absence: Absence | None = None
) -> HandedOn:
    """Hands on what `away` is responsible for: to the second of the pair, else to the stand-in.

    Without a stand-in they are spread by load and municipality. Next steps and days stay as they were.
    Nobody but the manager puts somebody new before a family with protected identity. Done again, there
    is nothing left to hand on.
    """
    today = timezone.localdate(at)
    if away == stand_in:
        raise TriageRefused(_("Choose somebody else than the one who is away."))
    if stand_in is not None and not stand_in.holds_any(DESK_ROLES):
        raise TriageRefused(_("Only people who work at the desk can be responsible."))
    if stand_in is not None and absence_on(stand_in, today):
        raise TriageRefused(
            _("%(colleague)s is away then too. Choose somebody else.") % {"colleague": stand_in}
        )
    leads = list(
        Lead.objects.filter(owner=away, status__in=sorted(OWNED))
        .select_related("partner")
        .select_for_update(of=("self",))
        .order_by("promised_by", "pk")
    )
    here = _here(leads, today)
    takers = _takers(leads, away=away, stand_in=stand_in, here=here, by=by, today=today)
    moved = [lead for lead in leads if lead.pk in takers]
    for lead in moved:
        _take_over(lead, takers[lead.pk], stand_in=stand_in, has_partner=lead.partner in here)
    Lead.objects.bulk_update(moved, ["owner", "partner"])
    Assignment.objects.bulk_create(
        Assignment(lead=lead, owner=lead.owner, partner=lead.partner, by=by, at=at, absence=absence)
        for lead in moved
    )
    pass_on(away, {lead.reference: lead.owner for lead in moved if lead.owner is not None})
    if moved:
        _log(moved, "triage.hand_on", by=by, at=at)
    return HandedOn(moved=len(moved), left=len(leads) - len(moved))


def handed_on(absence: Absence) -> QuerySet[ListedLead]:
    """What an absence has handed on and nobody has shared out anew since, with `spoke_since`.

    True there means that a colleague has spoken to the family in the meantime: it knows somebody else.
    """
    since = absence.handed_on_at or absence.registered_at
    shared_out_since = Assignment.objects.filter(lead=OuterRef("pk"), at__gt=since)
    talked = ContactAttempt.objects.filter(lead=OuterRef("pk"), at__gt=since, outcome=ContactOutcome.REACHED)
    found = (
        Lead.objects.filter(~Exists(shared_out_since), status__in=sorted(OWNED), assignments__absence=absence)
        .exclude(owner=absence.person_id)
        .annotate(spoke_since=Exists(talked.exclude(by=absence.person_id)))
        .order_by("promised_by", "pk")
    )
    return cast("QuerySet[ListedLead]", found)


def to_come_back_to(today: date) -> list[Absence]:
    """Absences that are over and have left something to choose about."""
    over = Absence.objects.filter(
        last_day__lt=today, last_day__gte=today - MAY_TAKE_BACK_FOR, handed_on_at__isnull=False
    ).select_related("person")
    return [absence for absence in over.order_by("-last_day") if handed_on(absence).exists()]


@transaction.atomic
def take_back(absence: Absence, leads: Collection[Lead], *, by: User, at: datetime) -> list[Lead]:
    """Gives the chosen ones back to the pair they had; those that have changed hands since stay put."""
    if absence_on(absence.person, timezone.localdate(at)):
        raise TriageRefused(_("%(colleague)s is still away.") % {"colleague": absence.person})
    if not absence.person.holds_any(DESK_ROLES):
        raise TriageRefused(_("Only people who work at the desk can be responsible."))
    chosen = {lead.pk for lead in leads}
    still = set(handed_on(absence).filter(pk__in=chosen).values_list("pk", flat=True))
    locked = list(Lead.objects.filter(pk__in=still).select_for_update(of=("self",)).order_by("pk"))
    for lead in locked:
        lead.owner, lead.partner = absence.person, _partner_before(lead, absence)
    Lead.objects.bulk_update(locked, ["owner", "partner"])
    Assignment.objects.bulk_create(
        Assignment(lead=lead, owner=lead.owner, partner=lead.partner, by=by, at=at) for lead in locked
    )
    if locked:
        _log(locked, "triage.take_back", by=by, at=at)
    return locked


def may_be_away() -> QuerySet[User]:
    """Everybody at the desk, and whoever left it with open registrations, with how many each has."""
    owns = Q(owned_leads__status__in=sorted(OWNED))
    return (
        User.objects.annotate(open_cases=Count("owned_leads", filter=owns))
        .filter(Q(open_cases__gt=0) | Q(pk__in=desk_staff().order_by().values("pk")))
        .order_by("first_name", "last_name", "email")
    )


def _begin(absence: Absence, *, at: datetime) -> HandedOn:
    """Hands on in the name of whoever wrote the absence down: the rules for them hold."""
    done = hand_on(
        away=absence.person,
        stand_in=absence.stand_in,
        by=absence.registered_by,
        at=at,
        absence=absence,
    )
    absence.handed_on_at = at
    absence.save(update_fields=["handed_on_at"])
    if done.left:
        left = Lead.objects.filter(owner=absence.person, status__in=sorted(OWNED))
        references = list(left.order_by("reference").values_list("reference", flat=True))
        for manager in managers():
            tell(manager, about="left_behind", key=str(absence.pk), references=references, at=at)
    return done


@transaction.atomic
def _begin_by_itself(absence: Absence, *, at: datetime) -> int:
    """Another worker may have been first; a stand-in who is away by now is done without."""
    current = Absence.objects.select_for_update().get(pk=absence.pk)
    if current.handed_on_at is not None:
        return 0
    stand_in = absence.stand_in
    if stand_in is not None and (
        absence_on(stand_in, timezone.localdate(at)) or not stand_in.holds_any(DESK_ROLES)
    ):
        absence.stand_in = None
    _begin(absence, at=at)
    return 1


def _greet(absence: Absence, *, at: datetime) -> None:
    """Once for each absence: the outbox refuses a second letter with the same key."""
    references = list(handed_on(absence).values_list("reference", flat=True))
    if references:
        tell(absence.person, about="back", key=str(absence.pk), references=references, at=at)


def _here(leads: Sequence[Lead], today: date) -> set[User]:
    """The seconds of the pairs who work at the desk and are not away."""
    partners = {lead.partner for lead in leads if lead.partner is not None}
    away = set(User.objects.filter(pk__in=[one.pk for one in partners]).filter(away_on(today)))
    return {one for one in partners - away if one.holds_any(DESK_ROLES)}


def _takers(
    leads: Sequence[Lead],
    *,
    away: User,
    stand_in: User | None,
    here: Collection[User],
    by: User,
    today: date,
) -> dict[object, User]:
    """Who becomes responsible, lead by lead; those that only the manager may hand on are left out."""
    is_manager = by.holds_any({Role.UNIT_MANAGER})
    takers: dict[object, User] = {}
    alone = []
    for lead in leads:
        if lead.partner is not None and lead.partner in here:
            takers[lead.pk] = lead.partner
        elif stand_in is None:
            alone.append(lead)
        elif is_manager or not lead.is_protected:
            takers[lead.pk] = stand_in
    if alone:
        among = [one for one in colleagues(today, without=leads) if one.key != away.pk]
        found = proposed_for_all(alone, among)
        people = User.objects.in_bulk([proposal.colleague.key for proposal in found.values()])
        takers |= {
            lead.pk: people[found[lead.reference].colleague.key] for lead in alone if lead.reference in found
        }
    return takers


def _take_over(lead: Lead, taker: User, *, stand_in: User | None, has_partner: bool) -> None:
    """The second becomes the first, with the stand-in beside; an unpaired family has nobody beside."""
    second = stand_in if has_partner and stand_in != taker and not lead.is_protected else None
    lead.owner, lead.partner = taker, second


def _partner_before(lead: Lead, absence: Absence) -> User | None:
    """The second of the pair as it was when the family was handed on, if they still work at the desk."""
    moved_at = lead.assignments.filter(absence=absence).order_by("-at").values_list("at", flat=True)[0]
    before = (
        lead.assignments.filter(at__lte=moved_at)
        .exclude(absence=absence)
        .order_by("-at")
        .select_related("partner")
        .first()
    )
    partner = before.partner if before else None
    return partner if partner is not None and partner.holds_any(DESK_ROLES) else None


def _log(leads: Collection[Lead], door: str, *, by: User, at: datetime) -> None:
    access_log.record(
        by=by,
        action=AccessAction.CHANGE,
        door=door,
        cases=[lead.reference for lead in leads],
        at=at,
    )
