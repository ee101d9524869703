"""The words of the form and the letters in the editor: drafted, read by a colleague, published."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import HelpPanel
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.permissions import ModelPermissionPolicy
from wagtail.snippets.views.snippets import SnippetViewSet

from recruitment.staff.models import User
from recruitment.words.editor.panel import PlaceScreen, TextsPanel
from recruitment.words.forms import WordingForm
from recruitment.words.models import Wording


class OnlyReworded(ModelPermissionPolicy):
    """Which places there are is decided in the code: none is added here, and none taken away."""

    def user_has_permission(self, user: User, action: str) -> bool:
        return action not in {"add", "delete"} and super().user_has_permission(user, action)


class WordingViewSet(SnippetViewSet):
    model = Wording
    icon = "form"
    admin_url_namespace = "words"
    base_url_path = "texter"
    add_to_admin_menu = True
    menu_label = _("Words of the form")
    menu_name = "words"
    menu_order = 130
    copy_view_enabled = False
    list_per_page = 100
    list_filter: ClassVar = ["locale"]
    ordering = ("pk",)
    list_display: ClassVar = [
        TitleColumn("place", label=_("Where"), accessor="where", url_name="words:edit"),
        Column("locale", label=_("Language")),
        Column("status_string", label=_("Status")),
        Column("last_published_at", label=_("Published")),
    ]
    edit_handler = PlaceScreen(
        [
            HelpPanel(
                _(
                    "Which questions there are, and their order, is not decided here. Whoever has begun the"
                    " form keeps the words they began with. An empty box says what the site said to begin"
                    " with."
                )
            ),
            TextsPanel(heading=_("Texts")),
        ],
        base_form_class=WordingForm,
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Wording]:
        return Wording.objects.select_related("locale")

    @property
    def permission_policy(self) -> Any:
        return OnlyReworded(Wording)
