"""The form as a list: progress, time left, the review page and the tests are computed from it."""

from django.utils.translation import gettext_lazy as _

from recruitment.interest.steps.assignment import (
    AssignmentForm,
    is_new,
    tells_of_the_home,
    wants_more_than_light,
)
from recruitment.interest.steps.base import Step
from recruitment.interest.steps.child import ChildForm
from recruitment.interest.steps.contact import ContactForm
from recruitment.interest.steps.experience import ExperienceForm
from recruitment.interest.steps.home import HomeForm
from recruitment.interest.steps.household import HouseholdForm
from recruitment.interest.steps.requirements import RequirementsForm
from recruitment.interest.steps.review import ReviewForm

# Raised when a question changes its meaning, so that an answer is never read as another's.
FORM_VERSION = 1

STEPS = (
    Step(
        key="uppdrag",
        title=_("Assignment and municipality"),
        heading=_("What are you thinking of?"),
        intro=_(
            "Answer as you feel today. You are not committing to anything, and you can change your minds."
        ),
        minutes=1,
        form=AssignmentForm,
    ),
    Step(
        key="grundkrav",
        title=_("What it takes"),
        heading=_("This is what it takes"),
        intro=_(
            "Nobody is turned away here. If something does not fit today, we talk about it when we call."
        ),
        minutes=1,
        form=RequirementsForm,
        applies_when=is_new,
    ),
    Step(
        key="hushall",
        title=_("Your household"),
        heading=_("Who lives with you?"),
        intro=_("All kinds of families can become foster homes. We ask for no names here."),
        minutes=1,
        form=HouseholdForm,
    ),
    Step(
        key="bostad",
        title=_("Your home"),
        heading=_("Tell us about your home"),
        intro=_("Town or countryside, house or flat: there is no right answer."),
        minutes=1,
        form=HomeForm,
        applies_when=tells_of_the_home,
    ),
    Step(
        key="erfarenhet",
        title=_("Experience and languages"),
        heading=_("What have you done before?"),
        intro=_("Everyday life with children counts for as much as training."),
        minutes=1,
        form=ExperienceForm,
    ),
    Step(
        key="vem",
        title=_("Who you could welcome"),
        heading=_("Who could you welcome?"),
        intro=_("Answer as you feel today. We talk about it when we call, and you can change your minds."),
        minutes=2,
        form=ChildForm,
        applies_when=wants_more_than_light,
    ),
    Step(
        key="kontakt",
        title=_("Contact and thoughts"),
        heading=_("How do we reach you?"),
        intro=_("A telephone number or an e-mail address is enough."),
        minutes=2,
        form=ContactForm,
    ),
    Step(
        key="granska",
        title=_("Check and send"),
        heading=_("Check your answers"),
        intro=_("Nothing has been sent yet. Change what you like, and then send."),
        minutes=1,
        form=ReviewForm,
    ),
)
BY_KEY = {step.key: step for step in STEPS}
FIRST, LAST = STEPS[0], STEPS[-1]
