"""What is said when an outcome cannot be right; the message is written for the person entering it."""


class OutcomeRefused(Exception):
    """The facts would contradict each other; nothing was written."""
