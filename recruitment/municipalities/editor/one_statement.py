"""One wording's own pages in the editor: what stands behind it, its approval, and its end."""

from typing import Any, ClassVar

from django.contrib import messages
from django.contrib.admin.utils import quote
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets import HeaderButton

from recruitment.municipalities import statements
from recruitment.municipalities.models import NeedStatement
from recruitment.municipalities.queries import area_label, with_homes_behind
from recruitment.staff.access import StaffRequest


def where(statement: NeedStatement) -> str:
    return "" if statement.is_evergreen else area_label(statement.area)


class StatementView(PermissionCheckedMixin, View):
    """What the views about one statement share."""

    # From Wagtail 8 the policy is found by the model; a view without one is open to every editor.
    model = NeedStatement
    any_permission_required: ClassVar = ["add", "change", "view"]

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        found = with_homes_behind(NeedStatement.objects.all(), timezone.localdate())
        self.statement = get_object_or_404(
            found.select_related("proposed_by", "approved_by"), pk=kwargs["pk"]
        )


class ShowStatement(WagtailAdminTemplateMixin, StatementView):
    """The words as the public will read them, what stands behind them, and what has been done."""

    template_name = "municipalities/editor/statement.html"
    page_title = _("Words about needs")
    header_icon = "comment"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        response: HttpResponse = self.render_to_response(self.get_context_data())
        return response

    def get_page_subtitle(self) -> str:
        return self.statement.words

    @property
    def header_buttons(self) -> list[HeaderButton]:
        if not self.permission_policy.user_has_permission(self.request.user, "change"):
            return []
        address = reverse("statements:edit", args=[quote(self.statement.pk)])
        return [HeaderButton(gettext("Change the words"), address, icon_name="edit")]

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("statements:index"), "label": gettext("Words about needs")},
            {"url": "", "label": self.statement.words},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        statement, today = self.statement, timezone.localdate()
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {
            **context,
            "breadcrumbs_items": self.get_breadcrumbs_items(),
            "statement": statement,
            "where": where(statement),
            "waits": statement.status == NeedStatement.Status.PROPOSED and statement.expires_on >= today,
            "may_approve": self.permission_policy.user_has_permission(self.request.user, "approve"),
            "may_take_down": statement.status != NeedStatement.Status.ENDED
            and self.permission_policy.user_has_permission(self.request.user, "change"),
            "events": statement.events.select_related("by").order_by("-at", "-pk"),
        }


class ApproveStatement(StatementView):
    """The unit manager lets the words stand."""

    any_permission_required: ClassVar = ["approve"]

    def post(self, request: StaffRequest, pk: int) -> HttpResponse:
        proposed_at = parse_datetime(request.POST.get("proposed_at", ""))
        try:
            statements.approve(
                self.statement,
                proposed_at=proposed_at or timezone.now(),
                by=request.user,
                at=timezone.now(),
            )
        except statements.NotWaiting:
            messages.error(request, gettext("The words have been changed or dealt with since. Read again."))
        except statements.TooFewBehind:
            messages.error(request, gettext("Too few confirmed needs stand behind these words."))
        else:
            messages.success(request, gettext("The words are approved and stand on the pages."))
        return redirect("statements:show", pk=self.statement.pk)


class TakeDownStatement(StatementView):
    """Takes the words off the pages, or out of the waiting list."""

    any_permission_required: ClassVar = ["change"]

    def post(self, request: StaffRequest, pk: int) -> HttpResponse:
        statements.take_down(self.statement, by=request.user, at=timezone.now())
        messages.success(request, gettext("The words are taken down."))
        return redirect("statements:show", pk=self.statement.pk)
