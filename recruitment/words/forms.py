"""The editor's form: one box for each text of a place, and rules that keep facts in and secrets out."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminAutoHeightTextInput

from recruitment.words.faults import fault_of
from recruitment.words.filling import names_in
from recruitment.words.labels import LINES, label_of, room_for
from recruitment.words.models import Wording
from recruitment.words.start_texts import texts_of


class WordingForm(WagtailAdminModelForm):
    """Which boxes there are depends on the place, so they are made when the form is."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wording: Wording = self.instance
        self.start = texts_of(wording.place, wording.language) if wording.place else {}
        for name, start in self.start.items():
            self.fields[name] = _box(wording.place, name, start)
            self.initial[name] = wording.texts.get(name, "")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name, start in self.start.items():
            text = cleaned.get(name, "")
            if text and (wrong := fault_of(name, text, start)):
                self.add_error(name, wrong)
        self.instance.texts = {name: cleaned[name] for name in self.start if cleaned.get(name)}
        return cleaned


def _box(place: str, name: str, start: str) -> forms.CharField:
    facts = ", ".join(f"{{{fact}}}" for fact in sorted(names_in(start)))
    help_text = _("Keep what the site fills in: %(facts)s.") % {"facts": facts} if facts else ""
    widget = forms.TextInput() if name in LINES else AdminAutoHeightTextInput()
    # Left empty, the place says what it said to begin with, which is shown in the empty box.
    widget.attrs["placeholder"] = start
    return _Words(
        label=label_of(place, name),
        help_text=help_text,
        required=False,
        max_length=room_for(name),
        widget=widget,
    )


class _Words(forms.CharField):
    """Text as it is stored: a browser sends its lines with two signs between them."""

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n")
