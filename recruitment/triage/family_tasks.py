"""What comes of a family, and not of a colleague, becomes somebody's at the desk to do."""

from datetime import datetime

from django.utils import timezone

from recruitment.leads.models import Lead
from recruitment.leads.promise import next_working_day
from recruitment.staff.models import User
from recruitment.staff.roles import DESK_ROLES
from recruitment.tasks.actions import set_by_itself
from recruitment.tasks.models import TaskKind


def ask_the_responsible(lead: Lead, kind: TaskKind, *, key: str, text: str, at: datetime) -> None:
    """For whoever is responsible for the registration in which the household is met, else for anybody."""
    worked = lead.joined_to or lead
    task = set_by_itself(
        kind=kind,
        case=worked.reference,
        key=key,
        addressee=responsible_for(worked),
        due_on=next_working_day(timezone.localdate(at)),
        at=at,
    )
    # Whose wish it is, or what they wrote: nowhere but under lock.
    task.text = text
    task.save(update_fields=["text"])


def responsible_for(lead: Lead) -> User | None:
    """Nobody where whoever is responsible does not work at the desk any more."""
    owner = lead.owner
    return owner if owner is not None and owner.holds_any(DESK_ROLES) else None
