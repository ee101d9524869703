"""What a receiver may tell us, each as the deed that staff would do by hand, in the system's name."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from recruitment.handoff import actions as handoff
from recruitment.handoff.models import Handover
from recruitment.leads.models import NextAction
from recruitment.leads.promise import next_working_day
from recruitment.municipalities.models import Municipality
from recruitment.outcomes import actions as outcomes
from recruitment.outcomes.queries import standing_of
from recruitment.receiving import problems
from recruitment.receiving.problems import Failed
from recruitment.receiving.schema import Misfit
from recruitment.staff.models import User

Body = Mapping[str, Any]
Act = Callable[[Handover, Body, datetime], None]


def acknowledge(case: Handover, body: Body, at: datetime) -> None:
    """The package is in the receiver's register, under a number of theirs."""
    _require_latest(case, body)
    handoff.confirm_receipt(
        case,
        registry_number=body["registry_number"],
        received_on=date.fromisoformat(body["received_on"]),
        by=User.objects.system(),
        at=at,
    )


def give_back(case: Handover, body: Body, at: datetime) -> None:
    """The case goes back to its pair at the desk, who call the family on the next working day."""
    _require_latest(case, body)
    handoff.give_back(
        case,
        reason=body["reason"],
        next_action=NextAction.CALL_AGAIN,
        next_action_on=next_working_day(timezone.localdate(at)),
        by=User.objects.system(),
        at=at,
    )


def milestone(case: Handover, body: Body, at: datetime) -> None:
    _enter(case, body["milestone"], body, at)


def outcome(case: Handover, body: Body, at: datetime) -> None:
    _enter(case, body["outcome"], body, at)


# By the last part of the address: the schema its body keeps, and what it does.
EVENTS: Mapping[str, tuple[str, Act]] = {
    "acknowledgement": ("Acknowledgement", acknowledge),
    "return": ("Return", give_back),
    "milestone": ("Milestone", milestone),
    "outcome": ("Outcome", outcome),
}


def _enter(case: Handover, kind: str, body: Body, at: datetime) -> None:
    fact: dict[str, Any] = {
        "occurred_on": date.fromisoformat(body["occurred_on"]),
        "municipality": _municipality(body.get("municipality")),
        "reason": body.get("reason", ""),
        "by": User.objects.system(),
        "at": at,
    }
    if not body.get("correction", False):
        outcomes.record(case.lead, kind=kind, **fact)
        return
    told = [known for known in standing_of(case.lead) if known.kind == kind]
    if len(told) != 1:
        raise Failed(problems.REFUSED, _("There is not one earlier word to correct."))
    outcomes.correct(told[0], registry_number=told[0].registry_number, **fact)


def _municipality(code: str | None) -> Municipality | None:
    if code is None:
        return None
    found = Municipality.objects.filter(pk=code).first()
    if found is None:
        misfit = Misfit("/municipality", _("There is no such municipality here."))
        raise Failed(problems.DOES_NOT_FIT, errors=[misfit])
    return found


def _require_latest(case: Handover, body: Body) -> None:
    if case.sequence != body["sequence"]:
        raise Failed(
            problems.REFUSED, _("The family has been handed over again since; this was the earlier one.")
        )
