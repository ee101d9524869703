"""From the first visit to a placed child: how many came so far, how sure each share is, who may yet come."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from recruitment.handoff.models import Handover
from recruitment.leads.models import Lead
from recruitment.leads.status import EXITS, UNDECIDED, Status
from recruitment.outcomes.models import OutcomeKind
from recruitment.report.form_words import CALL_ME, STEPS
from recruitment.report.intervals import Interval, wilson
from recruitment.report.periods import Period
from recruitment.report.stages import came_in, standing
from recruitment.visits.models import EntryDay, FunnelDay

# After one of these a family comes no further.
OVER = (OutcomeKind.UNSUITABLE, OutcomeKind.WITHDRAWN, OutcomeKind.ENDED)
STAGES = {
    OutcomeKind.SUITABLE: gettext_lazy("Suitable"),
    OutcomeKind.TRAINED: gettext_lazy("Trained"),
    OutcomeKind.AVAILABLE: gettext_lazy("Available to municipalities"),
    OutcomeKind.PLACED: gettext_lazy("A child has moved in"),
}
# How a family can leave the desk; a second registration by the same household is no family.
ENDS = EXITS - {Status.DUPLICATE}
SPOKEN_TO, HANDED_OVER = "spoken_to", "handed_over"


@dataclass(frozen=True)
class Step:
    """How many came so far, of how many, and how many of the others may still."""

    name: str
    count: int
    of: int = 0
    may_come: int = 0

    @property
    def share(self) -> Interval | None:
        """None where more came than began: a form begun the day before the period may be sent within it."""
        return wilson(self.count, self.of) if 0 < self.of >= self.count else None

    @property
    def part(self) -> float:
        return self.count / self.of if self.of else 0.0

    @property
    def most(self) -> float:
        """The share in the end, if all that may come do."""
        return (self.count + self.may_come) / self.of if self.of else 0.0


@dataclass(frozen=True)
class Forms:
    """What happened at the form in a period: forms, not people. Each step is of the one before."""

    arrivals: int
    unverified: int
    steps: tuple[Step, ...]
    # Of all that were begun.
    sent: Step
    asked_for_a_call: int

    @property
    def begun(self) -> Step:
        return Step(_("Began the form"), self.steps[0].count, self.arrivals)


@dataclass(frozen=True)
class Families:
    """What became of the households that registered in a period; each step is of all of them."""

    registered: int
    steps: tuple[Step, ...]
    # Where the others went: words and how many, in the order of the desk.
    left: tuple[tuple[str, int], ...]


def forms(period: Period) -> Forms:
    within = {"day__gte": period.start, "day__lt": period.end}
    entries = EntryDay.objects.filter(**within).aggregate(
        arrivals=Sum("verified", default=0), unverified=Sum("unverified", default=0)
    )
    rows = FunnelDay.objects.filter(**within).values_list("step", "event").annotate(n=Sum("count")).order_by()
    counts = {(step, event): n for step, event, n in rows}
    begun = counts.get(("start", "started"), 0)
    *passed, last = STEPS
    reached = [(str(STEPS[step]), counts.get((step, "passed"), 0)) for step in passed]
    sent = counts.get((last, "submitted"), 0)
    return Forms(
        steps=tuple(_each_of_the_one_before([(_("Began the form"), begun), *reached, (_("Sent"), sent)])),
        sent=Step(_("Sent"), sent, begun),
        asked_for_a_call=counts.get((CALL_ME, "submitted"), 0),
        **entries,
    )


def families(period: Period, among: Collection[UUID] | None = None) -> Families:
    """Those that registered in the period, or only these of them; two or three questions to the database."""
    came = came_in(period)
    if among is not None:
        came = came.filter(pk__in=among)
    flags = {
        SPOKEN_TO: Q(contacted_at__isnull=False),
        HANDED_OVER: Q(Exists(Handover.objects.filter(lead=OuterRef("pk")))),
        **{kind.value: Q(Exists(standing(kind).filter(lead=OuterRef("pk")))) for kind in STAGES},
    }
    may_go_on = Q(status__in=UNDECIDED) & ~Exists(standing(*OVER).filter(lead=OuterRef("pk")))
    counts = came.aggregate(
        registered=Count("pk"),
        **{name: Count("pk", filter=flag) for name, flag in flags.items()},
        **{f"{name}_may": Count("pk", filter=may_go_on & ~flag) for name, flag in flags.items()},
    )
    names = {SPOKEN_TO: _("Spoken to"), HANDED_OVER: _("Handed over")}
    names |= {kind.value: str(words) for kind, words in STAGES.items()}
    steps = [
        Step(words, counts[name], counts["registered"], counts[f"{name}_may"])
        for name, words in names.items()
    ]
    return Families(counts["registered"], tuple(steps), _left(came))


def _each_of_the_one_before(reached: Sequence[tuple[str, int]]) -> Iterator[Step]:
    before = 0
    for name, count in reached:
        yield Step(name, count, before)
        before = count


def _left(came: QuerySet[Lead]) -> tuple[tuple[str, int], ...]:
    """Those who ended at the desk, by their status, and in the investigation, by its outcome."""
    at_the_desk = dict(came.filter(status__in=ENDS).values_list("status").annotate(n=Count("pk")).order_by())
    decided = standing(OutcomeKind.UNSUITABLE, OutcomeKind.WITHDRAWN).filter(lead__in=came)
    investigated = dict(
        decided.exclude(lead__status__in=ENDS).values_list("kind").annotate(n=Count("pk")).order_by()
    )
    return (
        *((str(status.label), at_the_desk.get(status, 0)) for status in Status if status in ENDS),
        *(
            (str(kind.label), investigated.get(kind, 0))
            for kind in (OutcomeKind.UNSUITABLE, OutcomeKind.WITHDRAWN)
        ),
    )
