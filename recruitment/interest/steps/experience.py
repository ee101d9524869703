"""Step 5: what they have done before, and which languages they speak."""

from django.utils.translation import gettext_lazy as _

from recruitment.interest.fields import LongText, OneOf, SomeOf, Text
from recruitment.interest.steps.assignment import is_returning
from recruitment.interest.steps.base import StepForm
from recruitment.leads.wishes import Language

EXPERIENCE = (
    ("parent", _("We have raised children of our own")),
    ("work", _("We have worked with children or young people")),
    ("foster_before", _("We have been a foster home or contact family before")),
    ("foster_now", _("We have an assignment right now")),
    ("none", _("This is new to us")),
)


class ExperienceForm(StepForm):
    experience = SomeOf(
        label=_("What do you bring with you?"),
        choices=EXPERIENCE,
        required=False,
    )
    assignment_for = Text(
        label=_("If you have had an assignment: for which municipality or company?"), required=False
    )
    company = OneOf(
        label=_("Do you have a contract with a private company that arranges foster homes?"),
        choices=(("yes", _("Yes")), ("no", _("No"))),
        required=False,
    )
    languages = SomeOf(
        label=_("Which languages do you speak at home?"), choices=Language.choices, required=False
    )
    other_language = Text(label=_("Other languages"), required=False)
    skills = LongText(
        label=_("Anything else that could mean something to a child?"),
        required=False,
    )

    def prepare(self) -> None:
        # Only who is or was a foster home can have one.
        if not is_returning(self.run.answers):
            del self.fields["company"]
