"""The demo's colleagues at work on one family, each deed by whoever's work it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from random import Random
from typing import Any

from django.conf import settings
from django.utils import timezone

from fhr.demo.drawing import member_by_children
from fhr.demo.exchange import tell
from fhr.demo.fates import Deed
from fhr.demo.households import write_again
from fhr.demo.words import words
from recruitment.handoff import actions as handoff
from recruitment.handoff.models import Adapter, Handover
from recruitment.leads.models import Lead, NextAction
from recruitment.leads.status import Status
from recruitment.municipalities.models import Municipality
from recruitment.outcomes import actions as outcomes
from recruitment.outcomes.models import OutcomeKind
from recruitment.outcomes.rules import OF_A_MUNICIPALITY
from recruitment.staff.models import User
from recruitment.triage import actions as triage
from recruitment.triage.models import ContactWay, Recommendation, TellingWay
from recruitment.triage.rules import Told


@dataclass(frozen=True)
class Colleagues:
    """Who does what in the demo's unit."""

    handlers: Sequence[User]
    investigators: Sequence[User]


class Desk:
    """The colleagues at work on one family."""

    def __init__(self, rng: Random, lead: Lead, colleagues: Colleagues) -> None:
        self.rng = rng
        self.lead = lead
        self.owner, self.partner = rng.sample(colleagues.handlers, 2)
        self.investigator = rng.choice(colleagues.investigators)
        self.handover: Handover | None = None
        self.offered_to: Municipality | None = None

    def do(self, deed: Deed, *, next_on: date) -> None:
        """One deed, by whoever's work it is, at the deed's own time."""
        step = {"next_action": deed.next_action or NextAction.CALL_AGAIN, "next_action_on": next_on}
        who: dict[str, Any] = {"by": self.owner, "at": deed.at}
        pair = {"owner": self.owner, "partner": self.partner}
        match deed.verb:
            case "assign":
                triage.assign(self.lead, **pair, **step, **who)
            case "reopen":
                triage.reopen(self.lead, **pair, **step, **who)
            case "rest":
                triage.rest(self.lead, until=date.fromisoformat(deed.what), **who)
            case "write_again" if not self.lead.is_protected:
                write_again(self.rng, self.lead, at=deed.at)
                self.lead.refresh_from_db()
            case "close":
                triage.close(self.lead, to=deed.what, reason=deed.reason, **self._told(deed), **who)
            case "assess":
                self._assess(deed.what, **step, **who)
            case "hand_over":
                self.handover = handoff.hand_over(self.lead, adapter=deed.what, **who)
            case "receive":
                self._receive(deed.at)
            case "record":
                self._record(deed)
            case way if way in ContactWay.values:
                note = self.rng.choice(words()["notes"][deed.what])
                triage.log_contact(self.lead, way=way, outcome=deed.what, note=note, **step, **who)

    def _told(self, deed: Deed) -> dict[str, Any]:
        """A family we turn down was called first, and a referral leads to the family's own municipality."""
        if deed.what == Status.NOT_PROCEEDING:
            return {"told": Told(self.owner, timezone.localdate(deed.at), TellingWay.PHONE)}
        if deed.what == Status.REFERRED:
            return {"referred_to": self.lead.municipality.name if self.lead.municipality else "Mora"}
        return {}

    def _assess(self, way: str, **rest: Any) -> None:
        goes_on = way == "hand_over"
        requirements = [requirement.key for requirement in settings.UNIT.requirements]
        triage.assess(
            self.lead,
            recommendation=Recommendation.HAND_OVER if goes_on else Recommendation.NOT_NOW,
            requirements_met=requirements if goes_on else requirements[: self.rng.randint(2, 4)],
            summary=self.rng.choice(words()["notes"]["summary"]),
            **rest,
        )

    def _receive(self, at: datetime) -> None:
        if self.handover is None:
            raise RuntimeError("a fate receives a family that was never handed over")
        if self.handover.adapter == Adapter.BUILT_IN_QUEUE:
            handoff.claim(self.handover, by=self.investigator, at=at)
        else:
            handoff.confirm_receipt(
                self.handover,
                registry_number=f"{at.year}-{self.rng.randint(100, 9999)}",
                received_on=timezone.localdate(at),
                by=self.owner,
                at=at,
            )

    def _record(self, deed: Deed) -> None:
        if deed.what == OutcomeKind.OFFERED:
            self.offered_to = member_by_children(self.rng)
        if deed.what == OutcomeKind.MATCHED and self.offered_to is not None:
            tell(self.lead, self.offered_to, by=self.investigator, at=deed.at)
        outcomes.record(
            self.lead,
            kind=deed.what,
            occurred_on=timezone.localdate(deed.at),
            municipality=self.offered_to if deed.what in OF_A_MUNICIPALITY else None,
            reason=deed.reason,
            by=self.investigator,
            at=deed.at,
        )
