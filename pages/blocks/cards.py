"""Ways onward: a few cards, each about one thing."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks

from pages.blocks.page_link import PageLinkBlock

ICONS = [
    ("home", pgettext_lazy("icon", "house")),
    ("chair", pgettext_lazy("icon", "chair")),
    ("heart", pgettext_lazy("icon", "heart")),
    ("people", pgettext_lazy("icon", "people")),
    ("person", pgettext_lazy("icon", "person")),
    ("clock", pgettext_lazy("icon", "clock")),
    ("calendar", pgettext_lazy("icon", "calendar")),
    ("map-pin", pgettext_lazy("icon", "place")),
    ("phone", pgettext_lazy("icon", "phone")),
    ("info", pgettext_lazy("icon", "information")),
    ("check", pgettext_lazy("icon", "tick")),
    ("lock", pgettext_lazy("icon", "padlock")),
    ("leaf", pgettext_lazy("icon", "leaf")),
]


class CardBlock(blocks.StructBlock):
    icon = blocks.ChoiceBlock(choices=ICONS, required=False, label=_("Icon"))
    title = blocks.CharBlock(max_length=80, label=_("Heading"))
    text = blocks.TextBlock(max_length=400, label=_("Text"))
    page = PageLinkBlock(
        required=False, label=_("Page"), help_text=_("The whole card becomes a link to this page.")
    )


class CardsBlock(blocks.StructBlock):
    heading = blocks.CharBlock(required=False, max_length=80, label=_("Heading"))
    cards = blocks.ListBlock(CardBlock(), min_num=1, max_num=6, label=_("Cards"))

    class Meta:
        template = "blocks/cards.html"
        icon = "grip"
        label = _("Cards")
