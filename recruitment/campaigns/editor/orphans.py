"""Codes that people tried and nobody made: mostly misprints, worth finding the same day."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import ModelPermissionPolicy

from recruitment.campaigns.models import OrphanDay, Tag
from recruitment.staff.models import User


class OnlySeen(ModelPermissionPolicy):
    """Whoever sees tags sees what was tried in vain."""

    def user_has_permission(self, user: User, action: str) -> bool:
        return action == "view" and super().user_has_permission(user, action)


class OrphanViewSet(ModelViewSet):
    model = OrphanDay
    name = "orphans"
    icon = "warning"
    menu_label = _("Unknown codes")
    menu_order = 700
    url_prefix = "plan/okanda-koder"
    copy_view_enabled = False
    add_to_reference_index = False
    list_per_page = 50
    ordering = ("-day", "-count")
    list_display: ClassVar = [Column("code", label=_("Code")), "day", "count"]
    form_fields: ClassVar[list[str]] = []

    @property
    def permission_policy(self) -> OnlySeen:
        return OnlySeen(Tag)
