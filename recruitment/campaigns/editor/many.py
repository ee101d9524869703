"""Many tags at once: one for each pasted place, and a sheet of their QR codes to print and cut."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from recruitment.campaigns import actions
from recruitment.campaigns.editor.one_tag import drawn
from recruitment.campaigns.forms import BulkForm
from recruitment.campaigns.models import Tag
from recruitment.plan.models import Activity
from recruitment.staff.access import StaffRequest

# Twelve codes of 40 mm, with the address beneath each, fill an A4 page.
CODES_A_PAGE = 12


class BulkTags(WagtailAdminTemplateMixin, PermissionCheckedMixin, View):
    """Twenty posters, one tag for each place."""

    # From Wagtail 8 the policy is found by the model; a view without one is open to every editor.
    model = Tag
    any_permission_required: ClassVar = ["add"]
    template_name = "campaigns/editor/bulk.html"
    page_title = _("Many tags at once")
    header_icon = "tag"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(BulkForm(initial={"activity": request.GET.get("activity")}))

    def post(self, request: StaffRequest) -> HttpResponse:
        form = BulkForm(request.POST)
        if not form.is_valid():
            return self.page(form)
        facts = form.cleaned_data
        try:
            made = actions.create_tags(
                activity=facts["activity"],
                variants=facts["places"],
                landing_page=facts["landing_page"],
                by=request.user,
                at=timezone.now(),
            )
        except actions.TooManyTags:
            form.add_error("places", gettext("This activity has as many tags as an activity may have."))
            return self.page(form)
        except ValidationError as refused:
            form.add_error("places", refused.messages)
            return self.page(form)
        _tell(request, made=len(made), had=len(facts["places"]) - len(made))
        return redirect("tags:qr_sheet", activity=facts["activity"].pk)

    def page(self, form: BulkForm) -> HttpResponse:
        response: HttpResponse = self.render_to_response(self.get_context_data(form=form))
        return response

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("tags:index"), "label": str(Tag._meta.verbose_name_plural).capitalize()},
            {"url": "", "label": str(self.page_title)},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "breadcrumbs_items": self.get_breadcrumbs_items(), "media": kwargs["form"].media}


class QRSheet(PermissionCheckedMixin, View):
    """The codes of an activity's running tags on A4 pages, with marks to cut by."""

    model = Tag
    any_permission_required: ClassVar = ["add", "change", "view"]

    def get(self, request: HttpRequest, activity: int) -> HttpResponse:
        found = get_object_or_404(Activity, pk=activity)
        tags = list(
            Tag.objects.filter(activity=found, retired_on__isnull=True)
            .select_related("activity")
            .order_by("variant", "code")
        )
        context = {"activity": found, "sheets": list(_sheets(tags)), "count": len(tags)}
        return render(request, "campaigns/editor/qr_sheet.html", context)


def _sheets(tags: list[Tag]) -> Iterator[list[dict[str, Any]]]:
    for first in range(0, len(tags), CODES_A_PAGE):
        yield [drawn(tag) for tag in tags[first : first + CODES_A_PAGE]]


def _tell(request: HttpRequest, *, made: int, had: int) -> None:
    said = ngettext("%(count)s tag was made.", "%(count)s tags were made.", made) % {"count": made}
    if had:
        kept = ngettext(
            "%(count)s place already had one, and keeps it.",
            "%(count)s places already had one, and keep it.",
            had,
        )
        said += " " + kept % {"count": had}
    messages.success(request, said)
