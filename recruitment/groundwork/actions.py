"""What the desk writes down before an investigation: judgements with reasons, dates, approvals.

Every action is one transaction with its access-log row inside, and done twice it is done once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from recruitment.groundwork.models import (
    Approval,
    ApprovalWay,
    BraFamDate,
    BraFamStep,
    Judgement,
    RequirementJudgement,
)
from recruitment.groundwork.queries import bra_fam_dates, standing_judgements
from recruitment.groundwork.refusals import GroundworkRefused
from recruitment.leads.models import Lead
from recruitment.municipalities.models import Municipality
from recruitment.privacy import access_log
from recruitment.privacy.models import AccessAction
from recruitment.staff.models import User

LONGEST_REASON = 500


@dataclass(frozen=True)
class Judged:
    """What somebody thinks of one requirement today, and why."""

    judgement: str
    reason: str = ""


@transaction.atomic
def judge(lead: Lead, judged: Mapping[str, Judged], *, by: User, at: datetime) -> list[RequirementJudgement]:
    """Writes a new version of each judgement that differs from the standing one; the earlier ones stay.

    Whoever finds a requirement unclear or not met says why.
    """
    _hold(lead)
    known = {requirement.key: requirement for requirement in settings.UNIT.requirements}
    standing = standing_judgements(lead)
    versions = dict(
        RequirementJudgement.objects.filter(lead=lead)
        .order_by()
        .values_list("requirement")
        .annotate(Count("pk"))
    )
    made = []
    for key, word in judged.items():
        reason = word.reason.strip()
        if key not in known or word.judgement not in Judgement.values:
            raise GroundworkRefused(_("Choose among the unit's basic requirements."))
        if word.judgement != Judgement.MET and not reason:
            raise GroundworkRefused(
                _("Write why, for each requirement that is unclear or not met: %(requirement)s")
                % {"requirement": known[key].label}
            )
        if len(reason) > LONGEST_REASON:
            raise GroundworkRefused(
                _("The reason is too long: %(limit)s characters at most.") % {"limit": LONGEST_REASON}
            )
        before = standing.get(key)
        if before is not None and (before.judgement, before.reason) == (word.judgement, reason):
            continue
        made.append(
            RequirementJudgement(
                lead=lead,
                requirement=key,
                wording=_in_swedish(known[key].label),
                version=versions.get(key, 0) + 1,
                judgement=word.judgement,
                reason=reason,
                at=at,
                by=by,
            )
        )
    if made:
        RequirementJudgement.objects.bulk_create(made)
        _log(lead, "groundwork.judge", by=by, at=at)
    return made


@transaction.atomic
def date_bra_fam(lead: Lead, *, step: str, on: date, by: User, at: datetime) -> None:
    """Writes down that BRA-fam was sent or came back; a day that was wrong is followed by the right one."""
    _hold(lead)
    if step not in BraFamStep.values:
        raise GroundworkRefused(_("Choose whether BRA-fam was sent or came back."))
    if on > timezone.localdate(at):
        raise GroundworkRefused(_("The date lies in the future. Enter what has happened."))
    dates = dict(bra_fam_dates(lead))
    if dates.get(step) == on:
        return
    dates[step] = on
    if BraFamStep.RETURNED in dates and BraFamStep.SENT not in dates:
        raise GroundworkRefused(_("Write down first when BRA-fam was sent."))
    if step == BraFamStep.RETURNED and on < dates[BraFamStep.SENT]:
        raise GroundworkRefused(_("BRA-fam cannot have come back before it was sent."))
    BraFamDate.objects.create(lead=lead, step=step, on=on, at=at, by=by)
    _log(lead, "groundwork.date_bra_fam", by=by, at=at)


@transaction.atomic
def approve(
    lead: Lead, *, municipality: Municipality, given_on: date, way: str, by: User, at: datetime
) -> Approval:
    """Writes down that the family lets us tell one municipality about them."""
    _hold(lead)
    if way not in ApprovalWay.values:
        raise GroundworkRefused(_("Choose how the family gave its approval."))
    if given_on > timezone.localdate(at):
        raise GroundworkRefused(_("The date lies in the future. Enter what has happened."))
    standing = Approval.objects.filter(
        lead=lead, municipality=municipality, withdrawn_on__isnull=True
    ).first()
    if standing is not None:
        if (standing.given_on, standing.way) == (given_on, way):
            return standing
        raise GroundworkRefused(
            _("The approval for %(municipality)s already stands.") % {"municipality": municipality.name}
        )
    approval = Approval.objects.create(
        lead=lead, municipality=municipality, given_on=given_on, way=way, at=at, by=by
    )
    _log(lead, "groundwork.approve", by=by, at=at)
    return approval


@transaction.atomic
def withdraw_approval(approval: Approval, *, withdrawn_on: date, by: User, at: datetime) -> None:
    """Writes down that the family has taken its approval back; from then on it stands no more."""
    _hold(approval.lead)
    approval.refresh_from_db()
    if approval.withdrawn_on is not None:
        return
    if withdrawn_on > timezone.localdate(at):
        raise GroundworkRefused(_("The date lies in the future. Enter what has happened."))
    if withdrawn_on < approval.given_on:
        raise GroundworkRefused(_("An approval cannot be taken back before it was given."))
    approval.withdrawn_on, approval.withdrawn_at, approval.withdrawn_by = withdrawn_on, at, by
    approval.save(update_fields=["withdrawn_on", "withdrawn_at", "withdrawn_by"])
    _log(approval.lead, "groundwork.withdraw_approval", by=by, at=at)


def _hold(lead: Lead) -> None:
    """Makes a second post of the same form wait until the first is written, so that it finds it."""
    Lead.objects.select_for_update().only("pk").get(pk=lead.pk)


def _in_swedish(words: str) -> str:
    """The unit's own words as it wrote them, whoever reads the page in another language."""
    with override(settings.LANGUAGE_CODE):
        return str(words)[:200]


def _log(lead: Lead, door: str, *, by: User, at: datetime) -> None:
    access_log.record(by=by, action=AccessAction.CHANGE, door=door, cases=[lead.reference], at=at)
