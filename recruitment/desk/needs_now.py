"""The open needs and the queue's rule, as every row of a list is held against them, remembered."""

import time
from collections.abc import Sequence
from datetime import date

from recruitment.municipalities.models import Need
from recruitment.municipalities.queries import open_needs
from recruitment.priority.queries import rule_in_force
from recruitment.priority.rules import Rule

# The register changes a few times a week; a list may be this many seconds behind it.
KEPT_SECONDS = 10.0
_kept: dict[date, tuple[float, Sequence[Need]]] = {}
_kept_rule: dict[date, tuple[float, Rule]] = {}


def needs_for_lists(today: date) -> Sequence[Need]:
    """The needs that stand today, asked for by each process every few seconds at most."""
    now = time.monotonic()
    until, needs = _kept.get(today, (0.0, ()))
    if until <= now:
        needs = tuple(open_needs(today))
        _kept.clear()
        _kept[today] = (now + KEPT_SECONDS, needs)
    return needs


def rule_for_lists(today: date) -> Rule:
    """The rule in force, asked for as seldom."""
    now = time.monotonic()
    kept = _kept_rule.get(today)
    if kept is None or kept[0] <= now:
        kept = (now + KEPT_SECONDS, rule_in_force(today))
        _kept_rule.clear()
        _kept_rule[today] = kept
    return kept[1]


def forget() -> None:
    """Makes this process ask again at once."""
    _kept.clear()
    _kept_rule.clear()
