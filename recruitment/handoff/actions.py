"""Hands a family over to investigation exactly once, and keeps the receiver's answer."""

from collections.abc import Sequence
from datetime import date, datetime, time

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from recruitment.handoff import package
from recruitment.handoff.adapters import SEND, offered
from recruitment.handoff.models import Adapter, Handover, QueueItem
from recruitment.handoff.reasons import ReturnReason
from recruitment.handoff.refusals import HandoffRefused
from recruitment.handoff.sending import call_back, mark_sent
from recruitment.leads.models import Lead
from recruitment.leads.moves import move, no_next_action
from recruitment.leads.status import Status
from recruitment.outcomes import actions as outcomes
from recruitment.outcomes.models import OutcomeKind
from recruitment.outcomes.queries import standing_of
from recruitment.outcomes.rules import BEFORE_A_RESULT
from recruitment.privacy import access_log
from recruitment.privacy.models import AccessAction
from recruitment.staff.models import User
from recruitment.staff.roles import QUEUE_ROLES
from recruitment.triage.models import Assessment, ContactAttempt, Recommendation
from recruitment.triage.rules import check_next_action

LONGEST_REGISTRY_NUMBER = 40


@transaction.atomic
def hand_over(lead: Lead, *, adapter: str, by: User, at: datetime) -> Handover:
    """Packs the family, sends the package by `adapter`, and opens the case on this day.

    A second call while the case stands with the investigators answers with the hand-over already made.
    """
    _hold(lead)
    standing = Handover.objects.filter(lead=lead, returned_at__isnull=True).first()
    if standing is not None and lead.status == Status.HANDED_OVER:
        return standing
    if adapter not in offered():
        raise HandoffRefused(_("Choose the way the package goes."))
    assessment = Assessment.objects.filter(lead=lead).order_by("-at").select_related("by").first()
    if assessment is None or assessment.recommendation != Recommendation.HAND_OVER:
        raise HandoffRefused(_("Assess the family first, with the recommendation to hand over."))

    move(lead, Status.HANDED_OVER, by=by, at=at, **no_next_action())
    if standing is not None:
        _take_up_again(standing, by=by, at=at)
    attempts = list(ContactAttempt.objects.filter(lead=lead).order_by("at"))
    content = package.build(lead, assessment=assessment, attempts=attempts, by=by, at=at)
    handover = Handover.objects.create(
        lead=lead,
        sequence=_next_sequence(lead),
        adapter=adapter,
        schema_version=package.SCHEMA_VERSION,
        package=content,
        digest=package.digest(content),
        handed_over_at=at,
        handed_over_by=by,
    )
    SEND[adapter](handover)
    _open_case(lead, by=by, at=at)
    _log(lead, "handoff.hand_over", by=by, at=at, cases=package.cases(content))
    return handover


@transaction.atomic
def confirm_sending(handover: Handover, *, sent_on: date, by: User, at: datetime) -> None:
    """Writes the day on which a person sent the package by secure mail; the first day stands."""
    _hold(handover.lead)
    handover.refresh_from_db(fields=["returned_at", "sent_at"])
    if handover.returned_at is not None:
        raise HandoffRefused(_("The case has already been given back."))
    if handover.adapter != Adapter.SECURE_MAIL:
        raise HandoffRefused(_("This package is not sent by secure mail."))
    if handover.sent_at is not None:
        if _day(handover.sent_at) != sent_on:
            raise HandoffRefused(_("The sending is already confirmed, on another day."))
        return
    _check_day(handover, sent_on, today=_day(at))
    mark_sent(handover, by=by, at=_moment(handover, sent_on, at))
    handover.refresh_from_db(fields=["sent_at", "sent_by"])
    _log(handover.lead, "handoff.confirm_sending", by=by, at=at)


@transaction.atomic
def claim(handover: Handover, *, by: User, at: datetime, partner: User | None = None) -> QueueItem:
    """Takes a case out of the queue, alone or as a pair; of two who try, one wins, the other is told who."""
    if not by.holds_any(QUEUE_ROLES):
        raise HandoffRefused(_("Only investigators can take a case."))
    _check_partner(partner, beside=by)
    _hold(handover.lead)
    if handover.lead.status != Status.HANDED_OVER:
        raise HandoffRefused(_("This case is not in the queue any more."))
    # No join here: PostgreSQL would not look again at a joined row that somebody changed meanwhile.
    won = QueueItem.objects.filter(handover=handover, claimed_by__isnull=True, closed_at__isnull=True).update(
        claimed_by=by, claimed_at=at, partner=partner
    )
    item = QueueItem.objects.select_related("claimed_by", "partner").filter(handover=handover).first()
    if item is None or item.closed_at is not None:
        raise HandoffRefused(_("This case is not in the queue any more."))
    if item.claimed_by != by:
        raise HandoffRefused(_("%(name)s has already taken this case.") % {"name": item.claimed_by})
    if won:
        handover.received_at, handover.received_by = at, by
        handover.save(update_fields=["received_at", "received_by"])
        _log(handover.lead, "handoff.claim", by=by, at=at)
    return item


@transaction.atomic
def set_partner(handover: Handover, *, partner: User | None, by: User, at: datetime) -> None:
    """Who investigates together with whoever took the case; nobody, when they go on alone."""
    _hold(handover.lead)
    item = QueueItem.objects.select_related("claimed_by").filter(handover=handover).first()
    if item is None or item.claimed_by is None or item.closed_at is not None:
        raise HandoffRefused(_("Somebody must have taken the case first."))
    _check_partner(partner, beside=item.claimed_by)
    if item.partner_id == (partner.pk if partner else None):
        return
    item.partner = partner
    item.save(update_fields=["partner"])
    _log(handover.lead, "handoff.set_partner", by=by, at=at)


