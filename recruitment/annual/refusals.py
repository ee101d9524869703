"""What is said when the words of a report cannot be kept."""


class WordsRefused(Exception):
    """Nothing was written; the message is meant for the person who writes."""
