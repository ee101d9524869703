"""A question that people neither see nor reach, and that programs which fill in everything answer."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST_ANSWER = 120


class Trap(forms.CharField):
    """What is written here marks the sender for staff, refuses nothing, and is kept nowhere."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Leave this empty"),
            required=False,
            widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
        )
        self.template_name = "forms/trap.html"

    def clean(self, value: Any) -> str:
        """Whatever was written; nothing of it is wrong."""
        return str(value or "").strip()[:LONGEST_ANSWER]

    def words(self, value: str) -> str:
        """Nothing of it is an answer."""
        return ""
