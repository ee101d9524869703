"""What families told beside what we measured: where the two agree, and what only one of them can see."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from recruitment.leads.heard import heard_words
from recruitment.leads.models import Touch, TouchKind
from recruitment.plan.models import Activity
from recruitment.report.attribution import Contact, Elsewhere, Way
from recruitment.report.intervals import Interval, wilson
from recruitment.report.periods import Period
from recruitment.report.touches import MEASURED


@dataclass(frozen=True)
class Agreement:
    """What families told beside what we measured, for those where we have both.

    They agree when both name the same channel of the plan. A friend or the radio is in no link, so what
    does not agree is not wrong: it is what only one of the two can see.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[int, ...], ...]
    both: int
    agree: int

    @property
    def share(self) -> Interval:
        return wilson(self.agree, self.both)

    @property
    def lines(self) -> list[tuple[str, tuple[int, ...]]]:
        return list(zip(self.rows, self.cells, strict=True))


@dataclass(frozen=True)
class Told:
    """One answer to how they first heard of us, and of how many who answered it is."""

    words: str
    households: int
    share: Interval


def what_was_told(period: Period) -> list[Told]:
    """Each answer of the households that came in the period, the most usual first.

    Who wrote twice may have told two things, so the answers do not add up to households.
    """
    rows = (
        Touch.objects.filter(
            Q(lead__joined_to__isnull=True) | Q(lead__joined_to__received_at__gte=period.starts_at),
            kind=TouchKind.SELF_REPORT,
            lead__received_at__gte=period.starts_at,
            lead__received_at__lt=period.ends_at,
        )
        .annotate(household=Coalesce(F("lead__joined_to"), F("lead")))
        .order_by()
        .values_list("answer", "activity__name", "household")
        .distinct()
    )
    found: dict[str, set[UUID]] = {}
    for answer, activity, household in rows:
        found.setdefault(activity or heard_words(answer) or _("Another way"), set()).add(household)
    everyone = len(set().union(*found.values()))
    answers = [Told(words, len(who), wilson(len(who), everyone)) for words, who in found.items()]
    return sorted(answers, key=lambda told: (-told.households, told.words))


def agreement(ways: Mapping[Way, int]) -> Agreement:
    """Told × measured by channel: the first thing told beside the last way measured."""
    channels = dict(Activity.objects.values_list("pk", "channel__name"))
    outside = _("nothing in the plan")
    pairs: Counter[tuple[str, str]] = Counter()
    for contacts, households in ways.items():
        told = next((one for one in contacts if one.kind == TouchKind.SELF_REPORT), None)
        measured = next((one for one in reversed(contacts) if one.kind in MEASURED), None)
        if told is not None and measured is not None:
            pairs[(_channel(told, channels, outside), _channel(measured, channels, outside))] += households
    rows, columns = (_names([pair[side] for pair in pairs], outside) for side in (0, 1))
    return Agreement(
        rows,
        columns,
        tuple(tuple(pairs[(row, column)] for column in columns) for row in rows),
        both=pairs.total(),
        agree=sum(count for (row, column), count in pairs.items() if row == column != outside),
    )


def _channel(contact: Contact, channels: dict[int, str], outside: str) -> str:
    source = contact.source
    return outside if isinstance(source, Elsewhere) else channels.get(source, outside)


def _names(found: Sequence[str], outside: str) -> tuple[str, ...]:
    """By name, with what stands beside the plan last."""
    return tuple(sorted(set(found), key=lambda name: (name == outside, name)))
