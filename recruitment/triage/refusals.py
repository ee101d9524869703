"""What triage says when something cannot be done; the message is written for the person at the desk."""


class TriageRefused(Exception):
    """The rules of the unit do not allow this; nothing was written."""
