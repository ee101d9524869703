"""The rules of what is said: no fact is lost, and nobody beside the reader learns what it is about."""

import re
from collections.abc import Mapping

from django.utils.translation import gettext as _

from recruitment.words.filling import names_in
from recruitment.words.labels import HINT, LINES, label_of
from recruitment.words.start_texts import texts_of

# A subject line is read on a locked telephone, by whoever sits beside it.
TELLS_TOO_MUCH = re.compile(r"famil\w*hem|foster|placer|socialt|barn|\bchild|hemvärd", re.IGNORECASE)

# The whole of a text message stands there too.
TEXTED = ("text", "link")


def faults_in(place: str, language: str, texts: Mapping[str, str]) -> list[tuple[str, str]]:
    """What is called what, and what keeps it from being used; nothing where all is well."""
    start = texts_of(place, language)
    found = [(name, fault_of(name, texts[name], start[name])) for name in start if texts.get(name)]
    return [(label_of(place, name), wrong) for name, wrong in found if wrong]


def fault_of(name: str, text: str, start: str) -> str:
    """What keeps a text from being used, in the editor's words; nothing when it is well."""
    if missing := names_in(start) - names_in(text):
        return _("Something is missing: %(facts)s. The site fills it in.") % {"facts": _braced(missing)}
    if unknown := names_in(text) - names_in(start):
        return _("The site cannot fill in %(facts)s here.") % {"facts": _braced(unknown)}
    if name == "subject" and TELLS_TOO_MUCH.search(text):
        return _("The subject line is seen by others. Say nothing in it about what the letter is about.")
    if name == "opening" and TELLS_TOO_MUCH.search(text):
        return _("Telephones show how a letter begins. Say nothing there about what it is about.")
    if name in TEXTED and TELLS_TOO_MUCH.search(text):
        return _("Text messages are read on a locked telephone. Say nothing in them about what it is about.")
    if (name in LINES or name.startswith(HINT)) and "\n" in text:
        return _("Write it on one line.")
    return ""


def _braced(names: set[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names))
