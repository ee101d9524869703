"""The survey's statements, each with five marks; every one of them may be left alone."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from recruitment.satisfaction.questions import MARKS, QUESTIONS

FIRST, LAST = _("1, do not agree at all"), _("5, agree entirely")


class SurveyForm(forms.Form):
    use_required_attribute = False

    def __init__(self, data: Any = None, *, audience: str) -> None:
        super().__init__(data)
        for question, words in QUESTIONS[audience].items():
            self.fields[question] = forms.TypedChoiceField(
                label=str(words),
                required=False,
                coerce=int,
                empty_value=None,
                choices=lambda: [(mark, {1: FIRST, 5: LAST}.get(mark, str(mark))) for mark in MARKS],
                widget=forms.RadioSelect,
            )
