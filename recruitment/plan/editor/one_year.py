"""One year's own page: its calendar, its adoption, what has been changed since, and a copy for next year."""

from decimal import Decimal
from typing import Any, ClassVar

from django.contrib import messages
from django.contrib.admin.utils import quote
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets import HeaderButton

from recruitment.municipalities.naming import name_and_state_of, name_of
from recruitment.plan import actions
from recruitment.plan.calendar import calendar_of
from recruitment.plan.capacity import Ask, Light, about_to_start, readiness
from recruitment.plan.forms import AdoptionForm, CopyForm
from recruitment.plan.history import history, is_whole
from recruitment.plan.models import Activity, Adoption, PlanYear
from recruitment.plan.queries import needs_left_behind, with_costs, with_needs
from recruitment.staff.access import StaffRequest


class YearPage(WagtailAdminTemplateMixin, PermissionCheckedMixin, View):
    """The page itself; a form that was filled in wrongly comes back on it."""

    # From Wagtail 8 the policy is found by the model; a view without one is open to every editor.
    model = PlanYear
    any_permission_required: ClassVar = ["add", "change", "view"]
    template_name = "plan/editor/year.html"
    page_title = _("Communication plan")
    header_icon = "clipboard-list"
    ask_queue: Ask | None = None

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.plan = get_object_or_404(PlanYear, pk=kwargs["pk"])

    def get_page_subtitle(self) -> str:
        return str(self.plan)

    @property
    def header_buttons(self) -> list[HeaderButton]:
        new = f"{reverse('activity:add')}?plan={self.plan.pk}"
        return [
            HeaderButton(gettext("New activity"), new, icon_name="plus"),
            HeaderButton(
                gettext("Change the year"),
                reverse("planyear:edit", args=[quote(self.plan.pk)]),
                icon_name="edit",
            ),
        ]

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("planyear:index"), "label": gettext("Communication plans")},
            {"url": "", "label": str(self.plan)},
        ]

    def page(self, **forms: Form) -> HttpResponse:
        response: HttpResponse = self.render_to_response(self.get_context_data(**forms))
        response.status_code = 200
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        today = timezone.localdate()
        activities = list(
            with_costs(Activity.objects.filter(plan=self.plan).select_related("channel")).order_by(
                "position", "starts_on", "pk"
            )
        )
        ready = readiness(self.ask_queue(timezone.now())) if self.ask_queue else None
        coming = about_to_start(activities, today)
        warned = {one.pk for one in coming} if ready and ready.light != Light.GO else set()
        adoption = Adoption.objects.filter(plan=self.plan).select_related("entered_by").first()
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {
            **context,
            "breadcrumbs_items": self.get_breadcrumbs_items(),
            "plan": self.plan,
            "calendar": calendar_of(self.plan.year, activities, today=today, warned=warned),
            "sums": _sums(activities),
            "readiness": ready,
            "coming": coming,
            "goals": [
                (goal, [name_and_state_of(need) for need in goal.named])
                for goal in with_needs(self.plan.goals.select_related("target_group"), today)
            ],
            "adoption": adoption,
            "is_whole": adoption is not None and is_whole(adoption),
            "changes": list(history(adoption)) if adoption else [],
            "adopt_form": kwargs.get("adopt_form") or AdoptionForm(initial={"adopted_on": today}),
            "copy_form": kwargs.get("copy_form") or CopyForm(initial={"to_year": self.plan.year + 1}),
        }


class ShowYear(YearPage):
    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        return self.page()


class AdoptYear(YearPage):
    """Freezes the plan as a body adopted it."""

    any_permission_required: ClassVar = ["change"]

    def post(self, request: StaffRequest, pk: int) -> HttpResponse:
        form = AdoptionForm(request.POST)
        if not form.is_valid():
            return self.page(adopt_form=form)
        actions.adopt(self.plan, **form.cleaned_data, by=request.user, at=timezone.now())
        messages.success(request, gettext("The plan is adopted. Changes from now on are kept with a reason."))
        return redirect("planyear:show", pk=self.plan.pk)


class CopyYear(YearPage):
    """Makes a draft for another year out of this one."""

    any_permission_required: ClassVar = ["add"]

    def post(self, request: StaffRequest, pk: int) -> HttpResponse:
        form = CopyForm(request.POST)
        if not form.is_valid():
            return self.page(copy_form=form)
        try:
            plan = actions.copy_year(self.plan, **form.cleaned_data, by=request.user, at=timezone.now())
        except actions.YearTaken:
            form.add_error("to_year", gettext("There is already a plan for that year."))
            return self.page(copy_form=form)
        messages.success(
            request, gettext("The plan is copied. Read each activity through, and make new tags for it.")
        )
        if behind := [name_of(need) for need in needs_left_behind(self.plan, plan)]:
            messages.info(
                request,
                gettext("These needs no longer stand, and were left out of the goals: %(needs)s.")
                % {"needs": ", ".join(behind)},
            )
        return redirect("planyear:show", pk=plan.pk)


def _sums(activities: list[Activity]) -> dict[str, Decimal]:
    """The foot of the table."""
    columns = ("budget", "planned", "spent", "spent_on_hours")
    return {name: sum((getattr(one, name) for one in activities), Decimal(0)) for name in columns}
