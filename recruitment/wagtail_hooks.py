"""Hangs the plan's, the tags' and the municipalities' screens into the editor's menu."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet, ViewSetGroup
from wagtail.log_actions import LogActionRegistry

from recruitment.campaigns.editor import OrphanViewSet, TagViewSet, TrackingLevelViewSet
from recruitment.hallway import DESTINATIONS
from recruitment.meetings.editor import MeetingViewSet
from recruitment.municipalities.editor import MunicipalityViewSet, NeedStatementViewSet, NeedViewSet
from recruitment.municipalities.models import NeedStatementEvent
from recruitment.plan.editor import (
    ActivityViewSet,
    ChannelViewSet,
    GoalViewSet,
    MessageViewSet,
    PlanYearViewSet,
    TargetGroupViewSet,
)


class PlanGroup(ViewSetGroup):
    """The communication plan is the only birthplace of tags, so they stand in it."""

    menu_label = _("Plan and tags")
    menu_icon = "calendar-check"
    menu_order = 110
    items: ClassVar = [
        ActivityViewSet,
        TagViewSet(offers=DESTINATIONS),
        PlanYearViewSet,
        GoalViewSet,
        TargetGroupViewSet,
        MessageViewSet,
        ChannelViewSet,
        OrphanViewSet,
        TrackingLevelViewSet,
    ]


class NeedGroup(ViewSetGroup):
    menu_label = _("Needs")
    menu_icon = "home"
    menu_order = 120
    items: ClassVar = [NeedStatementViewSet, NeedViewSet, MunicipalityViewSet]


@hooks.register("register_admin_viewset")
def plan_screens() -> list[ViewSet]:
    return [PlanGroup(), NeedGroup(), MeetingViewSet()]


@hooks.register("register_log_actions")
def words_for_the_log(actions: LogActionRegistry) -> None:
    actions.register_action("campaigns.retire", _("Retire tag"), _("Tag retired"))
    actions.register_action("meetings.call_off", _("Call off meeting"), _("Meeting called off"))
    actions.register_action("needs.confirm_need", _("Confirm need"), _("Need confirmed"))
    actions.register_action("needs.end_need", _("End need"), _("Need ended"))
    for kind in NeedStatementEvent.Kind:
        actions.register_action(f"needs.{kind}", kind.label, kind.label)
