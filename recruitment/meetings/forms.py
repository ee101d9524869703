"""The editor's form for a meeting: what each kind needs, and words that name no host and no village."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from recruitment.meetings.models import Kind
from recruitment.municipalities.models import Municipality
from recruitment.plan.wording import names_host_or_village, names_somebody

NAMES_A_HOME = _("Leave out names, families and small places: a home party must not tell whose home it is.")


def areas() -> list[tuple[str, Any]]:
    return [("", _("the whole county")), *((area.key, area.label) for area in settings.UNIT.areas)]


class MeetingForm(WagtailAdminModelForm):
    """A meeting's kind is chosen once. The address of a home is written here and never shown here."""

    area = forms.ChoiceField(label=_("Part of the county"), choices=areas, required=False)
    new_address = forms.CharField(
        label=_("Address of the home"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
        help_text=_(
            "Only for home parties. Locked when saved, sent by e-mail to those who have a seat, and shown"
            " nowhere, not here either."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_new = self.instance._state.adding
        if self.is_new:
            return
        self.fields["kind"].disabled = True
        if self.instance.is_home_party:
            self.fields["new_address"].label = _("New address of the home")
            self.fields["new_address"].help_text = _(
                "An address is kept. Write here only to replace it; everybody with a seat is then told."
            )
        else:
            del self.fields["new_address"]

    def clean(self) -> dict[str, Any]:
        facts: dict[str, Any] = super().clean() or self.cleaned_data
        self._check_times(facts)
        if names_somebody(facts.get("title") or ""):
            self.add_error("title", _("A title is for everyone. Leave out names, numbers and addresses."))
        if facts.get("capacity") == 0:
            self.add_error("capacity", _("A meeting has at least one seat."))
        match facts.get("kind"):
            case Kind.HOME_PARTY:
                self._check_home_party(facts)
            case Kind.DIGITAL if not facts.get("digital_link"):
                self.add_error("digital_link", _("Give the link to the meeting."))
            case Kind.EVENING if not facts.get("place"):
                self.add_error("place", _("Give the meeting a place."))
        return facts

    def facts(self) -> dict[str, Any]:
        """What the form says about the meeting, for the action that writes it."""
        facts = {name: value for name, value in self.cleaned_data.items() if name != "new_address"}
        if address := self.cleaned_data.get("new_address"):
            facts["address"] = address
        return facts

    def _check_times(self, facts: dict[str, Any]) -> None:
        starts, ends = facts.get("starts_at"), facts.get("ends_at")
        if starts and ends and ends <= starts:
            self.add_error("ends_at", _("The meeting ends before it begins."))
        shown, hidden = facts.get("published_from"), facts.get("published_until")
        if shown and hidden and hidden <= shown:
            self.add_error("published_until", _("The meeting would be hidden before it is shown."))

    def _check_home_party(self, facts: dict[str, Any]) -> None:
        places = {*Municipality.objects.values_list("name", flat=True), settings.UNIT.county}
        for name in ("title", "about"):
            if any(names_host_or_village(line, places) for line in _sentences(facts.get(name) or "")):
                self.add_error(name, NAMES_A_HOME)
        for name in ("place", "municipality", "digital_link"):
            if facts.get(name):
                self.add_error(name, _("A home party has no public place, municipality or link."))
        activity = facts.get("activity")
        if activity is not None and any(
            names_somebody(words) or names_host_or_village(words, places)
            for words in (activity.name, activity.public_label)
        ):
            self.add_error(
                "activity",
                _("The name of this activity could tell whose home it is. Choose another, or rename it."),
            )
        if self.is_new and not facts.get("new_address"):
            self.add_error("new_address", _("Write the address that those with a seat get by e-mail."))


def _sentences(text: str) -> list[str]:
    """A sentence begins with a capital without naming anybody, so each is looked at by itself."""
    for mark in "!?:\n":
        text = text.replace(mark, ".")
    return [sentence.strip() for sentence in text.split(". ") if sentence.strip()]
