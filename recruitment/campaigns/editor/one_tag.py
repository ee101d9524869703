"""One tag's own pages: its QR code on the screen, as a file and on a poster, and its retirement."""

from typing import Any, ClassVar

from django.contrib import messages
from django.contrib.admin.utils import quote
from django.db.models import Sum
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from recruitment.campaigns import actions, qr
from recruitment.campaigns.advice import advice
from recruitment.campaigns.destinations import Offer, destination_of
from recruitment.campaigns.forms import AliasForm
from recruitment.campaigns.landing import landing_of
from recruitment.campaigns.links import (
    advertiser_address,
    alias_address,
    printed_address,
    short_address,
    utm_of,
)
from recruitment.campaigns.models import Tag
from recruitment.campaigns.use import with_use
from recruitment.staff.access import StaffRequest


class TagView(PermissionCheckedMixin, View):
    """What the views about one tag share: it is found by its code, and only by who may see tags."""

    # From Wagtail 8 the policy is found by the model; a view without one is open to every editor.
    model = Tag
    any_permission_required: ClassVar = ["add", "change", "view"]

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        tags = Tag.objects.select_related("activity__channel", "landing_page")
        self.tag = get_object_or_404(tags, pk=kwargs["pk"])


class PrintTag(WagtailAdminTemplateMixin, TagView):
    """The short address, the QR code and what they have brought."""

    template_name = "campaigns/editor/tag.html"
    page_title = _("QR code and print")
    header_icon = "tag"
    offers: ClassVar[tuple[Offer, ...]] = ()

    def get(self, request: HttpRequest, pk: str) -> HttpResponse:
        response: HttpResponse = self.render_to_response(self.get_context_data())
        return response

    def get_page_subtitle(self) -> str:
        return self.tag.code

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("tags:index"), "label": str(Tag._meta.verbose_name_plural).capitalize()},
            {"url": reverse("tags:edit", args=[quote(self.tag.pk)]), "label": self.tag.code},
            {"url": "", "label": str(self.page_title)},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        today = timezone.localdate()
        landing = landing_of(self.request, self.tag, self.offers)
        leads_somewhere = self.tag.landing_page is not None or bool(destination_of(self.tag, self.offers))
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {
            **context,
            "breadcrumbs_items": self.get_breadcrumbs_items(),
            "used": with_use(Tag.objects.filter(pk=self.tag.pk)).get(),
            "landing": landing,
            "advice": list(advice(self.tag, leads_somewhere=leads_somewhere, today=today)),
            "aliases": [
                (alias, alias_address(alias.word))
                for alias in self.tag.aliases.annotate(used=Coalesce(Sum("days__count"), 0))
            ],
            "alias_form": kwargs.get("alias_form") or AliasForm(),
            "advertiser_address": advertiser_address(self.tag) if utm_of(self.tag) else "",
            **drawn(self.tag),
        }


class DownloadQR(TagView):
    """The QR code as a file."""

    kind = "svg"

    def get(self, request: HttpRequest, pk: str) -> HttpResponse:
        write, content_type = {
            "svg": (qr.svg, "image/svg+xml"),
            "png": (qr.png, "image/png"),
            "pdf": (qr.pdf, "application/pdf"),
        }[self.kind]
        response = HttpResponse(write(self.tag), content_type=content_type)
        response["Content-Disposition"] = f'attachment; filename="{self.tag.code}.{self.kind}"'
        return response


class PosterSheet(TagView):
    """A sheet to print: the QR code, the address beneath it and room for words of one's own."""

    def get(self, request: HttpRequest, pk: str) -> HttpResponse:
        return render(request, "campaigns/editor/poster_sheet.html", drawn(self.tag))


class RetireTag(TagView):
    """Takes a tag out of use today."""

    any_permission_required: ClassVar = ["change"]

    def post(self, request: StaffRequest, pk: str) -> HttpResponse:
        now = timezone.now()
        actions.retire_tag(self.tag, on=timezone.localdate(now), by=request.user, at=now)
        messages.success(request, gettext("The tag is retired. Its code still leads to the page."))
        return redirect("tags:print", pk=self.tag.pk)


def drawn(tag: Tag) -> dict[str, Any]:
    """What a page needs to show a tag: our own drawing holds nothing that anybody typed."""
    return {
        "tag": tag,
        "short_address": short_address(tag),
        "printed_address": printed_address(tag),
        "drawing": mark_safe(qr.inline_svg(tag)),  # noqa: S308
    }
