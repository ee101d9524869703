"""Who left without becoming a home: by which way out, for what reason, and how far they had come."""

from dataclasses import dataclass

from django.db.models import OuterRef, Subquery, TextChoices
from django.utils.translation import gettext_lazy as _

from recruitment.leads.models import StatusChange
from recruitment.leads.status import BEFORE_TALK, EXITS, Status
from recruitment.outcomes.models import OutcomeKind
from recruitment.outcomes.reasons import reason_label as reason_of_outcome
from recruitment.report.periods import Period
from recruitment.report.stages import households, reached
from recruitment.triage.reasons import reason_label as reason_of_exit

UNSUITABLE = OutcomeKind.UNSUITABLE
# In the order of the tables; a second registration by a household has not left.
WAYS: tuple[str, ...] = (
    Status.WITHDRAWN,
    Status.NOT_PROCEEDING,
    Status.UNREACHABLE,
    Status.REFERRED,
    UNSUITABLE,
)


class Stage(TextChoices):
    """How far a family had come when it left."""

    BEFORE_TALK = "before_talk", _("before a first talk")
    TALKED = "talked", _("after a first talk")
    ASSESSED = "assessed", _("after the initial assessment")
    RESTING = "resting", _("while resting")
    INVESTIGATED = "investigated", _("during the investigation")


@dataclass(frozen=True)
class WayOut:
    """One family that left in the period and has not come back."""

    municipality: str | None
    way: str
    reason: str
    stage: Stage

    @property
    def reason_words(self) -> str:
        words = reason_of_outcome if self.way == UNSUITABLE else reason_of_exit
        return words(self.way, self.reason)


def ways_out(period: Period) -> list[WayOut]:
    """Two questions to the database. A way out that was taken back is not counted, nor the first of two."""
    last = StatusChange.objects.filter(lead=OuterRef("pk")).order_by("-sequence")
    left = (
        households()
        .filter(status__in=EXITS, status_since__gte=period.starts_at, status_since__lt=period.ends_at)
        .annotate(came_from=Subquery(last.values("before")[:1]))
        .values_list("municipality", "status", "reason", "came_from")
    )
    judged = reached(UNSUITABLE, period).exclude(lead__status__in=EXITS)
    return [
        *(WayOut(code, way, reason, _stage(came_from)) for code, way, reason, came_from in left),
        *(
            WayOut(code, UNSUITABLE, reason, Stage.INVESTIGATED)
            for code, reason in judged.values_list("lead__municipality", "reason")
        ),
    ]


def way_words(way: str) -> str:
    return str(OutcomeKind.UNSUITABLE.label if way == UNSUITABLE else Status(way).label)


def _stage(came_from: str | None) -> Stage:
    if came_from == Status.HANDED_OVER:
        return Stage.INVESTIGATED
    if came_from == Status.DORMANT:
        return Stage.RESTING
    if came_from == Status.ASSESSED:
        return Stage.ASSESSED
    return Stage.TALKED if came_from not in BEFORE_TALK | {""} else Stage.BEFORE_TALK
