"""What is said when a task cannot be set; the message is written for the person at the desk."""


class TaskRefused(Exception):
    """Nothing was written."""
