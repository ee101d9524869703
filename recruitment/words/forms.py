"""The editor's form: one box for each text of a place, and rules that keep facts in and secrets out."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminAutoHeightTextInput

from recruitment.words.filling import names_in
from recruitment.words.labels import HINT, LINES, label_of, room_for
from recruitment.words.models import Wording
from recruitment.words.start_texts import texts_of

# A subject line is read on a locked telephone, by whoever sits beside it.
TELLS_TOO_MUCH = re.compile(r"famil\w*hem|foster|placer|socialt|barn|\bchild|hemvärd", re.IGNORECASE)


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
            if text and (wrong := _fault(name, text, start)):
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


def _fault(name: str, text: str, start: str) -> str:
    """What keeps a text from being used, in the editor's words; nothing when it is well."""
    if missing := names_in(start) - names_in(text):
        return _("Something is missing: %(facts)s. The site fills it in.") % {"facts": _braced(missing)}
    if unknown := names_in(text) - names_in(start):
        return _("The site cannot fill in %(facts)s here.") % {"facts": _braced(unknown)}
    if name == "subject" and TELLS_TOO_MUCH.search(text):
        return _("The subject line is seen by others. Say nothing in it about what the letter is about.")
    if name == "opening" and TELLS_TOO_MUCH.search(text):
        return _("Telephones show how a letter begins. Say nothing there about what it is about.")
    if (name in LINES or name.startswith(HINT)) and "\n" in text:
        return _("Write it on one line.")
    return ""


def _braced(names: set[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names))
