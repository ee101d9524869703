"""Treserva has no public way in: a person copies the package over, and its registry number is the receipt."""

from recruitment.handoff.models import Handover


def send(handover: Handover) -> None:
    """Nothing leaves by itself: the case page shows the copy view until the receipt is entered."""
