"""How far a tag may follow a visit: decided anew, never edited."""

from typing import ClassVar

from django.forms import ModelForm
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import ModelPermissionPolicy

from recruitment.campaigns import actions
from recruitment.campaigns.models import Level, TrackingLevel
from recruitment.staff.models import User


class OnlyAdded(ModelPermissionPolicy):
    """A decision is followed by a new one, never edited away."""

    def user_has_permission(self, user: User, action: str) -> bool:
        return action in {"view", "add"} and super().user_has_permission(user, action)


class DecideLevel(generic.CreateView):
    """Puts the chosen level in force at once."""

    form: ModelForm

    def save_instance(self) -> TrackingLevel:
        facts = self.form.cleaned_data
        return actions.set_level(
            Level(facts["level"]), reason=facts["reason"], by=self.request.user, at=timezone.now()
        )


class TrackingLevelViewSet(ModelViewSet):
    model = TrackingLevel
    name = "levels"
    icon = "sliders"
    menu_order = 800
    url_prefix = "plan/sparningsniva"
    add_view_class = DecideLevel
    copy_view_enabled = False
    add_to_reference_index = False
    ordering = ("-since", "-pk")
    list_display: ClassVar = [
        Column("get_level_display", label=_("Level")),
        "since",
        Column("decided_by", label=_("Decided by")),
        "reason",
    ]
    edit_handler = ObjectList(
        [
            HelpPanel(
                _(
                    "The data protection officer decides how far a tag may follow a visit. A new decision"
                    " holds from the moment it is saved and is printed on every report."
                )
            ),
            FieldPanel("level"),
            FieldPanel("reason"),
        ]
    )

    @property
    def permission_policy(self) -> OnlyAdded:
        return OnlyAdded(TrackingLevel)
