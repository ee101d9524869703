"""Why investigators give a case back to the desk."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ReturnReason(TextChoices):
    MORE_TALK = "more_talk", _("the family needs to talk more first")
    INCOMPLETE = "incomplete", _("information is missing")
    NOT_NOW = "not_now", _("the family wants to wait")
    WRONG_UNIT = "wrong_unit", _("another unit should investigate")
    WITHDREW = "withdrew", _("the family had withdrawn")


def reason_label(reason: str) -> str:
    """The reason in words; a key that has left the list is shown as it was written."""
    return str(ReturnReason(reason).label) if reason in ReturnReason.values else reason
