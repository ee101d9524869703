"""Writes down that a municipality was told who a family is; without the family's approval nothing is told."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from recruitment.disclosures.models import Disclosure, DisclosureWay, Told
from recruitment.disclosures.queries import standing_disclosures
from recruitment.disclosures.refusals import DisclosureRefused
from recruitment.groundwork.models import Approval
from recruitment.leads.models import Lead
from recruitment.privacy import access_log
from recruitment.privacy.models import AccessAction
from recruitment.staff.models import User


@transaction.atomic
def disclose(
    approval: Approval,
    *,
    told_on: date,
    way: str,
    what: Sequence[str],
    token: UUID,
    by: User,
    at: datetime,
) -> Disclosure:
    """One time the municipality of the approval was told; the same form sent twice writes one row."""
    _hold(approval)
    if done := Disclosure.objects.filter(pk=token).first():
        return done
    approval.refresh_from_db()
    if way not in DisclosureWay.values:
        raise DisclosureRefused(_("Choose how the municipality was told."))
    parts = [part for part in Told.values if part in what]
    if not parts or len(parts) != len(set(what)):
        raise DisclosureRefused(_("Choose what the municipality was told."))
    _check_day(approval, told_on, today=timezone.localdate(at))
    row = Disclosure.objects.create(
        id=token, approval=approval, told_on=told_on, way=way, what=parts, at=at, by=by
    )
    _log(approval, "disclosures.disclose", by=by, at=at)
    return row


@transaction.atomic
def take_back(row: Disclosure, *, by: User, at: datetime) -> None:
    """It was never told: the row stays, and a second one says that it was a mistake."""
    _hold(row.approval)
    if not standing_disclosures(row.approval.lead).filter(pk=row.pk).exists():
        return
    Disclosure.objects.create(
        approval=row.approval, told_on=row.told_on, way=row.way, what=[], at=at, by=by, supersedes=row
    )
    _log(row.approval, "disclosures.take_back", by=by, at=at)


def _check_day(approval: Approval, told_on: date, *, today: date) -> None:
    if told_on > today:
        raise DisclosureRefused(_("The date lies in the future. Enter what has happened."))
    ended = approval.withdrawn_on
    if told_on < approval.given_on or (ended is not None and told_on > ended):
        raise DisclosureRefused(
            _("The family's approval for %(municipality)s did not stand on that day.")
            % {"municipality": approval.municipality.name}
        )


def _hold(approval: Approval) -> None:
    """Makes a second post of the same form wait until the first is written, so that it finds it."""
    Lead.objects.select_for_update().only("pk").get(pk=approval.lead_id)


def _log(approval: Approval, door: str, *, by: User, at: datetime) -> None:
    """The log says to whom it went; what was told stands in the record."""
    access_log.record(
        by=by,
        action=AccessAction.EXPORT,
        door=door,
        cases=[approval.lead.reference],
        reason=approval.municipality.name,
        at=at,
    )
