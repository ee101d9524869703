"""The plan as it stands (`plan`), and the record of what was adopted and changed since (`record`)."""

from recruitment.plan.models.plan import (
    Activity,
    ActivityStatus,
    Channel,
    ChannelKind,
    Cost,
    CostKind,
    Goal,
    GoalMetric,
    GoalPeriod,
    Message,
    PlanStatus,
    PlanYear,
    TargetGroup,
)
from recruitment.plan.models.record import Adoption, Amendment, Part

__all__ = [
    "Activity",
    "ActivityStatus",
    "Adoption",
    "Amendment",
    "Channel",
    "ChannelKind",
    "Cost",
    "CostKind",
    "Goal",
    "GoalMetric",
    "GoalPeriod",
    "Message",
    "Part",
    "PlanStatus",
    "PlanYear",
    "TargetGroup",
]
