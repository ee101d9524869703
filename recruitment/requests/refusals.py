"""What is said when a request or an offer cannot be right; the message is meant for the desk."""


class RequestRefused(Exception):
    """Nothing was written."""
