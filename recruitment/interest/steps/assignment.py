"""Step 1: what kind of home they think of, and where they live."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from recruitment.interest.answers import Answers
from recruitment.interest.fields import OneInList, OneOf, SomeOf
from recruitment.interest.steps.base import StepForm
from recruitment.municipalities.models import Municipality

UNSURE = "unsure"
ELSEWHERE = "other"
# For a child's weekend with a family, the home and the child's age are talked about later.
LIGHT_HOME_TYPE = "kontaktfamilj"

RETURNING, KNOWN_CHILD = "returning", "known_child"
SITUATIONS = (
    ("new", _("We are thinking of becoming a foster home")),
    (RETURNING, _("We have been a foster home before, or are one now")),
    (KNOWN_CHILD, _("We want to welcome a child we already know")),
)
FROM_WHERE = (
    ("own", _("From our own municipality")),
    ("near", _("From the municipalities around us")),
    ("county", _("From the whole county")),
    (UNSURE, _("We do not know yet")),
)


class AssignmentForm(StepForm):
    situation = OneOf(label=_("What is true of you?"), choices=SITUATIONS, required=False)
    home_types = SomeOf(
        label=_("What are you interested in?"),
        missing=_("Choose what you are interested in, or “We do not know yet”"),
    )
    municipality = OneInList(
        label=_("Which municipality do you live in?"),
        missing=_("Choose the municipality you live in"),
    )
    from_where = OneOf(
        label=_("Where may the child come from?"),
        choices=FROM_WHERE,
        required=False,
    )

    def prepare(self) -> None:
        self.fields["situation"].widget.hints = {
            RETURNING: _("Then there are fewer questions."),
            KNOWN_CHILD: _("Then it is the child’s municipality that helps you."),
        }
        home_types = self.fields["home_types"]
        home_types.choices = home_type_choices()  # type: ignore[attr-defined]
        home_types.widget.hints = {kind.key: _hint(kind) for kind in settings.UNIT.home_types}
        self.fields["municipality"].choices = municipality_choices()  # type: ignore[attr-defined]


def home_type_choices() -> list[tuple[str, object]]:
    """The homes this unit looks for first, then those it will look for later, then not knowing."""
    kinds = sorted(settings.UNIT.home_types, key=lambda kind: not kind.recruited)
    return [*((kind.key, kind.label) for kind in kinds), (UNSURE, _("We do not know yet"))]


def municipality_choices() -> list[tuple[str, object]]:
    """Members, then the named neighbours, then everywhere else."""
    rows = list(Municipality.objects.all())
    members = [(row.code, row.name) for row in rows if row.is_member]
    others = [(row.code, row.name) for row in rows if not row.is_member]
    return [
        ("", _("Choose a municipality")),
        *members,
        (_("Other municipalities"), [*others, (ELSEWHERE, _("Another municipality"))]),  # type: ignore[list-item]
    ]


def wants_only_light(answers: Answers) -> bool:
    """Whether only a weekend family is wished for, which skips the questions about home and child."""
    return set(answers.chosen("uppdrag", "home_types")) == {LIGHT_HOME_TYPE}


def wants_more_than_light(answers: Answers) -> bool:
    return not wants_only_light(answers)


def is_returning(answers: Answers) -> bool:
    """Whether they know what it is to be a foster home, and are spared what they know."""
    return answers.has("uppdrag", "situation", RETURNING)


def knows_the_child(answers: Answers) -> bool:
    """Whether they ask for one child whom they know, which only that child's municipality can decide."""
    return answers.has("uppdrag", "situation", KNOWN_CHILD)


def is_new(answers: Answers) -> bool:
    return not is_returning(answers)


def tells_of_the_home(answers: Answers) -> bool:
    return is_new(answers) and wants_more_than_light(answers)


def _hint(kind: object) -> str:
    hint = str(getattr(kind, "hint", ""))
    if getattr(kind, "recruited", True):
        return hint
    return " ".join((hint, str(_("We start with this later, but you may tell us now."))))
