"""What staff write down when a family telephones, comes by, is met at a home party or is referred."""

from datetime import date, datetime, time, timedelta
from typing import Any, cast
from uuid import uuid4

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from recruitment.desk.forms.fields import day_field, text_field, told_when_empty
from recruitment.desk.wording import sentence
from recruitment.leads.heard import HeardFrom
from recruitment.leads.intake import ApplicantDetails
from recruitment.leads.models import EntryChannel
from recruitment.municipalities.models import Municipality
from recruitment.plan.models import Activity, ActivityStatus
from recruitment.privacy.contact import normalise_phone
from recruitment.triage.entering import BY_STAFF

# Families remember what they saw long ago.
REMEMBERED = timedelta(days=730)
ACTIVITY = "activity:"
# A day without an hour counts from noon: the promise is counted in working days.
NOON = time(12, 0)
SIBLINGS = (("", _("Not talked about")), ("yes", _("Yes")), ("maybe", _("Maybe")), ("no", _("No")))


class EnterForm(forms.Form):
    """Name, a way to reach them and how they came are needed; the rest is asked in the call."""

    use_required_attribute = False
    marks_optional = True

    entry_channel = forms.ChoiceField(
        label=_("How did they reach us?"),
        widget=forms.RadioSelect,
        choices=lambda: [(way.value, sentence(str(way.label))) for way in BY_STAFF],
        error_messages=told_when_empty(_("Choose how the family reached us.")),
    )
    turned_on = day_field(
        _("When did they get in touch?"), help_text=_("The promise to call counts from this day.")
    )
    name = forms.CharField(
        label=pgettext_lazy("one person", "Name"),
        max_length=120,
        error_messages=told_when_empty(_("Write the family’s name.")),
    )
    phone = forms.CharField(
        label=_("Telephone"), max_length=40, required=False, widget=forms.TextInput(attrs={"type": "tel"})
    )
    email = forms.EmailField(
        label=_("E-mail"), required=False, help_text=_("They get a receipt with their reference.")
    )
    name_2 = forms.CharField(label=_("The other applicant’s name"), max_length=120, required=False)
    municipality = forms.ModelChoiceField(
        label=_("Home municipality"),
        queryset=Municipality.objects.all(),
        required=False,
        empty_label=_("Do not know yet"),
    )
    heard = forms.ChoiceField(label=_("How did the family hear of us?"), required=False)
    home_types = forms.MultipleChoiceField(
        label=_("What are they interested in?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    age_bands = forms.MultipleChoiceField(
        label=_("Which ages can they receive?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    siblings = forms.ChoiceField(label=_("Siblings?"), required=False, choices=SIBLINGS)
    said = text_field(
        _("What did they say?"),
        required=False,
        help_text=_("Nothing about health, crime or other people unless it is needed."),
    )
    token = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **settings_: Any) -> None:
        super().__init__(*args, **settings_)
        unit = settings.UNIT
        self._offer("home_types", [(kind.key, kind.label) for kind in unit.home_types])
        self._offer("age_bands", [(band.key, band.label) for band in unit.age_bands])
        self._offer("heard", _heard_choices(timezone.localdate()))
        self.fields["token"].initial = uuid4
        self.fields["turned_on"].initial = timezone.localdate

    def clean_phone(self) -> str:
        phone: str = self.cleaned_data["phone"]
        if phone and not normalise_phone(phone):
            raise forms.ValidationError(_("Write the number with area code, for example 070-174 06 05."))
        return phone

    def clean_turned_on(self) -> date:
        day: date = self.cleaned_data["turned_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("The family cannot have turned to us on a day to come."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        is_misread = {"phone", "email"} & set(self.errors)
        if not is_misread and not cleaned.get("phone") and not cleaned.get("email"):
            self.add_error("phone", _("Write a telephone number or an e-mail address so that we reach them."))
        return cleaned

    def deed(self, *, now: datetime) -> dict[str, Any]:
        """What `triage.entering.enter` asks for."""
        told = self.cleaned_data
        people = [ApplicantDetails(told["name"], told["phone"], told["email"])]
        if told["name_2"]:
            people.append(ApplicantDetails(told["name_2"]))
        heard = told["heard"]
        activity = heard.removeprefix(ACTIVITY) if heard.startswith(ACTIVITY) else None
        return {
            "entry_channel": told["entry_channel"],
            "applicants": people,
            "turned_to_us_at": _moment(told["turned_on"], now),
            "municipality": told["municipality"],
            "answers": self._answers(),
            "activity": Activity.objects.filter(pk=activity).first() if activity else None,
            "heard": "" if activity else heard,
            "home_types": told["home_types"],
            "age_bands": told["age_bands"],
            "siblings": told["siblings"],
            "token": told["token"],
        }

    def _answers(self) -> dict[str, Any]:
        """In the shape the public form keeps, so that every page reads it alike."""
        said = self.cleaned_data["said"].strip()
        if not said:
            return {"steps": []}
        row = {"field": "motive", "label": str(self.fields["said"].label), "value": said}
        title = sentence(str(EntryChannel(self.cleaned_data["entry_channel"]).label))
        return {"steps": [{"key": "kontakt", "title": title, "answers": [row]}]}

    def _offer(self, name: str, choices: list[Any]) -> None:
        cast("forms.ChoiceField", self.fields[name]).choices = choices


def _moment(day: date, now: datetime) -> datetime:
    if day == timezone.localdate(now):
        return now
    return timezone.make_aware(datetime.combine(day, NOON))


def _heard_choices(today: date) -> list[Any]:
    """The plan's activities by the unit's own names, newest first, and the general answers."""
    activities = (
        Activity.objects.filter(starts_on__lte=today, ends_on__gte=today - REMEMBERED)
        .exclude(status=ActivityStatus.CANCELLED)
        .order_by("-starts_on", "name")
        .values_list("pk", "name", "plan__year")
    )
    by_year: dict[str, list[tuple[str, str]]] = {}
    for pk, name, year in activities:
        by_year.setdefault(str(_("Plan %(year)s") % {"year": year}), []).append((f"{ACTIVITY}{pk}", name))
    general = [(value, HeardFrom(value).label) for value in HeardFrom.values]
    return [("", _("Not asked yet")), *by_year.items(), (_("Some other way"), general)]
