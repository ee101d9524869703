"""What is said when words cannot be kept."""


class WordsRefused(Exception):
    """Somebody else has saved the same report's words in the meantime; nothing was written."""
