"""What is said when a roster, an absence or a dialogue cannot be written down as it was told."""


class DutyRefused(Exception):
    """Nothing was written; the message is meant for the person at the desk."""
