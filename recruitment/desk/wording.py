"""Words that stand by themselves begin with a capital; in the middle of a sentence they do not."""

from collections.abc import Callable

from django.db.models import TextChoices


def sentence(words: str) -> str:
    """The words with their first letter capital and the rest as they were."""
    return words[:1].upper() + words[1:]


def in_words(choices: type[TextChoices]) -> Callable[[], list[tuple[str, str]]]:
    """The choices of a form, asked for when the form is drawn, so that they speak its language."""
    return lambda: [(value, sentence(str(label))) for value, label in choices.choices]
