"""Hangs the plan's, the tags', the municipalities' and the words' screens into the editor's menu."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSet, ViewSetGroup
from wagtail.log_actions import LogActionRegistry
from wagtail.snippets.models import register_snippet

from recruitment import letters_on_stage, texts_on_stage
from recruitment.campaigns.editor import OrphanViewSet, TagViewSet, TrackingLevelViewSet
from recruitment.hallway import DESTINATIONS
from recruitment.interest import stages as form_on_stage
from recruitment.leads.waiting import queue_at
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
from recruitment.words.editor import WordingViewSet
from recruitment.words.stages import STAGES

STAGES.update(form_on_stage.stages() | letters_on_stage.stages() | texts_on_stage.stages())
register_snippet(WordingViewSet)


class PlanGroup(ViewSetGroup):
    """The communication plan is the only birthplace of tags, so they stand in it."""

    menu_label = _("Plan and tags")
    menu_icon = "calendar-check"
    menu_order = 110
    items: ClassVar = [
        ActivityViewSet(ask_queue=queue_at),
        TagViewSet(offers=DESTINATIONS),
        PlanYearViewSet(ask_queue=queue_at),
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
    actions.register_action("plan.adopt", _("Adopt plan"), _("Plan adopted"))
    actions.register_action("plan.copy", _("Copy plan"), _("Plan copied from another year"))
    actions.register_action("campaigns.open_alias", _("Give a tag a word"), _("Word given to the tag"))
    actions.register_action("campaigns.close_alias", _("Close a word"), _("Word of the tag closed"))
    actions.register_action("campaigns.retire", _("Retire tag"), _("Tag retired"))
    actions.register_action("meetings.call_off", _("Call off meeting"), _("Meeting called off"))
    actions.register_action("needs.confirm_need", _("Confirm need"), _("Need confirmed"))
    actions.register_action("needs.end_need", _("End need"), _("Need ended"))
    for kind in NeedStatementEvent.Kind:
        actions.register_action(f"needs.{kind}", kind.label, kind.label)
