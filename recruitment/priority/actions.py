"""Adopts a new version of the queue's rule; the earlier ones stay, to be read."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from recruitment.priority.models import MOST_POINTS, PriorityRule
from recruitment.priority.rules import FIRST, WEIGHTS
from recruitment.privacy import access_log
from recruitment.privacy.models import AccessAction
from recruitment.privacy.pointing import holds_a_number, holds_an_address
from recruitment.staff.models import User
from recruitment.staff.roles import Role


class RuleRefused(Exception):
    """The rule was not adopted; the message is for the person acting."""


@transaction.atomic
def adopt(
    weights: Mapping[str, int], *, in_force_from: date, why: str, by: User, at: datetime
) -> PriorityRule:
    """Adds a version that orders the queue from a day on, today at the earliest.

    The same rule sent twice is adopted once.
    """
    if not by.holds_any({Role.UNIT_MANAGER}):
        raise RuleRefused(_("Only the unit manager adopts a rule."))
    _check(weights, in_force_from, why.strip(), today=timezone.localdate(at))
    last = PriorityRule.objects.select_for_update().order_by("-number").first()
    asked = {**{name: weights[name] for name in WEIGHTS}, "in_force_from": in_force_from, "why": why.strip()}
    if last is not None and asked == {name: getattr(last, name) for name in asked}:
        return last
    highest = PriorityRule.objects.aggregate(highest=Max("number"))["highest"] or FIRST.number
    version = PriorityRule.objects.create(number=highest + 1, **asked, adopted_by=by, adopted_at=at)
    access_log.record(by=by, action=AccessAction.CHANGE, door="priority.adopt", cases=[], at=at)
    return version


def _check(weights: Mapping[str, int], in_force_from: date, why: str, *, today: date) -> None:
    if not all(0 <= weights[name] <= MOST_POINTS for name in WEIGHTS):
        raise RuleRefused(_("Give points from 0 to %(most)s.") % {"most": MOST_POINTS})
    if weights["points_a_week"] < 1 or weights["most_needs"] < 1:
        raise RuleRefused(_("Waiting must give at least one point a week, and at least one need must count."))
    if in_force_from < today:
        raise RuleRefused(_("A rule cannot order the queue backwards. Choose today or a later day."))
    if not why:
        raise RuleRefused(_("Say why. The reason is shown to those who read the rule."))
    if holds_a_number(why) or holds_an_address(why):
        raise RuleRefused(_("Leave out numbers of people, telephones and addresses: others read the reason."))
