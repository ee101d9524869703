"""The lists of reasons: for an investigation that ends without a home, and for where a home is offered."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from recruitment.outcomes.models import OutcomeKind
from recruitment.triage.reasons import WithdrawalReason


class UnsuitableReason(TextChoices):
    STABILITY = "stability", _("the stability a child needs is missing")
    CAPACITY = "capacity", _("too little time and strength")
    CARE = "care", _("too little ability to meet a child's needs")
    HOUSING = "housing", _("housing that does not suffice for a child")
    REGISTER = "register", _("what the registers showed")
    COOPERATION = "cooperation", _("cooperation that did not work")
    OTHER = "other", _("other, see the investigation")


class OfferRule(TextChoices):
    """By which rule a home is offered to this municipality and not to another."""

    BEST_FIT = "best_fit", _("the home fits a need there best")
    NEAR = "near", _("the home lies nearest")
    LONGEST_WAIT = "longest_wait", _("the municipality has waited longest")
    ONLY_ONE = "only_one", _("no other has asked for such a home")
    OWN_WISH = "own_wish", _("the family's own wish")


REASONS: dict[str, type[TextChoices]] = {
    OutcomeKind.OFFERED: OfferRule,
    OutcomeKind.UNSUITABLE: UnsuitableReason,
    OutcomeKind.WITHDRAWN: WithdrawalReason,
}
# Those whose reason need not be told, since it was not asked for from the beginning.
MAY_BE_SILENT = frozenset({OutcomeKind.OFFERED})


def reason_label(kind: str, reason: str) -> str:
    """The reason in words; a key that has left the list is shown as it was written."""
    choices = REASONS.get(kind)
    if choices is not None and reason in choices.values:
        return str(choices(reason).label)
    return reason
