"""Activities in the editor: listed in the plan's order, and warned about when the desk is full."""

from typing import Any, ClassVar

from django import forms
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, NumberColumn
from wagtail.admin.views import generic
from wagtail.admin.widgets import HeaderButton

from recruitment.plan.capacity import Ask, Light, readiness, starts_soon
from recruitment.plan.editor.parts import WHY, AddAmending, DeleteUnlessAdopted, EditAmending, PlanViewSet
from recruitment.plan.forms import ActivityForm
from recruitment.plan.models import Activity
from recruitment.plan.queries import with_costs


class ListActivities(generic.IndexView):
    """In the plan's own order, newest year first, with what each has cost so far, our own hours included."""

    def get_base_queryset(self) -> models.QuerySet[Activity]:
        activities: models.QuerySet[Activity] = super().get_base_queryset()
        activities = with_costs(activities.select_related("plan", "channel"))
        return activities.order_by("-plan__year", "position", "starts_on", "pk")


class AddActivity(AddAmending):
    """Begins in the plan one came from."""

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), "plan": self.request.GET.get("plan")}


class EditActivity(EditAmending):
    """Says when the queue is too long for this activity to start."""

    template_name = "plan/editor/activity.html"
    ask_queue: Ask | None = None

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        year = reverse("planyear:show", args=[self.object.plan_id])
        return [HeaderButton(gettext("The year’s calendar"), year, icon_name="calendar-alt")]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        if self.ask_queue is None or not starts_soon(self.object, timezone.localdate()):
            return context
        ready = readiness(self.ask_queue(timezone.now()))
        return context if ready.light == Light.GO else {**context, "readiness": ready}


class ActivityViewSet(PlanViewSet):
    model = Activity
    icon = "calendar-alt"
    menu_order = 100
    url_prefix = "plan/aktiviteter"
    index_view_class = ListActivities
    add_view_class = AddActivity
    edit_view_class = EditActivity
    delete_view_class = DeleteUnlessAdopted
    # How long the desk's queue is; None where nobody can say.
    ask_queue: Ask | None = None
    list_display: ClassVar = [
        "name",
        Column("channel", label=_("Channel")),
        Column("plan", label=_("Plan")),
        "starts_on",
        "ends_on",
        Column("get_status_display", label=_("Status")),
        NumberColumn("spent", label=_("Cost, kronor")),
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
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("print_run"), FieldPanel("attendance")]),
                    FieldPanel("places"),
                    FieldPanel("lessons"),
                ],
                heading=_("What happened, and what did we learn"),
            ),
            WHY,
        ],
        base_form_class=ActivityForm,
    )

    def get_edit_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_edit_view_kwargs(**kwargs), "ask_queue": self.ask_queue}
