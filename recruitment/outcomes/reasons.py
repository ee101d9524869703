"""The list of reasons for an investigation that ends without a home."""

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


REASONS: dict[str, type[TextChoices]] = {
    OutcomeKind.UNSUITABLE: UnsuitableReason,
    OutcomeKind.WITHDRAWN: WithdrawalReason,
}


def reason_label(kind: str, reason: str) -> str:
    """The reason in words; a key that has left the list is shown as it was written."""
    choices = REASONS.get(kind)
    if choices is not None and reason in choices.values:
        return str(choices(reason).label)
    return reason
