"""Säkra meddelanden (SDK) has no way in for us: a person sends the package to the receivers' function
address, and writes down the day."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from recruitment.handoff.models import Handover


@dataclass(frozen=True)
class Letter:
    """What the sender fills in; neither subject nor file name tells who the family is."""

    address: str
    subject: str
    file_name: str


def send(handover: Handover) -> None:
    """Nothing leaves by itself: the case page shows what to send, until the sending is confirmed."""


def letter(handover: Handover) -> Letter:
    reference = handover.lead.reference
    return Letter(
        address=settings.HANDOFF.function_address,
        subject=_("Package for investigation %(reference)s") % {"reference": reference},
        file_name=f"{reference}-{handover.sequence}.json",
    )
