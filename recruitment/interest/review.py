"""The answers as they are read: by the family before it sends, and by staff for as long as they are kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils import translation

from recruitment.interest.steps.base import Answered, Step, StepForm


@dataclass(frozen=True)
class Section:
    """One step's answers in words."""

    step: Step
    rows: list[Answered]


def sections(forms: Mapping[str, StepForm], steps: Sequence[Step]) -> list[Section]:
    """The steps of this run that ask something, with the answers given; forms must be valid."""
    return [
        Section(step, forms[step.key].in_words())
        for step in steps
        if step.key in forms and forms[step.key].fields
    ]


def for_keeping(forms: Mapping[str, StepForm], steps: Sequence[Step]) -> dict[str, Any]:
    """The same as plain data, readable long after the form has changed.

    Said in the language of those who will read it, whatever language the family answered in.
    """
    with translation.override(settings.LANGUAGE_CODE):
        return {"steps": [_kept(section) for section in sections(forms, steps)]}


def _kept(section: Section) -> dict[str, Any]:
    rows = [row for row in section.rows if row.is_kept]
    return {
        "key": section.step.key,
        "title": str(section.step.title),
        "answers": [{"field": row.field, "label": row.label, "value": row.value} for row in rows],
    }
