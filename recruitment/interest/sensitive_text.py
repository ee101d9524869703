"""Asks, before a text is kept, whether it should stand there: once for each text, and never as an error."""

from dataclasses import dataclass

from django.forms.boundfield import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from recruitment.interest.steps.base import StepForm
from recruitment.privacy.sensitive import Sensitive

WORDS: dict[Sensitive, Promise] = {
    Sensitive.PERSONAL_NUMBER: _(
        "It looks as if there is a personal identity number here. We do not need it."
    ),
    Sensitive.HEALTH: _(
        "It looks as if you write about illness or health. We talk about that when we meet, so you may leave"
        " it out here."
    ),
    Sensitive.CRIME: _(
        "It looks as if you write about crime. We talk about that when we meet, so you may leave it out here."
    ),
}


@dataclass(frozen=True)
class Asked:
    """One question of the form whose text we ask about."""

    field: BoundField
    words: list[Promise]

    @property
    def name(self) -> str:
        return self.field.name


def asked_about(form: StepForm) -> list[Asked]:
    """The texts of a valid form that we would ask about, in the order they were asked for."""
    return [
        Asked(form[name], [WORDS[kind] for kind in kinds]) for name, kinds in form.seems_to_hold().items()
    ]
