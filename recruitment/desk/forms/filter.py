"""What the inbox can be narrowed down by, as a form and as an address; unknown words are passed over."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from recruitment.desk.wording import in_words
from recruitment.leads.models import EntryChannel
from recruitment.triage.filters import Filter, When
from recruitment.triage.queries import Tab

ALL = ("", pgettext_lazy("filter", "All"))
# Field of the form -> part of the filter; fields are named as the address says them.
PARTS = {
    "nar": "when",
    "kommun": "municipalities",
    "alder": "age_bands",
    "hem": "home_types",
    "sprak": "language",
    "kanal": "channel",
}
LONGEST_ADDRESS = 1000
LISTS = frozenset({"kommun", "alder", "hem"})


def _several(label: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(label=label, required=False, widget=forms.CheckboxSelectMultiple)


def _one(label: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False)


class FilterForm(forms.Form):
    """Costs no question to the database: every list of it stands in the unit file or in the code."""

    use_required_attribute = False
    nar = _one(pgettext_lazy("filter", "Presses"))
    sprak = _one(_("Language"))
    kanal = _one(_("Came in by"))
    alder = _several(_("Can receive"))
    hem = _several(_("Type of home"))
    kommun = _several(_("Municipality"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"auto_id": "urval-%s", **options})
        for name, choices in _choices().items():
            self.fields[name].choices = choices if name in LISTS else [ALL, *choices]  # type: ignore[attr-defined]


def read_filter(data: QueryDict) -> Filter:
    """The filter an address names; an old or mistyped word leaves the rest of its list standing."""
    chosen: dict[str, Any] = {}
    for name, choices in _choices().items():
        keys = {str(key) for key, _label in choices}
        known = tuple(dict.fromkeys(value for value in data.getlist(name) if value in keys))
        chosen[PARTS[name]] = known if name in LISTS else next(iter(known), "")
    return Filter(**chosen)


def form_of(chosen: Filter) -> FilterForm:
    """The form as it stands for a filter already chosen."""
    return FilterForm(initial={name: getattr(chosen, part) for name, part in PARTS.items()})


def address_of(tab: Tab, chosen: Filter) -> str:
    """What stands behind the question mark of the inbox's address for this view, always spelt the same."""
    parts: dict[str, Any] = {"flik": tab.value}
    parts |= {name: value for name, part in PARTS.items() if (value := getattr(chosen, part))}
    return urlencode(parts, doseq=True)


def same_place(address: str) -> str:
    """A view's address as we write it ourselves; the whole inbox for anything we did not."""
    data = QueryDict(address[:LONGEST_ADDRESS])
    told = data.get("flik", "")
    return address_of(Tab(told) if told in Tab.values else Tab.TODO, read_filter(data))


def words_of(chosen: Filter) -> list[str]:
    """What was chosen, one word or two a piece: “Ludvika”, “13–17 år”, “sena”."""
    choices = _choices()
    words = []
    for name, part in PARTS.items():
        value = getattr(chosen, part)
        labels = dict(choices[name])
        words += [str(labels[key]) for key in (value if name in LISTS else filter(None, [value]))]
    return words


def _choices() -> dict[str, list[tuple[str, Any]]]:
    unit = settings.UNIT
    return {
        "nar": in_words(When)(),
        "sprak": list(settings.LANGUAGES),
        "kanal": in_words(EntryChannel)(),
        "alder": [(band.key, band.label) for band in unit.age_bands],
        "hem": [(kind.key, kind.label) for kind in unit.home_types],
        "kommun": [(town.code, town.name) for town in (*unit.municipalities, *unit.neighbours)],
    }
