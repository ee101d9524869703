"""The calendar's screens in the editor: communicators make meetings, and never meet who has booked."""

from typing import Any, ClassVar

from django.contrib import messages
from django.contrib.admin.utils import quote
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _
from django.views import View
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets import HeaderButton
from wagtail.permissions import ModelPermissionPolicy

from recruitment.campaigns.links import printed_address
from recruitment.meetings import scheduling
from recruitment.meetings.forms import MeetingForm
from recruitment.meetings.models import Meeting
from recruitment.meetings.queries import shared_address
from recruitment.meetings.refusals import BookingRefused
from recruitment.staff.access import StaffRequest
from recruitment.staff.models import User


class CalledOffNotDeleted(ModelPermissionPolicy):
    """Somebody may have booked: a meeting is called off, and they are told, but never deleted."""

    def user_has_permission(self, user: User, action: str) -> bool:
        return action != "delete" and super().user_has_permission(user, action)


def state(meeting: Meeting) -> str:
    """Where a meeting stands, in a word or two."""
    now = timezone.now()
    if meeting.is_cancelled:
        return pgettext("meeting", "called off")
    if meeting.ends_at <= now:
        return pgettext("meeting", "over")
    if meeting.is_home_party:
        return pgettext("meeting", "for the invited")
    if meeting.published_from > now or (meeting.published_until and meeting.published_until <= now):
        return pgettext("meeting", "not shown")
    return pgettext("meeting", "open for booking")


def seats(meeting: Meeting) -> str:
    return gettext("%(taken)s of %(all)s") % {"taken": meeting.seats_taken, "all": meeting.capacity}


class ListMeetings(generic.IndexView):
    """The latest first: what is coming stands at the top."""

    def get_base_queryset(self) -> QuerySet[Meeting]:
        queryset: QuerySet[Meeting] = super().get_base_queryset()
        return queryset.order_by("-starts_at", "pk")


class AddMeeting(generic.CreateView):
    form: MeetingForm

    def save_instance(self) -> Meeting:
        meeting: Meeting = self.form.save(commit=False)
        meeting.address = self.form.cleaned_data.get("new_address", "")
        return scheduling.announce(meeting, by=self.request.user, at=timezone.now())

    def get_success_url(self) -> str:
        return reverse("meetings:show", args=[quote(self.object.pk)])


class EditMeeting(generic.EditView):
    form: MeetingForm

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        address = reverse("meetings:show", args=[quote(self.object.pk)])
        return [HeaderButton(gettext("Links and code"), address, icon_name="link")]

    def save_instance(self) -> Meeting:
        self.has_content_changes = self.form.has_changed()
        # Read anew: the form has written its own words into this instance already.
        meeting = Meeting.objects.get(pk=self.object.pk)
        return scheduling.change(meeting, self.form.facts(), by=self.request.user, at=timezone.now())

    def form_valid(self, form: MeetingForm) -> HttpResponse:
        try:
            response: HttpResponse = super().form_valid(form)
        except BookingRefused as refusal:
            form.add_error("capacity", str(refusal))
            self.produced_error_code = self.produced_error_message = None
            response = self.form_invalid(form)
        return response

    def get_success_url(self) -> str:
        return reverse("meetings:show", args=[quote(self.object.pk)])


class MeetingView(PermissionCheckedMixin, View):
    """What the views about one meeting share."""

    # From Wagtail 8 the policy is found by the model; a view without one is open to every editor.
    model = Meeting
    any_permission_required: ClassVar = ["add", "change", "view"]

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.meeting = get_object_or_404(Meeting.objects.select_related("activity", "tag"), pk=kwargs["pk"])


