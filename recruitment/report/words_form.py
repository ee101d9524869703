"""What somebody at the unit writes for the activity report: texts, what was spent, and staffing."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from recruitment.report.annual_report import AHEAD, ECONOMY, FULFILMENT, LIMITS, STAFF, SUMMARY
from recruitment.report.blocks.money import POSTS_FILLED, POSTS_PLANNED, SPENT

LONGEST = 6000
TEXTS = (
    (SUMMARY, _("In short"), _("The most important in the period, in a few sentences.")),
    (FULFILMENT, _("How the goals were reached"), ""),
    (ECONOMY, _("About the economy"), ""),
    (STAFF, _("About the staff"), _("Vacancies, new colleagues, training. Nothing about a person's health.")),
    (AHEAD, _("Ahead"), _("What comes next, and what must change.")),
    (LIMITS, _("What else we cannot say"), _("Is added to what the system says itself.")),
)
POSTS = ((POSTS_PLANNED, _("Posts by the budget")), (POSTS_FILLED, _("Posts filled, on average")))


class WholeKronor(forms.IntegerField):
    """A sum as people write it: 1 400 000."""

    def to_python(self, value: Any) -> int | None:
        return super().to_python("".join(value.split()) if isinstance(value, str) else value)


class WordsForm(forms.Form):
    """All of it may be left empty, and filled in bit by bit."""

    use_required_attribute = False
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, data: Any = None, *, contents: Mapping[str, Any], version: int) -> None:
        super().__init__(data, initial={"version": version})
        for key, label, help_text in TEXTS:
            self.fields[key] = forms.CharField(
                label=label,
                help_text=help_text,
                required=False,
                max_length=LONGEST,
                initial=contents.get(key, ""),
                widget=forms.Textarea(attrs={"rows": 4}),
            )
        for key, words in POSTS:
            self.fields[key] = forms.DecimalField(
                label=words,
                required=False,
                min_value=0,
                max_digits=5,
                decimal_places=2,
                localize=True,
                initial=contents.get(key),
                widget=forms.TextInput(attrs={"inputmode": "decimal", "size": 6}),
                error_messages={"invalid": _("Write a number, such as 4,5, or leave it empty.")},
            )
        for number, expense in enumerate(self._expenses()):
            self.fields[f"{SPENT}_{number}"] = WholeKronor(
                label=expense,
                required=False,
                min_value=0,
                max_value=999_999_999,
                initial=contents.get(SPENT, {}).get(expense),
                widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 10}),
                error_messages={"invalid": _("Write whole kronor, or leave it empty.")},
            )

    @property
    def texts(self) -> list[forms.BoundField]:
        return [self[key] for key, *_words in TEXTS]

    @property
    def posts(self) -> list[forms.BoundField]:
        return [self[key] for key, _words in POSTS]

    @property
    def spent(self) -> list[forms.BoundField]:
        return [self[f"{SPENT}_{number}"] for number, _label in enumerate(self._expenses())]

    def contents(self) -> dict[str, Any]:
        """Plain values, without what was left empty; an expense goes by its name in the unit file."""
        kept: dict[str, Any] = {
            key: self.cleaned_data[key] for key, *_words in TEXTS if self.cleaned_data[key]
        }
        for key, _words in POSTS:
            if self.cleaned_data[key] is not None:
                kept[key] = float(self.cleaned_data[key])
        spent = {
            label: self.cleaned_data[f"{SPENT}_{number}"] for number, label in enumerate(self._expenses())
        }
        if known := {label: amount for label, amount in spent.items() if amount is not None}:
            kept[SPENT] = known
        return kept

    def _expenses(self) -> list[str]:
        return [row.label for row in settings.UNIT.budget.rows] if settings.UNIT.budget else []
