"""What editors call each text of a place, and how much room it has."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from recruitment.words.stages import STAGES

HINT = "hint_"
LABELS: dict[str, str | Promise] = {
    "heading": gettext_lazy("Heading"),
    "heading_mail": gettext_lazy("Heading where there is no telephone number"),
    "intro": gettext_lazy("Introduction"),
    "changes": gettext_lazy("On going back and changing"),
    "privacy": gettext_lazy("How we handle what they write"),
    "next": gettext_lazy("What happens then, one line for each point"),
    "more": gettext_lazy("On telling more at once"),
    "subject": gettext_lazy("Subject line"),
    "opening": gettext_lazy("Beginning of the letter"),
    "promise": gettext_lazy("The new promise"),
    "closing": gettext_lazy("End of the letter"),
    "until": gettext_lazy("How long the link opens"),
    "safety": gettext_lazy("On who can read it"),
    "text": gettext_lazy("Text of the text message"),
    "link": gettext_lazy("On seeing more or cancelling"),
}
# One line each, and short enough for a telephone; everything else may run over several.
LINES = {"heading": 80, "heading_mail": 80, "subject": 70}
PARAGRAPHS = {"intro": 400, HINT: 200, "text": 400, "link": 100}
LONGEST = 1_500


def label_of(place: str, name: str) -> str:
    """A hint is called by the question it stands under."""
    if not name.startswith(HINT):
        return str(LABELS[name])
    questions = STAGES[place].questions if place in STAGES else {}
    question = questions.get(name.removeprefix(HINT), name.removeprefix(HINT))
    return _("Hint under “%(question)s”") % {"question": question}


def room_for(name: str) -> int:
    """The most characters."""
    return LINES.get(name) or PARAGRAPHS.get(HINT if name.startswith(HINT) else name, LONGEST)
