"""What is said when a family's name may not be given away; the message is meant for the desk."""


class DisclosureRefused(Exception):
    """Nothing was written, and nothing is to be told."""
