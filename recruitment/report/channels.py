"""What each channel cost and gave: the activities' own rows added up, so that both tables agree."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from recruitment.report.activities import COUNTED, ActivityRow, ActivityTable, Costs
from recruitment.report.suppression import HIDDEN, Hidden, Shown


def by_channel(table: ActivityTable) -> tuple[ActivityRow, ...]:
    """Channels in the order the plan first uses them, then what no activity can claim."""
    channels: dict[str, list[ActivityRow]] = {}
    for row in table.rows:
        if row.activity is not None:
            channels.setdefault(row.channel, []).append(row)
    beside_the_plan = (row for row in table.rows if row.activity is None)
    return (*(_together(name, rows) for name, rows in channels.items()), *beside_the_plan)


def _together(name: str, rows: Sequence[ActivityRow]) -> ActivityRow:
    costs = [row.costs for row in rows if row.costs]
    return ActivityRow(
        source=None,
        name=name,
        channel=name,
        costs=Costs(
            sum((cost.direct for cost in costs), Decimal(0)),
            sum((cost.hours for cost in costs), Decimal(0)),
            sum((cost.planned for cost in costs), Decimal(0)),
        ),
        counts={counted: _sum(row.counts[counted] for row in rows) for counted in COUNTED},
    )


def _sum(counts: Iterable[Shown]) -> Shown:
    """Hidden as soon as one of them is, so that a channel never tells what an activity hides."""
    found = list(counts)
    shown = [count for count in found if not isinstance(count, Hidden)]
    return sum(shown) if len(shown) == len(found) else HIDDEN
