"""What a family has answered so far, as it was typed, and what the steps may know about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from recruitment.campaigns.ways import Way, ways_of
from recruitment.municipalities.models import Municipality
from recruitment.municipalities.queries import with_code
from recruitment.words.queries import START, Edition

Stored = Mapping[str, Mapping[str, Sequence[str]]]


@dataclass(frozen=True)
class Answers:
    """The raw answers by step and field; nothing here has been judged right or wrong."""

    stored: Stored

    def chosen(self, step: str, field: str) -> list[str]:
        """Every value given in a field; empty when the step has not been met."""
        return list(self.stored.get(step, {}).get(f"{step}-{field}", ()))

    def has(self, step: str, field: str, value: str) -> bool:
        return value in self.chosen(step, field)


@dataclass(frozen=True)
class RunFacts:
    """What a step's form may know about the run it belongs to."""

    answers: Answers
    arrivals: Any = ()
    # Whoever goes on from “Ring mig” has said who they are, and is not asked again.
    is_known: bool = False
    # The words the run was shown when it was begun.
    edition: Edition = START

    @property
    def are_two(self) -> bool:
        """Whether two adults apply together."""
        return self.answers.has("hushall", "applicants", "two")

    @property
    def is_outside(self) -> bool:
        """Whether they have told that they live outside the member municipalities."""
        is_told = bool(self.answers.chosen("uppdrag", "municipality"))
        return is_told and not (self.municipality and self.municipality.is_member)

    @cached_property
    def ways(self) -> list[Way]:
        """How we believe they found us, where we may show and keep it."""
        return ways_of(self.arrivals)

    @cached_property
    def municipality(self) -> Municipality | None:
        """Where they live; None for a municipality the form does not name."""
        codes = self.answers.chosen("uppdrag", "municipality")
        return with_code(codes[0]) if codes else None
