"""How to reach the unit: what the unit file states, and nothing it does not."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class ContactBlock(blocks.StaticBlock):
    class Meta:
        template = "blocks/contact.html"
        icon = "mail"
        label = _("Contact details")
        admin_text = _("Shows phone, e-mail, hours and address from the unit's own file.")
