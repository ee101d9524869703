"""The unit's basic requirements, read from the unit file so that every page says the same."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class RequirementsBlock(blocks.StaticBlock):
    class Meta:
        template = "blocks/requirements.html"
        icon = "clipboard-list"
        label = _("Basic requirements")
        admin_text = _("Shows the basic requirements from the unit's own file.")
