"""One need's own page in the editor, with its history, and the presses of the weekly dialogue."""

from typing import Any, ClassVar

from django.contrib import messages
from django.contrib.admin.utils import quote
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets import HeaderButton

from recruitment.municipalities import needs
from recruitment.municipalities.history import history
from recruitment.municipalities.models import Need
from recruitment.municipalities.naming import age_of, kind_of_home
from recruitment.municipalities.queries import in_register, members
from recruitment.staff.access import StaffRequest


class NeedView(PermissionCheckedMixin, View):
    """What the views about the register share."""

    # From Wagtail 8 the policy is found by the model; a view without one is open to every editor.
    model = Need
    any_permission_required: ClassVar = ["change"]

    def back_to_the_list(self) -> HttpResponse:
        """With the same filter as before the press."""
        query = self.request.GET.urlencode()
        return redirect(f"{reverse('need:index')}{'?' if query else ''}{query}")

    def changes_seen(self) -> int:
        """How much of the history whoever presses has read; -1 is none of it."""
        seen = self.request.POST.get("changes", "")
        return int(seen) if seen.isdecimal() and len(seen) < 10 else -1


class ShowNeed(WagtailAdminTemplateMixin, NeedView):
    """How the need stands, whether to ask about it again, and who has said what about it."""

    any_permission_required: ClassVar = ["add", "change", "view"]
    template_name = "municipalities/editor/need.html"
    header_icon = "home"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.need = get_object_or_404(in_register(timezone.localdate()), pk=pk)
        response: HttpResponse = self.render_to_response(self.get_context_data())
        return response

    def get_page_title(self) -> str:
        return gettext("Need")

    def get_page_subtitle(self) -> str:
        return f"{self.need.municipality}, {age_of(self.need)}"

    @property
    def header_buttons(self) -> list[HeaderButton]:
        if not self.permission_policy.user_has_permission(self.request.user, "change"):
            return []
        address = reverse("need:edit", args=[quote(self.need.pk)])
        return [HeaderButton(gettext("Change the need"), address, icon_name="edit")]

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("need:index"), "label": gettext("Needs")},
            {"url": "", "label": self.get_page_subtitle()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {
            **context,
            "breadcrumbs_items": self.get_breadcrumbs_items(),
            "need": self.need,
            "age": age_of(self.need),
            "kind_of_home": kind_of_home(self.need),
            "today": timezone.localdate(),
            "may_change": self.permission_policy.user_has_permission(self.request.user, "change"),
            "history": history(self.need),
        }


class ConfirmNeed(NeedView):
    """One need still stands, says its municipality."""

    def post(self, request: StaffRequest, pk: int) -> HttpResponse:
        need = get_object_or_404(Need, pk=pk)
        try:
            needs.confirm(need, changes=self.changes_seen(), by=request.user, at=timezone.now())
        except needs.ChangedSince:
            messages.error(request, gettext("A colleague has changed this since. Read again, then confirm."))
        except needs.RunOut:
            messages.error(request, gettext("The need has run out. Give it a new last day instead."))
        else:
            messages.success(request, gettext("Confirmed today: %(need)s") % {"need": need})
        return self.back_to_the_list()


class ConfirmPlace(NeedView):
    """Everything a municipality has in the register still stands."""

    def post(self, request: StaffRequest, code: str) -> HttpResponse:
        place = get_object_or_404(members(), pk=code)
        try:
            count = needs.confirm_all(place, changes=self.changes_seen(), by=request.user, at=timezone.now())
        except needs.ChangedSince:
            messages.error(request, gettext("A colleague has changed this since. Read again, then confirm."))
        else:
            words = ngettext(
                "%(place)s: %(count)s need is confirmed today.",
                "%(place)s: all %(count)s needs are confirmed today.",
                count,
            )
            messages.success(request, words % {"place": place, "count": count})
        return self.back_to_the_list()


class EndNeed(NeedView):
    """The need is met or gone; it stays in the register with its history."""

    def post(self, request: StaffRequest, pk: int) -> HttpResponse:
        need = get_object_or_404(Need, pk=pk)
        needs.end(need, by=request.user, at=timezone.now())
        messages.success(request, gettext("The need is ended and counts no more."))
        return self.back_to_the_list()
