"""The communication plan in the editor: its lists and forms, and each year's own page."""

from recruitment.plan.editor.activities import ActivityViewSet
from recruitment.plan.editor.words import ChannelViewSet, MessageViewSet, TargetGroupViewSet
from recruitment.plan.editor.years import GoalViewSet, PlanYearViewSet

__all__ = [
    "ActivityViewSet",
    "ChannelViewSet",
    "GoalViewSet",
    "MessageViewSet",
    "PlanYearViewSet",
    "TargetGroupViewSet",
]
