"""What the plan's screens share: what is used is not deleted, what is adopted is changed with a reason."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import ProtectedError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from recruitment.plan import actions
from recruitment.plan.models import PlanStatus
from recruitment.staff.access import StaffRequest

WHY = FieldPanel("why", heading=_("Why is the plan changed?"))


class DeleteUnlessUsed(generic.DeleteView):
    """Says in words that something is in use, where the database refuses to let it go."""

    def form_valid(self, form: forms.Form) -> HttpResponse:
        try:
            response: HttpResponse = super().form_valid(form)
        except ProtectedError:
            messages.error(self.request, gettext("It is in use and cannot be deleted."))
            return redirect(self.index_url_name)
        return response


class DeleteUnlessAdopted(DeleteUnlessUsed):
    """What an adopted plan promised is not deleted; it is called off, and the record says why."""

    def form_valid(self, form: forms.Form) -> HttpResponse:
        if self.object.plan.status != PlanStatus.DRAFT:
            messages.error(
                self.request,
                gettext(
                    "It stands in an adopted plan. Cancel the activity, or set the goal to what now holds,"
                    " and say why."
                ),
            )
            return redirect(self.index_url_name)
        return super().form_valid(form)


class PlanViewSet(ModelViewSet):
    """What the screens of the plan share."""

    delete_view_class = DeleteUnlessUsed
    copy_view_enabled = False
    list_per_page = 50


class Amending:
    """Saves inside the plan's record: a change to an adopted plan is kept, and refused without a reason."""

    form: Any
    request: StaffRequest

    def plans_touched(self) -> set[int]:
        """The plan a thing belonged to, and the one it belongs to now."""
        plans = {self.form.initial.get("plan"), self.form.instance.plan_id}
        return {plan for plan in plans if isinstance(plan, int)}

    def save_instance(self) -> Any:
        with actions.amending(
            self.plans_touched(),
            reason=self.form.cleaned_data["why"],
            by=self.request.user,
            at=timezone.now(),
        ):
            return super().save_instance()  # type: ignore[misc]

    def form_valid(self, form: Any) -> HttpResponse:
        is_new = form.instance.pk is None
        try:
            response: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        except actions.ReasonMissing:
            if is_new:
                # What was written is undone, and the page that comes back must not think otherwise.
                form.instance.pk, form.instance._state.adding = None, True
            form.add_error("why", gettext("The plan is adopted: say why it is changed."))
            # Asked again, so that the page says above that something is wrong below.
            self.is_valid(form)  # type: ignore[attr-defined]
            response = self.form_invalid(form)  # type: ignore[attr-defined]
        return response


class AddAmending(Amending, generic.CreateView):
    pass


class EditAmending(Amending, generic.EditView):
    pass
