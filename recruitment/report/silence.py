"""The owners' figure: how many registrations were silent when the house looked last night."""

from dataclasses import dataclass, replace
from datetime import datetime

from recruitment.report.suppression import HIDDEN, Hidden, Shown
from recruitment.triage.silence import latest_check


@dataclass(frozen=True)
class Silence:
    """The count and when it was made; it should always be 0, so 0 is never hidden."""

    silent: Shown
    checked_at: datetime

    def for_outside(self, smallest: int) -> "Silence":
        is_small = not isinstance(self.silent, Hidden) and 0 < self.silent < smallest
        return replace(self, silent=HIDDEN) if is_small else self


def silence() -> Silence | None:
    """None before the first night."""
    check = latest_check()
    return Silence(check.silent_count, check.at) if check else None