@transaction.atomic
def give_back(
    handover: Handover,
    *,
    reason: str,
    next_action: str,
    next_action_on: date,
    by: User,
    at: datetime,
) -> None:
    """Returns a case to its pair at the desk, who get a next step with a day."""
    lead = handover.lead
    _hold(lead)
    handover.refresh_from_db(fields=["returned_at"])
    if handover.returned_at is not None:
        raise HandoffRefused(_("The case has already been given back."))
    if reason not in set(ReturnReason.values) - {ReturnReason.WITHDREW}:
        raise HandoffRefused(_("Choose a reason from the list."))
    check_next_action(next_action, next_action_on, today=_day(at))
    if {fact.kind for fact in standing_of(lead)} - BEFORE_A_RESULT:
        raise HandoffRefused(_("The investigation has a result, so the case cannot be given back."))

    move(
        lead,
        Status.ASSESSED,
        by=by,
        at=at,
        reason=reason,
        next_action=next_action,
        next_action_on=next_action_on,
    )
    _end(handover, reason=reason, by=by, at=at)
    _log(lead, "handoff.give_back", by=by, at=at)


@transaction.atomic
def confirm_receipt(
    handover: Handover, *, registry_number: str, received_on: date, by: User, at: datetime
) -> None:
    """Writes the receiver's registry number and day: the receipt of a package carried by hand.

    The number also goes on the case's opening, so that both systems can be read side by side.
    """
    number = registry_number.strip()
    _hold(handover.lead)
    handover.refresh_from_db(fields=["registry_number", "received_at", "received_by", "returned_at"])
    _check_receipt(handover, number, received_on, today=_day(at))
    has_day = handover.received_at is not None and _day(handover.received_at) == received_on
    if has_day and handover.registry_number == number:
        return
    handover.registry_number = number
    if not has_day:
        handover.received_at, handover.received_by = _moment(handover, received_on, at), by
    handover.save(update_fields=["registry_number", "received_at", "received_by"])
    for fact in standing_of(handover.lead):
        if fact.kind == OutcomeKind.CASE_OPENED:
            outcomes.correct(fact, occurred_on=fact.occurred_on, registry_number=number, by=by, at=at)
    _log(handover.lead, "handoff.confirm_receipt", by=by, at=at)


def _hold(lead: Lead) -> None:
    """Reads where the lead stands, and lets nobody move it until we are done."""
    lead.status = Lead.objects.select_for_update().values_list("status", flat=True).get(pk=lead.pk)


def _check_partner(partner: User | None, *, beside: User) -> None:
    if partner is None:
        return
    if partner == beside or not partner.is_active or not partner.holds_any(QUEUE_ROLES):
        raise HandoffRefused(_("Choose another investigator as the second in the pair."))


def _open_case(lead: Lead, *, by: User, at: datetime) -> None:
    """The opening is an event of its own; a case that was given back is not opened a second time."""
    if not any(fact.kind == OutcomeKind.CASE_OPENED for fact in standing_of(lead)):
        outcomes.record(lead, kind=OutcomeKind.CASE_OPENED, occurred_on=_day(at), by=by, at=at)


def _take_up_again(earlier: Handover, *, by: User, at: datetime) -> None:
    """The family withdrew from its investigation and has come back: the withdrawal stands no longer."""
    _end(earlier, reason=ReturnReason.WITHDREW, by=by, at=at)
    for fact in standing_of(earlier.lead):
        if fact.kind == OutcomeKind.WITHDRAWN:
            outcomes.void(fact, by=by, at=at)


def _end(handover: Handover, *, reason: str, by: User, at: datetime) -> None:
    handover.returned_at, handover.returned_by, handover.return_reason = at, by, reason
    handover.save(update_fields=["returned_at", "returned_by", "return_reason"])
    QueueItem.objects.filter(handover=handover, closed_at__isnull=True).update(closed_at=at)
    call_back(handover)


def _check_receipt(handover: Handover, number: str, received_on: date, *, today: date) -> None:
    if handover.returned_at is not None:
        raise HandoffRefused(_("The case has already been given back."))
    if not number:
        raise HandoffRefused(_("Enter the registry number."))
    if len(number) > LONGEST_REGISTRY_NUMBER:
        raise HandoffRefused(
            _("The registry number is too long: %(limit)s characters at most.")
            % {"limit": LONGEST_REGISTRY_NUMBER}
        )
    _check_day(handover, received_on, today=today)


def _check_day(handover: Handover, day: date, *, today: date) -> None:
    if day > today:
        raise HandoffRefused(_("The date lies in the future. Enter what has happened."))
    if day < _day(handover.handed_over_at):
        raise HandoffRefused(
            _("The date lies before the family was handed over, on %(day)s.")
            % {"day": _day(handover.handed_over_at)}
        )


def _moment(handover: Handover, day: date, at: datetime) -> datetime:
    """The time of something of which only the day is known: never before the hand-over itself."""
    start = datetime.combine(day, time(12), tzinfo=timezone.get_current_timezone())
    return min(max(start, handover.handed_over_at), max(at, handover.handed_over_at))


def _next_sequence(lead: Lead) -> int:
    last = Handover.objects.filter(lead=lead).aggregate(last=Max("sequence"))["last"] or 0
    return int(last) + 1


def _day(at: datetime) -> date:
    return timezone.localtime(at).date()


def _log(lead: Lead, door: str, *, by: User, at: datetime, cases: Sequence[str] = ()) -> None:
    """`cases` are all registrations that were read, where more than the one was."""
    access_log.record(by=by, action=AccessAction.CHANGE, door=door, cases=cases or [lead.reference], at=at)
