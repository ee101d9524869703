"""The self test's statements, in groups, each with a word on what could change."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class StatementBlock(blocks.StructBlock):
    text = blocks.CharBlock(
        max_length=160,
        label=_("Statement"),
        help_text=_("In the words of the family: “We have …”. A yes means that it fits."),
    )
    change = blocks.TextBlock(
        max_length=300,
        label=_("What could change"),
        help_text=_("Shown when the answer is perhaps or no: what one can do, ask or wait for."),
    )


class StatementGroupBlock(blocks.StructBlock):
    heading = blocks.CharBlock(max_length=60, label=_("Heading"))
    statements = blocks.ListBlock(StatementBlock(), min_num=1, max_num=5, label=_("Statements"))

    class Meta:
        icon = "list-ul"
        label = _("Group of statements")
