"""Step 3: who lives in the home, in broad strokes and without names."""

from django.utils.translation import gettext_lazy as _

from recruitment.interest.fields import OneOf, SomeOf
from recruitment.interest.steps.base import StepForm

ADULT_AGES = (
    ("-24", _("Under 25 years")),
    ("25-39", _("25–39 years")),
    ("40-54", _("40–54 years")),
    ("55-64", _("55–64 years")),
    ("65-", _("65 years or more")),
)
CHILD_AGES = (
    ("none", _("No children at home")),
    ("0-6", _("0–6 years")),
    ("7-12", _("7–12 years")),
    ("13-17", _("13–17 years")),
    ("18-", _("Grown-up children")),
)


class HouseholdForm(StepForm):
    applicants = OneOf(
        label=_("Who would become a foster home?"),
        choices=(("one", _("I on my own")), ("two", _("Two of us together"))),
        missing=_("Choose whether you are one or two"),
    )
    adult_ages = SomeOf(label=_("How old are you?"), choices=ADULT_AGES, required=False)
    children = SomeOf(
        label=_("Do you have children living at home?"),
        choices=CHILD_AGES,
        required=False,
    )
    others = OneOf(
        label=_("Does anyone else live with you?"),
        choices=(("no", _("No")), ("yes", _("Yes"))),
        required=False,
    )
    animals = SomeOf(
        label=_("Do you have animals?"),
        choices=(
            ("none", _("No animals")),
            ("dog", _("Dog")),
            ("cat", _("Cat")),
            ("other", _("Other animals")),
        ),
        required=False,
    )
