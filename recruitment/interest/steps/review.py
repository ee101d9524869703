"""Step 8: everything they have answered, what we do with it, and the button that sends it."""

from recruitment.interest.steps.base import StepForm


class ReviewForm(StepForm):
    """Asks nothing more; sending it is the answer."""
