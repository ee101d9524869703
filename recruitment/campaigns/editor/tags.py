"""Tags: made on an activity, listed with what they brought, never deleted."""

from typing import Any, ClassVar

from django.contrib.admin.utils import quote
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, ObjectList, PageChooserPanel
from wagtail.admin.ui.tables import Column, NumberColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets import HeaderButton
from wagtail.permissions import ModelPermissionPolicy

from recruitment.campaigns import actions
from recruitment.campaigns.destinations import Offer
from recruitment.campaigns.editor.alias import CloseAlias, OpenAlias
from recruitment.campaigns.editor.many import BulkTags, QRSheet
from recruitment.campaigns.editor.one_tag import DownloadQR, PosterSheet, PrintTag, RetireTag
from recruitment.campaigns.editor.trial import TryTag
from recruitment.campaigns.forms import TagForm
from recruitment.campaigns.links import printed_address
from recruitment.campaigns.models import Tag
from recruitment.campaigns.use import with_use
from recruitment.staff.models import User


class NeverDeleted(ModelPermissionPolicy):
    """Print lives long: whoever may do everything else may still not delete."""

    def user_has_permission(self, user: User, action: str) -> bool:
        return action != "delete" and super().user_has_permission(user, action)


class ListTags(generic.IndexView):
    """The newest first, with how often each has brought somebody."""

    def get_base_queryset(self) -> QuerySet[Tag]:
        queryset: QuerySet[Tag] = super().get_base_queryset()
        return with_use(queryset.select_related("activity__channel")).order_by("-created_at")

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        many = HeaderButton(gettext("Many tags at once"), reverse("tags:bulk"), icon_name="list-ul")
        return [*super().header_buttons, many]


class AddTag(generic.CreateView):
    """Ends on the tag's own page, where its QR code waits."""

    form: ModelForm

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), "activity": self.request.GET.get("activity")}

    def form_valid(self, form: ModelForm) -> HttpResponse:
        try:
            response: HttpResponse = super().form_valid(form)
        except actions.TooManyTags:
            form.add_error("activity", gettext("This activity has as many tags as an activity may have."))
            # Asked again, so that the page says above that something is wrong below.
            self.is_valid(form)
            response = self.form_invalid(form)
        return response

    def save_instance(self) -> Tag:
        facts = self.form.cleaned_data
        return actions.create_tag(
            activity=facts["activity"],
            variant=facts["variant"],
            landing_page=facts["landing_page"],
            is_printed=facts["is_printed"],
            by=self.request.user,
            at=timezone.now(),
        )

    def get_success_url(self) -> str:
        return reverse("tags:print", args=[quote(self.object.pk)])


class EditTag(generic.EditView):
    """Ends on the tag's own page, where it says what to look at before print."""

    def get_success_url(self) -> str:
        return reverse("tags:print", args=[quote(self.object.pk)])

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        return [
            HeaderButton(
                gettext("QR code and print"),
                reverse("tags:print", args=[quote(self.object.pk)]),
                icon_name="grid",
            )
        ]


class TagViewSet(ModelViewSet):
    model = Tag
    name = "tags"
    icon = "tag"
    menu_order = 150
    url_prefix = "plan/taggar"
    index_view_class = ListTags
    add_view_class = AddTag
    edit_view_class = EditTag
    copy_view_enabled = False
    offers: tuple[Offer, ...] = ()
    list_per_page = 50
    list_display: ClassVar = [
        TitleColumn("code", label=_("Code"), url_name="tags:print", link_classname="w-whitespace-nowrap"),
        Column("short_address", label=_("Short address"), accessor=printed_address),
        Column("activity", label=_("Activity")),
        "variant",
        NumberColumn("hits", label=_("Arrivals")),
        NumberColumn("late", label=_("Of which after its end")),
        "retired_on",
    ]
    list_filter: ClassVar = ["activity", "activity__channel", "is_printed"]
    search_fields: ClassVar = ["code", "variant", "activity__name"]
    edit_handler = ObjectList(
        [
            HelpPanel(
                _(
                    "The code is made when you save, and never changes. One tag for each place or version;"
                    " never one for each person. Without a landing page it leads to the next meeting of its"
                    " activity, or else to the start page."
                )
            ),
            FieldPanel("activity"),
            FieldPanel("variant"),
            PageChooserPanel("landing_page"),
            FieldPanel("is_printed"),
        ],
        base_form_class=TagForm,
    )

    @property
    def permission_policy(self) -> NeverDeleted:
        return NeverDeleted(Tag)

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            *super().get_urlpatterns(),
            path("manga/", self.construct_view(BulkTags), name="bulk"),
            path("ark/<int:activity>/", self.construct_view(QRSheet), name="qr_sheet"),
            path("<str:pk>/", self.construct_view(PrintTag, offers=self.offers), name="print"),
            path("<str:pk>/qr.svg", self.construct_view(DownloadQR, kind="svg"), name="svg"),
            path("<str:pk>/qr.png", self.construct_view(DownloadQR, kind="png"), name="png"),
            path("<str:pk>/qr.pdf", self.construct_view(DownloadQR, kind="pdf"), name="pdf"),
            path("<str:pk>/prov/", self.construct_view(TryTag, offers=self.offers), name="try"),
            path("<str:pk>/ord/", self.construct_view(OpenAlias, offers=self.offers), name="open_alias"),
            path("<str:pk>/ord/<int:alias>/", self.construct_view(CloseAlias), name="close_alias"),
            path("<str:pk>/affisch/", self.construct_view(PosterSheet), name="sheet"),
            path("<str:pk>/avsluta/", self.construct_view(RetireTag), name="retire"),
        ]
