"""Step 2: the basic requirements, shown so that nobody is surprised, and never used to turn away."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from recruitment.interest.fields import SomeOf
from recruitment.interest.steps.base import Answered, StepForm


class RequirementsForm(StepForm):
    agreed = SomeOf(
        label=_("What is true for you today?"),
        required=False,
    )

    def prepare(self) -> None:
        self.fields["agreed"].choices = _choices()  # type: ignore[attr-defined]

    def in_words(self) -> list[Answered]:
        """What fits, and what there is to talk about, each on lines of its own."""
        agreed = set(self.cleaned_data["agreed"])
        fits = "\n".join(text for key, text in _choices() if key in agreed)
        open_points = "\n".join(text for key, text in _choices() if key not in agreed)
        rows = (
            Answered(str(_("Fits us")), fits),
            Answered(str(_("We would like to talk about")), open_points),
        )
        return [row for row in rows if row.value]


def _choices() -> list[tuple[str, str]]:
    return [(row.key, str(row.label)) for row in settings.UNIT.requirements]
