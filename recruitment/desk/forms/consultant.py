"""How many children each municipality had in consultant-supported homes on a half-year's last day."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from recruitment.municipalities.models import Municipality

MOST = 999


class ConsultantCountsForm(forms.Form):
    """One number for each member; an empty one says that the municipality has not reported."""

    use_required_attribute = False

    def __init__(
        self, data: Any = None, *, members: Iterable[Municipality], standing: Mapping[str, int]
    ) -> None:
        super().__init__(data)
        self.members = {place.pk: place for place in members}
        for code, place in self.members.items():
            self.fields[code] = forms.IntegerField(
                label=place.name,
                required=False,
                min_value=0,
                max_value=MOST,
                initial=standing.get(code),
                widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "short", "size": 4}),
                error_messages={"invalid": _("Write a whole number, or leave it empty.")},
            )

    def counts(self) -> dict[Municipality, int | None]:
        return {place: self.cleaned_data[code] for code, place in self.members.items()}
