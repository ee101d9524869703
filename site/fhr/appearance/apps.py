"""An app of its own, because its setting is a table."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AppearanceConfig(AppConfig):
    name = "fhr.appearance"
    label = "appearance"
    verbose_name = _("Appearance")
    default_auto_field = "django.db.models.BigAutoField"
