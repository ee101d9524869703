"""Enters what came back from the investigators and the municipalities: at most six dates a case."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from recruitment.leads.models import Lead
from recruitment.leads.moves import move
from recruitment.leads.status import Status
from recruitment.municipalities.models import Municipality
from recruitment.outcomes import rules
from recruitment.outcomes.models import Outcome, OutcomeKind
from recruitment.outcomes.queries import handed_over_on, standing_of
from recruitment.outcomes.refusals import OutcomeRefused
from recruitment.privacy import access_log
from recruitment.privacy.models import AccessAction
from recruitment.staff.models import User

LONGEST_REGISTRY_NUMBER = 40


@transaction.atomic
def record(
    lead: Lead,
    *,
    kind: str,
    occurred_on: date,
    by: User,
    at: datetime,
    municipality: Municipality | None = None,
    registry_number: str = "",
    reason: str = "",
) -> Outcome:
    """Enters one dated fact; entering the same fact again changes nothing.

    A family that withdraws from its investigation also leaves by that way out in the register.
    """
    _hold(lead)
    facts = standing_of(lead)
    new = Outcome(
        lead=lead,
        kind=kind,
        occurred_on=occurred_on,
        municipality=municipality,
        registry_number=registry_number.strip(),
        reason=reason,
        recorded_at=at,
        recorded_by=by,
    )
    if twin := next((fact for fact in facts if _same(fact, new)), None):
        return twin
    if lead.status != Status.HANDED_OVER:
        raise OutcomeRefused(_("Outcomes are entered for families that are handed over to investigation."))
    _check(new, [*facts, new], today=_day(at))

    new.save(force_insert=True)
    _bear(lead, [*facts, new])
    if kind == OutcomeKind.WITHDRAWN:
        move(lead, Status.WITHDRAWN, by=by, at=at, reason=reason)
    _log(lead, "outcomes.record", by=by, at=at)
    return new


@transaction.atomic
def correct(
    outcome: Outcome,
    *,
    occurred_on: date,
    by: User,
    at: datetime,
    municipality: Municipality | None = None,
    registry_number: str = "",
    reason: str = "",
) -> Outcome:
    """Supersedes a fact by the same fact put right; the wrong entry stays in the record."""
    facts = _others(outcome)
    new = Outcome(
        lead=outcome.lead,
        kind=outcome.kind,
        occurred_on=occurred_on,
        municipality=municipality,
        registry_number=registry_number.strip(),
        reason=reason,
        recorded_at=at,
        recorded_by=by,
        supersedes=outcome,
    )
    if _same(outcome, new):
        return outcome
    _check(new, [*facts, new], today=_day(at))
    new.save(force_insert=True)
    _bear(outcome.lead, [*facts, new])
    _log(outcome.lead, "outcomes.correct", by=by, at=at)
    return new


@transaction.atomic
def void(outcome: Outcome, *, by: User, at: datetime) -> Outcome:
    """Takes back a fact that was never true; what rests on it must be taken back first."""
    facts = _others(outcome)
    rules.check_together(_as_facts(facts))
    empty = Outcome.objects.create(
        lead=outcome.lead,
        kind="",
        occurred_on=outcome.occurred_on,
        recorded_at=at,
        recorded_by=by,
        supersedes=outcome,
    )
    _bear(outcome.lead, facts)
    _log(outcome.lead, "outcomes.void", by=by, at=at)
    return empty


def _bear(lead: Lead, facts: Iterable[Outcome]) -> None:
    """Writes into the register what the facts that stand now mean for it."""
    standing = _as_facts(facts)
    lead.investigated_until = rules.investigated_until(standing)
    lead.free_since = rules.free_since(standing)
    lead.save(update_fields=["investigated_until", "free_since"])


def _hold(lead: Lead) -> None:
    """Lets nobody else judge this family's facts until we have written ours."""
    lead.status = Lead.objects.select_for_update().values_list("status", flat=True).get(pk=lead.pk)


def _others(outcome: Outcome) -> list[Outcome]:
    """The facts that stand beside `outcome`, which must stand itself."""
    _hold(outcome.lead)
    facts = standing_of(outcome.lead)
    if outcome not in facts:
        raise OutcomeRefused(_("This entry has already been corrected. Look again."))
    return [fact for fact in facts if fact != outcome]


def _check(new: Outcome, facts: Iterable[Outcome], *, today: date) -> None:
    opened = handed_over_on(new.lead)
    if opened is None:
        raise OutcomeRefused(_("Outcomes are entered for families that are handed over to investigation."))
    if len(new.registry_number) > LONGEST_REGISTRY_NUMBER:
        raise OutcomeRefused(
            _("The registry number is too long: %(limit)s characters at most.")
            % {"limit": LONGEST_REGISTRY_NUMBER}
        )
    rules.check_fact(_as_fact(new), handed_over_on=opened, today=today)
    rules.check_together(_as_facts(facts))


def _same(one: Outcome, other: Outcome) -> bool:
    names = ("kind", "occurred_on", "municipality_id", "registry_number", "reason")
    return all(getattr(one, name) == getattr(other, name) for name in names)


def _as_fact(outcome: Outcome) -> rules.Fact:
    return rules.Fact(
        kind=outcome.kind,
        occurred_on=outcome.occurred_on,
        municipality=outcome.municipality_id or "",
        reason=outcome.reason,
    )


def _as_facts(outcomes: Iterable[Outcome]) -> list[rules.Fact]:
    return [_as_fact(outcome) for outcome in outcomes]


def _day(at: datetime) -> date:
    return timezone.localtime(at).date()


def _log(lead: Lead, door: str, *, by: User, at: datetime) -> None:
    access_log.record(by=by, action=AccessAction.CHANGE, door=door, cases=[lead.reference], at=at)
