"""The municipalities and their needs in the editor, kept by the unit manager."""

from typing import ClassVar

from django.forms import Form
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from recruitment.municipalities.forms import NeedForm
from recruitment.municipalities.models import Municipality, Need
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
    panels: ClassVar = [
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
    ]


class SaveNeed:
    """Whoever saves a need has thereby confirmed it."""

    form: Form
    request: StaffRequest

    def save_instance(self) -> Need:
        self.form.instance.confirmed_by = self.request.user  # type: ignore[attr-defined]
        return super().save_instance()  # type: ignore[misc, no-any-return]


class AddNeed(SaveNeed, generic.CreateView):
    pass


class EditNeed(SaveNeed, generic.EditView):
    pass


class NeedViewSet(ModelViewSet):
    model = Need
    icon = "home"
    menu_order = 100
    url_prefix = "behov"
    add_view_class = AddNeed
    edit_view_class = EditNeed
    copy_view_enabled = False
    list_per_page = 50
    list_display: ClassVar = [
        Column("municipality", label=_("Municipality")),
        "age_band",
        "home_type",
        "count",
        Column("get_urgency_display", label=_("Urgency")),
        "valid_until",
        "last_confirmed_on",
    ]
    list_filter: ClassVar = ["municipality", "urgency"]
    edit_handler = ObjectList(
        [
            HelpPanel(_("A need says how many homes of a kind are sought. Write nothing about a child.")),
            FieldPanel("municipality"),
            FieldRowPanel([FieldPanel("age_band"), FieldPanel("home_type"), FieldPanel("count")]),
            FieldPanel("siblings"),
            FieldRowPanel(
                [FieldPanel("urgency"), FieldPanel("valid_until"), FieldPanel("last_confirmed_on")]
            ),
        ],
        base_form_class=NeedForm,
    )
