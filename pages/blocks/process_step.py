"""One step on the way from interest to a child in the house: who acts, what happens, how long it takes."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks


class Measured(TextChoices):
    """Times that are never typed in, because the unit promises or has measured them."""

    PROMISE = "promise", _("the unit's promise of a call")
    INVESTIGATION = "investigation", _("the unit's own median, from registration to decision")


class Who(TextChoices):
    YOU = "you", pgettext_lazy("who acts", "You")
    WE = "we", pgettext_lazy("who acts", "We")
    TOGETHER = "together", pgettext_lazy("who acts", "Together")
    MUNICIPALITY = "municipality", pgettext_lazy("who acts", "The municipality")


class ProcessStepBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=60, label=_("What happens"))
    who = blocks.ChoiceBlock(choices=Who.choices, label=_("Who acts"))
    measured = blocks.ChoiceBlock(
        choices=Measured.choices,
        required=False,
        label=_("Time the site knows"),
        help_text=_("Shown only when there are enough families to count on; otherwise the words below."),
    )
    when = blocks.CharBlock(
        required=False,
        max_length=60,
        label=_("Time in words"),
        help_text=_("Without a number. Leave empty rather than guess."),
    )
    text = blocks.TextBlock(max_length=800, label=_("In a few sentences"))

    class Meta:
        icon = "time"
        label = _("Step")
