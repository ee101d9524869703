"""Codes that people tried and nobody made: mostly misprints, worth finding the same day."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import ModelPermissionPolicy

from recruitment.campaigns.models import OrphanDay, Tag
from recruitment.campaigns.queries import near_tags
from recruitment.staff.models import User


class OnlySeen(ModelPermissionPolicy):
    """Whoever sees tags sees what was tried in vain."""

    def user_has_permission(self, user: User, action: str) -> bool:
        return action == "view" and super().user_has_permission(user, action)


class ListOrphans(generic.IndexView):
    """Beside each code the tags it may have been meant for, so that what was printed can be compared."""

    def paginate_queryset(self, *args: Any) -> tuple[Any, ...]:
        paginator, page, orphans, is_paginated = super().paginate_queryset(*args)
        near = near_tags(orphan.code for orphan in orphans)
        for orphan in orphans:
            orphan.perhaps = _names(near[orphan.code])
        return paginator, page, orphans, is_paginated


def _names(tags: Sequence[Tag]) -> str:
    return ", ".join(f"{tag.code} ({tag.activity})" for tag in tags)


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
    index_view_class = ListOrphans
    list_display: ClassVar = [
        Column("code", label=_("Code")),
        "day",
        "count",
        Column("perhaps", label=_("Perhaps meant")),
    ]
    form_fields: ClassVar[list[str]] = []

    @property
    def permission_policy(self) -> OnlySeen:
        return OnlySeen(Tag)
