"""Where words stand: what the editor calls the place, what its texts belong to, and how it looks there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise

if TYPE_CHECKING:
    from recruitment.words.models import Wording

Words = str | Promise


@dataclass(frozen=True)
class Stage:
    """One place. `questions` are the questions it asks, by their names, so that a hint can be told apart."""

    title: Words
    draw: Callable[[HttpRequest, "Wording"], HttpResponse]
    questions: Mapping[str, Words] = field(default_factory=dict)


# Filled by the hallway, which knows the doors; this room knows none of them.
STAGES: dict[str, Stage] = {}