class ShowMeeting(WagtailAdminTemplateMixin, MeetingView):
    """The link to spread, or the code for the invitation, and how many seats are taken."""

    template_name = "meetings/editor/meeting.html"
    page_title = _("Meeting")
    header_icon = "date"

    def get(self, request: HttpRequest, pk: str) -> HttpResponse:
        response: HttpResponse = self.render_to_response(self.get_context_data())
        return response

    def get_page_subtitle(self) -> str:
        return str(self.meeting)

    @property
    def header_buttons(self) -> list[HeaderButton]:
        address = reverse("meetings:edit", args=[quote(self.meeting.pk)])
        return [HeaderButton(gettext("Change"), address, icon_name="edit")]

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse("meetings:index"), "label": gettext("Meetings")},
            {"url": "", "label": str(self.meeting)},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        meeting, now = self.meeting, timezone.now()
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {
            **context,
            "breadcrumbs_items": self.get_breadcrumbs_items(),
            "meeting": meeting,
            "state": state(meeting),
            "seats": seats(meeting),
            "shared_address": shared_address(meeting),
            "printed_address": printed_address(meeting.tag) if meeting.tag else "",
            "may_call_off": not meeting.is_cancelled
            and meeting.ends_at > now
            and self.permission_policy.user_has_permission(self.request.user, "change"),
        }


class CallOff(MeetingView):
    """Calls the meeting off and writes to everybody who has booked."""

    any_permission_required: ClassVar = ["change"]

    def post(self, request: StaffRequest, pk: str) -> HttpResponse:
        scheduling.call_off(self.meeting, by=request.user, at=timezone.now())
        messages.success(
            request,
            gettext(
                "The meeting is called off. Those who gave an e-mail address are told;"
                " the desk calls the others."
            ),
        )
        return redirect("meetings:show", pk=self.meeting.pk)


class MeetingViewSet(ModelViewSet):
    model = Meeting
    name = "meetings"
    icon = "date"
    menu_label = _("Meetings")
    menu_order = 115
    add_to_admin_menu = True
    url_prefix = "traffar"
    index_view_class = ListMeetings
    add_view_class = AddMeeting
    edit_view_class = EditMeeting
    copy_view_enabled = False
    add_to_reference_index = False
    list_per_page = 50
    list_display: ClassVar = [
        TitleColumn("title", label=_("Title"), url_name="meetings:show"),
        Column("get_kind_display", label=_("Kind")),
        "starts_at",
        Column("place", label=_("Place"), accessor=lambda meeting: meeting.place_label),
        Column("seats", label=_("Seats"), accessor=seats),
        Column("state", label=_("State"), accessor=state),
    ]
    list_filter: ClassVar = ["kind", "municipality", "language"]
    search_fields: ClassVar = ["title"]
    edit_handler = ObjectList(
        [
            HelpPanel(
                _(
                    "Home parties are for the invited alone: they get a code when you save, and stand in no"
                    " list. Never write whose home it is, or where, anywhere but in the locked address."
                )
            ),
            FieldRowPanel([FieldPanel("kind"), FieldPanel("language")]),
            FieldPanel("title"),
            FieldPanel("about"),
            FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
            MultiFieldPanel(
                [
                    FieldPanel("place"),
                    FieldPanel("digital_link"),
                    FieldRowPanel([FieldPanel("municipality"), FieldPanel("area")]),
                    FieldPanel("new_address"),
                ],
                heading=_("Where"),
            ),
            FieldRowPanel([FieldPanel("capacity"), FieldPanel("has_waiting_list")]),
            FieldPanel("activity"),
            MultiFieldPanel(
                [FieldRowPanel([FieldPanel("published_from"), FieldPanel("published_until")])],
                heading=_("When it stands in the calendar"),
            ),
        ],
        base_form_class=MeetingForm,
    )

    @property
    def permission_policy(self) -> CalledOffNotDeleted:
        return CalledOffNotDeleted(Meeting)

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            *super().get_urlpatterns(),
            path("<uuid:pk>/", self.construct_view(ShowMeeting), name="show"),
            path("<uuid:pk>/stall-in/", self.construct_view(CallOff), name="call_off"),
        ]
