"""The form as a list: progress, time left, the review page and the tests are computed from it."""

from django.utils.translation import gettext_lazy as _

from recruitment.interest.steps.assignment import (
    AssignmentForm,
    is_new,
    tells_of_the_home,
    wants_more_than_light,
)
from recruitment.interest.steps.base import Form, Step
from recruitment.interest.steps.child import ChildForm
from recruitment.interest.steps.contact import ContactForm
from recruitment.interest.steps.experience import ExperienceForm
from recruitment.interest.steps.home import HomeForm
from recruitment.interest.steps.household import HouseholdForm
from recruitment.interest.steps.requirements import RequirementsForm
from recruitment.interest.steps.review import ReviewForm

# The steps of today. What changes a question's meaning, or which there are, is a new version beside this
# one, so that nobody who has begun is asked anything else, and no answer is read as another's.
STEPS = (
    Step(
        key="uppdrag",
        title=_("Assignment and municipality"),
        minutes=1,
        form=AssignmentForm,
    ),
    Step(
        key="grundkrav",
        title=_("What it takes"),
        minutes=1,
        form=RequirementsForm,
        applies_when=is_new,
    ),
    Step(
        key="hushall",
        title=_("Your household"),
        minutes=1,
        form=HouseholdForm,
    ),
    Step(
        key="bostad",
        title=_("Your home"),
        minutes=1,
        form=HomeForm,
        applies_when=tells_of_the_home,
    ),
    Step(
        key="erfarenhet",
        title=_("Experience and languages"),
        minutes=1,
        form=ExperienceForm,
    ),
    Step(
        key="vem",
        title=_("Who you could welcome"),
        minutes=2,
        form=ChildForm,
        applies_when=wants_more_than_light,
    ),
    Step(
        key="kontakt",
        title=_("Contact and thoughts"),
        minutes=2,
        form=ContactForm,
    ),
    Step(
        key="granska",
        title=_("Check and send"),
        minutes=1,
        form=ReviewForm,
    ),
)
# By version. An older one stays until its last run is over: `retention.saved_days` after the next came.
FORMS = {form.version: form for form in (Form(1, STEPS),)}
# Every version begins and ends with the steps of these names: addresses in letters lead to them.
FIRST, LAST = STEPS[0], STEPS[-1]


def newest() -> Form:
    """The form that whoever begins now meets."""
    return FORMS[max(FORMS)]


def form_of(version: int) -> Form:
    """The form as a run was begun in; the newest where that one is gone, and each answer is judged again."""
    return FORMS.get(version) or newest()
