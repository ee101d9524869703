"""A concern for a child: passed on at once to the board that must act, and out of the inbox."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from recruitment.leads.models import Lead
from recruitment.leads.moves import move, no_next_action
from recruitment.leads.status import OPEN, Status
from recruitment.municipalities.models import Municipality
from recruitment.privacy import access_log
from recruitment.privacy.models import AccessAction
from recruitment.staff.models import User
from recruitment.triage.actions import hold
from recruitment.triage.models import ConcernReport
from recruitment.triage.reasons import ReferralReason
from recruitment.triage.refusals import TriageRefused


@transaction.atomic
def pass_on_concern(
    lead: Lead, *, municipality: Municipality, by: User, at: datetime, token: UUID
) -> ConcernReport:
    """Writes down that the receiving board has been told; an open registration ends as referred.
    One that sleeps or has ended waits for nobody, and stays as it is.

    What was said belongs with the board and is not kept here.
    """
    hold(lead)
    if done := ConcernReport.objects.filter(pk=token).first():
        return done
    lead.refresh_from_db(fields=["status"])
    if lead.status == Status.HANDED_OVER:
        raise TriageRefused(
            _("The family is with the investigators. Call the board, and let them note it in the case.")
        )
    if lead.status in OPEN:
        move(
            lead,
            Status.REFERRED,
            by=by,
            at=at,
            reason=ReferralReason.CHILD_CONCERN,
            **no_next_action(),
        )
    report = ConcernReport.objects.create(id=token, lead=lead, municipality=municipality, at=at, by=by)
    access_log.record(
        by=by, action=AccessAction.CHANGE, door="triage.pass_on_concern", cases=[lead.reference], at=at
    )
    return report
