"""The municipalities and their needs in the editor, kept by the unit manager."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.forms import ModelForm
from django.middleware.csrf import get_token
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from recruitment.municipalities import needs
from recruitment.municipalities.editor.keeping import KeptForEver
from recruitment.municipalities.editor.one_need import (
    ConfirmNeed,
    ConfirmPlace,
    EndNeed,
    ShowNeed,
)
from recruitment.municipalities.forms import MunicipalityForm, NeedForm
from recruitment.municipalities.models import Municipality, Need
from recruitment.municipalities.naming import age_of, kind_of_home
from recruitment.municipalities.queries import RegisteredNeed, dialogues, in_register
from recruitment.staff.access import StaffRequest


class MunicipalityViewSet(ModelViewSet):
    model = Municipality
    icon = "site"
    menu_order = 200
    url_prefix = "kommuner"
    copy_view_enabled = False
    list_per_page = 50
    list_display: ClassVar = [
        "name",
        "code",
        "area",
        BooleanColumn("is_member", label=_("Member")),
        "children",
    ]
    search_fields: ClassVar = ["name"]
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("code"), FieldPanel("name"), FieldPanel("area")]),
            MultiFieldPanel(
                [
                    FieldPanel("is_member"),
                    FieldRowPanel([FieldPanel("member_since"), FieldPanel("member_until")]),
                ],
                heading=_("Membership"),
            ),
            FieldRowPanel([FieldPanel("children"), FieldPanel("children_source")]),
            FieldRowPanel([FieldPanel("website"), FieldPanel("emergency_phone")]),
        ],
        base_form_class=MunicipalityForm,
    )


class ListNeeds(generic.IndexView):
    """What to ask each municipality, then every need: those that stand first, each with its own press."""

    def get_base_queryset(self) -> QuerySet[RegisteredNeed]:
        return in_register(timezone.localdate())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        may_confirm = self.permission_policy.user_has_permission(self.request.user, "change")
        return {
            **context,
            "dialogues": [] if self.results_only else dialogues(timezone.localdate()),
            "may_confirm": may_confirm,
        }


class ConfirmColumn(Column):
    """One press for “it still stands”; what has run out is entered anew instead."""

    cell_template_name = "municipalities/editor/confirm_cell.html"

    def get_cell_context_data(self, instance: RegisteredNeed, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        request = context["request"]
        return {
            **context,
            "csrf_token": get_token(request),
            "may_confirm": request.user.has_perm("recruitment.change_need"),
            "today": timezone.localdate(),
        }


class SaveNeed:
    """Whoever saves a need has thereby confirmed it."""

    form: ModelForm
    request: StaffRequest

    def save_instance(self) -> Need:
        need: Need = self.form.save(commit=False)
        return needs.state(need, by=self.request.user, at=timezone.now())

    def get_success_url(self) -> str:
        return reverse("need:index")


class AddNeed(SaveNeed, generic.CreateView):
    pass


class EditNeed(SaveNeed, generic.EditView):
    def save_instance(self) -> Need:
        self.has_content_changes = self.form.has_changed()
        return super().save_instance()


class NeedViewSet(ModelViewSet):
    model = Need
    icon = "home"
    menu_order = 100
    url_prefix = "behov"
    index_view_class = ListNeeds
    index_template_name = "municipalities/editor/needs.html"
    add_view_class = AddNeed
    edit_view_class = EditNeed
    copy_view_enabled = False
    list_per_page = 50
    list_display: ClassVar = [
        TitleColumn("municipality", label=_("Municipality"), url_name="need:show"),
        Column("age_band", label=_("Age"), accessor=age_of),
        Column("count", label=_("Homes"), sort_key="count"),
        # Here a telephone still shows it.
        ConfirmColumn("last_confirmed_on", label=_("Last confirmed"), sort_key="last_confirmed_on"),
        Column("home_type", label=_("Type of home"), accessor=kind_of_home),
        Column("get_urgency_display", label=_("Urgency"), sort_key="urgency"),
        Column("valid_until", label=_("Valid until"), sort_key="valid_until"),
    ]
    list_filter: ClassVar = ["municipality", "urgency"]
    edit_handler = ObjectList(
        [
            HelpPanel(
                _(
                    "A need says how many homes of a kind are sought. Write nothing about a child. Saving it"
                    " confirms it, and every change stays in its history."
                )
            ),
            FieldPanel("municipality"),
            FieldRowPanel([FieldPanel("age_band"), FieldPanel("home_type"), FieldPanel("count")]),
            FieldRowPanel([FieldPanel("siblings"), FieldPanel("language")]),
            FieldRowPanel([FieldPanel("urgency"), FieldPanel("valid_until")]),
        ],
        base_form_class=NeedForm,
    )

    @property
    def permission_policy(self) -> KeptForEver:
        return KeptForEver(Need)

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            *super().get_urlpatterns(),
            path("<int:pk>/", self.construct_view(ShowNeed), name="show"),
            path("<int:pk>/star-kvar/", self.construct_view(ConfirmNeed), name="confirm"),
            path("<int:pk>/avsluta/", self.construct_view(EndNeed), name="end"),
            path("allt-stammer/<str:code>/", self.construct_view(ConfirmPlace), name="confirm_all"),
        ]
