"""The fairness ledger: what each municipality pays, asks for and gets, beside each other.

Nothing is counted here: every figure is one that another table of the report has, so that the two agree.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from fractions import Fraction

from recruitment.outcomes.models import OutcomeKind
from recruitment.report import municipality_statistics, requests
from recruitment.report.cost_split import member_split
from recruitment.report.intervals import Interval, wilson
from recruitment.report.periods import Period
from recruitment.report.stages import reached
from recruitment.report.suppression import Hidden, Shown


class Verdict(Enum):
    """How a municipality's share of the matches stands to its share of the cost."""

    FEWER = "fewer"
    MORE = "more"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True)
class Line:
    """One municipality; all others, and those not stated, pay nothing."""

    name: str
    # Of the members' cost, between 0 and 1; None for who is no member.
    cost_share: Fraction | None
    registered: int
    requests: int
    answered: int
    offers: int
    matched: int
    placed: int
    # The median from a request to its first offer; None where no request of the period has one.
    days_to_offer: float | None
    all_matched: int

    @property
    def match_share(self) -> Interval:
        return wilson(self.matched, self.all_matched)

    @property
    def verdict(self) -> Verdict | None:
        """None where nothing can be compared."""
        if self.cost_share is None or not self.all_matched:
            return None
        share = self.match_share
        if share.high < self.cost_share:
            return Verdict.FEWER
        return Verdict.MORE if share.low > self.cost_share else Verdict.CANNOT_TELL


def ledger(period: Period, today: date) -> tuple[Line, ...]:
    """Every member, and those beside them that have a figure; for readers inside the unit."""
    came, asked = municipality_statistics.table(period), requests.table(period)
    paid, waited = _cost_shares(today), requests.days_to_offer_by_name(period)
    matched = _whole(asked.sum.counts["matched"])
    lines = (
        Line(
            name=of_came.name,
            cost_share=paid.get(of_came.name),
            registered=_whole(of_came.counts["interest"]),
            requests=_whole(of_asked.counts["requests"]),
            answered=_whole(of_asked.counts["answered"]),
            offers=_whole(of_asked.counts["offers"]),
            matched=_whole(of_asked.counts["matched"]),
            placed=_whole(of_came.counts["placed"]),
            days_to_offer=waited.get(of_came.name),
            all_matched=matched,
        )
        # Both tables have the same lines in the same order.
        for of_came, of_asked in zip(came.rows, asked.rows, strict=True)
    )
    return tuple(line for line in lines if line.cost_share is not None or _has_any(line))


def offer_rules(period: Period) -> Mapping[str, int]:
    """How many homes were offered by which rule in the period; "" where none was told."""
    return Counter(reached(OutcomeKind.OFFERED, period).values_list("reason", flat=True))


def _cost_shares(today: date) -> dict[str, Fraction]:
    shared = member_split(today)
    return {one.name: Fraction(one.children, shared.children) for one in shared.shares} if shared else {}


def _has_any(line: Line) -> bool:
    return any((line.registered, line.requests, line.offers, line.matched, line.placed))


def _whole(shown: Shown) -> int:
    """The unit's own tables hide nothing."""
    return 0 if isinstance(shown, Hidden) else int(shown)
