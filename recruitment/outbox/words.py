"""Where the words of letters and text messages come from: every one of them is found here."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string

from recruitment.words.queries import Edition, current


def letter_subject(name: str, facts: Mapping[str, Any] | None = None) -> str:
    """The subject of a letter, as the editors have it; `edition` among the facts names their version."""
    words: Edition = (facts or {}).get("edition") or current()
    return words.says(f"letter-{name.replace('/', '-')}", "subject")


def letter_words(name: str, facts: Mapping[str, Any]) -> str:
    """The text of a letter: paragraphs with an empty line between; an address ends its line."""
    return render_to_string(f"mail/{name}.txt", {**facts, "unit": settings.UNIT})


def sms_words(name: str, facts: Mapping[str, Any]) -> str:
    """The text of a text message, in one paragraph."""
    return " ".join(render_to_string(f"sms/{name}.txt", {**facts, "unit": settings.UNIT}).split())
