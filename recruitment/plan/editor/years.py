"""Years and their goals in the editor."""

from typing import Any, ClassVar

from django.contrib.admin.utils import quote
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import Column, TitleColumn

from recruitment.plan.capacity import Ask
from recruitment.plan.editor.one_year import AdoptYear, CopyYear, ShowYear
from recruitment.plan.editor.parts import WHY, AddAmending, DeleteUnlessAdopted, EditAmending, PlanViewSet
from recruitment.plan.forms import GoalForm, PlanYearForm
from recruitment.plan.models import Goal, PlanYear


class ToItsPage:
    """Ends on the year's own page, where it is adopted and copied."""

    object: PlanYear

    def get_success_url(self) -> str:
        return reverse("planyear:show", args=[quote(self.object.pk)])


class AddYear(ToItsPage, AddAmending):
    def plans_touched(self) -> set[int]:
        return set()


class EditYear(ToItsPage, EditAmending):
    def plans_touched(self) -> set[int]:
        return {self.object.pk}


class PlanYearViewSet(PlanViewSet):
    model = PlanYear
    icon = "clipboard-list"
    menu_order = 200
    url_prefix = "plan/ar"
    add_view_class = AddYear
    edit_view_class = EditYear
    # How long the desk's queue is; None where nobody can say.
    ask_queue: Ask | None = None
    list_display: ClassVar = [
        TitleColumn("year", label=_("Year"), url_name="planyear:show"),
        Column("get_status_display", label=_("Status")),
        "budget",
        "adopted_on",
        "adopted_by",
    ]
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("year"), FieldPanel("budget")]),
            FieldPanel("purpose"),
            FieldPanel("status"),
            WHY,
        ],
        base_form_class=PlanYearForm,
    )

    def get_urlpatterns(self) -> list[URLPattern]:
        show: dict[str, Any] = {"ask_queue": self.ask_queue}
        return [
            *super().get_urlpatterns(),
            path("<int:pk>/", self.construct_view(ShowYear, **show), name="show"),
            path("<int:pk>/anta/", self.construct_view(AdoptYear, **show), name="adopt"),
            path("<int:pk>/kopiera/", self.construct_view(CopyYear, **show), name="copy_year"),
        ]


class GoalViewSet(PlanViewSet):
    model = Goal
    icon = "crosshairs"
    menu_order = 300
    add_view_class = AddAmending
    edit_view_class = EditAmending
    delete_view_class = DeleteUnlessAdopted
    url_prefix = "plan/mal"
    list_display: ClassVar = [
        TitleColumn("get_metric_display", label=_("Metric"), url_name="goal:edit"),
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
            FieldPanel("needs"),
            WHY,
        ],
        base_form_class=GoalForm,
    )
