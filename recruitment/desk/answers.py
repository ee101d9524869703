"""What a family answered, step by step, in the words of the questions they were asked."""

from dataclasses import dataclass
from typing import Any

from recruitment.leads.models import Lead


@dataclass(frozen=True)
class Answer:
    label: str
    value: str
    # The question by name; empty for what was written before names were kept.
    field: str = ""


@dataclass(frozen=True)
class Step:
    title: str
    answers: tuple[Answer, ...]


def steps_of(lead: Lead) -> list[Step]:
    """The steps that hold an answer; the form wrote labels and values in words when it was sent."""
    return [step for step in map(_step, lead.answers.get("steps", [])) if step.answers]


def answer_to(lead: Lead, field: str) -> str:
    """What they answered to one question, by its name; empty when it was not asked or left out."""
    rows = (row for step in lead.answers.get("steps", []) for row in step["answers"])
    return next((str(row["value"]) for row in rows if row.get("field") == field), "")


def languages(lead: Lead) -> str:
    """The languages of the home as they were answered; empty when nothing was said of them."""
    return f"{answer_to(lead, 'languages')} {answer_to(lead, 'other_language')}".strip()


def _step(stored: dict[str, Any]) -> Step:
    answers = (
        Answer(str(row["label"]), str(row["value"]), str(row.get("field", ""))) for row in stored["answers"]
    )
    return Step(str(stored["title"]), tuple(answer for answer in answers if answer.value))
