"""Where families stop in the form: counts of runs by step, question and version, and never an answer."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Sum

from recruitment.report.form_words import FAULTS, OTHER_FAULT, QUESTIONS, STEPS
from recruitment.report.periods import Period
from recruitment.visits.models import FormDay

# Columns of the table of steps, in order.
EVENTS = ("shown", "passed", "error", "asked", "back", "saved", "expired")
SPAN = "time"


@dataclass(frozen=True)
class StepUse:
    title: str
    # One number for each of EVENTS.
    counts: tuple[int, ...]


@dataclass(frozen=True)
class Fault:
    """How many runs met one kind of error at one question, at least once."""

    step: str
    question: str
    kind: str
    count: int


@dataclass(frozen=True)
class FormUse:
    """What happened to the runs of one version of the form in the period."""

    version: int
    started: int
    submitted: int
    saved: int
    resumed: int
    expired: int
    outside: int
    known_child: int
    # The first and last minute of the span that half of those who sent were within; None when nobody sent.
    median: tuple[str, str] | None
    steps: tuple[StepUse, ...]
    faults: tuple[Fault, ...]


def form_use(period: Period) -> list[FormUse]:
    """One entry for each version that was met in the period, the newest first."""
    rows = (
        FormDay.objects.filter(day__gte=period.start, day__lt=period.end)
        .values_list("version", "step", "event", "detail")
        .annotate(sum=Sum("count"))
        .order_by("-version")
    )
    by_version: dict[int, Counter[tuple[str, str, str]]] = {}
    for version, step, event, detail, count in rows:
        by_version.setdefault(version, Counter())[(step, event, detail)] += count
    return [_use(version, counts) for version, counts in by_version.items()]


def _use(version: int, counts: Counter[tuple[str, str, str]]) -> FormUse:
    def of(event: str, steps: Iterable[str]) -> int:
        return sum(counts[(step, event, "")] for step in steps)

    first = next(iter(STEPS))
    return FormUse(
        version=version,
        started=of("shown", [first]),
        submitted=of("submitted", STEPS),
        saved=of("saved", STEPS),
        resumed=of("resumed", STEPS),
        expired=of("expired", STEPS),
        outside=of("outside", STEPS),
        known_child=of("known_child", [*STEPS, ""]),
        median=_median({detail: n for (_step, event, detail), n in counts.items() if event == SPAN}),
        steps=tuple(
            StepUse(str(title), tuple(of(event, [step]) for event in EVENTS)) for step, title in STEPS.items()
        ),
        faults=tuple(_faults(counts)),
    )


def _faults(counts: Counter[tuple[str, str, str]]) -> list[Fault]:
    """Each question and kind of error, the most usual first."""
    sums: Counter[tuple[str, str, str]] = Counter()
    for (step, event, detail), count in counts.items():
        if event == "error" and detail and step in STEPS:
            question, _colon, code = detail.partition(":")
            sums[(step, question, str(FAULTS.get(code, OTHER_FAULT)))] += count
    return [
        Fault(str(STEPS[step]), str(QUESTIONS.get(question, question)), kind, count)
        for (step, question, kind), count in sums.most_common()
    ]


def _median(spans: dict[str, int]) -> tuple[str, str] | None:
    """The span in which the run stands that has as many quicker as slower ones."""
    half, so_far = sum(spans.values()) / 2, 0
    for span in sorted(spans, key=lambda span: int(span.partition("-")[0])):
        so_far += spans[span]
        if so_far >= half:
            first, _dash, last = span.partition("-")
            return str(int(first)), last
    return None
