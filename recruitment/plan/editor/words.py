"""Whom the plan speaks to, what it says, and where: target groups, messages and channels."""

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column

from recruitment.plan.editor.parts import PlanViewSet
from recruitment.plan.forms import TargetGroupForm
from recruitment.plan.models import Channel, Message, TargetGroup


class TargetGroupViewSet(PlanViewSet):
    model = TargetGroup
    icon = "group"
    menu_order = 400
    url_prefix = "plan/malgrupper"
    list_display: ClassVar = ["label", "age_band", "home_type"]
    edit_handler = ObjectList(
        [
            FieldPanel("label"),
            FieldRowPanel([FieldPanel("age_band"), FieldPanel("home_type")]),
            FieldPanel("rationale"),
        ],
        base_form_class=TargetGroupForm,
    )


class MessageViewSet(PlanViewSet):
    model = Message
    icon = "comment"
    menu_order = 500
    url_prefix = "plan/budskap"
    panels: ClassVar = [
        FieldPanel("text"),
        FieldPanel("target_groups", widget=forms.CheckboxSelectMultiple),
    ]


class ChannelViewSet(PlanViewSet):
    model = Channel
    icon = "globe"
    menu_order = 600
    url_prefix = "plan/kanaler"
    list_display: ClassVar = ["name", Column("get_kind_display", label=_("Kind"))]
    panels: ClassVar = [
        FieldPanel("name"),
        FieldPanel("kind"),
        MultiFieldPanel(
            [FieldPanel("utm_source"), FieldPanel("utm_medium")],
            heading=_("For the advertiser's own reports"),
        ),
    ]
