"""Step 6: whom they could receive, in the words of the need register."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from recruitment.interest.fields import OneOf, SomeOf
from recruitment.interest.steps.assignment import UNSURE
from recruitment.interest.steps.base import StepForm


class ChildForm(StepForm):
    age_bands = SomeOf(
        label=_("The child’s age"),
        missing=_("Choose at least one age, or “We do not know yet”"),
    )
    siblings = OneOf(
        label=_("Could you welcome siblings?"),
        choices=(("yes", _("Yes")), ("maybe", _("Perhaps")), ("no", _("No"))),
        missing=_("Choose whether you could welcome siblings"),
    )
    how_many = OneOf(
        label=_("How many children at the same time?"),
        choices=(
            ("1", _("One")),
            ("2", _("Two")),
            ("3", _("Three or more")),
            (UNSURE, _("We do not know yet")),
        ),
        required=False,
    )
    how_long = SomeOf(
        label=_("For how long?"),
        choices=(
            ("long", _("For a long time, perhaps the whole childhood")),
            ("short", _("For some months")),
            ("notice", _("At short notice")),
            (UNSURE, _("We do not know yet")),
        ),
        required=False,
    )
    could_consider = SomeOf(
        label=_("Could you consider any of this?"),
        choices=(
            ("teenager", _("A teenager who is having a hard time")),
            ("special_needs", _("A child with a disability or special needs")),
            ("contact", _("Regular contact with the child’s parents")),
            ("protected", _("A child whose address must be kept secret")),
        ),
        required=False,
    )
    start = OneOf(
        label=_("When could you start?"),
        choices=(
            ("now", _("As soon as we have been investigated")),
            ("half_year", _("Within half a year")),
            ("later", _("Later")),
            (UNSURE, _("We do not know yet")),
        ),
        required=False,
    )

    def prepare(self) -> None:
        bands = [(band.key, band.label) for band in settings.UNIT.age_bands]
        self.fields["age_bands"].choices = [*bands, (UNSURE, _("We do not know yet"))]  # type: ignore[attr-defined]
