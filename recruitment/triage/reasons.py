"""The unit's lists of reasons: why a registration ends, one list for each way out."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from recruitment.leads.status import Status


class WithdrawalReason(TextChoices):
    """Why a family withdraws: the questions research asks, so that the answers can be compared."""

    TIME = "time", _("not enough time for it")
    HOUSING = "housing", _("the home does not suffice")
    HOUSEHOLD_DISAGREES = "household_disagrees", _("everyone in the household does not agree")
    LIFE_CHANGE = "life_change", _("life or health has changed")
    TOO_LONG = "too_long", _("the process takes too long")
    NO_ANSWER = "no_answer", _("did not hear from us in time")
    OTHER_ORGANISER = "other_organiser", _("chose another organiser")
    COMPENSATION = "compensation", _("terms and compensation")
    NEEDS_MISMATCH = "needs_mismatch", _("our needs do not fit what they want")
    UNKNOWN = "unknown", _("other or unknown")


class NotProceedingReason(TextChoices):
    """Why the unit does not go on: each reason is one of the basic requirements, or named other."""

    HOUSEHOLD_DISAGREES = "household_disagrees", _("everyone in the household does not want to")
    TIME = "time", _("time and strength do not suffice right now")
    ROOM = "room", _("no room for a child of one's own")
    ECONOMY = "economy", _("the economy is not in order")
    STABILITY = "stability", _("great changes are under way")
    COOPERATION = "cooperation", _("cooperation would be too hard")
    OTHER = "other", _("another circumstance, see the notes")


class UnreachableReason(TextChoices):
    NO_ANSWER = "no_answer", _("no answer after the attempts of the rule")
    WRONG_DETAILS = "wrong_details", _("the contact details are wrong")


class DuplicateReason(TextChoices):
    SAME_HOUSEHOLD = "same_household", _("the household has another open registration")
    SENT_TWICE = "sent_twice", _("the same registration was sent twice")


class ReferralReason(TextChoices):
    OTHER_MUNICIPALITY = "other_municipality", _("lives in a municipality that is not a member")
    OTHER_UNIT = "other_unit", _("wants an assignment that another unit handles")
    NETWORK_HOME = "network_home", _("wants to be a home for a child they know")
    CHILD_CONCERN = "child_concern", _("a concern for a child, passed on to the board")
    OWN_MUNICIPALITY = "own_municipality", _("already in contact with their own municipality")


REASONS: dict[Status, type[TextChoices]] = {
    Status.WITHDRAWN: WithdrawalReason,
    Status.NOT_PROCEEDING: NotProceedingReason,
    Status.UNREACHABLE: UnreachableReason,
    Status.DUPLICATE: DuplicateReason,
    Status.REFERRED: ReferralReason,
}


def reason_label(status: str, reason: str) -> str:
    """The reason in words; a key that has left the list is shown as it was written."""
    choices = REASONS.get(Status(status)) if status in Status.values else None
    if choices is not None and reason in choices.values:
        return str(choices(reason).label)
    return reason
