"""What another rule would do to today's queue: every family's place and points, now and then."""

from collections.abc import Sequence
from dataclasses import dataclass

from recruitment.desk.rows import household
from recruitment.handoff.models import Handover
from recruitment.priority.scoring import Priority

Placed = Sequence[tuple[Handover, Priority]]


@dataclass(frozen=True)
class PreviewRow:
    """One family: `now` by the rule in force, `then` by the other; `place` counts from one."""

    case: Handover
    household: str
    place_now: int
    now: Priority
    place_then: int
    then: Priority

    @property
    def steps_up(self) -> int:
        return max(self.place_now - self.place_then, 0)

    @property
    def steps_down(self) -> int:
        return max(self.place_then - self.place_now, 0)


def preview_rows(now: Placed, then: Placed) -> list[PreviewRow]:
    """In the order of the other rule; both hold the same cases."""
    before = {case.pk: (place, priority) for place, (case, priority) in enumerate(now, start=1)}
    return [
        PreviewRow(case, household(case.lead), *before[case.pk], place, priority)
        for place, (case, priority) in enumerate(then, start=1)
    ]
