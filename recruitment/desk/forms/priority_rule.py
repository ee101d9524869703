"""A new version of the queue's rule: the points, the day it begins and why."""

from typing import Any, cast

from django import forms
from django.db.models import Field
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from recruitment.desk.forms.fields import day_field, told_when_empty
from recruitment.desk.wording import sentence
from recruitment.priority.models import MOST_POINTS, PriorityRule
from recruitment.priority.rules import WEIGHTS, Rule

# Waiting must always count, see `priority.models`.
AT_LEAST_ONE = frozenset({"points_a_week", "most_needs"})
FROM_NONE = _("Write a whole number from 0 to 10.")
FROM_ONE = _("Write a whole number from 1 to 10.")


class PriorityRuleForm(forms.Form):
    """Begins with the points in force; only who adopts must say why."""

    use_required_attribute = False
    field_order = (*WEIGHTS, "in_force_from", "why")
    in_force_from = day_field(_("In force from"))
    why = forms.CharField(
        label=_("Why"),
        help_text=_("One or two sentences. Everybody who works with the queue can read them."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages=told_when_empty(_("Say why. The reason is shown to those who read the rule.")),
    )

    def __init__(self, data: Any = None, *, now: Rule, is_adopting: bool = False) -> None:
        super().__init__(data)
        for name in WEIGHTS:
            self.fields[name] = _points_field(name, initial=getattr(now, name))
        self.order_fields(self.field_order)
        self.fields["in_force_from"].initial = timezone.localdate
        self.fields["why"].required = is_adopting

    @property
    def points(self) -> list[forms.BoundField]:
        return [self[name] for name in WEIGHTS]

    def weights(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in WEIGHTS}


def _points_field(name: str, *, initial: int) -> forms.IntegerField:
    words = cast("Field", PriorityRule._meta.get_field(name))
    wrong = FROM_ONE if name in AT_LEAST_ONE else FROM_NONE
    return forms.IntegerField(
        label=sentence(str(words.verbose_name)),
        help_text=words.help_text,
        initial=initial,
        min_value=1 if name in AT_LEAST_ONE else 0,
        max_value=MOST_POINTS,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), wrong),
    )
