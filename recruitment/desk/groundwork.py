"""A family's groundwork as the page shows it: the checklist, BRA-fam's dates, and the approvals."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings

from recruitment.desk.wording import sentence
from recruitment.groundwork.models import Approval, BraFamStep, Judgement
from recruitment.groundwork.queries import bra_fam_dates, standing_approvals, standing_judgements
from recruitment.leads.models import Lead
from recruitment.staff.models import User

TONES = {Judgement.MET: "ok", Judgement.UNCLEAR: "today", Judgement.NOT_MET: "late"}


@dataclass(frozen=True)
class CheckRow:
    """One basic requirement and what we think of it; nothing yet has no tone of its own."""

    requirement: str
    judgement: str
    tone: str
    reason: str = ""
    by: User | None = None
    at: datetime | None = None


@dataclass(frozen=True)
class Groundwork:
    checklist: Sequence[CheckRow]
    sent_on: date | None
    returned_on: date | None
    approvals: Sequence[Approval]

    @property
    def met(self) -> int:
        return sum(row.tone == "ok" for row in self.checklist)

    @property
    def is_begun(self) -> bool:
        """Whether there is anything to show yet."""
        judged = any(row.judgement for row in self.checklist)
        return bool(judged or self.sent_on or self.approvals)


def groundwork_of(lead: Lead) -> Groundwork:
    standing = standing_judgements(lead)
    dates = bra_fam_dates(lead)
    rows = []
    for requirement in settings.UNIT.requirements:
        row = standing.get(requirement.key)
        if row is None:
            rows.append(CheckRow(str(requirement.label), "", "quiet"))
        else:
            words = sentence(row.get_judgement_display())
            tone = TONES[Judgement(row.judgement)]
            rows.append(CheckRow(str(requirement.label), words, tone, row.reason, row.by, row.at))
    return Groundwork(
        checklist=rows,
        sent_on=dates.get(BraFamStep.SENT),
        returned_on=dates.get(BraFamStep.RETURNED),
        approvals=list(standing_approvals(lead)),
    )
