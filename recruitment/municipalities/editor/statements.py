"""Words about needs in the editor: proposed by a communicator, approved by the unit manager."""

from datetime import timedelta
from typing import Any, ClassVar

from django.contrib.admin.utils import quote
from django.db.models import QuerySet
from django.forms import ModelForm
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, NumberColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from recruitment.municipalities import statements
from recruitment.municipalities.editor.keeping import KeptForEver
from recruitment.municipalities.editor.one_statement import (
    ApproveStatement,
    ShowStatement,
    TakeDownStatement,
    where,
)
from recruitment.municipalities.forms import NeedStatementForm
from recruitment.municipalities.models import NeedStatement
from recruitment.municipalities.queries import with_homes_behind
from recruitment.staff.access import StaffRequest

USUAL_TIME = timedelta(days=60)


def _homes_behind(statement: NeedStatement) -> int | None:
    """As annotated by `with_homes_behind`; words that are always true are not counted."""
    return None if statement.is_evergreen else statement.homes_behind or 0  # type: ignore[attr-defined]


class ListStatements(generic.IndexView):
    """What waits first, then what stands on the pages, each with the needs behind it today."""

    def get_base_queryset(self) -> QuerySet[NeedStatement]:
        queryset: QuerySet[NeedStatement] = super().get_base_queryset()
        return with_homes_behind(queryset, timezone.localdate()).select_related("proposed_by")


class SaveStatement:
    """Whoever saves words has proposed them; saving without a change proposes nothing."""

    form: ModelForm
    request: StaffRequest

    def save_instance(self) -> NeedStatement:
        statement: NeedStatement = self.form.save(commit=False)
        if statement.pk is None or self.form.has_changed():
            statements.propose(statement, by=self.request.user, at=timezone.now())
        return statement

    def get_success_url(self) -> str:
        return reverse("statements:show", args=[quote(self.object.pk)])  # type: ignore[attr-defined]


class AddStatement(SaveStatement, generic.CreateView):
    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), "expires_on": timezone.localdate() + USUAL_TIME}


class EditStatement(SaveStatement, generic.EditView):
    def save_instance(self) -> NeedStatement:
        self.has_content_changes = self.form.has_changed()
        return super().save_instance()


class NeedStatementViewSet(ModelViewSet):
    model = NeedStatement
    name = "statements"
    icon = "comment"
    menu_label = _("Words about needs")
    menu_order = 50
    url_prefix = "behov/ord"
    index_view_class = ListStatements
    add_view_class = AddStatement
    edit_view_class = EditStatement
    copy_view_enabled = False
    list_per_page = 50
    list_display: ClassVar = [
        TitleColumn(
            "words", label=_("Words"), url_name="statements:show", link_classname="w-whitespace-nowrap"
        ),
        Column("get_status_display", label=_("Status")),
        Column("area", label=_("Where"), accessor=where),
        NumberColumn("homes_behind", label=_("Needs behind"), accessor=_homes_behind),
        "expires_on",
    ]
    list_filter: ClassVar = ["status", "is_evergreen"]
    search_fields: ClassVar = ["words"]
    edit_handler = ObjectList(
        [
            HelpPanel(
                _(
                    "One kind of home at a time. The unit manager approves the words before anybody reads"
                    " them; a change must be approved again. They leave the page on their last day, and"
                    " when too few needs stand behind them."
                )
            ),
            FieldPanel("words"),
            FieldPanel("words_in_english"),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("home_type"), FieldPanel("age_band"), FieldPanel("area")]),
                    FieldPanel("is_evergreen"),
                ],
                heading=_("What is counted in the register"),
            ),
            FieldPanel("expires_on"),
        ],
        base_form_class=NeedStatementForm,
    )

    @property
    def permission_policy(self) -> KeptForEver:
        return KeptForEver(NeedStatement)

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            *super().get_urlpatterns(),
            path("<int:pk>/", self.construct_view(ShowStatement), name="show"),
            path("<int:pk>/godkann/", self.construct_view(ApproveStatement), name="approve"),
            path("<int:pk>/ta-ner/", self.construct_view(TakeDownStatement), name="take_down"),
        ]
