"""What is said when something about a family's groundwork cannot be written down."""


class GroundworkRefused(Exception):
    """Nothing was written; the message is for the person at the desk."""
