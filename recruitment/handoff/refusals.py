"""What is said when a hand-over or a step in the queue cannot be done."""


class HandoffRefused(Exception):
    """Nothing was handed over, claimed, returned or receipted; the message is for the person acting."""
