"""The communication plan's screens in the editor."""

from decimal import Decimal
from typing import ClassVar

from django import forms
from django.contrib import messages
from django.db import models
from django.db.models import ProtectedError, Sum
from django.db.models.functions import Coalesce
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, NumberColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from recruitment.plan.forms import ActivityForm, GoalForm, PlanYearForm, TargetGroupForm
from recruitment.plan.models import Activity, Channel, Goal, Message, PlanYear, TargetGroup


class DeleteUnlessUsed(generic.DeleteView):
    """Says in words that something is in use, where the database refuses to let it go."""

    def form_valid(self, form: forms.Form) -> HttpResponse:
        try:
            response: HttpResponse = super().form_valid(form)
        except ProtectedError:
            messages.error(self.request, gettext("It is in use and cannot be deleted."))
            return redirect(self.index_url_name)
        return response


class PlanViewSet(ModelViewSet):
    """What the screens of the plan share."""

    delete_view_class = DeleteUnlessUsed
    copy_view_enabled = False
    list_per_page = 50


class PlanYearViewSet(PlanViewSet):
    model = PlanYear
    icon = "clipboard-list"
    menu_order = 200
    url_prefix = "plan/ar"
    list_display: ClassVar = ["year", "get_status_display", "budget", "adopted_on"]
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("year"), FieldPanel("budget")]),
            FieldPanel("purpose"),
            MultiFieldPanel(
                [
                    FieldPanel("status"),
                    FieldRowPanel([FieldPanel("adopted_on"), FieldPanel("adopted_by")]),
                ],
                heading=_("Adoption"),
            ),
        ],
        base_form_class=PlanYearForm,
    )


class ListActivities(generic.IndexView):
    """In the plan's own order, newest year first, with what each has cost so far."""

    def get_base_queryset(self) -> models.QuerySet[Activity]:
        spent = Coalesce(Sum("costs__amount", filter=models.Q(costs__is_planned=False)), Decimal(0))
        activities: models.QuerySet[Activity] = super().get_base_queryset()
        activities = activities.select_related("plan", "channel").annotate(spent=spent)
        return activities.order_by("-plan__year", "position", "starts_on", "pk")


class ActivityViewSet(PlanViewSet):
    model = Activity
    icon = "calendar-alt"
    menu_order = 100
    url_prefix = "plan/aktiviteter"
    index_view_class = ListActivities
    list_display: ClassVar = [
        "name",
        Column("channel", label=_("Channel")),
        Column("plan", label=_("Plan")),
        "starts_on",
        "ends_on",
        Column("get_status_display", label=_("Status")),
        NumberColumn("spent", label=_("Spent, kronor")),
    ]
    list_filter: ClassVar = ["plan", "channel", "status"]
    search_fields: ClassVar = ["name", "public_label"]
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [
                    FieldPanel("name"),
                    FieldPanel("public_label"),
                    FieldRowPanel([FieldPanel("plan"), FieldPanel("channel")]),
                    FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
                    FieldRowPanel([FieldPanel("status"), FieldPanel("owner")]),
                ],
                heading=_("What, where and when"),
            ),
            MultiFieldPanel(
                [
                    FieldPanel("message"),
                    FieldPanel("target_groups", widget=forms.CheckboxSelectMultiple),
                    FieldPanel("municipalities", widget=forms.CheckboxSelectMultiple),
                ],
                heading=_("To whom"),
            ),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("budget"), FieldPanel("position")]),
                    FieldRowPanel([FieldPanel("expected_reach"), FieldPanel("planned_leads")]),
                ],
                heading=_("Budget and expectation"),
            ),
            InlinePanel(
                "costs",
                [
                    FieldRowPanel([FieldPanel("on"), FieldPanel("kind"), FieldPanel("is_planned")]),
                    FieldRowPanel([FieldPanel("amount"), FieldPanel("hours"), FieldPanel("hourly_rate")]),
                    FieldPanel("note"),
                ],
                heading=_("Costs"),
                label=_("Cost"),
            ),
            FieldPanel("lessons"),
        ],
        base_form_class=ActivityForm,
    )


class GoalViewSet(PlanViewSet):
    model = Goal
    icon = "crosshairs"
    menu_order = 300
    url_prefix = "plan/mal"
    list_display: ClassVar = [
        Column("get_metric_display", label=_("Metric")),
        "value",
        Column("get_period_display", label=_("Period")),
        Column("plan", label=_("Plan")),
        Column("target_group", label=_("Target group")),
    ]
    list_filter: ClassVar = ["plan", "metric"]
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("plan"), FieldPanel("period")]),
            FieldRowPanel([FieldPanel("metric"), FieldPanel("value")]),
            FieldRowPanel([FieldPanel("target_group"), FieldPanel("area")]),
        ],
        base_form_class=GoalForm,
    )


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
